using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading;
using KafkaDurability.Analyzers.AppSettings;
using KafkaDurability.Analyzers.Kafka;
using KafkaDurability.Analyzers.Program;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Configuration;

/// <summary>
/// Puts an object together from the members that see it: the one that creates it, those that share the private
/// field it is kept in, and the callers that it is returned to.
/// </summary>
internal sealed class ConfigLinker
{
    /// <summary>Members that may be looked through for one object; with more, those found so far count.</summary>
    private const int MostMembers = 100;

    private readonly ConfigModel _model;
    private readonly CancellationToken _cancellation;

    public ConfigLinker(ConfigModel model, CancellationToken cancellation)
    {
        _model = model;
        _cancellation = cancellation;
    }

    /// <summary>The objects that the member creates, receives or writes to.</summary>
    public IEnumerable<ConfigObject> ObjectsOf(SyntaxNode member) => _model.Objects(member, Find);

    private IEnumerable<ConfigObject> Find(SyntaxNode member)
    {
        var facts = _model.Facts(member, _cancellation);
        var sites = facts.Final.Keys
            .Concat(facts.Uses.Select(use => use.Config))
            .Concat(facts.Calls.Select(call => call.Config))
            .Distinct();
        foreach (var site in sites)
        {
            foreach (var config in Objects(member, site))
            {
                yield return config;
            }

            if (site.Root is VariablePlace { Symbol: IParameterSymbol } && facts.Final.TryGetValue(site, out var state) && !state.Slots.IsEmpty)
            {
                foreach (var config in Given(member))
                {
                    yield return config;
                }
            }
        }
    }

    private IEnumerable<ConfigObject> Objects(SyntaxNode member, Site site) =>
        site.Root is MemberPlace { Instance: null, Symbol: { DeclaredAccessibility: Accessibility.Private } field } && Keepers(field) is { Count: > 0 } keepers
            ? keepers.Select(keeper => Gather(keeper.Member, keeper.Kept))
            : [Gather(member, site)];

    /// <summary>The objects of callers in sight that the member writes to; only there it shows what they are for.</summary>
    private IEnumerable<ConfigObject> Given(SyntaxNode member)
    {
        var pending = new Queue<SyntaxNode>([member]);
        var seen = new HashSet<SyntaxNode>([member]);
        while (pending.Count > 0)
        {
            foreach (var caller in CallersOf(pending.Dequeue()).Where(caller => seen.Count < MostMembers && seen.Add(caller)).ToList())
            {
                var written = _model.Facts(caller, _cancellation).Final
                    .Where(store => store.Value.Slots.Values.Any(slot => slot.Writes.Any(write => Members.RootOf(write.Node) == member)))
                    .Select(store => store.Key)
                    .ToList();
                foreach (var config in written.Where(site => site.Root is not VariablePlace).SelectMany(site => Objects(caller, site)))
                {
                    yield return config;
                }

                if (written.Any(site => site.Root is VariablePlace))
                {
                    pending.Enqueue(caller);
                }
            }
        }
    }

    /// <summary>The members of the field's type that put settings, or a client built from them, into it.</summary>
    private List<(SyntaxNode Member, Site Kept)> Keepers(ISymbol field)
    {
        var keepers = new List<(SyntaxNode, Site)>();
        foreach (var member in Members.Mentioning(field.ContainingType, field.Name).Take(MostMembers))
        {
            foreach (var stored in _model.Facts(member, _cancellation).Stored)
            {
                if (SymbolEqualityComparer.Default.Equals(stored.Member, field) && stored.Config.IsCreated)
                {
                    keepers.Add((member, stored.Config));
                }
            }
        }

        return keepers;
    }

    /// <summary>An object that a field keeps is asked for by each member that mentions the field.</summary>
    private ConfigObject Gather(SyntaxNode member, Site site) => _model.Object((member, site), key => GatherAnew(key.Member, key.Site));

