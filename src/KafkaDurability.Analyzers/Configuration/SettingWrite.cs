using KafkaDurability.Analyzers.Kafka;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Configuration;

/// <summary>A place in the code that gives a setting a value.</summary>
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
    public SyntaxNode At => IsArm ? ValueNode : Node;

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
