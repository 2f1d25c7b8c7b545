using System.Collections.Generic;
using System.Linq;
using System.Threading;
using KafkaDurability.Analyzers.Functions;
using KafkaDurability.Analyzers.Kafka;
using KafkaDurability.Analyzers.Kafka.Automata;
using KafkaDurability.Analyzers.Typestate;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Producing;

/// <summary>What a producer sends, and where its transactions begin and end. Any call may throw, before it has done its work or behind that.</summary>
internal sealed class SendEvents : TransactionEvents
{
    private readonly ISymbol _producer;
    private readonly bool _isShared;

    private SendEvents(ISymbol producer, ControlFlowGraph graph, KafkaSymbols symbols, bool isShared)
        : base(producer, graph, symbols) => (_producer, _isShared) = (producer, isShared);

    /// <summary>A transaction ends with the call.</summary>
    public static bool IsEnd(string? method) => method is "CommitTransaction" or "AbortTransaction";

    /// <summary>No way leads to the call on which a transaction is open; false where that cannot be told.</summary>
    public static bool IsOutside(ProducerCall send, ProducerLife life, KafkaSymbols symbols, CancellationToken cancellation)
    {
        // Its beginnings and ends, and its Build, are all in the function that sends.
        var own = new HashSet<SyntaxNode>(Program.FunctionGraphs.Operations(send.Function).OfType<IInvocationOperation>().Select(call => call.Syntax));
        return Storage.Of(send.Function).Symbol(send.Call.Instance) is ILocalSymbol local
            && life.Origins.All(origin => own.Contains(origin.Value))
            && life.Calls.Where(call => call.Name == "BeginTransaction" || IsEnd(call.Name)).All(call => own.Contains(call.Call.Syntax))
            && Outside(new SendEvents(local, send.Function, symbols, isShared: false), Transaction.Idle, send.Function, cancellation)?.Contains(send.Call.Syntax) == true;
    }

    /// <summary>The sends that no way leads to on which a transaction is open, of a producer that was there before and that other code has, too.</summary>
    public static ISet<SyntaxNode>? OutsideShared(ISymbol producer, ControlFlowGraph graph, KafkaSymbols symbols, CancellationToken cancellation) =>
        Outside(new SendEvents(producer, graph, symbols, isShared: true), Transaction.Unknown, graph, cancellation);

    public override Occurrence Of(IOperation operation)
    {
        if (operation is not IInvocationOperation call)
        {
            return Occurrence.None;
        }

        var on = EventOf(call);
        if (Symbols.ProducerMethod(call.TargetMethod) is null)
        {
            on = _isShared && MayBegin(call) ? Transaction.MayBegin : null;
        }
        else if (!SymbolEqualityComparer.Default.Equals(Storage.Symbol(call.Instance), _producer))
        {
            on = on == Transaction.Begin ? Transaction.MayBegin : null; // Another variable, which may keep this producer.
        }

        var occurrence = on is null ? Occurrence.None : Occurrence.Of(on, call);
        return occurrence with { Throws = on is null ? [new Throw(null)] : [new Throw(null), new Throw(null, on)] };
    }

    private static HashSet<SyntaxNode>? Outside(SendEvents events, State entry, ControlFlowGraph graph, CancellationToken cancellation)
    {
        if (PropertySimulation.Run(Transaction.Table, DisjunctiveState.Of(entry), events, ThrowModel.Any, graph, cancellation) is not { } run)
        {
            return null;
        }

        var sends = run.Steps.Where(step => step.Event == Transaction.Produce).ToLookup(step => step.At);
        return [.. sends.Where(send => send.All(step => step.Error == Transaction.Outside)).Select(send => send.Key)];
    }

    /// <summary>Code that has the producer as well may begin a transaction.</summary>
    private bool MayBegin(IInvocationOperation call) =>
        call.TargetMethod.MethodKind is MethodKind.LocalFunction or MethodKind.DelegateInvoke
        || call.Arguments.Any(argument => SymbolEqualityComparer.Default.Equals(Storage.Symbol(argument.Value), _producer))
        || (_producer is IFieldSymbol or IPropertySymbol && call.Instance is IInstanceReferenceOperation or null && !BaseLibrary.Declares(call.TargetMethod) && !KnownCallees.Observes(call.TargetMethod));
}
