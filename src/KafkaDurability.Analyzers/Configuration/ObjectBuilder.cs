using System.Collections.Generic;
using System.Collections.Immutable;
using KafkaDurability.Analyzers.Kafka;
using KafkaDurability.Analyzers.Values;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Configuration;

/// <summary>An object as one member sees it.</summary>
/// <param name="Before">For a field: what it holds when the member that filled it is done.</param>
internal sealed record Alias(SyntaxNode Member, Site Site, SettingsState? Before, CallContext Context);

/// <summary>Puts one object together from the facts of the members that see it.</summary>
internal sealed class ObjectBuilder
{
    private readonly Site _site;
    private readonly List<(BuilderUse Use, SettingsState? Before, Alias By)> _uses = [];
    private readonly List<(SettingsState State, SettingsState? Before, Alias By)> _ends = [];
    private readonly List<(ClientCall Call, CallContext Context)> _calls = [];
    private readonly List<ConfigView> _views = [];
    private readonly List<SectionUse> _sections = [];
    private readonly List<OptionsSource> _options = [];
    private readonly HashSet<SyntaxNode> _members = [];
    private bool _kept;
    private bool _returned;

    public ObjectBuilder(Site site) => _site = site;

    /// <summary>A client built from the settings also goes to code that is not in sight.</summary>
    public bool IsHandedOn { get; set; }

    /// <summary>The properties that hold the settings for others, too.</summary>
    public IEnumerable<ISymbol> Holders => _sections.Select(use => use.Holder).OfType<ISymbol>();

    public void Add(IEnumerable<OptionsSource> options) => _options.AddRange(options);

    public void Add(ValueSummary facts, Alias alias)
    {
        _members.Add(alias.Member);
        _uses.AddRange(facts.Of<BuilderUse>().Where(use => use.Site == alias.Site).Select(use => (use, alias.Before, alias)));
        if (facts.Settings(alias.Site) is { } end)
        {
            _ends.Add((end, alias.Before, alias));
        }

        _calls.AddRange(facts.Of<ClientCall>().Where(call => call.Site == alias.Site).Select(call => (call, alias.Context)));
        IsHandedOn |= facts.Of<Escape>().Any(departure => departure.Site == alias.Site && departure.Kind == EscapeKind.HandedOn);
        _kept |= facts.Of<StoredIn>().Any(stored => stored.Site == alias.Site && !stored.IsDerived);
        _returned |= facts.Of<Escape>().Any(departure => departure.Site == alias.Site && departure.Kind == EscapeKind.Returned);
        _options.AddRange(facts.Of<TakenFromOptions>().Where(taken => taken.Site == alias.Site).Select(taken => taken.Source));
        _sections.AddRange(facts.Of<SectionUse>().Where(use => use.Site == alias.Site));
        _views.AddRange(facts.Of<ConfigView>().Where(view => view.Site == alias.Site));
    }

    public ConfigObject ToObject()
    {
        var kinds = _uses.Select(use => use.Use.Kind).Concat(_views.Select(view => view.Kinds)).Aggregate(ClientKinds.None, (all, kind) => all | kind);

        // Whoever gets an object that a field keeps can write to it at any time.
        var isForeign = !_site.IsCreated || _kept && _returned;
        var built = _uses.Select(use => new ConfigSnapshot(Whole(use.Use.State, use.Before, use.By.Member), use.Use.Kind, isBuilt: true, isForeign, use.By.Context)
        {
            BuiltAt = use.Use.Node,
            Through = use.Use.SharedWith,
        });
        var ends = _ends.Select(end => new ConfigSnapshot(Whole(end.State, end.Before, end.By.Member), kinds, isBuilt: false, isForeign, end.By.Context));
        return new ConfigObject
        {
            Creation = _site.IsCreated ? _site.Node : null,
            Section = _sections.FirstOrDefault()?.Section,
            Options = _options.Distinct().Take(2).ToList() is { Count: 1 } options ? options[0] : null,
            Views = _views.ToImmutableArray(),
            SeenIn = _members.ToImmutableArray(),
            Kinds = kinds,
            Snapshots = (_uses.Count > 0 ? built : ends).ToImmutableArray(),
            CallsBy = _calls.Distinct().ToImmutableArray(),
            IsClientHandedOn = IsHandedOn,
        };
    }

    /// <summary>A member's view of a field, on top of what the field was filled with and of what others may write to it.</summary>
    private SettingsState Whole(SettingsState state, SettingsState? before, SyntaxNode member)
    {
        var start = before ?? SettingsState.Empty;
        foreach (var (other, otherBefore, by) in _ends)
        {
            if (otherBefore is not null && by.Member != member)
            {
                start = other.After(start, certain: false);
            }
        }

        // What the own member writes is certain; what others write through the field may come before or after it.
        return before is null ? start.After(state, certain: false) : state.After(start, certain: true);
    }
}
