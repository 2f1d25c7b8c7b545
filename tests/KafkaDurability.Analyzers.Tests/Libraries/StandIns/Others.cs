namespace KafkaDurability.Analyzers.Tests.Libraries.StandIns;

/// <summary>The public surface of the other libraries that configuration uses.</summary>
internal static class Others
{
    /// <summary>SlimMessageBus.Host.Kafka 3, and what it needs of the other assemblies.</summary>
    public static readonly string SlimMessageBus = Bus("""
        public abstract record ProcessResult
        {
            public static readonly ProcessResult Failure = new FailureState();
            public static readonly ProcessResult Retry = new RetryState();
            public static readonly ProcessResult Success = new SuccessState();
            public static ProcessResult SuccessWithResponse(object response) => new SuccessState();
            public record FailureState : ProcessResult;
            public record RetryState : ProcessResult;
            public record SuccessState : ProcessResult;
        }

        public interface IConsumerErrorHandler<in T> { Task<ProcessResult> OnHandleError(T message, IConsumerContext consumerContext, Exception exception, int attempts); }
        """, KafkaHandler);

    /// <summary>Version 2.5.</summary>
    public static readonly string SlimMessageBus2 = Bus("""
        public record ConsumerErrorHandlerResult
        {
            public bool Handled { get; private set; }
            public static readonly ConsumerErrorHandlerResult Failure = new() { Handled = false };
            public static readonly ConsumerErrorHandlerResult Success = new() { Handled = true };
            public static ConsumerErrorHandlerResult SuccessWithResponse(object response) => new() { Handled = true };
        }

        public interface IConsumerErrorHandler<in T> { Task<ConsumerErrorHandlerResult> OnHandleError(T message, Func<Task<object>> retry, IConsumerContext consumerContext, Exception exception); }
        """, KafkaHandler);

    /// <summary>Version 2.2.</summary>
    public static readonly string SlimMessageBus22 = Bus("public interface IConsumerErrorHandler<in T> { Task<bool> OnHandleError(T message, IConsumerContext consumerContext, Exception exception); }", "");

    private const string KafkaHandler = "public interface IKafkaConsumerErrorHandler<in T> : IConsumerErrorHandler<T> { }";

    private static string Bus(string errors, string kafka) => $$"""
        using System;
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.Extensions.DependencyInjection;

        namespace SlimMessageBus
        {
            public interface IConsumer<in TMessage> { Task OnHandle(TMessage message, CancellationToken cancellationToken); }
            public interface IRequestHandler<in TRequest, TResponse> { Task<TResponse> OnHandle(TRequest request, CancellationToken cancellationToken); }
            public interface IConsumerContext { string Path { get; } CancellationToken CancellationToken { get; } }
        }

        namespace SlimMessageBus.Host
        {
            public interface IAbstractConsumerBuilder { }
            public class ConsumerBuilder<TMessage> : IAbstractConsumerBuilder
            {
                public ConsumerBuilder<TMessage> Topic(string topic) => this;
                public ConsumerBuilder<TMessage> WithConsumer<TConsumer>() where TConsumer : class => this;
                public ConsumerBuilder<TMessage> Instances(int numberOfInstances) => this;
            }

            public class HandlerBuilder<TRequest, TResponse> : IAbstractConsumerBuilder
            {
                public HandlerBuilder<TRequest, TResponse> Topic(string topic) => this;
                public HandlerBuilder<TRequest, TResponse> WithHandler<THandler>() => this;
            }

            public class ProducerBuilder<T> { public ProducerBuilder<T> DefaultTopic(string topic) => this; }

            public class MessageBusBuilder
            {
                public MessageBusBuilder Consume<TMessage>(Action<ConsumerBuilder<TMessage>> consumer) => this;
                public MessageBusBuilder Handle<TRequest, TResponse>(Action<HandlerBuilder<TRequest, TResponse>> handler) => this;
                public MessageBusBuilder Produce<T>(Action<ProducerBuilder<T>> builder) => this;
                public MessageBusBuilder AddChildBus(string busName, Action<MessageBusBuilder> builderAction) => this;
            }

            public static class ServiceCollectionExtensions
            {
                public static IServiceCollection AddSlimMessageBus(this IServiceCollection services, Action<MessageBusBuilder> configure) => services;
            }

            {{errors}}
        }

        namespace SlimMessageBus.Host.Kafka
        {
            {{kafka}}

            public static class KafkaAbstractConsumerBuilderExtensions
            {
                public static T KafkaGroup<T>(this T builder, string group) where T : IAbstractConsumerBuilder => builder;
                public static T CheckpointEvery<T>(this T builder, int numberOfMessages) where T : IAbstractConsumerBuilder => builder;
            }

            public static class KafkaProducerBuilderExtensions
            {
                public static TBuilder EnableProduceAwait<TBuilder>(this TBuilder builder, bool enable = true) => builder;
            }
        }
        """;

