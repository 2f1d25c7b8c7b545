using System.Collections.Generic;
using System.Linq;
using KafkaDurability.Analyzers.Functions;
using KafkaDurability.Analyzers.Kafka;
using KafkaDurability.Analyzers.Program;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Producing;

/// <summary>A call on a producer.</summary>
/// <param name="Name">Of the method of IProducer that is meant.</param>
/// <param name="Call">The call as the graph has it.</param>
/// <param name="Function">The graph of the function that the call stands in: the member's own, or that of a lambda or local function.</param>
internal sealed record ProducerCall(string Name, IInvocationOperation Call, ControlFlowGraph Function)
{
    /// <summary>The calls on producers in a member's functions.</summary>
    public static IEnumerable<ProducerCall> In(IEnumerable<ControlFlowGraph> functions, KafkaSymbols symbols) =>
        functions.SelectMany(function => FunctionGraphs.Operations(function)
            .OfType<IInvocationOperation>()
            .Select(call => (Name: symbols.ProducerMethod(call.TargetMethod), Call: call))
            .Where(found => found.Name is not null)
            .Select(found => new ProducerCall(found.Name!, found.Call, function)));

    /// <summary>It puts a message into the queue.</summary>
    public bool Sends => Name is "Produce" or "ProduceAsync";
}
