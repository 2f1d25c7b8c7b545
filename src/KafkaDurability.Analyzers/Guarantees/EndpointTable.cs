namespace KafkaDurability.Analyzers.Guarantees;

/// <summary>What of a library names a topic.</summary>
internal enum Naming
{
    /// <summary>A method that sets up the whole endpoint.</summary>
    Call,

    /// <summary>A method of a builder, in the lambda that sets up the endpoint.</summary>
    Builder,

    /// <summary>An attribute on a handler.</summary>
    Attribute,

    /// <summary>An object that describes the endpoint.</summary>
    Creation,
}

/// <param name="Library">The library, as people call it.</param>
/// <param name="Assembly">Without it the library does not speak Kafka.</param>
/// <param name="Name">Of the method, the attribute or the class.</param>
/// <param name="Type">The class or interface that declares the method; null for whatever is of the library.</param>
/// <param name="Parameter">How the parameter or property with the topic is called.</param>
internal sealed record EndpointName(string Library, string Assembly, Naming Naming, bool IsProducer, string Name, string? Type, params string[] Parameter);

/// <summary>How code names topics to the libraries over the client.</summary>
/// <remarks>From their sources, at the versions that facts on each library name (see the classes of Libraries).</remarks>
internal static class EndpointTable
{
    private const string Rider = "MassTransit.KafkaIntegration";
    private const string Slim = "SlimMessageBus.Host.Kafka";
    private const string Silverback = "Silverback.Integration.Kafka";
    private const string Brighter = "Paramore.Brighter.MessagingGateway.Kafka";
    private const string CapKafka = "DotNetCore.CAP.Kafka";
    private const string Streamiz = "Streamiz.Kafka.Net";
    private const string Akka = "Akka.Streams.Kafka";
    private const string Wolverine = "Wolverine.Kafka";

    public static EndpointName[] All { get; } =
    [
        new("MassTransit", Rider, Naming.Call, false, "TopicEndpoint", null, "topicName"),
        new("MassTransit", Rider, Naming.Call, true, "AddProducer", null, "topicName"),
        new("KafkaFlow", "KafkaFlow", Naming.Builder, false, "Topic", "IConsumerConfigurationBuilder", "topicName"),
        new("KafkaFlow", "KafkaFlow", Naming.Builder, false, "Topics", "IConsumerConfigurationBuilder", "topicNames"),
        new("KafkaFlow", "KafkaFlow", Naming.Builder, true, "DefaultTopic", "IProducerConfigurationBuilder", "topic"),
        new("KafkaFlow", "KafkaFlow", Naming.Call, true, "Produce", "IMessageProducer", "topic"),
        new("KafkaFlow", "KafkaFlow", Naming.Call, true, "ProduceAsync", "IMessageProducer", "topic"),
        new("Wolverine", Wolverine, Naming.Call, false, "ListenToKafkaTopic", null, "topicName"),
        new("Wolverine", Wolverine, Naming.Call, false, "ListenToKafkaTopics", null, "topicNames"),
        new("Wolverine", Wolverine, Naming.Call, true, "ToKafkaTopic", null, "topicName"),
        new("SlimMessageBus", Slim, Naming.Builder, false, "Topic", "ConsumerBuilder", "topic"),
        new("SlimMessageBus", Slim, Naming.Builder, false, "Topic", "HandlerBuilder", "topic"),
        new("SlimMessageBus", Slim, Naming.Builder, true, "DefaultTopic", "ProducerBuilder", "topic", "name"),
        new("CAP", CapKafka, Naming.Attribute, false, "CapSubscribeAttribute", null, "name"),
        new("CAP", CapKafka, Naming.Call, true, "Publish", "ICapPublisher", "name"),
        new("CAP", CapKafka, Naming.Call, true, "PublishAsync", "ICapPublisher", "name"),
        new("Silverback", Silverback, Naming.Builder, false, "ConsumeFrom", null, "topics", "topic"),
        new("Silverback", Silverback, Naming.Builder, true, "ProduceTo", null, "topic"),
        new("Brighter", Brighter, Naming.Creation, false, "KafkaSubscription", null, "routingKey"),
        new("Brighter", Brighter, Naming.Creation, true, "KafkaPublication", null, "Topic"),
        new("Streamiz", Streamiz, Naming.Call, false, "Stream", "StreamBuilder", "topic"),
        new("Streamiz", Streamiz, Naming.Call, false, "Table", "StreamBuilder", "topic"),
        new("Streamiz", Streamiz, Naming.Call, false, "GlobalTable", "StreamBuilder", "topic"),
        new("Streamiz", Streamiz, Naming.Call, true, "To", "IKStream", "topicName", "topic"),
        new("Akka.Streams.Kafka", Akka, Naming.Call, false, "Topics", "Subscriptions", "topics"),
        new("Akka.Streams.Kafka", Akka, Naming.Call, false, "AssignmentWithOffset", "Subscriptions", "topicPartitionOffsets"),
        new("Azure Functions", "Microsoft.Azure.Functions.Worker.Extensions.Kafka", Naming.Attribute, false, "KafkaTriggerAttribute", null, "topic"),
        new("Azure Functions", "Microsoft.Azure.Functions.Worker.Extensions.Kafka", Naming.Attribute, true, "KafkaOutputAttribute", null, "topic"),
        new("Azure Functions", "Microsoft.Azure.WebJobs.Extensions.Kafka", Naming.Attribute, false, "KafkaTriggerAttribute", null, "topic"),
        new("Azure Functions", "Microsoft.Azure.WebJobs.Extensions.Kafka", Naming.Attribute, true, "KafkaAttribute", null, "topic"),
    ];
}
