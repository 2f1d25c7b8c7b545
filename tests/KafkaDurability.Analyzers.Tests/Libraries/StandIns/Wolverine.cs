namespace KafkaDurability.Analyzers.Tests.Libraries.StandIns;

/// <summary>The public surface of WolverineFx and WolverineFx.Kafka 6.62 that configuration uses.</summary>
internal static class Wolverine
{
    public const string Core = """
        using System;

        namespace Wolverine.Configuration
        {
            public class Endpoint { }

            public class ListenerConfiguration<TSelf, TEndpoint> where TSelf : class
            {
                public TSelf UseDurableInbox() => (TSelf)(object)this;
                public TSelf BufferedInMemory() => (TSelf)(object)this;
                public TSelf ProcessInline() => (TSelf)(object)this;
                public TSelf Sequential() => (TSelf)(object)this;
                public TSelf MaximumParallelMessages(int maximumParallelHandlers) => (TSelf)(object)this;
            }

            public class ListenerConfiguration : ListenerConfiguration<ListenerConfiguration, Endpoint> { }
        }

        namespace Wolverine
        {
            public interface IWolverineExtension { void Configure(WolverineOptions options); }

            public sealed class PublishingExpression { }

            public interface IPolicies
            {
                void UseDurableInboxOnAllListeners();
                void AllListeners(Action<Configuration.ListenerConfiguration> configure);
                void AutoApplyTransactions();
            }

            public sealed class WolverineOptions
            {
                public IPolicies Policies => null;
                public PublishingExpression PublishAllMessages() => new();
                public string ServiceName { get; set; }
                public T Include<T>() where T : class, IWolverineExtension, new() => new T();
            }

            public static class HostBuilderExtensions
            {
                public static Microsoft.Extensions.Hosting.IHostBuilder UseWolverine(this Microsoft.Extensions.Hosting.IHostBuilder builder, Action<WolverineOptions> overrides = null) => builder;
            }
        }
        """;

    public const string Postgresql = """
        namespace Wolverine.Postgresql
        {
            public static class PostgresqlConfigurationExtensions
            {
                public static void PersistMessagesWithPostgresql(this WolverineOptions options, string connectionString, string schemaName = null) { }
            }
        }
        """;

    public const string Kafka = """
        using Wolverine.Configuration;

        namespace Wolverine.Kafka
        {
            public class KafkaTopic : Endpoint { }
            public enum CommitMode { StoreThenAutoFlush, BatchCount, BatchInterval }

            public class KafkaTransportExpression
            {
                public KafkaTransportExpression AutoProvision() => this;
                public KafkaTransportExpression ConfigureConsumers(System.Action<Confluent.Kafka.ConsumerConfig> configure) => this;
            }

            public class KafkaListenerConfiguration : ListenerConfiguration<KafkaListenerConfiguration, KafkaTopic>
            {
                public KafkaListenerConfiguration CommitOffsetsAfterCount(int count) => this;
                public KafkaListenerConfiguration TailFromLatest() => this;
                public KafkaListenerConfiguration EnableNativeDeadLetterQueue() => this;
                public KafkaListenerConfiguration UseReadCommitted() => this;
            }

            public static class KafkaTransportExtensions
            {
                public static KafkaTransportExpression UseKafka(this WolverineOptions options, string bootstrapServers) => new();
                public static void ToKafkaTopic(this PublishingExpression publishing, string topicName) { }
                public static KafkaListenerConfiguration ListenToKafkaTopic(this WolverineOptions endpoints, string topicName) => new();
            }
        }
        """;
}
