using KafkaDurability.Analyzers.Tests.Verifiers;

namespace KafkaDurability.Analyzers.Tests.Configuration;

/// <summary>What libraries over the client set is not claimed to be missing, or wrong; what they pass on is.</summary>
public class WrapperTests
{
    private const string KafkaFlow = """
        namespace KafkaFlow
        {
            public enum Acks { Leader, All, None }
        }
        namespace KafkaFlow.Configuration
        {
            public interface IProducerConfigurationBuilder
            {
                IProducerConfigurationBuilder WithAcks(KafkaFlow.Acks acks);
                IProducerConfigurationBuilder WithProducerConfig(Confluent.Kafka.ProducerConfig config);
            }
            public interface IConsumerConfigurationBuilder { IConsumerConfigurationBuilder WithConsumerConfig(Confluent.Kafka.ConsumerConfig config); }
        }
        """;

    private const string Wolverine = """
        namespace Wolverine.Kafka
        {
            public class KafkaTransportExpression
            {
                public KafkaTransportExpression ConfigureConsumers(System.Action<Confluent.Kafka.ConsumerConfig> configure) => this;
                public KafkaTransportExpression ConfigureProducers(System.Action<Confluent.Kafka.ProducerConfig> configure) => this;
            }
        }
        """;

    private const string MassTransit = """
        namespace MassTransit
        {
            public interface IKafkaFactoryConfigurator
            {
                Confluent.Kafka.Acks? Acks { set; }
                void TopicEndpoint(string topic, Confluent.Kafka.ConsumerConfig config, System.Action<object> configure);
            }
            public interface IKafkaProducerConfigurator { bool? EnableIdempotence { set; } bool? EnableDeliveryReports { set; } }
        }
        """;

    private const string Cap = """
        namespace DotNetCore.CAP
        {
            public class KafkaOptions { public System.Collections.Generic.Dictionary<string, string> MainConfig { get; } = new(); }
            public static class Extensions { public static void UseKafka(this object cap, System.Action<KafkaOptions> configure) { } }
        }
        """;

    private const string Akka = """
        namespace Akka.Streams.Kafka.Settings
        {
            public class ProducerSettings<TKey, TValue> { public ProducerSettings<TKey, TValue> WithProperty(string key, string value) => this; }
            public class ConsumerSettings<TKey, TValue> { public ConsumerSettings<TKey, TValue> WithProperty(string key, string value) => this; }
        }
        """;

    private const string Streamiz = """
        namespace Streamiz.Kafka.Net
        {
            public class StreamConfig { public Confluent.Kafka.Acks? Acks { get; set; } public string ApplicationId { get; set; } = ""; }
            public class StreamConfig<TKey, TValue> : StreamConfig { }
        }
        """;

    private const string Brighter = """
        namespace Paramore.Brighter.MessagingGateway.Kafka
        {
            public class KafkaPublication { public Confluent.Kafka.Acks Replication { get; set; } public bool EnableIdempotence { get; set; } }
            public class KafkaHooks { public void SetConfigHook(System.Action<Confluent.Kafka.ProducerConfig> hook) { } }
        }
        """;

    private const string Silverback = """
        namespace Silverback.Messaging { public class KafkaClients { public void AddConsumer(Confluent.Kafka.ConsumerConfig config) { } } }
        """;

    private const string Slim = """
        namespace SlimMessageBus.Host.Kafka { public class KafkaMessageBusSettings { public System.Action<Confluent.Kafka.ConsumerConfig> ConsumerConfig { get; set; } = _ => { }; } }
        """;

    private const string Aspire = """
        namespace Aspire.Confluent.Kafka { public class KafkaProducerSettings { public global::Confluent.Kafka.ProducerConfig Config { get; } = new(); } }
        namespace Microsoft.Extensions.Hosting
        {
            public static class AspireKafkaProducerExtensions
            {
                public static void AddKafkaProducer<TKey, TValue>(this object builder, string name, System.Action<Aspire.Confluent.Kafka.KafkaProducerSettings> configure = null) { }
            }
        }
        """;

