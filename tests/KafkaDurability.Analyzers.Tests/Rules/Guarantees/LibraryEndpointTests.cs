using KafkaDurability.Analyzers.AppSettings;
using KafkaDurability.Analyzers.Configuration;
using KafkaDurability.Analyzers.Guarantees;
using KafkaDurability.Analyzers.Kafka;
using KafkaDurability.Analyzers.Tests.Libraries.StandIns;
using KafkaDurability.Analyzers.Tests.Verifiers;
using Microsoft.CodeAnalysis.Diagnostics;

namespace KafkaDurability.Analyzers.Tests.Rules;

/// <summary>Which topics a program names to libraries over the client: only what a method, class or attribute of the library is given.</summary>
public sealed class LibraryEndpointTests
{
    [Theory]
    [InlineData("using MassTransit;", "void Add(IKafkaFactoryConfigurator kafka) => kafka.TopicEndpoint<Paid>(\"orders\", \"billing\", e => { });", "MassTransit consumes orders for Paid")]
    [InlineData("using MassTransit;", "void Add(IRiderRegistrationConfigurator rider) => rider.AddProducer<Paid>(Topics.Invoices);", "MassTransit sends invoices for Paid")]
    [InlineData("using KafkaFlow.Configuration;", "void Add(IClusterConfigurationBuilder cluster) => cluster.AddConsumer(c => c.Topic(\"orders\").WithGroupId(\"billing\")).AddProducer(\"p\", p => p.DefaultTopic(\"invoices\"));", "KafkaFlow consumes orders for Setup", "KafkaFlow sends invoices for Setup")]
    [InlineData("using KafkaFlow;", "Task SendAsync(IMessageProducer producer) => producer.ProduceAsync(\"invoices\", \"key\", \"value\");", "KafkaFlow sends invoices for Setup")]
    [InlineData("using Wolverine; using Wolverine.Kafka;", "void Add(WolverineOptions options) { options.ListenToKafkaTopic(\"orders\"); options.PublishAllMessages().ToKafkaTopic(\"invoices\"); }", "Wolverine consumes orders for Setup", "Wolverine sends invoices for Setup")]
    [InlineData("using SlimMessageBus.Host; using SlimMessageBus.Host.Kafka;", "void Add(MessageBusBuilder bus) => bus.Produce<Paid>(p => p.DefaultTopic(\"invoices\")).Consume<Paid>(c => c.Topic(\"orders\").KafkaGroup(\"billing\"));", "SlimMessageBus consumes orders for Paid", "SlimMessageBus sends invoices for Paid")]
    [InlineData("using DotNetCore.CAP;", "[CapSubscribe(\"orders\")] public void Handle(Paid paid) { } Task SendAsync(ICapPublisher cap) => cap.PublishAsync(\"invoices\", new Paid());", "CAP consumes orders for Setup", "CAP sends invoices for Paid")]
    [InlineData("using Silverback.Messaging.Configuration.Kafka;", "void Add(KafkaConsumerConfigurationBuilder c, KafkaProducerConfigurationBuilder p) { c.Consume<Paid>(e => e.ConsumeFrom(\"orders\", \"returns\")); p.Produce<Paid>(e => e.ProduceTo(\"invoices\")); }", "Silverback consumes orders, returns for Paid", "Silverback sends invoices for Paid")]
    [InlineData("using Streamiz.Kafka.Net;", "void Add(StreamBuilder builder) => builder.Stream<string, string>(\"orders\").To(\"invoices\");", "Streamiz consumes orders for Setup", "Streamiz sends invoices for Setup")]
    [InlineData("using Akka.Streams.Kafka.Settings;", "ISubscription Of() => Subscriptions.Topics(\"orders\", Topics.Invoices);", "Akka.Streams.Kafka consumes orders, invoices for Setup")]
    [InlineData("using Paramore.Brighter; using Paramore.Brighter.MessagingGateway.Kafka;", "object[] Of() => [new KafkaSubscription(new SubscriptionName(\"s\"), new ChannelName(\"c\"), new RoutingKey(\"orders\")), new KafkaPublication { Topic = new RoutingKey(\"invoices\") }];", "Brighter consumes orders for Setup", "Brighter sends invoices for Setup")]
    [InlineData("using Microsoft.Azure.Functions.Worker;", "[Function(\"f\")] public void Run([KafkaTrigger(\"broker\", \"orders\")] string message) { }", "Azure Functions consumes orders for Setup")]
    public void Of_a_library(string usings, string code, params string[] expected) => Assert.Equal(expected, Endpoints(usings, code).Select(Show));

    [Fact]
    public void A_topic_from_outside_is_named_by_its_code() =>
        Assert.Equal(["MassTransit consumes [topic] for Paid"], Endpoints("using MassTransit;", "void Add(IKafkaFactoryConfigurator kafka, string topic) => kafka.TopicEndpoint<Paid>(topic, \"billing\", e => { });").Select(Show));

    /// <summary>Methods of the program that are called the same, and a library that is set up elsewhere.</summary>
    [Theory]
    [InlineData("void ListenToKafkaTopic(string topicName) { } void Add(WolverineOptions options) => ListenToKafkaTopic(\"orders\");")]
    [InlineData("void Add(WolverineOptions options) => options.Include<Extension>(); class Extension : IWolverineExtension { public void Configure(WolverineOptions options) { } }")]
    public void What_is_no_library_s_names_nothing_and_the_library_is_named_instead(string code)
    {
        var found = Read("using Wolverine; using Wolverine.Kafka;", code);
        Assert.Empty(found.All());
        Assert.Equal(["Wolverine"], found.WithoutTopics([]));
    }

    private static string Show(LibraryEndpoint endpoint) =>
        $"{endpoint.Library} {(endpoint.IsProducer ? "sends" : "consumes")} {string.Join(", ", endpoint.Topics.Select(topic => topic.IsName ? topic.Name : $"[{topic.Name}]"))} for {endpoint.Of}";

    private static List<LibraryEndpoint> Endpoints(string usings, string code) => Read(usings, code).All().ToList();

    private static LibraryEndpoints Read(string usings, string code)
    {
        var source = $"{usings} class Setup {{ {code} }} public class Paid {{ }} static class Topics {{ public const string Invoices = \"invoices\"; }}";
        var compilation = Reports.Compile(source).AddReferences(StandInLibraries.UsedBy(source).Except(Verify.References));
        var model = ConfigModel.Of(compilation, KafkaSymbols.From(compilation)!, SettingsFiles.Of(new AnalyzerOptions([]), CancellationToken.None));
        return new LibraryEndpoints(model, new TopicNames(model, CancellationToken.None), CancellationToken.None);
    }
}
