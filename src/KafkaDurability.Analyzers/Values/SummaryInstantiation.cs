using System.Collections.Immutable;
using KafkaDurability.Analyzers.Flow;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Values;

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
        Heap state,
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

    public Heap State { get; private set; }

    public void Run(ValueSummary facts, FactRecorder? recorder)
    {
        foreach (var final in facts.Final)
        {
            Write(final.Key, final.Value);
        }

        foreach (var place in facts.Exit?.Places ?? Heap.Empty.Places)
        {
            if (_onThis && place.Key is MemberPath { Instance: null })
            {
                State = State.Set(place.Key, Translate(place.Value));
            }
        }

        if (recorder is null)
        {
            return;
        }

        foreach (var fact in facts.Facts.SelectMany(kind => kind))
        {
            foreach (var site in fact.IsOfCallers ? Map(fact.Site) : [])
            {
                recorder.Add(fact.InCaller(site, State));
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
                TrackedValue { Site: { } inner } tracked => Map(inner).Select(site => tracked with { Site = site }),
                TupleValue tuple => [new TupleValue(tuple.Items.Select(Translate).ToImmutableArray())],
                ConstantValue constant => [constant with { Origin = _call }],
                { IsSameForAll: true } => [value],
                _ => [],
            };
            translated = translated.Union(outer.ToSmallSet());
        }

        return translated.IsEmpty ? values.MayVary() ? ValueSets.Varying : ValueSets.Unknown : translated;
    }

    private void Write(Site inner, ObjectState state)
    {
        var sites = Map(inner);
        foreach (var site in sites)
        {
            State = State.Set(site, inner.IsCreated ? state : state.After(State.Object(site), certain: sites.Count == 1));
        }
    }

    /// <summary>The caller's name for an object of the callee.</summary>
    private List<Site> Map(Site inner)
    {
        if (!_sites.TryGetValue(inner, out var outer))
        {
            outer = inner.Root is { } root ? Roots(root)
                : inner.Path?.Length >= Limits.ImportPath ? []
                : [inner.Through(_call)];
            _sites.Add(inner, outer);
        }

        return outer;
    }

    private List<Site> Roots(AccessPath root) => root switch
    {
        VariablePath when _arguments.TryGetValue(root, out var values) => values.Sites().ToList(),
        // The parameter of a primary constructor.
        VariablePath { Symbol: IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor } } } when _onThis => [Site.At(root)],

        // The field of another object.
        MemberPath { Instance: null, Symbol: { IsStatic: false } member } when !_onThis => [Site.At(new MemberPath(new OpaqueSource(_call), member))],
        MemberPath { Instance: null } => State.Places.TryGetValue(root, out var held) ? held.Sites().ToList() : [Site.At(root)],
        ServicePath => [Site.At(root)],
        _ => [],
    };
}
