using System.Collections.Generic;
using System.Threading;
using KafkaDurability.Analyzers.Functions;
using KafkaDurability.Analyzers.Program;
using KafkaDurability.Analyzers.Values;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Configuration;

/// <summary>Looks for the objects in sight that a parameter, a field, a property or a service may be.</summary>
internal sealed class Origins(ConfigModel model, CancellationToken cancellation)
{
    /// <summary>The objects that are created in sight, each with a member that has it; empty where there is none.</summary>
    /// <param name="root">As a member names what comes in from outside.</param>
    public IEnumerable<(SyntaxNode Member, Site Site)> Of(AccessPath root)
    {
        var pending = new Queue<AccessPath>([root]);
        var seen = new HashSet<object>();
        var found = new HashSet<(SyntaxNode, Site)>();
        while (pending.Count > 0 && seen.Count < Limits.OriginPlaces)
        {
            var place = pending.Dequeue();
            if (!seen.Add(Identity(place)))
            {
                continue;
            }

            foreach (var (member, config) in PutInto(place))
            {
                if (config.IsCreated)
                {
                    // The member that creates it is where all of its callers are in sight.
                    var origin = config is { Path: not null, Node: { } creation } && Members.RootOf(creation) is { } creating ? (creating, Site.Created(creation)) : (member, config);
                    if (found.Add(origin))
                    {
                        yield return origin;
                    }
                }
                else if (config.Root is { } outer)
                {
                    pending.Enqueue(outer);
                }
            }
        }
    }

    /// <summary>The options that a field or property of the own type is filled with; empty where it is not.</summary>
    public IEnumerable<OptionsSource> OptionsIn(AccessPath root) => root is MemberPath { Symbol: var member }
        ? StoredIn(member).SelectMany(stored => model.Facts(stored.Member, cancellation).Of<TakenFromOptions>().Where(taken => taken.Site == stored.Config).Select(taken => taken.Source))
        : [];

    /// <summary>A field is the same whatever object it is of.</summary>
    private static object Identity(AccessPath place) => place is MemberPath { Symbol: var member } ? member : place;

    private IEnumerable<(SyntaxNode Member, Site Config)> PutInto(AccessPath place) => place switch
    {
        MemberPath { Symbol: var member } => StoredIn(member),
        VariablePath { Symbol: IParameterSymbol parameter } => Arguments(parameter).Concat(model.Registrations.IsInjected(parameter, cancellation) ? Provided(Registration.AskedBy(parameter)) : []),
        ServicePath { Service: var service } => Provided(service),
        _ => [],
    };

    /// <summary>What is put into a field or property: most of the many members that mention one put nothing in.</summary>
    private IEnumerable<(SyntaxNode Member, Site Config)> StoredIn(ISymbol member)
    {
        foreach (var writer in Members.Seeing(member, ProgramNames.Of(model.Compilation), cancellation).Take(Limits.SettingMembers))
        {
            foreach (var stored in model.Facts(writer, cancellation).Of<StoredIn>())
            {
                if (SymbolEqualityComparer.Default.Equals(stored.Member, member))
                {
                    yield return (writer, stored.Site);
                }
            }
        }
    }

    private IEnumerable<(SyntaxNode, Site)> Arguments(IParameterSymbol parameter) =>
        parameter.ContainingSymbol is IMethodSymbol method
            ? Callers.Calling(method, ProgramNames.Of(model.Compilation), cancellation).Take(Limits.SettingMembers).SelectMany(caller => model.Facts(caller, cancellation).Of<Argument>()
                .Where(passed => SymbolEqualityComparer.Default.Equals(passed.Parameter, parameter))
                .Select(passed => (caller, passed.Site)))
            : [];

    private IEnumerable<(SyntaxNode, Site)> Provided(Service service) =>
        model.Registrations.Only(service, cancellation) is { } member
            ? model.Facts(member, cancellation).Of<Provided>().Where(provided => provided.Service.Equals(service)).Select(provided => (member, provided.Site))
            : [];
}
