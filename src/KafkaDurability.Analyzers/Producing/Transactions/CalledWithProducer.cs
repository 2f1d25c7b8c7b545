using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using KafkaDurability.Analyzers.Functions;
using KafkaDurability.Analyzers.Kafka.Automata;
using KafkaDurability.Analyzers.Program;
using KafkaDurability.Analyzers.Typestate;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Producing;

/// <summary>Methods in sight that get a producer as an argument, or have it in the same field, each read once for a function that calls them.</summary>
/// <param name="sourceOf">Reads a method, by the variable that it has the producer in.</param>
internal sealed class CalledWithProducer(
    ProducerCode code, ThrowModel throws, Func<ISymbol, ControlFlowGraph, CalledWithProducer, EventSource> sourceOf, CancellationToken cancellation)
{
    private readonly Dictionary<(SyntaxNode Body, ISymbol Producer), (ControlFlowGraph, EventSource)?> _read = [];
    private readonly Dictionary<(IMethodSymbol Method, int Ordinal, ISymbol? Field), Summary?> _summaries = [];

    /// <returns>Null where the call has nothing of the producer, or some of what it runs is not in sight or runs later.</returns>
    public Summary? Of(IInvocationOperation call, ISymbol producer, Storage storage)
    {
        var method = call.TargetMethod.OriginalDefinition;
        if (method.MethodKind != MethodKind.Ordinary || (method.IsAsync && method.ReturnsVoid) || (Awaitables.IsAwaitable(method.ReturnType) && !Completion.IsEvident(call)))
        {
            return null;
        }

        var given = call.Arguments.Where(argument => SymbolEqualityComparer.Default.Equals(storage.Symbol(argument.Value)?.OriginalDefinition, producer)).ToList();
        var isOwn = given.Count == 0 && call.Instance is null or IInstanceReferenceOperation && ProducerCode.IsKeptByType(producer, cancellation);
        if (!isOwn && !(given.Count == 1 && given[0].Parameter?.RefKind == RefKind.None))
        {
            return null;
        }

        var key = (method, isOwn ? -1 : given[0].Parameter!.Ordinal, isOwn ? producer : null);
        if (!_summaries.TryGetValue(key, out var known))
        {
            _summaries[key] = known = Read(method, body => isOwn ? producer : ParameterOf(body, key.Item2));
        }

        return known;
    }

    private Summary? Read(IMethodSymbol method, Func<SyntaxNode, ISymbol?> producerIn)
    {
        var functions = code.BodiesOf(method, cancellation).Select(body => FunctionOf(body, producerIn(body))).ToList();
        return functions.Count == 0 || functions.Contains(null)
            ? null
            : Summary.Of(Transaction.Table, functions.Select(function => function!.Value).ToList(), throws, cancellation);
    }

    private ISymbol? ParameterOf(SyntaxNode body, int ordinal) =>
        code.MethodOf(body, cancellation) is { } method && ordinal < method.Parameters.Length ? method.Parameters[ordinal].OriginalDefinition : null;

    private (ControlFlowGraph, EventSource)? FunctionOf(SyntaxNode body, ISymbol? producer)
    {
        if (producer is null || !Members.Mentions(body, producer.Name))
        {
            return null;
        }

        if (!_read.TryGetValue((body, producer), out var known))
        {
            _read[(body, producer)] = known = _read.Count < Limits.BodiesWithProducer && !body.DescendantNodes().Any(node => node is YieldStatementSyntax)
                && code.Graph(body, cancellation) is { } graph ? (graph, sourceOf(producer, graph, this)) : null;
        }

        return known;
    }
}
