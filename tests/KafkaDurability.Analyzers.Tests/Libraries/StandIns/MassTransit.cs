namespace KafkaDurability.Analyzers.Tests.Libraries.StandIns;

/// <summary>The public surface of MassTransit 8's Kafka rider that configuration uses.</summary>
internal static class MassTransit
{
    public const string Abstractions = """
        using System;
        using System.Threading;
        using System.Threading.Tasks;

        [assembly: System.Reflection.AssemblyVersion("8.0.0.0")]

        namespace MassTransit
        {
            public interface IConsumer { }
            public interface IConsumer<in TMessage> : IConsumer where TMessage : class { Task Consume(ConsumeContext<TMessage> context); }
            public interface ConsumeContext<out T> where T : class { T Message { get; } CancellationToken CancellationToken { get; } }
            public interface IRegistrationContext { }
            public interface IRetryConfigurator { }
            public interface IConsumePipeConfigurator { }
            public interface IReceiveEndpointConfigurator : IConsumePipeConfigurator { int PrefetchCount { set; } int? ConcurrentMessageLimit { set; } }
            public interface IConsumerConfigurator<TConsumer> : IConsumePipeConfigurator { }
            public class ConsumerDefinition<TConsumer>
            {
                protected virtual void ConfigureConsumer(IReceiveEndpointConfigurator endpointConfigurator, IConsumerConfigurator<TConsumer> consumerConfigurator, IRegistrationContext context) { }
            }

            public static class RetryConfigurationExtensions
            {
                public static void UseMessageRetry(this IConsumePipeConfigurator configurator, Action<IRetryConfigurator> configure) { }
                public static IRetryConfigurator Exponential(this IRetryConfigurator configurator, int retryLimit, TimeSpan minInterval, TimeSpan maxInterval, TimeSpan intervalDelta) => configurator;
                public static IRetryConfigurator Interval(this IRetryConfigurator configurator, int retryCount, TimeSpan interval) => configurator;
            }

            public static class RegistrationExtensions
            {
                public static void ConfigureConsumer<T>(this IReceiveEndpointConfigurator configurator, IRegistrationContext registration, Action<IConsumerConfigurator<T>> configure = null) where T : class, IConsumer { }
                public static void UseConcurrencyLimit(this IConsumePipeConfigurator configurator, int concurrentMessageLimit) { }
            }
        }
        """;

    public const string Kafka = """
        using System;
        using System.Threading;
        using System.Threading.Tasks;
        using Confluent.Kafka;

        namespace MassTransit.KafkaIntegration
        {
            public class KafkaTopicOptions
            {
                public ushort NumPartitions { set { } }
                public short ReplicationFactor { set { } }
            }
        }

        namespace MassTransit
        {
            public interface IKafkaFactoryConfigurator
            {
                void TopicEndpoint<TKey, TValue>(string topicName, string groupId, Action<IKafkaTopicReceiveEndpointConfigurator<TKey, TValue>> configure) where TValue : class;
            }

            public interface IKafkaTopicReceiveEndpointConfigurator : IReceiveEndpointConfigurator
            {
                AutoOffsetReset? AutoOffsetReset { set; }
                TimeSpan CheckpointInterval { set; }
                ushort CheckpointMessageCount { set; }
                int ConcurrentDeliveryLimit { set; }
                void CreateIfMissing(Action<KafkaIntegration.KafkaTopicOptions> configure = default);
            }

            public interface IKafkaTopicReceiveEndpointConfigurator<TKey, TValue> : IKafkaTopicReceiveEndpointConfigurator where TValue : class { }

            public static class KafkaConfiguratorExtensions
            {
                public static void TopicEndpoint<T>(this IKafkaFactoryConfigurator configurator, string topicName, string groupId, Action<IKafkaTopicReceiveEndpointConfigurator<Ignore, T>> configure) where T : class { }
            }

            public interface IRiderRegistrationConfigurator { }

            public static class KafkaProducerRegistrationExtensions
            {
                public static void AddProducer<T>(this IRiderRegistrationConfigurator configurator, string topicName) where T : class { }
            }

            public interface ITopicProducer<TValue> where TValue : class
            {
                Task Produce(TValue message, CancellationToken cancellationToken = default);
                Task Produce(object values, CancellationToken cancellationToken = default);
            }
        }
        """;
}