    [Theory]
    [InlineData("builder.WithAcks(KafkaFlow.Acks.None);", "KD1001 Program.cs:5")]
    [InlineData("builder.WithAcks(KafkaFlow.Acks.Leader);", "KD1002 Program.cs:5")]
    [InlineData("builder.WithAcks(KafkaFlow.Acks.All);")]
    [InlineData("builder.WithAcks(acks);")]
    [InlineData("builder.WithProducerConfig(new ProducerConfig { Acks = Confluent.Kafka.Acks.None });")]
    [InlineData("builder.WithProducerConfig(new ProducerConfig { EnableIdempotence = true, Acks = Confluent.Kafka.Acks.None });")]
    [InlineData("builder.WithProducerConfig(new ProducerConfig { MessageSendMaxRetries = 0 });", "KD1006 Program.cs:5")]
    [InlineData("consumer.WithConsumerConfig(new ConsumerConfig { GroupId = \"a\", EnableAutoCommit = true, EnableAutoOffsetStore = true });")]
    public Task KafkaFlow_sets_acks_and_keeps_the_offsets(string statement, params string[] expected) => Reports(
        "KafkaFlow.Abstractions", KafkaFlow, "KafkaFlow.Configuration.IProducerConfigurationBuilder builder, KafkaFlow.Configuration.IConsumerConfigurationBuilder consumer, KafkaFlow.Acks acks", statement, expected);

    [Theory]
    [InlineData("kafka.ConfigureConsumers(config => config.EnableAutoCommit = true);", "KD2001 Program.cs:5")]
    [InlineData("kafka.ConfigureConsumers(config => { config.EnableAutoCommit = true; config.EnableAutoOffsetStore = false; });")]
    [InlineData("kafka.ConfigureConsumers(config => { config.GroupId = \"a\"; config.AutoOffsetReset = AutoOffsetReset.Earliest; });")]
    [InlineData("kafka.ConfigureProducers(config => config.LingerMs = 5);")]
    [InlineData("kafka.ConfigureProducers(config => config.Acks = Acks.None);", "KD1001 Program.cs:5")]
    public Task Wolverine_leaves_auto_commit_to_whom_it_switches_it_on(string statement, params string[] expected) =>
        Reports("Wolverine.Kafka", Wolverine, "Wolverine.Kafka.KafkaTransportExpression kafka", statement, expected);

    [Theory]
    [InlineData("kafka.Acks = Acks.Leader;", "KD1002 Program.cs:5")]
    [InlineData("kafka.Acks = Acks.All;")]
    [InlineData("producer.EnableIdempotence = false;", "KD1004 Program.cs:5")]
    [InlineData("producer.EnableDeliveryReports = false;", "KD1007 Program.cs:5")]
    [InlineData("kafka.TopicEndpoint(\"orders\", new ConsumerConfig { GroupId = \"a\", EnableAutoCommit = true, EnableAutoOffsetStore = true }, _ => { });")]
    [InlineData("kafka.TopicEndpoint(\"orders\", new ConsumerConfig { GroupId = \"a\", IsolationLevel = IsolationLevel.ReadUncommitted }, _ => { });", "KD2008 Program.cs:5")]
    public Task MassTransit_commits_and_leaves_the_producer_to_the_user(string statement, params string[] expected) =>
        Reports("MassTransit.KafkaIntegration", MassTransit, "MassTransit.IKafkaFactoryConfigurator kafka, MassTransit.IKafkaProducerConfigurator producer", statement, expected);

    [Theory]
    [InlineData("services.UseKafka(options => options.MainConfig.Add(\"acks\", \"0\"));", "KD1001 Program.cs:5")]
    [InlineData("services.UseKafka(options => { options.MainConfig[\"acks\"] = \"1\"; });", "KD1002 Program.cs:5")]
    [InlineData("services.UseKafka(options => options.MainConfig.Add(\"EnableIdempotence\", \"true\"));", "KD5002 Program.cs:5")]
    [InlineData("services.UseKafka(options => { options.MainConfig.Add(\"acks\", \"all\"); options.MainConfig.Add(\"auto.offset.reset\", \"earliest\"); });")]
    public Task Cap_takes_the_keys_of_the_client(string statement, params string[] expected) =>
        Reports("DotNetCore.CAP.Kafka", Cap, "object services", "DotNetCore.CAP.Extensions." + statement.Replace("services.UseKafka(", "UseKafka(services, "), expected);

    [Theory]
    [InlineData("producer.WithProperty(\"acks\", \"0\");", "KD1001 Program.cs:5")]
    [InlineData("producer.WithProperty(\"EnableIdempotence\", \"true\");", "KD5002 Program.cs:5")]
    [InlineData("producer.WithProperty(\"acks\", \"all\").WithProperty(\"linger.ms\", \"5\");")]
    [InlineData("consumer.WithProperty(\"auto.commit.enable\", \"false\");", "KD2003 Program.cs:5")]
    public Task Akka_takes_keys_one_by_one(string statement, params string[] expected) => Reports(
        "Akka.Streams.Kafka", Akka, "Akka.Streams.Kafka.Settings.ProducerSettings<string, string> producer, Akka.Streams.Kafka.Settings.ConsumerSettings<string, string> consumer", statement, expected);

