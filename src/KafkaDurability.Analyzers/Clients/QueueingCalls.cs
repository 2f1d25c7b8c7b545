using KafkaDurability.Analyzers.Functions;
using KafkaDurability.Analyzers.Producing;
using KafkaDurability.Analyzers.Program;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Clients;

/// <summary>Calls of the program's own methods that put a message into a producer's queue, and come back before anybody knows whether it was delivered.</summary>
internal sealed class QueueingCalls(ProducerMember member, CodeInSight code)
{
    private readonly Dictionary<ISymbol, SyntaxNode?> _known = new(SymbolEqualityComparer.Default);
    private readonly SendModel _sends = SendModel.Of(member.Model.Compilation, member.Symbols);

    /// <summary>The Produce that all the bodies lead to which the call may run; null where one of them sends nothing, or may wait for the delivery.</summary>
    public SyntaxNode? ProduceBehind(IInvocationOperation call)
    {
        if (!_known.TryGetValue(call.TargetMethod, out var known))
        {
            _known[call.TargetMethod] = known = ProduceBehind(call, Limits.SendDepth);
        }

        return known;
    }

    private SyntaxNode? ProduceBehind(IInvocationOperation call, int calls)
    {
        var method = call.TargetMethod;
        if (calls == 0 || member.Symbols.ProducerMethod(method) is not null || !_sends.MaySend(method, member.Cancellation))
        {
            return null;
        }

        var sends = code.FunctionsOf(method).Select(function => ProduceIn(function.Body, calls - 1)).ToList();
        return sends.Count > 0 && !sends.Contains(null) ? sends[0] : null;
    }

    private SyntaxNode? ProduceIn(IOperation body, int calls)
    {
        var own = OwnOperations.Of(body).OfType<IInvocationOperation>().OrderBy(call => call.Syntax.SpanStart).ToList();
        return own.Any(call => EarlyMarks.MayConfirm(call, member.Symbols)) ? null
            : own.Select(call => IsProduce(call) ? call.Syntax : ProduceBehind(call, calls)).FirstOrDefault(send => send is not null) is { } first && IsPlain(first) ? first
            : null;
    }

    private bool IsProduce(IInvocationOperation call) => member.Symbols.ProducerMethod(call.TargetMethod) == "Produce" && member.Symbols.Owns(call.TargetMethod);

    /// <summary>Nothing in sight waits for its report.</summary>
    private bool IsPlain(SyntaxNode produce) =>
        member.ShowsInReportAlone(produce)
        && Members.RootOf(produce) is { } owner
        && QueueModel.Of(member.Model.Compilation, member.Symbols) is var queues
        && queues.FunctionsOf(owner, member.Cancellation) is { } functions
        && functions.All.SelectMany(function => FunctionGraphs.Operations(function)).OfType<IInvocationOperation>().FirstOrDefault(call => call.Syntax == produce) is { } send
        && !new Deliveries(functions, queues, member.Cancellation).MayBeAwaited(send);
}
