using KafkaDurability.Analyzers.Configuration;
using KafkaDurability.Analyzers.Functions;
using KafkaDurability.Analyzers.Kafka;
using KafkaDurability.Analyzers.Producing;
using KafkaDurability.Analyzers.Program;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Clients;

/// <summary>A fatal error of a client that code only writes down, in a program that does nothing else about it.</summary>
/// <param name="At">The error handler, or the head of the catch clause.</param>
/// <param name="Cause">The setting by which the client has fatal errors.</param>
internal sealed record UnansweredFatal(SyntaxNode At, ClientKinds Kind, SettingWrite Cause)
{
    public static IEnumerable<UnansweredFatal> In(ClientMember member)
    {
        foreach (var kind in new[] { ClientKinds.Producer, ClientKinds.Consumer })
        {
            foreach (var call in member.BuilderCalls(kind, "SetErrorHandler"))
            {
                if (member.FunctionGivenTo(call) is { } handler && IsOnlyTold(handler.Body, member) && CauseOf(member.BuiltFrom(call).Select(built => built.Built).ToList(), kind) is { } cause
                    && !IsAskedElsewhere(member, handler.Syntax))
                {
                    yield return new UnansweredFatal(call.Arguments[0].Value.Syntax, kind, cause);
                }
            }
        }

        foreach (var clause in member.Operation.DescendantsAndSelf().OfType<ICatchClauseOperation>())
        {
            if (SymbolEqualityComparer.Default.Equals(clause.ExceptionType, member.Symbols.ConsumeException) && clause is { Filter: null, Parent: ITryOperation attempt, Syntax: CatchClauseSyntax { Declaration: { } head } }
                && OwnOperations.Around<ILoopOperation>(attempt) is not null && IsOnlyTold(clause.Handler, member)
                && OwnOperations.Of(attempt.Body).OfType<IInvocationOperation>().FirstOrDefault(call => member.IsCallTo(call, ClientKinds.Consumer, "Consume")) is { } consume
                && CauseOf(ConsumerSettings.Behind(consume.Syntax, member.Model, member.Cancellation), ClientKinds.Consumer) is { } cause
                && !Members.Mentioning(member.Model.Compilation, "SetErrorHandler", member.Cancellation).Any() && !IsAskedElsewhere(member, clause.Syntax))
            {
                yield return new UnansweredFatal(head, ClientKinds.Consumer, cause);
            }
        }
    }

    /// <summary>A producer without idempotence, and a consumer that is no static member, has no fatal errors.</summary>
    private static SettingWrite? CauseOf(IReadOnlyCollection<ConfigSnapshot> built, ClientKinds kind)
    {
        if (built.Count == 0)
        {
            return null;
        }

        Setting[] causes = kind == ClientKinds.Producer ? [Settings.TransactionalId, Settings.EnableIdempotence] : [Settings.GroupInstanceId];
        return causes.Where(cause => built.All(one => cause == Settings.EnableIdempotence ? one[cause].IsSet(value => value.IsTrue) : one[cause].IsPresent))
            .SelectMany(cause => built.First()[cause].Writes).FirstOrDefault();
    }

    /// <summary>Other code looks whether an error is fatal: what it does about it is the answer.</summary>
    private static bool IsAskedElsewhere(ClientMember member, SyntaxNode here) => Members.Mentioning(member.Model.Compilation, "IsFatal", member.Cancellation).Any(other =>
        !(other.SyntaxTree == here.SyntaxTree && other.Span.Contains(here.Span))
        || TreeNames.Of(other.SyntaxTree).Tokens(other, "IsFatal").Any(token => !here.Span.Contains(token.Span)));

    /// <summary>Nothing but calls that write it down, whichever of them a condition chooses.</summary>
    private static bool IsOnlyTold(IOperation body, ClientMember member) =>
        body.Descendants().All(operation => operation switch
        {
            IThrowOperation or IAssignmentOperation or IIncrementOrDecrementOperation or IDelegateCreationOperation => false,
            IBranchOperation branch => branch.BranchKind == BranchKind.Continue,
            _ => true,
        })
        && new ObservesOnly(member.Symbols, SendModel.Of(member.Model.Compilation, member.Symbols), member.Cancellation).IsAll(body.Descendants(), maySend: false);
}