    private ConfigObject GatherAnew(SyntaxNode member, Site site)
    {
        var gathering = new Gathering(site);
        var pending = new Queue<Sighting>();
        pending.Enqueue(new Sighting(member, site, null, new Branch(null)));
        var seen = new HashSet<(SyntaxNode, Site)>();
        while (pending.Count > 0 && seen.Count < MostMembers)
        {
            _cancellation.ThrowIfCancellationRequested();
            var sighting = pending.Dequeue();
            if (!seen.Add((sighting.Member, sighting.Site)))
            {
                continue;
            }

            var facts = _model.Facts(sighting.Member, _cancellation);
            gathering.Add(facts, sighting);
            foreach (var stored in facts.Stored.Where(stored => stored.Config == sighting.Site))
            {
                Sharing(stored, facts, sighting).ForEach(pending.Enqueue);
            }

            if (site.IsCreated && facts.Departures.Any(departure => departure.Config == sighting.Site && departure.How is Leaving.Returned or Leaving.ClientHandedOn))
            {
                Callers(sighting, site.Node!).ForEach(pending.Enqueue);
            }
        }

        var config = gathering.ToObject();
        return gathering.Holders.Any(holder => IsWrittenElsewhere(holder, member)) ? config.WithoutFiles() : config;
    }

    /// <summary>Whether another member writes to settings that a class of the user's holds for all.</summary>
    private bool IsWrittenElsewhere(ISymbol holder, SyntaxNode member) =>
        _model.Trees.NamesTouching.Mentioning(holder.Name, _cancellation)
            .Where(other => other != member).Distinct().Take(MostMembers)
            .Select(other => _model.Facts(other, _cancellation))
            .Any(facts => facts.Sections
                .Where(use => SymbolEqualityComparer.Default.Equals(use.Holder, holder))
                .Any(use => facts.Final.TryGetValue(use.Config, out var state) && (state.Open || state.Slots.Values.Any(slot => slot.Writes.Any(write => write.File is null)))));

    /// <summary>The other members of the type, which reach the object through its field.</summary>
    private List<Sighting> Sharing(StoredIn stored, MemberFacts facts, Sighting sighting)
    {
        var before = facts.Final.TryGetValue(sighting.Site, out var state) ? state : StoreState.Empty;
        return Members.Mentioning(stored.Member.ContainingType, stored.Member.Name).Take(MostMembers)
            .Where(other => other != sighting.Member)
            .SelectMany(other => Fields(other, stored.Member).Select(site => new Sighting(other, site, before, sighting.Branch)))
            .ToList();
    }

    /// <summary>The field as the member names it: that of its own object, and of others of the type.</summary>
    private IEnumerable<Site> Fields(SyntaxNode member, ISymbol field) => _model.Facts(member, _cancellation).Final.Keys
        .Where(site => site.Root is MemberPlace { Instance: not null, Symbol: var symbol } && SymbolEqualityComparer.Default.Equals(symbol, field))
        .Append(Site.At(new MemberPlace(null, field)));

    /// <summary>The members that call the one at hand and get the object from it.</summary>
    private List<Sighting> Callers(Sighting sighting, SyntaxNode creation) => CallersOf(sighting.Member)
        .SelectMany(member => Received(member, creation).Select(site => new Sighting(member, site, null, new Branch(sighting.Branch))))
        .ToList();

    /// <summary>The creations of all settings whose clients a call may be on.</summary>
    public IEnumerable<SyntaxNode> CreationsBehind(SyntaxNode call)
    {
        var pending = new Queue<SyntaxNode>();
        var seen = new HashSet<SyntaxNode>();
        if (Members.RootOf(call) is { } own)
        {
            pending.Enqueue(own);
        }

        while (pending.Count > 0 && seen.Count < MostMembers)
        {
            var member = pending.Dequeue();
            if (seen.Add(member) && _model.Facts(member, _cancellation).Calls.Any(made => made.Node == call))
            {
                CallersOf(member).ToList().ForEach(pending.Enqueue);
                foreach (var config in ObjectsOf(member).Where(config => config.Calls.Any(made => made.Node == call)))
                {
                    if (config.Creation is { } creation)
                    {
                        yield return creation;
                    }
                }
            }
        }
    }

