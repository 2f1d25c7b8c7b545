using System.Collections.Immutable;
using KafkaDurability.Analyzers.Flow;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Configuration;

/// <summary>Translates the facts of a callee into those of one call of it.</summary>
internal sealed class SummaryInstantiation
{
    private readonly Dictionary<Site, List<Site>> _sites = [];
    private readonly Dictionary<AccessPath, SmallSet<AbstractValue>> _arguments;
    private readonly bool _onThis;
    private readonly SyntaxNode _call;

    /// <param name="method">The method whose body runs, as it is declared.</param>
    /// <param name="onThis">The call is on the caller's own object, or static: its fields are the same.</param>
    public SummaryInstantiation(
        ConfigState state,
        IMethodSymbol method,
        List<(IParameterSymbol? Parameter, SmallSet<AbstractValue> Values)> arguments,
        bool onThis,
        SyntaxNode call)
    {
        State = state;
        _onThis = onThis;
        _call = call;
        _arguments = arguments.Where(argument => argument.Parameter is not null).ToDictionary(
            argument => (AccessPath)new VariablePath(method.Parameters[argument.Parameter!.Ordinal]),
            argument => argument.Values);
    }

    public ConfigState State { get; private set; }

    public void Run(ValueSummary facts, FactRecorder? recorder)
    {
        foreach (var store in facts.Final)
        {
            Write(store.Key, store.Value);
        }

        foreach (var place in facts.Exit?.Places ?? ConfigState.Empty.Places)
        {
            if (_onThis && place.Key is MemberPath { Instance: null })
            {
                State = State.Set(place.Key, Translate(place.Value));
            }
        }

        foreach (var stored in facts.Stored)
        {
            foreach (var site in Map(stored.Config).Where(site => stored.Config.Root is VariablePath))
            {
                recorder?.Add(stored with { Config = site });
            }
        }

        if (recorder is null)
        {
            return;
        }

        foreach (var use in facts.Uses.Where(use => !use.Config.IsCreated))
        {
            foreach (var site in Map(use.Config))
            {
                recorder.Add(use with { Config = site, State = use.State.After(State.Store(site), certain: true) });
            }
        }

        foreach (var passed in facts.Arguments.Where(passed => passed.Config.Root is VariablePath))
        {
            Map(passed.Config).ForEach(site => recorder.Add(passed with { Config = site }));
        }

        foreach (var provided in facts.Provided.Where(provided => provided.Config.Root is VariablePath))
        {
            Map(provided.Config).ForEach(site => recorder.Add(provided with { Config = site }));
        }

        foreach (var call in facts.Calls.Where(call => !call.Config.IsCreated))
        {
            foreach (var site in Map(call.Config))
            {
                recorder.Add(call with { Config = site });
            }
        }

        foreach (var departure in facts.Escapes.Where(departure => !departure.Config.IsCreated && departure.Kind != EscapeKind.Returned))
        {
            foreach (var site in Map(departure.Config))
            {
                recorder.Add(departure with { Config = site });
            }
        }
    }

    /// <summary>What values of the callee are to the caller.</summary>
    public SmallSet<AbstractValue> Translate(SmallSet<AbstractValue> values)
    {
        var translated = SmallSet<AbstractValue>.Empty;
        foreach (var value in values)
        {
            IEnumerable<AbstractValue> outer = value switch
            {
                StoreValue store => Map(store.Site).Select(site => store with { Site = site }),
                BuilderValue { Config: { } config } builder => Map(config).Select(site => builder with { Config = site }),
                ClientValue client => Map(client.Config).Select(site => client with { Config = site }),
                TupleValue tuple => [new TupleValue(tuple.Items.Select(Translate).ToImmutableArray())],
                ConstantValue constant => [constant with { Origin = _call }],
                FileValue or SectionValue or BoundValue => [value],
                _ => [],
            };
            translated = translated.Union(outer.ToSmallSet());
        }

        return translated.IsEmpty ? values.MayVary() ? Values.Varying : Values.Unknown : translated;
    }

    private void Write(Site inner, ObjectState state)
    {
        var sites = Map(inner);
        foreach (var site in sites)
        {
            State = State.Set(site, inner.IsCreated ? state : state.After(State.Store(site), certain: sites.Count == 1));
        }
    }

    /// <summary>The caller's name for an object of the callee.</summary>
    private List<Site> Map(Site inner)
    {
        if (!_sites.TryGetValue(inner, out var outer))
        {
            outer = inner.IsCreated
                ? (inner.Path?.Length ?? 0) >= Limits.ImportPath ? [] : [inner.Through(_call)]
                : inner.Root is { } root ? Roots(root) : [];
            _sites.Add(inner, outer);
        }

        return outer;
    }

    private List<Site> Roots(AccessPath root) => root switch
    {
        VariablePath when _arguments.TryGetValue(root, out var values) => SitesOf(values),
        // The parameter of a primary constructor.
        VariablePath { Symbol: IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor } } } when _onThis => [Site.At(root)],

        // The field of another object.
        MemberPath { Instance: null, Symbol: { IsStatic: false } member } when !_onThis => [Site.At(new MemberPath(new OpaqueSource(_call), member))],
        MemberPath { Instance: null } => State.Places.TryGetValue(root, out var held) ? SitesOf(held) : [Site.At(root)],
        ServicePath => [Site.At(root)],
        _ => [],
    };

    private static List<Site> SitesOf(SmallSet<AbstractValue> values) => values.Select(Values.SiteOf).OfType<Site>().ToList();
}