    /// <summary>DotNetCore.CAP.Kafka 8, and its in-memory storage.</summary>
    public const string Cap = """
        using System;

        namespace DotNetCore.CAP
        {
            public class CapOptions { public int FailedRetryCount { get; set; } public bool EnableSubscriberParallelExecute { get; set; } }
            public class KafkaOptions { public string Servers { get; set; } }
            public interface ICapSubscribe { }
            public interface ICapPublisher { System.Threading.Tasks.Task PublishAsync<T>(string name, T contentObj, string callbackName = null); }

            [AttributeUsage(AttributeTargets.Method | AttributeTargets.Class, AllowMultiple = true)]
            public abstract class TopicAttribute : Attribute
            {
                protected TopicAttribute(string name, bool isPartial = false) { }
                public string Group { get; set; }
                public byte GroupConcurrent { get; set; }
            }

            public class CapSubscribeAttribute : TopicAttribute { public CapSubscribeAttribute(string name, bool isPartial = false) : base(name, isPartial) { } }
        }

        namespace Microsoft.Extensions.DependencyInjection
        {
            using DotNetCore.CAP;

            public static class CapExtensions
            {
                public static IServiceCollection AddCap(this IServiceCollection services, Action<CapOptions> setupAction) => services;
                public static CapOptions UseKafka(this CapOptions options, string bootstrapServers) => options;
                public static CapOptions UseKafka(this CapOptions options, Action<KafkaOptions> configure) => options;
                public static CapOptions UseInMemoryStorage(this CapOptions options) => options;
                public static CapOptions UsePostgreSql(this CapOptions options, string connectionString) => options;
            }
        }
        """;

    /// <summary>Silverback.Integration.Kafka 5.</summary>
    public const string Silverback = """
        using System;

        namespace Silverback.Messaging.Configuration
        {
            public class SkipMessageErrorPolicyBuilder { }
            public interface IErrorPolicyChainBuilder
            {
                IErrorPolicyChainBuilder ThenStop(Action<object> policyBuilderAction = null);
                IErrorPolicyChainBuilder ThenSkip(Action<SkipMessageErrorPolicyBuilder> policyBuilderAction = null);
                IErrorPolicyChainBuilder ThenRetry(int retriesCount, Action<object> policyBuilderAction = null);
                IErrorPolicyChainBuilder ThenMoveTo(string endpointName, Action<object> policyBuilderAction = null);
            }

            public interface IErrorPolicyBuilder
            {
                IErrorPolicyChainBuilder Stop(Action<object> policyBuilderAction = null);
                IErrorPolicyChainBuilder Skip(Action<SkipMessageErrorPolicyBuilder> policyBuilderAction = null);
                IErrorPolicyChainBuilder Retry(int retriesCount, Action<object> policyBuilderAction = null);
                IErrorPolicyChainBuilder MoveTo(string endpointName, Action<object> policyBuilderAction = null);
            }
        }

        namespace Silverback.Messaging.Configuration.Kafka
        {
            public class KafkaConsumerEndpointConfigurationBuilder<TMessage>
            {
                public KafkaConsumerEndpointConfigurationBuilder<TMessage> ConsumeFrom(params string[] topics) => this;
                public KafkaConsumerEndpointConfigurationBuilder<TMessage> OnError(Action<IErrorPolicyBuilder> errorPolicyBuilderAction) => this;
                public KafkaConsumerEndpointConfigurationBuilder<TMessage> IgnoreUnhandledMessages() => this;
            }

            public class KafkaConsumerConfigurationBuilder
            {
                public KafkaConsumerConfigurationBuilder WithGroupId(string groupId) => this;
                public KafkaConsumerConfigurationBuilder DisableOffsetsCommit() => this;
                public KafkaConsumerConfigurationBuilder SendOffsetsToTransaction() => this;
                public KafkaConsumerConfigurationBuilder CommitOffsetEach(int commitOffsetEach) => this;
                public KafkaConsumerConfigurationBuilder Consume<TMessage>(Action<KafkaConsumerEndpointConfigurationBuilder<TMessage>> endpointConfigurationBuilder) => this;
            }

            public class KafkaProducerEndpointConfigurationBuilder<TMessage> { public KafkaProducerEndpointConfigurationBuilder<TMessage> ProduceTo(string topic) => this; }

            public class KafkaProducerConfigurationBuilder
            {
                public KafkaProducerConfigurationBuilder Produce<TMessage>(Action<KafkaProducerEndpointConfigurationBuilder<TMessage>> endpointConfigurationBuilder) => this;
                public KafkaProducerConfigurationBuilder IgnoreIfNotAcknowledged() => this;
                public KafkaProducerConfigurationBuilder DisableDeliveryReports() => this;
                public KafkaProducerConfigurationBuilder WithTransactionalId(string id) => this;
            }
        }
        """;

