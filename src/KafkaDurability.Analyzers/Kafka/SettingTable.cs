using System.Collections.Immutable;

namespace KafkaDurability.Analyzers.Kafka;

/// <summary>
/// Every setting that Confluent.Kafka 2.16 accepts, found by key, by alias or by C# property.
/// In goes the spelling of a user, out comes the one <see cref="Setting"/> that it means, or null.
/// </summary>
/// <remarks>
/// Sources: librdkafka's CONFIGURATION.md for keys, aliases, words and defaults; Confluent.Kafka for the
/// properties and the dotnet.* keys; its release tags for <see cref="Setting.Since"/>. Left out are the keys
/// that no text can set: callbacks, opaque pointers, certificates in memory, interceptors, and the Java keys
/// ssl.truststore.location and sasl.jaas.config, which librdkafka knows only to refuse.
/// Words are compared ignoring case, except those of partitioner, partition.assignment.strategy and
/// sasl.mechanism.
/// </remarks>
internal static partial class SettingTable
{
    private const ClientKinds Producer = ClientKinds.Producer;
    private const ClientKinds Consumer = ClientKinds.Consumer;
    private const ClientKinds Every = ClientKinds.All;
    private const string TopicPrefix = "topic.";

    private static readonly Setting[] s_topicRows = [.. ProducerTopicRows(), .. ConsumerTopicRows()];

    /// <summary>The settings that librdkafka keeps per topic.</summary>
    public static ImmutableArray<Setting> OfTopic { get; } = ImmutableArray.Create(s_topicRows);

    /// <summary>Each setting once.</summary>
    public static ImmutableArray<Setting> All { get; } = ImmutableArray.Create<Setting>(
        [.. ClientRows(), .. SecurityRows(), .. ProducerRows(), .. ConsumerRows(), .. s_topicRows]);

    private static readonly Dictionary<string, Setting> s_byKey = IndexKeys();
    private static readonly Dictionary<string, Setting> s_byProperty = IndexProperties(StringComparer.Ordinal);
    private static readonly Dictionary<string, Setting> s_byAnyCase = IndexProperties(StringComparer.OrdinalIgnoreCase);

    /// <summary>All that <see cref="ByKey"/> knows.</summary>
    public static IEnumerable<string> Keys => s_byKey.Keys;

    /// <summary>The setting that the client takes this key for; exact, as the client compares it.</summary>
    /// <remarks>Aliases count, and so does "topic." before a key that librdkafka keeps per topic.</remarks>
    public static Setting? ByKey(string key) => Find(s_byKey, key);

    /// <summary>The setting behind a property of a config class.</summary>
    public static Setting? ByProperty(string property) => Find(s_byProperty, property);

    /// <summary>As <see cref="ByProperty"/>, in any case, as configuration binders compare.</summary>
    public static Setting? ByPropertyIgnoreCase(string property) => Find(s_byAnyCase, property);

    private static Setting? Find(Dictionary<string, Setting> index, string name) =>
        index.TryGetValue(name, out var setting) ? setting : null;

    private static Dictionary<string, Setting> IndexKeys()
    {
        var index = new Dictionary<string, Setting>(StringComparer.Ordinal);
        foreach (var setting in All)
        {
            index.Add(setting.Key, setting);
            foreach (var alias in setting.Aliases)
            {
                index.Add(alias, setting);
            }
        }

        foreach (var setting in s_topicRows)
        {
            foreach (var key in setting.Aliases.Add(setting.Key))
            {
                if (!key.StartsWith(TopicPrefix, StringComparison.Ordinal))
                {
                    index.Add(TopicPrefix + key, setting);
                }
            }
        }

        return index;
    }

    private static Dictionary<string, Setting> IndexProperties(StringComparer comparer)
    {
        var index = new Dictionary<string, Setting>(comparer);
        foreach (var setting in All)
        {
            if (setting.Property is not null)
            {
                index.Add(setting.Property, setting);
            }
        }

        return index;
    }

    private static Setting Flag(
        string key,
        string? property,
        ClientKinds clients,
        string @default,
        string? since = null,
        string? alias = null) =>
        Row(key, property, SettingKind.Boolean, clients, @default, since, alias, null);

    private static Setting Integer(
        string key,
        string? property,
        ClientKinds clients,
        string @default,
        string? since = null,
        string? alias = null) =>
        Row(key, property, SettingKind.Integer, clients, @default, since, alias, null);

    private static Setting Decimal(
        string key,
        string? property,
        ClientKinds clients,
        string @default,
        string? since = null,
        string? alias = null) =>
        Row(key, property, SettingKind.Decimal, clients, @default, since, alias, null);

    private static Setting Text(
        string key,
        string? property,
        ClientKinds clients,
        string? @default = null,
        string? since = null,
        string? alias = null) =>
        Row(key, property, SettingKind.Text, clients, @default, since, alias, null);

    private static Setting OneOf(
        string key,
        string? property,
        ClientKinds clients,
        string @default,
        Choice[] choices,
        string? since = null,
        string? alias = null) =>
        Row(key, property, SettingKind.Choice, clients, @default, since, alias, choices);

    private static Choice[] Words(params string[] words) =>
        Array.ConvertAll(words, word => new Choice(word, null, null));

    private static Setting Row(
        string key,
        string? property,
        SettingKind kind,
        ClientKinds clients,
        string? @default,
        string? since,
        string? alias,
        Choice[]? choices) =>
        new(key, property, kind, clients, @default, since, alias is null ? null : [alias], choices);
}
