using KafkaDurability.Analyzers.AppSettings;
using KafkaDurability.Analyzers.Kafka;
using KafkaDurability.Analyzers.Values;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Configuration;

/// <summary>A config that wraps another one, and so shares its values.</summary>
/// <param name="Original">The argument that says what it is made from.</param>
internal sealed record Wrapping(SyntaxNode Creation, SyntaxNode Original);

/// <summary>A dictionary of settings: that of a config object, or a plain one on its way into a client.</summary>
/// <param name="Through">The config that it is reached through; null for the one that it was made for.</param>
internal sealed record SettingsValue(Site Site, Wrapping? Through = null) : ObjectValue(Site);

/// <summary>A key with its value, not yet in a dictionary.</summary>
internal sealed record PairValue(string? Key, SyntaxNode KeyNode, AbstractValue Value, SyntaxNode Node) : AbstractValue;

/// <param name="Site">The settings that it will build from, or the place that the builder comes in from; null where they are not known.</param>
internal sealed record BuilderValue(SyntaxNode Node, ClientKinds Kind, Site? Site, Wrapping? Through = null) : TrackedValue(Site)
{
    public override bool IsNotNull => Site is null or { IsCreated: true };
}

/// <param name="Site">The settings that it was built from, or the place that it comes in from.</param>
internal sealed record ClientValue(ClientKinds Kind, Site Site) : HandleValue(Site);

/// <summary>A section of the configuration.</summary>
/// <param name="Path">"Kafka:Producer"; empty for the whole.</param>
internal sealed record SectionValue(string Path) : AbstractValue
{
    public override bool IsSameForAll => true;
}

/// <summary>An object of a class of the user's that holds the values of a section.</summary>
internal sealed record BoundValue(string Path) : AbstractValue
{
    public override bool IsNotNull => true;

    public override bool IsSameForAll => true;
}

/// <summary>A value that a settings file says.</summary>
internal sealed record FileValue(FileSetting Setting) : AbstractValue
{
    public override bool IsNotNull => true;

    public override bool IsSameForAll => true;
}