    /// <summary>Streamiz.Kafka.Net 1.8.</summary>
    public const string Streamiz = """
        using System;
        using Confluent.Kafka;

        namespace Streamiz.Kafka.Net
        {
            public enum ExceptionHandlerResponse { FAIL, CONTINUE }
            public enum ProductionExceptionHandlerResponse { FAIL, CONTINUE, RETRY }
            public class ProcessorContext { }
            public class StreamBuilder { public Stream.IKStream<K, V> Stream<K, V>(string topic) => null; }
            public class StreamConfig
            {
                public string ApplicationId { get; set; }
                public Func<Exception, ExceptionHandlerResponse> InnerExceptionHandler { get; set; }
                public Func<ProcessorContext, ConsumeResult<byte[], byte[]>, Exception, ExceptionHandlerResponse> DeserializationExceptionHandler { get; set; }
                public Func<DeliveryReport<byte[], byte[]>, ProductionExceptionHandlerResponse> ProductionExceptionHandler { get; set; }
            }
        }

        namespace Streamiz.Kafka.Net.Stream
        {
            public enum EndRetryBehavior { SKIP, FAIL, BUFFERED }
            public class RetryPolicyBuilder
            {
                public RetryPolicyBuilder RetryBackOffMs(long retryBackOffMs) => this;
                public RetryPolicyBuilder NumberOfRetry(int numberOfRetry) => this;
                public RetryPolicyBuilder RetryBehavior(EndRetryBehavior endRetryBehavior) => this;
                public RetryPolicyBuilder RetriableException<T>() where T : Exception => this;
                public RetryPolicy Build() => new();
            }

            public interface IKStream<K, V> { void To(string topicName, string named = null); }
            public class RetryPolicy { public static RetryPolicyBuilder NewBuilder() => new(); public System.Collections.Generic.List<Type> RetriableExceptions { get; } = new(); }
        }
        """;

    /// <summary>Akka.Streams.Kafka 1.5.</summary>
    public const string Akka = """
        namespace Akka.Streams.Kafka.Settings
        {
            public class ConsumerSettings<K, V> { public ConsumerSettings<K, V> WithGroupId(string groupId) => this; public ConsumerSettings<K, V> WithProperty(string key, string value) => this; }
            public sealed class CommitterSettings { public CommitterSettings WithMaxBatch(int maxBatch) => this; }
            public interface ISubscription { }
            public static class Subscriptions
            {
                public static ISubscription Topics(params string[] topics) => null;
                public static ISubscription AssignmentWithOffset(params Confluent.Kafka.TopicPartitionOffset[] topicPartitionOffsets) => null;
            }
        }

        namespace Akka.Streams.Kafka.Dsl
        {
            using Akka.Streams.Kafka.Settings;

            public static class KafkaConsumer
            {
                public static Akka.Streams.Dsl.Source<V> PlainSource<K, V>(ConsumerSettings<K, V> settings, ISubscription subscription) => null;
                public static Akka.Streams.Dsl.Source<V> CommittableSource<K, V>(ConsumerSettings<K, V> settings, ISubscription subscription) => null;
            }
        }

        namespace Akka.Streams.Dsl
        {
            public class Source<T> { public Source<T> WithAttributes(Akka.Streams.Attributes attributes) => this; }
            public static class SourceOperations { public static Source<R> Select<T, R>(this Source<T> source, System.Func<T, R> change) => null; }
        }

        namespace Akka.Streams.Supervision
        {
            public enum Directive { Stop, Resume, Restart }
            public delegate Directive Decider(System.Exception cause);
            public static class Deciders { public static readonly Decider ResumingDecider = cause => Directive.Resume; }
        }

        namespace Akka.Streams
        {
            public class Attributes { }
            public static class ActorAttributes { public static Attributes CreateSupervisionStrategy(Akka.Streams.Supervision.Decider decider) => null; }
        }
        """;

    /// <summary>Microsoft.Azure.Functions.Worker.Extensions.Kafka 4.3, with what it says of the extension that the host loads.</summary>
    public static string Functions(string extension = "4.3.2") => $$"""
        using System;

        [assembly: Microsoft.Azure.Functions.Worker.Extensions.Abstractions.ExtensionInformation("Microsoft.Azure.WebJobs.Extensions.Kafka", "{{extension}}")]

        namespace Microsoft.Azure.Functions.Worker.Extensions.Abstractions
        {
            [AttributeUsage(AttributeTargets.Assembly)]
            public class ExtensionInformationAttribute : Attribute { public ExtensionInformationAttribute(string extensionPackage, string extensionVersion) { } }
        }

        namespace Microsoft.Azure.Functions.Worker
        {
            [AttributeUsage(AttributeTargets.Method)]
            public class FunctionAttribute : Attribute { public FunctionAttribute(string name) { } }
            public abstract class RetryAttribute : Attribute { }
            public sealed class ExponentialBackoffRetryAttribute : RetryAttribute { public ExponentialBackoffRetryAttribute(int maxRetryCount, string minimumInterval, string maximumInterval) { } }
            public sealed class FixedDelayRetryAttribute : RetryAttribute { public FixedDelayRetryAttribute(int maxRetryCount, string delayInterval) { } }

            [AttributeUsage(AttributeTargets.Parameter)]
            public sealed class KafkaTriggerAttribute : Attribute
            {
                public KafkaTriggerAttribute(string brokerList, string topic) { }
                public string ConsumerGroup { get; set; }
            }
        }
        """;
}
