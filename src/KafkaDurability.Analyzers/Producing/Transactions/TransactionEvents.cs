using System.Collections.Generic;
using KafkaDurability.Analyzers.Kafka;
using KafkaDurability.Analyzers.Kafka.Automata;
using KafkaDurability.Analyzers.Typestate;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Producing;

/// <summary>The transactional calls on the producer of one variable.</summary>
internal abstract class TransactionEvents(ISymbol producer, ControlFlowGraph graph, KafkaSymbols symbols) : VariableEvents(producer, graph)
{
    private static readonly Dictionary<string, Event> s_events = new()
    {
        ["InitTransactions"] = Transaction.Init,
        ["BeginTransaction"] = Transaction.Begin,
        ["Produce"] = Transaction.Produce,
        ["ProduceAsync"] = Transaction.Produce,
        ["SendOffsetsToTransaction"] = Transaction.SendOffsets,
        ["CommitTransaction"] = Transaction.Commit,
        ["AbortTransaction"] = Transaction.Abort,
    };

    protected KafkaSymbols Symbols => symbols;

    /// <summary>What the call of a producer's method means for that producer; null where it means nothing.</summary>
    protected Event? EventOf(IInvocationOperation call) =>
        symbols.ProducerMethod(call.TargetMethod) is { } name && s_events.TryGetValue(name, out var on) ? on : null;
}
