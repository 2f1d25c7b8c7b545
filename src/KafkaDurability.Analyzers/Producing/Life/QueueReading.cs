using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using KafkaDurability.Analyzers.Kafka.Models;
using KafkaDurability.Analyzers.Functions;
using KafkaDurability.Analyzers.Kafka;
using KafkaDurability.Analyzers.Program;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Producing;

/// <summary>What the functions of one member do to the queue of the producer in one variable.</summary>
internal sealed class QueueReading
{
    private readonly QueueModel _model;
    private readonly ControlFlowGraph? _home;
    private readonly int _calls;
    private readonly Deliveries _deliveries;
    private readonly bool _isCaptured;
    private readonly Dictionary<ControlFlowGraph, QueueEffect?> _effects = [];
    private int _depth;

    private QueueReading(
        ISymbol variable, MemberFunctions functions, ControlFlowGraph? home, QueueModel model, int calls, CancellationToken cancellation)
    {
        Variable = variable;
        Functions = functions;
        Cancellation = cancellation;
        _home = home;
        _model = model;
        _calls = calls;
        _deliveries = new Deliveries(functions, model, cancellation);
        Uses = ClientUses.Of(variable, functions.All, model.Symbols);
        _isCaptured = home is not null && functions.All.Any(function => function != home && ClientUses.Mentions(variable, function));
    }

    /// <param name="home">The function that has the variable; null for a field, which no function has for itself.</param>
    /// <returns>Null where not all that is done with the producer is in sight.</returns>
    public static QueueReading? Of(
        ISymbol variable, MemberFunctions functions, ControlFlowGraph? home, QueueModel model, CancellationToken cancellation) =>
        Of(variable, functions, home, model, Limits.CallDepth, cancellation);

    private static QueueReading? Of(
        ISymbol variable, MemberFunctions functions, ControlFlowGraph? home, QueueModel model, int calls, CancellationToken cancellation)
    {
        var reading = new QueueReading(variable, functions, home, model, calls, cancellation);
        return reading.IsComplete() ? reading : null;
    }

    public ISymbol Variable { get; }

    public MemberFunctions Functions { get; }

    public ClientUses Uses { get; }

    public CancellationToken Cancellation { get; }

    public KafkaSymbols Symbols => _model.Symbols;

    /// <summary>Some code in sight may flush.</summary>
    public bool Flushes => Uses.To("Flush").Any() || Uses.HandedOn.Any(value => OfHandedOn(value) is { Flushes: true });

    /// <summary>Some call on it has to do with a transaction.</summary>
    public bool HasTransactions => Uses.Calls.Any(call => call.TargetMethod.Name.Contains("Transaction"));

    /// <summary>The calls of Produce whose messages nothing but a Flush waits for, also those of methods that get the producer.</summary>
    public IEnumerable<SyntaxNode> Sends() => Uses.To("Produce").Where(IsPlain).Select(call => call.Syntax)
        .Concat(Uses.HandedOn.SelectMany(value => OfHandedOn(value)?.Sends ?? ImmutableArray<SyntaxNode>.Empty));

    /// <summary>Nothing in sight may wait for the report on the message.</summary>
    public bool IsPlain(IInvocationOperation produce) => !_deliveries.MayBeAwaited(produce);

    /// <summary>What a lambda or local function of the member does; null where it cannot be told.</summary>
    public QueueEffect? OfFunction(IMethodSymbol function) =>
        _isCaptured && Functions.Of(function) is { } graph && IsWithin(graph, _home!) ? OfGraph(graph) : QueueEffect.None;

    /// <summary>What a method does that gets the producer as an argument; null where it cannot be told.</summary>
    public QueueEffect? OfHandedOn(IOperation value)
    {
        if (_calls == 0
            || value.Parent is not IArgumentOperation { Parameter: { RefKind: RefKind.None, IsParams: false } parameter, Parent: IInvocationOperation call })
        {
            return null;
        }

        if (Functions.Of(call.TargetMethod) is { } function)
        {
            var own = call.TargetMethod.OriginalDefinition;
            return OfParameter(own, parameter.Ordinal, function.OriginalOperation.Syntax, Functions, function);
        }

        var effects = _model.BodiesOf(call.TargetMethod.OriginalDefinition, Cancellation)
            .Select(body => _model.Source.MethodOf(body, Cancellation) is { } method && _model.FunctionsOf(body, Cancellation) is { } functions
                ? OfParameter(method, parameter.Ordinal, body, functions, functions.Outermost)
                : null)
            .ToList();
        return effects.Count == 0 || effects.Contains(null)
            ? null
            : new QueueEffect(effects.SelectMany(effect => effect!.Sends).ToImmutableArray(), effects.Any(effect => effect!.Flushes));
    }

    private QueueEffect? OfParameter(IMethodSymbol method, int ordinal, SyntaxNode body, MemberFunctions functions, ControlFlowGraph graph)
    {
        var key = (body, ordinal, _calls - 1);
        if (!_model.Effects.TryGetValue(key, out var known))
        {
            _model.Effects[key] = known = ordinal < method.Parameters.Length
                && Of(method.Parameters[ordinal], functions, graph, _model, _calls - 1, Cancellation) is { Uses.Fills.IsEmpty: true } reading
                && !reading.Uses.To("Dispose").Any()
                    ? reading.OfGraph(graph)
                    : null;
        }

        return known;
    }

    private QueueEffect? OfGraph(ControlFlowGraph graph)
    {
        if (_effects.TryGetValue(graph, out var known))
        {
            return known;
        }

        _effects[graph] = null; // For what calls itself.
        if (_depth == Limits.NestedFunctions)
        {
            return null;
        }

        _depth++;
        var run = QueueRun.Of(graph, queued: null, isProgram: false, this);
        _depth--;
        return _effects[graph] = run?.Effect;
    }

    private bool IsComplete() =>
        !Uses.SharesHandle
        && Uses.HandedOn.All(value => OfHandedOn(value) is not null)
        && (!_isCaptured || Functions.ByFunction.All(function => function.Value == _home || !IsWithin(function.Value, _home!) || IsPlainFunction(function.Key, function.Value)));

    /// <summary>A function that runs whenever somebody likes must not flush or dispose: when that is, cannot be told.</summary>
    private bool IsPlainFunction(ISymbol function, ControlFlowGraph graph)
    {
        var own = FunctionGraphs.Operations(graph).OfType<IInvocationOperation>().ToImmutableHashSet();
        return !Uses.To("Dispose").Any(own.Contains)
            && OfGraph(graph) is { } effect
            && !(effect.Flushes && IsDelegate(function));
    }

    private bool IsDelegate(ISymbol function) =>
        function is IMethodSymbol { MethodKind: not MethodKind.LocalFunction }
        || Functions.All.SelectMany(function => FunctionGraphs.Operations(function)).Any(operation =>
            operation is IMethodReferenceOperation reference && SymbolEqualityComparer.Default.Equals(reference.Method.OriginalDefinition, function));

    private static bool IsWithin(ControlFlowGraph function, ControlFlowGraph outer) =>
        function != outer && outer.OriginalOperation.Syntax.Span.Contains(function.OriginalOperation.Syntax.Span);
}
