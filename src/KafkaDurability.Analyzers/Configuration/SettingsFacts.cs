using KafkaDurability.Analyzers.AppSettings;
using KafkaDurability.Analyzers.Kafka;
using KafkaDurability.Analyzers.Values;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Configuration;

/// <summary>A client is built from settings here.</summary>
/// <param name="State">What the settings may hold at that point.</param>
/// <param name="SharedWith">The wrapping config that the client is built through; null for the original.</param>
internal sealed record BuilderUse(Site Site, ClientKinds Kind, SettingsState State, SyntaxNode Node, Wrapping? SharedWith = null) : Fact(Site)
{
    public override bool IsOfCallers => !Site.IsCreated;

    public override Fact InCaller(Site site, Heap heap) => this with { Site = site, State = State.After(heap.Settings(site), certain: true) };

    public override Fact Late(ObjectState end) => this with { State = State.Join((SettingsState)end) };
}

/// <summary>A method of a client is called.</summary>
/// <param name="Site">The settings that the client was built from, or the place that the client comes in from.</param>
/// <param name="Method">The method of Confluent's interface.</param>
internal sealed record ClientCall(Site Site, IMethodSymbol Method, SyntaxNode Node) : Fact(Site)
{
    public override bool IsOfCallers => !Site.IsCreated;
}

/// <summary>Settings seen as a config object: the creation of a config class over them.</summary>
internal sealed record ConfigView(Site Site, ClientKinds Kinds, SyntaxNode Creation) : Fact(Site);

/// <summary>Settings take the values of a section.</summary>
/// <param name="Node">The code that binds the section, or takes what was bound.</param>
/// <param name="Holder">The property of a class of the user's that holds the settings; null where nobody else has them.</param>
internal sealed record SectionUse(Site Site, SettingsSection Section, SyntaxNode Node, ISymbol? Holder) : Fact(Site);

/// <summary>Settings are the options that the container gives to each service that asks.</summary>
internal sealed record TakenFromOptions(Site Site, OptionsSource Source) : Fact(Site);

/// <summary>What the general states hold of settings.</summary>
internal static class SettingsStates
{
    public static SettingsState Settings(this Heap heap, Site site) => heap.Object(site) as SettingsState ?? SettingsState.Empty;

    /// <summary>What settings hold when a member is done; null where it has none of them.</summary>
    public static SettingsState? Settings(this ValueSummary facts, Site site) => facts.Final.TryGetValue(site, out var state) ? (SettingsState)state : null;
}