    [Theory]
    [InlineData("var config = new Streamiz.Kafka.Net.StreamConfig<string, string> { ApplicationId = \"a\", Acks = Acks.None };", "KD1001 Program.cs:5")]
    [InlineData("var config = new Streamiz.Kafka.Net.StreamConfig<string, string> { ApplicationId = \"a\" };")]
    public Task Streamiz_has_a_config_of_its_own(string statement, params string[] expected) => Reports("Streamiz.Kafka.Net", Streamiz, "int none", statement, expected);

    [Theory]
    [InlineData("var publication = new Paramore.Brighter.MessagingGateway.Kafka.KafkaPublication { Replication = Acks.Leader };", "KD1002 Program.cs:5")]
    [InlineData("var publication = new Paramore.Brighter.MessagingGateway.Kafka.KafkaPublication { EnableIdempotence = false };", "KD1004 Program.cs:5")]
    [InlineData("var publication = new Paramore.Brighter.MessagingGateway.Kafka.KafkaPublication();")]
    [InlineData("hooks.SetConfigHook(config => config.Acks = Acks.None);", "KD1001 Program.cs:5")]
    public Task Brighter_is_safe_until_told_otherwise(string statement, params string[] expected) =>
        Reports("Paramore.Brighter.MessagingGateway.Kafka", Brighter, "Paramore.Brighter.MessagingGateway.Kafka.KafkaHooks hooks", statement, expected);

    [Fact]
    public Task Silverback_keeps_the_offsets() => Reports(
        "Silverback.Integration.Kafka", Silverback, "Silverback.Messaging.KafkaClients clients", "clients.AddConsumer(new ConsumerConfig { GroupId = \"a\", EnableAutoCommit = true, EnableAutoOffsetStore = true });");

    [Theory]
    [InlineData("settings.ConsumerConfig = config => { config.EnableAutoCommit = true; };")]
    [InlineData("settings.ConsumerConfig = config => { config.IsolationLevel = IsolationLevel.ReadUncommitted; };", "KD2008 Program.cs:5")]
    public Task SlimMessageBus_keeps_the_offsets(string statement, params string[] expected) =>
        Reports("SlimMessageBus.Host.Kafka", Slim, "SlimMessageBus.Host.Kafka.KafkaMessageBusSettings settings", statement, expected);

    [Theory]
    [InlineData("{}", "builder.AddKafkaProducer<string, string>(\"orders\");")]
    [InlineData("{}", "builder.AddKafkaProducer<string, string>(\"orders\", settings => settings.Config.Acks = Acks.None);", "KD1001 Program.cs:5")]
    [InlineData("""{ "Aspire": { "Confluent": { "Kafka": { "Producer": { "Config": { "Acks": "None" } } } } } }""", "builder.AddKafkaProducer<string, string>(\"orders\");", "KD1001 Program.cs:5 appsettings.json:1")]
    [InlineData("""{ "Aspire": { "Confluent": { "Kafka": { "Producer": { "Config": { "Acks": "None" } } } } } }""", "builder.AddKafkaProducer<string, string>(\"orders\", settings => settings.Config.Acks = Acks.All);")]
    [InlineData("""{ "Aspire": { "Confluent": { "Kafka": { "Producer": { "Config": { "Acks": "None" }, "orders": { "Config": { "Acks": "All" } } } } } } }""", "builder.AddKafkaProducer<string, string>(\"orders\");")]
    [InlineData("""{ "Aspire": { "Confluent": { "Kafka": { "Producer": { "Config": { "enable.idempotence": true } } } } } }""", "builder.AddKafkaProducer<string, string>(\"orders\");", "KD5001 appsettings.json:1")]
    [InlineData("""{ "Aspire": { "Confluent": { "Kafka": { "Producer": { "Config": { "Acks": "None" } } } } } }""", "", "KD1001 appsettings.json:1")]
    public Task Aspire_binds_a_section_of_its_own(string json, string statement, params string[] expected) => WithSettings.Json(json)
        .With(StandIn.Of("Aspire.Confluent.Kafka", Aspire))
        .Reports(Program("object builder", statement.Replace("builder.AddKafkaProducer<string, string>(", "Microsoft.Extensions.Hosting.AspireKafkaProducerExtensions.AddKafkaProducer<string, string>(builder, ")), expected);

    private static Task Reports(string assembly, string library, string parameters, string statement, params string[] expected) =>
        WithSettings.Files().With(StandIn.Of(assembly, library)).Reports(Program(parameters, statement), expected);

    private static string Program(string parameters, string statement) => $$"""
        public class Orders
        {
            public void Configure({{parameters}})
            {
                {{statement}}
            }
        }
        """;
}
