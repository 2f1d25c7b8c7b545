using System.Collections.Generic;
using System.Linq;
using System.Threading;
using KafkaDurability.Analyzers.Functions;
using KafkaDurability.Analyzers.Program;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Producing;

/// <summary>
/// What a function that sends tells by itself: it has ended its transaction before, or begins the next one behind. Each
/// function is read once for all its sends.
/// </summary>
internal sealed class OutsideSends(ProducerCode code, CancellationToken cancellation)
{
    private readonly Dictionary<ControlFlowGraph, List<IInvocationOperation>> _calls = [];
    private readonly Dictionary<(ControlFlowGraph, ISymbol), ISet<SyntaxNode>?> _outside = [];

    /// <returns>The call that ends or begins the transaction; null where one may be open.</returns>
    public IInvocationOperation? Of(ProducerCall send)
    {
        if (!_calls.TryGetValue(send.Function, out var all))
        {
            _calls.Add(send.Function, all = FunctionGraphs.Operations(send.Function).OfType<IInvocationOperation>().Where(IsBeginOrEnd).ToList());
        }

        var storage = Storage.Of(send.Function);
        if (all.Count == 0 || storage.Symbol(send.Call.Instance) is not { } producer)
        {
            return null;
        }

        var calls = all.Where(call => SymbolEqualityComparer.Default.Equals(storage.Symbol(call.Instance), producer)).ToList();
        if (!calls.Any(call => call.TargetMethod.Name == "BeginTransaction"))
        {
            return null;
        }

        if (!_outside.TryGetValue((send.Function, producer), out var outside))
        {
            _outside.Add((send.Function, producer), outside = SendEvents.OutsideShared(producer, send.Function, code, cancellation));
        }

        return outside?.Contains(send.Call.Syntax) == true
            ? calls.Where(call => SendEvents.IsEnd(call.TargetMethod.Name)).OrderBy(call => call.Syntax.SpanStart).LastOrDefault(call => call.Syntax.SpanStart < send.Call.Syntax.SpanStart)
            : BegunBehind(send.Call, calls);
    }

    private bool IsBeginOrEnd(IInvocationOperation call) =>
        code.Symbols.ProducerMethod(call.TargetMethod) is { } name && (name == "BeginTransaction" || SendEvents.IsEnd(name));

    /// <summary>The statements behind the send begin a transaction, whatever happens: one that is open already would make that throw.</summary>
    private static IInvocationOperation? BegunBehind(IInvocationOperation send, List<IInvocationOperation> calls)
    {
        foreach (var statement in StatementOrder.Behind(send.Syntax))
        {
            var inside = calls.Where(call => statement.Span.Contains(call.Syntax.Span)).ToList();
            if (inside.Count > 0)
            {
                return inside.Count == 1 && inside[0].TargetMethod.Name == "BeginTransaction" && statement is ExpressionStatementSyntax ? inside[0] : null;
            }

            if (statement is not (ExpressionStatementSyntax or LocalDeclarationStatementSyntax))
            {
                return null;
            }
        }

        return null;
    }
}