    private IEnumerable<SyntaxNode> CallersOf(SyntaxNode callee)
    {
        if (_model.MethodOf(callee, _cancellation) is not { } method)
        {
            return [];
        }

        // A property is read, a method is called: names tell that before anything is bound.
        var isPrivate = method.DeclaredAccessibility == Accessibility.Private;
        var members = method.AssociatedSymbol is { Name: var property }
            ? isPrivate ? Members.Mentioning(method.ContainingType, property) : _model.Trees.NamesTouching.Mentioning(property, _cancellation)
            : isPrivate ? Members.Calling(method.ContainingType, method.Name, _cancellation) : _model.Trees.NamesTouching.Calling(method.Name, _cancellation);
        return members.Where(member => member != callee).Take(MostMembers);
    }

    private IEnumerable<Site> Received(SyntaxNode member, SyntaxNode creation)
    {
        var facts = _model.Facts(member, _cancellation);
        return facts.Final.Keys.Where(site => site.Node == creation && site.Path is not null);
    }

    /// <param name="Before">For a field: what it holds when the member that filled it is done.</param>
    private sealed record Sighting(SyntaxNode Member, Site Site, StoreState? Before, Branch Branch);

    private sealed class Gathering
    {
        private readonly Site _site;
        private readonly List<(BuilderUse Use, StoreState? Before, Sighting By)> _uses = [];
        private readonly List<(StoreState State, StoreState? Before, Sighting By)> _ends = [];
        private readonly List<(ClientCall Call, Branch Branch)> _calls = [];
        private readonly List<ConfigView> _views = [];
        private readonly List<SectionUse> _sections = [];
        private readonly HashSet<SyntaxNode> _members = [];
        private bool _handedOn;
        private bool _kept;
        private bool _returned;

        public Gathering(Site site) => _site = site;

        /// <summary>The properties that hold the settings for others, too.</summary>
        public IEnumerable<ISymbol> Holders => _sections.Select(use => use.Holder).OfType<ISymbol>();

        public void Add(MemberFacts facts, Sighting sighting)
        {
            _members.Add(sighting.Member);
            _uses.AddRange(facts.Uses.Where(use => use.Config == sighting.Site).Select(use => (use, sighting.Before, sighting)));
            if (facts.Final.TryGetValue(sighting.Site, out var end))
            {
                _ends.Add((end, sighting.Before, sighting));
            }

            _calls.AddRange(facts.Calls.Where(call => call.Config == sighting.Site).Select(call => (call, sighting.Branch)));
            _handedOn |= facts.Departures.Any(departure => departure.Config == sighting.Site && departure.How == Leaving.ClientHandedOn);
            _kept |= facts.Stored.Any(stored => stored.Config == sighting.Site && !stored.IsClient);
            _returned |= facts.Departures.Any(departure => departure.Config == sighting.Site && departure.How == Leaving.Returned);
            _sections.AddRange(facts.Sections.Where(use => use.Config == sighting.Site));
            _views.AddRange(facts.Views.Where(view => view.Config == sighting.Site));
        }

        public ConfigObject ToObject()
        {
            var kinds = _uses.Select(use => use.Use.Kind).Concat(_views.Select(view => view.Kinds)).Aggregate(ClientKinds.None, (all, kind) => all | kind);

            // Whoever gets an object that a field keeps can write to it at any time.
            var isForeign = !_site.IsCreated || _kept && _returned;
            var built = _uses.Select(use => new ConfigSnapshot(Whole(use.Use.State, use.Before, use.By.Member), use.Use.Kind, IsBuilt: true, isForeign, use.By.Branch)
            {
                BuiltAt = use.Use.Node,
                Through = use.Use.Through,
            });
            var ends = _ends.Select(end => new ConfigSnapshot(Whole(end.State, end.Before, end.By.Member), kinds, IsBuilt: false, isForeign, end.By.Branch));
            return new ConfigObject
            {
                Creation = _site.IsCreated ? _site.Node : null,
                Section = _sections.FirstOrDefault()?.Section,
                Views = _views.ToImmutableArray(),
                SeenIn = _members.ToImmutableArray(),
                Kinds = kinds,
                Snapshots = (_uses.Count > 0 ? built : ends).ToImmutableArray(),
                CallsBy = _calls.Distinct().ToImmutableArray(),
                IsClientHandedOn = _handedOn,
            };
        }

        /// <summary>A member's view of a field, on top of what the field was filled with and of what others may write to it.</summary>
        private StoreState Whole(StoreState state, StoreState? before, SyntaxNode member)
        {
            var start = before ?? StoreState.Empty;
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
}
