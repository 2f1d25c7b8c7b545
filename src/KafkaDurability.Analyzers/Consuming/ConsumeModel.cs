using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using KafkaDurability.Analyzers.Binding;
using KafkaDurability.Analyzers.Flow;
using KafkaDurability.Analyzers.Kafka;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Consuming;

/// <summary>
/// What the members of one compilation do with messages: each is read once, on demand, callees before their callers.
/// Members that call each other in a circle are known to none of their callers.
/// </summary>
internal sealed class ConsumeModel
{
    private static readonly ConditionalWeakTable<Compilation, ConsumeModel> s_models = new();

    private readonly KafkaSymbols _symbols;
    private readonly OperationSource _source;
    private readonly Callees _callees;
    private readonly ConcurrentDictionary<SyntaxNode, ConsumeReading> _readings = new();
    private readonly ConcurrentDictionary<SyntaxNode, ImmutableHashSet<IMethodSymbol>> _calls = new();

    private ConsumeModel(Compilation compilation, KafkaSymbols symbols)
    {
        Compilation = compilation;
        _symbols = symbols;
        _source = OperationSource.Of(compilation);
        _callees = new Callees(compilation);
    }

    public Compilation Compilation { get; }

    /// <summary>The model of a compilation, shared by the analyzers that ask for it.</summary>
    public static ConsumeModel Of(Compilation compilation, KafkaSymbols symbols) =>
        s_models.GetValue(compilation, key => new ConsumeModel(key, symbols));

    /// <param name="member">As <see cref="Members.RootOf"/> gives it.</param>
    public ConsumeFacts Facts(SyntaxNode member, CancellationToken cancellation) => Reading(member, cancellation).Facts;

    /// <summary>What the calls of a member do.</summary>
    public ICalleeEffects EffectsIn(SyntaxNode member, CancellationToken cancellation)
    {
        Reading(member, cancellation);
        return Effects(member, new CallCircle(ImmutableArray.Create(member), false), cancellation);
    }

    /// <summary>Whether some member in sight calls this one from a loop.</summary>
    public bool IsCalledInLoop(SyntaxNode member, CancellationToken cancellation)
    {
        if (_source.MethodOf(member, cancellation) is not { } method)
        {
            return false;
        }

        return Compilation.SyntaxTrees
            .SelectMany(tree => Members.Mentioning(tree.GetRoot(cancellation), method.Name))
            .Any(caller => caller != member && CallsOf(caller, cancellation).Contains(method) && StatementOrder.CallsInLoop(caller, method.Name));
    }

    private ConsumeReading Reading(SyntaxNode member, CancellationToken cancellation)
    {
        if (_readings.TryGetValue(member, out var known))
        {
            return known;
        }

        foreach (var circle in CallOrder.BottomUp(member, Callees, _readings.ContainsKey, cancellation))
        {
            // Within a circle nobody knows of the others, whichever of them was asked for first.
            var readings = circle.Members.Select(one => (Member: one, Reading: Read(one, circle, cancellation))).ToList();
            readings.ForEach(one => _readings.TryAdd(one.Member, circle.IsRecursive ? one.Reading with { Summary = null } : one.Reading));
        }

        return _readings.TryGetValue(member, out known) ? known : ConsumeReading.Nothing;

        IEnumerable<SyntaxNode> Callees(SyntaxNode caller) =>
            CallsOf(caller, cancellation).SelectMany(method => _callees.BodiesOf(method, cancellation)).Distinct();
    }

    private ConsumeReading Read(SyntaxNode member, CallCircle circle, CancellationToken cancellation)
    {
        if (_source.Graph(member, cancellation) is not { } graph)
        {
            return ConsumeReading.Nothing;
        }

        return ConsumeReading.Of(_source.MethodOf(member, cancellation), graph, _symbols, Effects(member, circle, cancellation), cancellation);
    }

    private CalleeEffects Effects(SyntaxNode member, CallCircle circle, CancellationToken cancellation)
    {
        var calls = CallsOf(member, cancellation);
        return new CalleeEffects(method => calls.Contains(method) ? Summary(method, circle, cancellation) : null);
    }

    /// <summary>What all bodies of a method have in common; null where none is in sight.</summary>
    private MethodSummary? Summary(IMethodSymbol method, CallCircle circle, CancellationToken cancellation)
    {
        var bodies = _callees.BodiesOf(method, cancellation);
        if (bodies.IsEmpty)
        {
            return null;
        }

        var summaries = bodies
            .Select(body => !circle.Members.Contains(body) && _readings.TryGetValue(body, out var reading) ? reading.Summary : null)
            .ToList();
        return summaries.Contains(null) ? MethodSummary.Unknown(method) : MethodSummary.Common(summaries!, method);
    }

    /// <summary>The methods that a member calls, with those its lambdas and local functions call.</summary>
    private ImmutableHashSet<IMethodSymbol> CallsOf(SyntaxNode member, CancellationToken cancellation) => _calls.GetOrAdd(member, key =>
        _source.Operation(key, cancellation) is { } operation
            ? operation.DescendantsAndSelf()
                .OfType<IInvocationOperation>()
                .Select(call => (call.TargetMethod.ReducedFrom ?? call.TargetMethod).OriginalDefinition)
                .Where(method => SymbolEqualityComparer.Default.Equals(method.ContainingAssembly, Compilation.Assembly))
                .ToImmutableHashSet<IMethodSymbol>(SymbolEqualityComparer.Default)
            : ImmutableHashSet<IMethodSymbol>.Empty);
}
