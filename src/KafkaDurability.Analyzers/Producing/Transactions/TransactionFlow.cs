using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using KafkaDurability.Analyzers.Flow;
using KafkaDurability.Analyzers.Functions;
using KafkaDurability.Analyzers.Kafka;
using KafkaDurability.Analyzers.Program;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Producing;

/// <summary>Whether a transaction may be open where a producer sends that one function builds, begins with and commits with.</summary>
internal sealed class TransactionFlow : ForwardAnalysis<TransactionFlow.State>
{
    public static readonly string[] Ending = ["CommitTransaction", "AbortTransaction"];

    private readonly ISymbol _producer;
    private readonly Storage _storage;
    private readonly KafkaSymbols _symbols;
    private readonly Dictionary<SyntaxNode, bool> _open = [];

    /// <summary>The producer was there before, and other code has it, too.</summary>
    private bool _isShared;

    private TransactionFlow(ISymbol producer, ControlFlowGraph graph, KafkaSymbols symbols, CancellationToken cancellation)
        : base(graph, cancellation)
    {
        _producer = producer;
        _storage = Storage.Of(graph);
        _symbols = symbols;
    }

    /// <summary>No way leads to the call on which a transaction is open; false where that cannot be told.</summary>
    public static bool IsOutside(ProducerCall send, ProducerLife life, KafkaSymbols symbols, CancellationToken cancellation)
    {
        // Its beginnings and ends, and its Build, are all in the function that sends.
        var own = FunctionGraphs.Operations(send.Function).OfType<IInvocationOperation>().Select(call => call.Syntax).ToList();
        if (Storage.Of(send.Function).Symbol(send.Call.Instance) is not ILocalSymbol local
            || !life.Origins.All(origin => own.Contains(origin.Value))
            || !life.Calls.Where(call => call.Name == "BeginTransaction" || Ending.Contains(call.Name)).All(call => own.Contains(call.Call.Syntax)))
        {
            return false;
        }

        var flow = new TransactionFlow(local, send.Function, symbols, cancellation);
        return flow.Solve(new State(false)) && flow._open.TryGetValue(send.Call.Syntax, out var open) && !open;
    }

    /// <summary>A flow over a producer that was there before, and that other code has, too.</summary>
    /// <returns>Whether a transaction may be open at each send; null where that cannot be told.</returns>
    public static IReadOnlyDictionary<SyntaxNode, bool>? OverShared(ISymbol producer, ControlFlowGraph graph, KafkaSymbols symbols, CancellationToken cancellation)
    {
        var flow = new TransactionFlow(producer, graph, symbols, cancellation) { _isShared = true };
        return flow.Solve(new State(true)) ? flow._open : null;
    }

    /// <summary>Code that has the producer as well may begin a transaction.</summary>
    private bool MayBegin(IInvocationOperation call) => _isShared
        && (call.TargetMethod.MethodKind is MethodKind.LocalFunction or MethodKind.DelegateInvoke
            || call.Arguments.Any(argument => SymbolEqualityComparer.Default.Equals(_storage.Symbol(argument.Value), _producer))
            || (_producer is IFieldSymbol or IPropertySymbol && call.Instance is IInstanceReferenceOperation or null && !BaseLibrary.Declares(call.TargetMethod) && !KnownCallees.Observes(call.TargetMethod)));

    protected override State Join(State left, State right) => new(left.MayBeOpen || right.MayBeOpen);

    protected override bool AreEqual(State left, State right) => left == right;

    protected override State Transfer(BasicBlock block, State state, Action<State> thrown)
    {
        foreach (var call in FunctionGraphs.InOrder(Graph, block).OfType<IInvocationOperation>())
        {
            var before = state;
            var name = _symbols.ProducerMethod(call.TargetMethod);
            if (name is not null && !SymbolEqualityComparer.Default.Equals(_storage.Symbol(call.Instance), _producer))
            {
                // Another variable, which may keep this producer.
                state = name == "BeginTransaction" ? new State(true) : state;
            }
            else if (name is "Produce" or "ProduceAsync")
            {
                _open[call.Syntax] = state.MayBeOpen || (_open.TryGetValue(call.Syntax, out var open) && open);
            }
            else if (name == "BeginTransaction" || Ending.Contains(name))
            {
                state = new State(name == "BeginTransaction");
            }

            if (name is null && MayBegin(call))
            {
                state = new State(true);
            }

            thrown(new State(before.MayBeOpen || state.MayBeOpen));
        }

        return state;
    }

    internal sealed record State(bool MayBeOpen);
}
