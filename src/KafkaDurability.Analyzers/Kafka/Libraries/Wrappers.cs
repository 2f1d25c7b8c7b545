using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Kafka;

/// <summary>A property of a wrapper's own class, or a method of it that takes one value, that is a setting of the client.</summary>
/// <param name="Type">The class that declares it; its generic form has the same name.</param>
internal sealed record WrapperSetting(string Type, string Member, Setting Setting, ClientKinds Kinds);

/// <summary>A library over the client, and what it does with the settings that it is given.</summary>
/// <param name="Assembly">The name of its assembly.</param>
internal sealed record Wrapper(string Assembly)
{
    /// <summary>Settings that it writes over, whatever it is given: nothing is claimed of them.</summary>
    public Setting[] Overridden { get; init; } = [];

    /// <summary>Its own names for settings.</summary>
    public WrapperSetting[] Own { get; init; } = [];

    /// <summary>Properties of its classes that hold settings by the client's keys, as "Type.Property".</summary>
    public string[] Dictionaries { get; init; } = [];

    /// <summary>Methods that take one of the client's keys and its value.</summary>
    public (string Type, string Method, ClientKinds Kinds)[] Pairs { get; init; } = [];

    /// <summary>Methods whose lambda gets a consumer's config that the library leaves alone once auto-commit is switched on.</summary>
    public string[] PlainConsumers { get; init; } = [];

    /// <summary>Methods that build a client from a section of their own, with its path.</summary>
    public (string Method, string Section)[] Sections { get; init; } = [];
}

/// <summary>The libraries over Confluent.Kafka that are known. A config object that one of them gets may be changed there, so nothing is missing in it.</summary>
/// <remarks>From their sources, at the versions of 2026; where they build on a key that is not here, they pass it on.</remarks>
internal static class Wrappers
{
    private static readonly Setting[] s_offsets = [Settings.EnableAutoCommit, Settings.EnableAutoOffsetStore, Settings.AutoCommitIntervalMs];

    private static readonly ImmutableArray<Wrapper> s_all = ImmutableArray.Create<Wrapper>(
        // Switches auto-commit off and commits checkpoints; the producer's settings are the user's.
        new("MassTransit.KafkaIntegration")
        {
            Overridden = s_offsets,
            Own =
            [
                new("IKafkaFactoryConfigurator", "Acks", Settings.Acks, ClientKinds.Producer),
                new("IKafkaProducerConfigurator", "EnableIdempotence", Settings.EnableIdempotence, ClientKinds.Producer),
                new("IKafkaProducerConfigurator", "EnableDeliveryReports", Settings.EnableDeliveryReports, ClientKinds.Producer),
            ],
        },

        // Stores offsets itself; acks and linger come from its builder, and none there means the client's default.
        new("KafkaFlow")
        {
            Overridden = [.. s_offsets, Settings.Acks, Settings.LingerMs],
            Own = [new("IProducerConfigurationBuilder", "WithAcks", Settings.Acks, ClientKinds.Producer)],
        },
        new("KafkaFlow.Abstractions")
        {
            Overridden = [.. s_offsets, Settings.Acks, Settings.LingerMs],
            Own = [new("IProducerConfigurationBuilder", "WithAcks", Settings.Acks, ClientKinds.Producer)],
        },

        // Switches the offset store off, unless the user switches auto-commit on: then it leaves everything to that.
        new("Wolverine.Kafka") { PlainConsumers = ["ConfigureConsumers", "ConfigureConsumer"] },

        // One dictionary for producers and consumers; auto-commit is off unless it is there.
        new("DotNetCore.CAP.Kafka") { Dictionaries = ["KafkaOptions.MainConfig"] },

        // The offset store is off always.
        new("Silverback.Integration.Kafka") { Overridden = [Settings.EnableAutoOffsetStore, Settings.EnableAutoCommit] },

        // Both are off, and it commits in batches; the hooks that get the config run last.
        new("Paramore.Brighter.MessagingGateway.Kafka")
        {
            Overridden = [Settings.EnableAutoOffsetStore, Settings.EnableAutoCommit],
            Own =
            [
                new("KafkaPublication", "Replication", Settings.Acks, ClientKinds.Producer),
                new("KafkaPublication", "EnableIdempotence", Settings.EnableIdempotence, ClientKinds.Producer),
            ],
        },

        // Auto-commit is off always.
        new("SlimMessageBus.Host.Kafka") { Overridden = s_offsets },

        // Auto-commit is off unless it is written.
        new("Akka.Streams.Kafka") { Pairs = [("ProducerSettings", "WithProperty", ClientKinds.Producer), ("ConsumerSettings", "WithProperty", ClientKinds.Consumer)] },

        // Auto-commit and the store are off always.
        new("Streamiz.Kafka.Net")
        {
            Overridden = s_offsets,
            Own =
            [
                new("StreamConfig", "Acks", Settings.Acks, ClientKinds.Producer),
                new("StreamConfig", "EnableDeliveryReports", Settings.EnableDeliveryReports, ClientKinds.Producer),
            ],
        },

        // Hardens nothing; the section is bound to the settings, then the lambda runs.
        new("Aspire.Confluent.Kafka")
        {
            Sections =
            [
                ("AddKafkaProducer", "Aspire:Confluent:Kafka:Producer"),
                ("AddKeyedKafkaProducer", "Aspire:Confluent:Kafka:Producer"),
                ("AddKafkaConsumer", "Aspire:Confluent:Kafka:Consumer"),
                ("AddKeyedKafkaConsumer", "Aspire:Confluent:Kafka:Consumer"),
            ],
        });

    private static readonly Dictionary<string, Wrapper> s_byAssembly = s_all.ToDictionary(wrapper => wrapper.Assembly);

    /// <summary>The names that code says these by.</summary>
    public static IEnumerable<string> Words => s_all.SelectMany(wrapper => wrapper.Own.Select(own => own.Member)
        .Concat(wrapper.Dictionaries.Select(name => name.Substring(name.IndexOf('.') + 1)))
        .Concat(wrapper.Pairs.Select(pair => pair.Method))
        .Concat(wrapper.Sections.Select(section => section.Method)));

    /// <summary>The library that declares a member; null where it is none of these.</summary>
    public static Wrapper? Of(ISymbol member) => member.ContainingAssembly?.Name is { } name && s_byAssembly.TryGetValue(name, out var wrapper) ? wrapper : null;

    /// <summary>What a property or method of a library's own sets; null where it sets none of the client's settings.</summary>
    public static WrapperSetting? SettingOf(ISymbol member) => Of(member)?.Own.FirstOrDefault(own =>
        own.Member == member.Name && (own.Type == member.ContainingType?.Name || member.ContainingType?.AllInterfaces.Any(contract => contract.Name == own.Type) == true));

    /// <summary>The clients that a method takes a key and a value for; null where it does not.</summary>
    public static ClientKinds? PairsOf(IMethodSymbol method) =>
        Of(method)?.Pairs.Where(pair => pair.Method == method.Name && pair.Type == method.ContainingType?.Name).Select(pair => (ClientKinds?)pair.Kinds).FirstOrDefault();

    /// <summary>Whether a property holds settings by the client's keys.</summary>
    public static bool IsDictionary(ISymbol property) => Of(property)?.Dictionaries.Contains(property.ContainingType?.Name + "." + property.Name) == true;
}
