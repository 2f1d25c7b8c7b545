using System.Collections.Generic;
using System.Threading;
using KafkaDurability.Analyzers.Program;
using KafkaDurability.Analyzers.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KafkaDurability.Analyzers.Configuration;

/// <summary>
/// Puts an object together from the members that see it: the one that creates it, those that share the private
/// field it is kept in, and the callers that it is returned to.
/// </summary>
internal sealed class ConfigLinker
{
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
        foreach (var site in SitesIn(facts))
        {
            foreach (var config in Objects(member, site).Where(config => !IsOnlyRead(config)))
            {
                yield return config;
            }
        }
    }

    /// <summary>Options that code takes single values of: whoever builds a client with the others answers for them.</summary>
    private static bool IsOnlyRead(ConfigObject config) =>
        config is { Section: not null, Creation: { } creation } && !config.Snapshots.Any(snapshot => snapshot.IsBuilt) && ReadValues.AreAllThatIsTaken(creation);

    /// <summary>What comes in from outside is the objects in sight that it may be, if there are any.</summary>
    private IEnumerable<ConfigObject> Objects(SyntaxNode member, Site site) =>
        site.Root is { } root && new Origins(_model, _cancellation).Of(root).ToList() is { Count: > 0 } origins
            ? origins.Select(origin => Gather(origin.Member, origin.Site))
            : [Gather(member, site)];

    /// <summary>An object that a field keeps is asked for by each member that mentions the field.</summary>
    private ConfigObject Gather(SyntaxNode member, Site site) => _model.Object((member, site), key => GatherAnew(key.Member, key.Site));

    private ConfigObject GatherAnew(SyntaxNode member, Site site)
    {
        var parts = new ObjectBuilder(site);
        parts.Add(site.Root is { } place ? new Origins(_model, _cancellation).OptionsIn(place) : []);
        var pending = new Queue<Alias>();
        pending.Enqueue(new Alias(member, site, null, new CallContext(null)));
        var seen = new HashSet<(SyntaxNode, Site)>();
        while (pending.Count > 0 && seen.Count < Limits.SettingMembers)
        {
            _cancellation.ThrowIfCancellationRequested();
            var alias = pending.Dequeue();
            if (!seen.Add((alias.Member, alias.Site)))
            {
                continue;
            }

            var facts = _model.Facts(alias.Member, _cancellation);
            parts.Add(facts, alias);
            foreach (var stored in facts.Of<StoredIn>().Where(stored => stored.Site == alias.Site))
            {
                Sharing(stored.Member, facts, alias).ForEach(pending.Enqueue);
            }

            if (!site.IsCreated)
            {
                continue;
            }

            foreach (var passed in facts.Of<Argument>().Where(passed => passed.Site == alias.Site && Members.IsOfPrimaryConstructor(passed.Parameter, _cancellation)))
            {
                Sharing(passed.Parameter, facts, alias).ForEach(pending.Enqueue);
            }

            foreach (var provided in facts.Of<Provided>().Where(provided => provided.Site == alias.Site))
            {
                parts.IsHandedOn |= _model.Registrations.Only(provided.Service, _cancellation) is null || _model.Registrations.HasOtherReceivers(provided.Service, _cancellation);
                Receiving(provided.Service, facts, alias).ForEach(pending.Enqueue);
            }

            if (facts.Of<Escape>().Any(departure => departure.Site == alias.Site && departure.Kind is EscapeKind.Returned or EscapeKind.HandedOn))
            {
                Callers(alias, site.Node!).ForEach(pending.Enqueue);
            }
        }

        var config = parts.ToObject();
        return parts.Holders.Any(holder => IsWrittenElsewhere(holder, member)) ? config.WithoutFiles() : config;
    }

    /// <summary>Whether another member writes to settings that a class of the user's holds for all.</summary>
    private bool IsWrittenElsewhere(ISymbol holder, SyntaxNode member) =>
        _model.Trees.NamesTouching.Mentioning(holder.Name, _cancellation)
            .Where(other => other != member).Distinct().Take(Limits.SettingMembers)
            .Select(other => _model.Facts(other, _cancellation))
            .Any(facts => facts.Of<SectionUse>()
                .Where(use => SymbolEqualityComparer.Default.Equals(use.Holder, holder))
                .Any(use => facts.Settings(use.Site) is { } state && (state.HasEscaped || state.Slots.Values.Any(slot => slot.Writes.Any(write => write.File is null)))));

    /// <summary>The other members that reach the object through a field or property, or the parameter of a primary constructor.</summary>
    private List<Alias> Sharing(ISymbol holder, ValueSummary facts, Alias alias)
    {
        var before = Held(facts, alias);
        var context = holder is IParameterSymbol ? new CallContext(alias.Context) : alias.Context;
        return Members.Seeing(holder, ProgramNames.Of(_model.Compilation), _cancellation).Take(Limits.SettingMembers)
            .Where(other => other != alias.Member)
            .SelectMany(other => SitesOf(other, holder).Select(site => new Alias(other, site, before, context)))
            .ToList();
    }

    /// <summary>The members that the container gives the object to.</summary>
    private List<Alias> Receiving(Service service, ValueSummary facts, Alias alias)
    {
        if (_model.Registrations.Only(service, _cancellation) is null)
        {
            return [];
        }

        var before = Held(facts, alias);
        var inConstructors = service.IsOptions ? [] : _model.Registrations.Receivers(service, _cancellation).SelectMany(parameter => Members.IsOfPrimaryConstructor(parameter, _cancellation)
            ? Members.Mentioning(parameter.ContainingType, parameter.Name).Select(member => (Member: member, Parameter: parameter))
            : parameter.ContainingSymbol.DeclaringSyntaxReferences.Select(part => (Member: Members.RootOf(part.GetSyntax(_cancellation))!, Parameter: parameter)))
            .Where(one => one.Member is not null)
            .Select(one => new Alias(one.Member, Site.At(new VariablePath(one.Parameter)), before, new CallContext(alias.Context)));
        var asked = service.IsOptions ? OptionsBindings.MembersTaking(_model.Compilation, _cancellation)
            : Members.Calling(_model.Compilation, "GetRequiredService", _cancellation).Concat(Members.Calling(_model.Compilation, "GetService", _cancellation))
                .Concat(Members.Calling(_model.Compilation, "GetRequiredKeyedService", _cancellation)).Concat(Members.Calling(_model.Compilation, "GetKeyedService", _cancellation));
        var site = Site.At(new ServicePath(service));
        return inConstructors
            .Concat(asked.Distinct().Take(Limits.SettingMembers).Where(member => SitesIn(_model.Facts(member, _cancellation)).Contains(site))
                .Select(member => new Alias(member, site, before, new CallContext(alias.Context))))
            .ToList();
    }

    /// <summary>What the object holds when the member is done.</summary>
    private static SettingsState Held(ValueSummary facts, Alias alias)
    {
        var state = facts.Settings(alias.Site) ?? SettingsState.Empty;
        return alias.Before is { } before ? state.After(before, certain: true) : state;
    }

    /// <summary>The field as the member names it: that of its own object, and of others of the type.</summary>
    private IEnumerable<Site> SitesOf(SyntaxNode member, ISymbol holder) => holder is IParameterSymbol
        ? [Site.At(new VariablePath(holder))]
        : SitesIn(_model.Facts(member, _cancellation))
            .Where(site => site.Root is MemberPath { Instance: not null, Symbol: var symbol } && SymbolEqualityComparer.Default.Equals(symbol, holder))
            .Append(Site.At(new MemberPath(null, holder)));

    private static IEnumerable<Site> SitesIn(ValueSummary facts) => facts.Final.Keys
        .Concat(facts.Of<BuilderUse>().Select(use => use.Site))
        .Concat(facts.Of<ClientCall>().Select(call => call.Site))
        .Concat(facts.Of<StoredIn>().Select(stored => stored.Site))
        .Concat(facts.Of<Argument>().Select(passed => passed.Site))
        .Concat(facts.Of<Provided>().Select(provided => provided.Site))
        .Distinct();

    /// <summary>The members that call the one at hand and get the object from it.</summary>
    private List<Alias> Callers(Alias alias, SyntaxNode creation) => CallersOf(alias.Member)
        .SelectMany(member => Received(member, alias, creation).Select(site => new Alias(member, site, site.IsCreated ? null : alias.Before, new CallContext(alias.Context))))
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

        while (pending.Count > 0 && seen.Count < Limits.SettingMembers)
        {
            var member = pending.Dequeue();
            if (seen.Add(member) && _model.Facts(member, _cancellation).Of<ClientCall>().Any(made => made.Node == call))
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

        // A container is given a factory by its name.
        return Functions.Callers.Naming(method, _model.Trees.NamesTouching, _cancellation).Where(member => member != callee).Take(Limits.SettingMembers);
    }

    /// <summary>What came back from a method that creates it, or that gives what a field or parameter of the type keeps.</summary>
    private IEnumerable<Site> Received(SyntaxNode member, Alias from, SyntaxNode creation) => SitesIn(_model.Facts(member, _cancellation))
        .Where(site => (site.Node == creation && site.Path is not null)
            || (from.Site.Root is not null && site == from.Site)
            || (from.Site.Root is MemberPath { Symbol: var kept } && site.Root is MemberPath { Instance: OpaqueSource, Symbol: var symbol } && SymbolEqualityComparer.Default.Equals(kept, symbol)));
}
