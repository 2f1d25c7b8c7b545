namespace KafkaDurability.Analyzers.Tests.Libraries.StandIns;

/// <summary>The public surface of KafkaFlow 4.0 and KafkaFlow.Retry 4.0 that configuration uses.</summary>
internal static class KafkaFlow
{
    public const string Source = """
        using System;
        using System.Collections.Generic;
        using System.Threading.Tasks;
        using Microsoft.Extensions.DependencyInjection;

        [assembly: System.Reflection.AssemblyVersion("4.0.0.0")]

        namespace KafkaFlow
        {
            public delegate Task MiddlewareDelegate(IMessageContext context);
            public delegate T Factory<out T>(IDependencyResolver resolver);

            public interface IDependencyResolver { object Resolve(Type type); }
            public interface IMessageHandler { }
            public interface IMessageHandler<in TMessage> : IMessageHandler { Task Handle(IMessageContext context, TMessage message); }
            public interface IMessageMiddleware { Task Invoke(IMessageContext context, MiddlewareDelegate next); }
            public interface IMessageHeaders { }
            public interface ISerializer { }
            public interface IDeserializer { }

            public interface IMessageContext
            {
                IConsumerContext ConsumerContext { get; }
                Message Message { get; }
            }

            public readonly struct Message { public object Key { get; } public object Value { get; } }

            public interface IConsumerContext
            {
                string ConsumerName { get; }
                string Topic { get; }
                bool AutoMessageCompletion { get; set; }
                bool ShouldStoreOffset { get; set; }
                void Complete();
            }

            public interface IMessageProducer
            {
                void Produce(string topic, object messageKey, object messageValue, IMessageHeaders headers = null, Action<Confluent.Kafka.DeliveryReport<byte[], byte[]>> deliveryHandler = null, int? partition = null);
                void Produce(object messageKey, object messageValue, IMessageHeaders headers = null, Action<Confluent.Kafka.DeliveryReport<byte[], byte[]>> deliveryHandler = null, int? partition = null);
                Task<Confluent.Kafka.DeliveryResult<byte[], byte[]>> ProduceAsync(string topic, object messageKey, object messageValue, IMessageHeaders headers = null, int? partition = null);
                Task<Confluent.Kafka.DeliveryResult<byte[], byte[]>> ProduceAsync(object messageKey, object messageValue, IMessageHeaders headers = null, int? partition = null);
            }

            public static class ServiceCollectionExtensions
            {
                public static IServiceCollection AddKafka(this IServiceCollection services, Action<Configuration.IKafkaConfigurationBuilder> kafka) => services;
            }
        }

        namespace KafkaFlow.Producers
        {
            public class BatchProduceItem
            {
                public BatchProduceItem(string topic, object messageKey, object messageValue, KafkaFlow.IMessageHeaders headers) { }
            }

            public static class BatchProduceExtension
            {
                public static Task<IReadOnlyCollection<BatchProduceItem>> BatchProduceAsync(this KafkaFlow.IMessageProducer producer, IReadOnlyCollection<BatchProduceItem> items, bool throwIfAnyProduceFail = true) => null;
            }
        }

        namespace KafkaFlow.Configuration
        {
            public interface IKafkaConfigurationBuilder { IKafkaConfigurationBuilder AddCluster(Action<IClusterConfigurationBuilder> cluster); }

            public interface IClusterConfigurationBuilder
            {
                IClusterConfigurationBuilder WithBrokers(IEnumerable<string> brokers);
                IClusterConfigurationBuilder AddProducer(string name, Action<IProducerConfigurationBuilder> producer);
                IClusterConfigurationBuilder AddConsumer(Action<IConsumerConfigurationBuilder> consumer);
                IClusterConfigurationBuilder CreateTopicIfNotExists(string topicName, int numberOfPartitions = -1, short replicationFactor = -1, Dictionary<string, string> configs = null);
            }

            public interface IProducerConfigurationBuilder { IProducerConfigurationBuilder DefaultTopic(string topic); }

            public interface IConsumerConfigurationBuilder
            {
                IConsumerConfigurationBuilder Topic(string topicName);
                IConsumerConfigurationBuilder WithGroupId(string groupId);
                IConsumerConfigurationBuilder WithWorkersCount(int workersCount);
                IConsumerConfigurationBuilder WithBufferSize(int size);
                IConsumerConfigurationBuilder WithManualMessageCompletion();
                IConsumerConfigurationBuilder WithoutStoringOffsets();
                IConsumerConfigurationBuilder AddMiddlewares(Action<IConsumerMiddlewareConfigurationBuilder> middlewares);
            }

            public interface IMiddlewareConfigurationBuilder<out TBuilder> where TBuilder : IMiddlewareConfigurationBuilder<TBuilder>
            {
                TBuilder Add<T>(Factory<T> factory) where T : class, IMessageMiddleware;
                TBuilder Add<T>() where T : class, IMessageMiddleware;
                TBuilder AddAtBeginning<T>() where T : class, IMessageMiddleware;
            }

            public interface IConsumerMiddlewareConfigurationBuilder : IMiddlewareConfigurationBuilder<IConsumerMiddlewareConfigurationBuilder> { }

            public class TypedHandlerConfigurationBuilder
            {
                public TypedHandlerConfigurationBuilder AddHandler<T>() where T : class, IMessageHandler => this;
                public TypedHandlerConfigurationBuilder AddHandlersFromAssemblyOf<T>() => this;
                public TypedHandlerConfigurationBuilder WhenNoHandlerFound(Action<IMessageContext> handler) => this;
            }

            public static class ConfigurationBuilderExtensions
            {
                public static IConsumerMiddlewareConfigurationBuilder AddDeserializer<T>(this IConsumerMiddlewareConfigurationBuilder consumer) where T : class, IDeserializer => consumer;
                public static IConsumerMiddlewareConfigurationBuilder AddTypedHandlers(this IConsumerMiddlewareConfigurationBuilder builder, Action<TypedHandlerConfigurationBuilder> configure) => builder;
                public static IConsumerMiddlewareConfigurationBuilder AddBatching(this IConsumerMiddlewareConfigurationBuilder builder, int batchSize, TimeSpan batchTimeout) => builder;
            }
        }
        """;

