using KafkaDurability.Analyzers.AppSettings;
using KafkaDurability.Analyzers.Kafka;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Configuration;

/// <summary>Where something is written: in code, or in a settings file that code binds.</summary>
/// <param name="Code">The code; for a settings file, what binds it or copies the value from it.</param>
/// <param name="File">The place in the file; null where the code itself says it.</param>
internal sealed record Origin(SyntaxNode Code, FilePlace? File = null)
{
    public static implicit operator Origin(SyntaxNode code) => new(code);
}

/// <summary>A place in the code, or in a settings file, that gives a setting a value.</summary>
/// <param name="Setting">The setting; null where the client knows no such key.</param>
/// <param name="Key">The key as written; the canonical one where a property is.</param>
/// <param name="Value">The value; null where it is not known.</param>
/// <param name="Varies">The value differs on each start.</param>
/// <param name="Node">The whole write: assignment, Set call, dictionary entry.</param>
/// <param name="ValueNode">The expression that says the value: an arm of a conditional, for one.</param>
/// <param name="KeyNode">The expression that says the key; null where a property is assigned.</param>
internal sealed record SettingWrite(
    Setting? Setting,
    string Key,
    SettingValue? Value,
    bool Varies,
    SyntaxNode Node,
    SyntaxNode ValueNode,
    SyntaxNode? KeyNode)
{
    private readonly bool _isPresent;

    /// <summary>What to underline: the whole write, or the arm of a conditional that says this value.</summary>
    public Origin At => new(IsArm ? ValueNode : Node, File?.Value);

    /// <summary>Where the key stands; null where a property is assigned.</summary>
    public Origin? KeyAt => KeyNode is null ? null : new(KeyNode, File?.Key);

    /// <summary>The value in a settings file that <see cref="Node"/> takes; null where the code says the value.</summary>
    public FileSetting? File { get; init; }

    /// <summary>The code takes the one value out of <see cref="File"/>, as opposed to binding a whole section.</summary>
    public bool IsCopied { get; init; }

    /// <summary>The wrapping config that it is written through; null for the config that the values were made for.</summary>
    public Wrapping? Through { get; init; }

    /// <summary>It was made to other settings, which these are a copy of; other clients may be built from those.</summary>
    public bool IsFromCopy { get; init; }

    /// <summary>The value is one of several that an option is translated into: whoever sets the option chose it.</summary>
    public bool IsOption { get; init; }

    /// <summary>Where a caller says the value; null where it is no parameter's.</summary>
    public SyntaxNode? GivenAt { get; init; }

    /// <summary>One of several values of the same write.</summary>
    public bool IsArm { get; init; }

    /// <summary>The value is not null or empty, whether it is known or not.</summary>
    public bool IsPresent
    {
        get => _isPresent || Value is { Text.Length: > 0 };
        init => _isPresent = value;
    }

    public bool IsProperty => KeyNode is null;
}
