using System.Collections.Immutable;
using KafkaDurability.Analyzers.Flow;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Configuration;

/// <summary>Collects a member's facts in the last pass, when the states have come to rest.</summary>
internal sealed class FactRecorder
{
    private readonly HashSet<BuilderUse> _uses = [];
    private readonly HashSet<ClientCall> _calls = [];
    private readonly HashSet<ConfigView> _views = [];
    private readonly HashSet<SectionUse> _sections = [];
    private readonly HashSet<StoredIn> _stored = [];
    private readonly HashSet<Argument> _passed = [];
    private readonly HashSet<Provided> _provided = [];
    private readonly HashSet<Escape> _departures = [];
    private readonly HashSet<TakenFromOptions> _options = [];
    private readonly HashSet<Site> _deferred = [];

    public void Add(BuilderUse use) => _uses.Add(use);

    public void Add(ClientCall call) => _calls.Add(call);

    public void Add(ConfigView view) => _views.Add(view);

    public void Add(SectionUse section) => _sections.Add(section);

    public void Add(StoredIn stored) => _stored.Add(stored);

    public void Add(Argument passed) => _passed.Add(passed);

    public void Add(Provided provided) => _provided.Add(provided);

    public void Add(Escape departure) => _departures.Add(departure);

    public void Add(TakenFromOptions options) => _options.Add(options);

    /// <summary>Settings that a lambda captures: it may run later, when the member has written more of them.</summary>
    public void Defer(IEnumerable<Site> captured) => _deferred.UnionWith(captured);

    public ValueSummary ToFacts(ConfigFlow flow, IMethodSymbol? method, int depth) => new()
    {
        Method = method,
        Depth = depth,
        Exit = flow.Exit,
        Final = flow.Final,
        Returned = flow.Returned,
        Uses = _uses.Select(use => _deferred.Contains(use.Config) && flow.Final.TryGetValue(use.Config, out var end)
            ? use with { State = use.State.Join(end) }
            : use).ToImmutableArray(),
        Calls = _calls.ToImmutableArray(),
        Views = _views.ToImmutableArray(),
        Sections = _sections.ToImmutableArray(),
        Stored = _stored.ToImmutableArray(),
        Arguments = _passed.ToImmutableArray(),
        Provided = _provided.ToImmutableArray(),
        Escapes = _departures.ToImmutableArray(),
        Options = _options.ToImmutableArray(),
    };
}