    public const string Retry = """
        using System;
        using KafkaFlow.Configuration;

        namespace KafkaFlow.Retry
        {
            public class RetryForeverDefinitionBuilder
            {
                public RetryForeverDefinitionBuilder HandleAnyException() => this;
                public RetryForeverDefinitionBuilder WithTimeBetweenTriesPlan(params TimeSpan[] timeBetweenRetries) => this;
            }

            public class RetrySimpleDefinitionBuilder
            {
                public RetrySimpleDefinitionBuilder HandleAnyException() => this;
                public RetrySimpleDefinitionBuilder TryTimes(int numberOfRetries) => this;
            }

            public class RetryDurableDefinitionBuilder { }

            public static class ConfigurationBuilderExtensions
            {
                public static IConsumerMiddlewareConfigurationBuilder RetryForever(this IConsumerMiddlewareConfigurationBuilder middlewareBuilder, Action<RetryForeverDefinitionBuilder> configure) => middlewareBuilder;
                public static IConsumerMiddlewareConfigurationBuilder RetrySimple(this IConsumerMiddlewareConfigurationBuilder middlewareBuilder, Action<RetrySimpleDefinitionBuilder> configure) => middlewareBuilder;
                public static IConsumerMiddlewareConfigurationBuilder RetryDurable(this IConsumerMiddlewareConfigurationBuilder middlewareBuilder, Action<RetryDurableDefinitionBuilder> configure) => middlewareBuilder;
            }
        }
        """;
}
