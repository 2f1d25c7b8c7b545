using KafkaDurability.Analyzers.Functions;
using KafkaDurability.Analyzers.Kafka;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Clients;

/// <summary>A clause that aborts the transaction of one round of a consume loop, and lets the loop go on with the next message.</summary>
/// <param name="At">The head of the clause.</param>
/// <param name="Handler">Its block.</param>
/// <param name="Result">The one result that is consumed in a round, where the clause can see it; null where there are others.</param>
internal sealed record AbortedRound(SyntaxNode At, SyntaxNode Handler, IInvocationOperation Abort, IInvocationOperation Consume, ILocalSymbol? Result)
{
    public static IEnumerable<AbortedRound> In(ClientMember member)
    {
        foreach (var abort in member.CallsTo(ClientKinds.Producer, "AbortTransaction"))
        {
            if (OwnOperations.Around<ICatchClauseOperation>(abort) is not { } clause
                || clause.Parent is not ITryOperation attempt
                || OwnOperations.Around<ILoopOperation>(attempt) is not { } loop
                || !member.CallsTo(ClientKinds.Producer, "SendOffsetsToTransaction").Any(call => attempt.Body.Syntax.Span.Contains(call.Syntax.Span))
                || !(OwnOperations.ReachesEnd(clause.Handler) || clause.Handler.Operations.LastOrDefault() is IBranchOperation { BranchKind: BranchKind.Continue })
                || GoesBack(loop.Body, member) || Leaves(clause.Handler, member))
            {
                continue;
            }

            var consumes = member.CallsTo(ClientKinds.Consumer, "Consume").Where(call => loop.Body.Syntax.Span.Contains(call.Syntax.Span)).ToList();
            if (consumes.Count > 0)
            {
                var head = clause.Syntax is CatchClauseSyntax { Declaration: { } declaration } ? declaration : clause.Syntax;
                yield return new AbortedRound(head, clause.Handler.Syntax, abort, consumes[0], consumes.Count == 1 ? Visible(consumes[0], attempt) : null);
            }
        }
    }

    /// <summary>Any way back in the loop may be for this.</summary>
    private static bool GoesBack(IOperation loop, ClientMember member) => loop.Descendants().OfType<IInvocationOperation>().Any(call =>
        call.TargetMethod.Name is "Seek" or "Assign" or "Close" or "Unsubscribe" or "Subscribe" && member.Symbols.ClientMethod(call.TargetMethod) is not null);

    /// <summary>A clause that throws, returns or asks code of the user does more than go on.</summary>
    private static bool Leaves(IOperation handler, ClientMember member) => handler.Descendants().Any(operation => operation switch
    {
        IThrowOperation or IReturnOperation => true,
        IBranchOperation branch => branch.BranchKind == BranchKind.Break,
        IInvocationOperation call => !call.TargetMethod.DeclaringSyntaxReferences.IsEmpty,
        _ => false,
    });

    private static ILocalSymbol? Visible(IInvocationOperation consume, ITryOperation attempt) =>
        consume.Parent is IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } } && !attempt.Syntax.Span.Contains(consume.Syntax.Span) ? local : null;
}
