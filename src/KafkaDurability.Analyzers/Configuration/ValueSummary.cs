using System.Collections.Immutable;
using KafkaDurability.Analyzers.AppSettings;
using KafkaDurability.Analyzers.Flow;
using KafkaDurability.Analyzers.Kafka;
using KafkaDurability.Analyzers.Program;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Configuration;

/// <summary>A client is built from settings here.</summary>
/// <param name="State">What the settings may hold at that point.</param>
/// <param name="SharedWith">The wrapping config that the client is built through; null for the original.</param>
internal sealed record BuilderUse(Site Config, ClientKinds Kind, ObjectState State, SyntaxNode Node, Wrapping? SharedWith = null);

/// <summary>A method of a client is called.</summary>
/// <param name="Config">The settings that the client was built from, or the place that the client comes in from.</param>
/// <param name="Method">The method of Confluent's interface.</param>
internal sealed record ClientCall(Site Config, IMethodSymbol Method, SyntaxNode Node);

/// <summary>Settings seen as a config object: the creation of a config class over them.</summary>
internal sealed record ConfigView(Site Config, ClientKinds Kinds, SyntaxNode Creation);

/// <summary>Settings take the values of a section.</summary>
/// <param name="Node">The code that binds the section, or takes what was bound.</param>
/// <param name="Holder">The property of a class of the user's that holds the settings; null where nobody else has them.</param>
internal sealed record SectionUse(Site Config, SettingsSection Section, SyntaxNode Node, ISymbol? Holder);

/// <summary>Settings, or the client built from them, are put into a field or property of the own type.</summary>
/// <param name="IsClient">No setting can be written through it: it is the client, or its builder.</param>
internal sealed record StoredIn(Site Config, ISymbol Member, bool IsClient);

/// <summary>Settings, their builder or the client built from them are an argument of a method in sight.</summary>
internal sealed record Argument(Site Config, IParameterSymbol Parameter);

/// <summary>Settings, or the client built from them, are what the container gives for a service.</summary>
internal sealed record Provided(Site Config, Service Service);

/// <summary>Settings, or the client built from them, leave the member.</summary>
internal enum EscapeKind
{
    /// <summary>As its return value.</summary>
    Returned,

    /// <summary>The client is handed to code that is not in sight.</summary>
    ClientHandedOn,
}

/// <summary>Settings are the options that the container gives to each service that asks.</summary>
internal sealed record TakenFromOptions(Site Config, OptionsSource Source);

internal sealed record Escape(Site Config, EscapeKind Kind);

/// <summary>What one member does with settings; computed once, then read by rules and by the member's callers.</summary>
internal sealed class ValueSummary
{
    public static readonly ValueSummary None = new() { IsNothing = true };

    /// <summary>The member has no body, or one that is too large or too deep to read.</summary>
    public bool IsNothing { get; init; }

    /// <summary>The method whose body the member is; null for an initializer.</summary>
    public IMethodSymbol? Method { get; init; }

    /// <summary>Calls that lie within each other from the member on, each one asked for. Where that is no more than the bound allowed, nothing was cut short.</summary>
    public int Depth { get; init; }

    /// <summary>What places and settings hold when the member ends; null where it never ends normally.</summary>
    public ConfigState? Exit { get; init; }

    /// <summary>What the settings hold at the end, or where the last code in sight has them.</summary>
    public SmallMap<Site, ObjectState> Final { get; init; } = SmallMap<Site, ObjectState>.Empty;

    public SmallSet<AbstractValue> Returned { get; init; } = SmallSet<AbstractValue>.Empty;

    public ImmutableArray<BuilderUse> Uses { get; init; } = ImmutableArray<BuilderUse>.Empty;

    public ImmutableArray<ClientCall> Calls { get; init; } = ImmutableArray<ClientCall>.Empty;

    public ImmutableArray<ConfigView> Views { get; init; } = ImmutableArray<ConfigView>.Empty;

    public ImmutableArray<SectionUse> Sections { get; init; } = ImmutableArray<SectionUse>.Empty;

    public ImmutableArray<StoredIn> Stored { get; init; } = ImmutableArray<StoredIn>.Empty;

    public ImmutableArray<Argument> Arguments { get; init; } = ImmutableArray<Argument>.Empty;

    public ImmutableArray<Provided> Provided { get; init; } = ImmutableArray<Provided>.Empty;

    public ImmutableArray<Escape> Escapes { get; init; } = ImmutableArray<Escape>.Empty;

    public ImmutableArray<TakenFromOptions> Options { get; init; } = ImmutableArray<TakenFromOptions>.Empty;
}
