using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using KafkaDurability.Analyzers.Flow;
using KafkaDurability.Analyzers.Functions;
using KafkaDurability.Analyzers.Kafka;
using KafkaDurability.Analyzers.Program;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Producing;

/// <summary>Whether a transaction may be open where a producer sends that one function builds, begins with and commits with.</summary>
internal sealed class TransactionFlow : ForwardAnalysis<TransactionFlow.State>
{
    private static readonly string[] s_ending = ["CommitTransaction", "AbortTransaction"];

    private readonly ISymbol _producer;
    private readonly Storage _storage;
    private readonly KafkaSymbols _symbols;
    private readonly Dictionary<SyntaxNode, bool> _open = [];

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
            || !life.Calls.Where(call => call.Name == "BeginTransaction" || s_ending.Contains(call.Name)).All(call => own.Contains(call.Call.Syntax)))
        {
            return false;
        }

        var flow = new TransactionFlow(local, send.Function, symbols, cancellation);
        return flow.Solve(new State(false)) && flow._open.TryGetValue(send.Call.Syntax, out var open) && !open;
    }

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
            else if (name == "BeginTransaction" || s_ending.Contains(name))
            {
                state = new State(name == "BeginTransaction");
            }

            thrown(new State(before.MayBeOpen || state.MayBeOpen));
        }

        return state;
    }

    internal sealed record State(bool MayBeOpen);
}
