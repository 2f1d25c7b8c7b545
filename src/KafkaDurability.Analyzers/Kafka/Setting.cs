using System.Collections.Immutable;

namespace KafkaDurability.Analyzers.Kafka;

/// <summary>How librdkafka (or the .NET client on top of it) reads the text of a setting.</summary>
internal enum SettingKind
{
    /// <summary>true, t, 1, false, f, 0 in any case; anything else makes the client throw.</summary>
    Boolean,
    Integer,
    Decimal,
    Text,

    /// <summary>One of a closed list of words; see <see cref="Setting.Choices"/>.</summary>
    Choice,
}

/// <summary>The kinds of client that a setting has an effect on.</summary>
[System.Flags]
internal enum ClientKinds
{
    None = 0,
    Producer = 1,
    Consumer = 2,
    Admin = 4,
    All = Producer | Consumer | Admin,
}

/// <summary>One accepted word of a <see cref="SettingKind.Choice"/> setting.</summary>
internal sealed class Choice
{
    public Choice(string text, string? member, long? number, params string[] otherTexts)
    {
        Text = text;
        Member = member;
        Number = number;
        OtherTexts = otherTexts.ToImmutableArray();
    }

    /// <summary>The word this project uses for the value, as in CONFIGURATION.md: "all", "latest".</summary>
    public string Text { get; }

    /// <summary>The member of the C# enum, or null where only the key can say it.</summary>
    public string? Member { get; }

    /// <summary>The numeric value of <see cref="Member"/>.</summary>
    public long? Number { get; }

    /// <summary>Other words that librdkafka takes for the same value ("smallest" for "earliest").</summary>
    public ImmutableArray<string> OtherTexts { get; }
}

/// <summary>One client setting: its key, its other spellings, and what it takes.</summary>
/// <remarks>Sources: librdkafka 2.16 CONFIGURATION.md and the public properties of Confluent.Kafka 2.16.</remarks>
internal sealed class Setting
{
    public Setting(
        string key,
        string? property,
        SettingKind kind,
        ClientKinds clients,
        string? @default = null,
        string? since = null,
        string[]? aliases = null,
        Choice[]? choices = null)
    {
        Key = key;
        Property = property;
        Kind = kind;
        Clients = clients;
        Default = @default;
        Since = since;
        Aliases = aliases is null ? ImmutableArray<string>.Empty : aliases.ToImmutableArray();
        Choices = choices is null ? ImmutableArray<Choice>.Empty : choices.ToImmutableArray();
    }

    /// <summary>The librdkafka key that the C# property writes, for example "enable.idempotence".</summary>
    public string Key { get; }

    /// <summary>The C# property on a config class, or null where only the key exists.</summary>
    public string? Property { get; }

    public SettingKind Kind { get; }

    public ClientKinds Clients { get; }

    /// <summary>The value in force when nothing is set, in the key's spelling; null when unset.</summary>
    public string? Default { get; }

    /// <summary>The Confluent.Kafka version that brought the setting, where it is later than 1.9; else null.</summary>
    public string? Since { get; }

    /// <summary>Other keys for the same setting ("request.required.acks" for "acks").</summary>
    public ImmutableArray<string> Aliases { get; }

    public ImmutableArray<Choice> Choices { get; }

    public override string ToString() => Key;
}
