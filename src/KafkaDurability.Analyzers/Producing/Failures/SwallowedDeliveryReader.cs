using System.Collections.Generic;
using System.Linq;
using System.Threading;
using KafkaDurability.Analyzers.Functions;
using KafkaDurability.Analyzers.Kafka;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Producing;

/// <summary>Finds the handlers that swallow failed deliveries.</summary>
internal sealed class SwallowedDeliveryReader
{
    private readonly SendModel _sends;
    private readonly ObservesOnly _watching;
    private readonly CancellationToken _cancellation;

    public SwallowedDeliveryReader(SendModel sends, KafkaSymbols symbols, CancellationToken cancellation)
    {
        _sends = sends;
        _watching = new ObservesOnly(symbols, sends, cancellation);
        _cancellation = cancellation;
    }

    /// <param name="member">The operation of a member, as it is written.</param>
    /// <param name="isSeen">Whether a person looks at what a function writes; its handlers are left out.</param>
    public IEnumerable<SwallowedDelivery> Read(IOperation member, System.Func<IOperation, bool> isSeen)
    {
        foreach (var attempt in member.DescendantsAndSelf().OfType<ITryOperation>().Where(attempt => !attempt.Catches.IsEmpty))
        {
            _cancellation.ThrowIfCancellationRequested();
            var taken = SendsIn(attempt)
                .Select(send => (Send: send, Clause: TakerOf(send, attempt)))
                .Where(one => one.Clause is not null)
                .GroupBy(one => one.Clause!)
                .Select(group => (Clause: group.Key, group.Last().Send)); // What follows the last one follows all.
            foreach (var (clause, send) in taken)
            {
                if (OwnOperations.FunctionAround(attempt) is var function && !isSeen(function) && !HandlesEvent(function) && Swallowed(attempt, clause, send, function) is { } swallowed)
                {
                    yield return swallowed;
                }
            }
        }
    }

    private SwallowedDelivery? Swallowed(ITryOperation attempt, ICatchClauseOperation clause, FailingSend send, IOperation function)
    {
        if (clause.Syntax is not CatchClauseSyntax syntax)
        {
            return null;
        }

        var goesOn = new SameContinuation(attempt, clause, send.Call, function, _watching);
        IReadOnlyList<SyntaxNode> unread = [];
        if (!goesOn.IsSilent && MethodOf(function) is { } method && KnownCallees.HasResult(method))
        {
            goesOn = new SameContinuation(attempt, clause, send.Call, function, _watching, isAnswerRead: false);
            unread = goesOn.IsSilent ? UnreadAnswers.Of(method, _sends.Compilation, _cancellation) : unread;
            if (unread.Count == 0)
            {
                return null;
            }
        }

        // A throw in the catch of one of several attempts would take the others away.
        return goesOn.IsSilent ? new SwallowedDelivery(syntax, send, unread, goesOn.AreSame && MayRethrow(attempt, clause) ? syntax.Block : null) : null;
    }

    private IMethodSymbol? MethodOf(IOperation function) => function switch
    {
        ILocalFunctionOperation local => local.Symbol,
        IMethodBodyOperation member => _sends.MethodOf(member, _cancellation),
        _ => null,
    };

    /// <summary>button.Click += async (s, e) => …: whoever clicked sees what the handler says. An event that does not bind may be one, too.</summary>
    private static bool HandlesEvent(IOperation function) =>
        function is IAnonymousFunctionOperation
        && (function.Parent is IDelegateCreationOperation creation ? creation.Parent : function.Parent) is IEventAssignmentOperation or ICompoundAssignmentOperation or IInvalidOperation;

    /// <summary>The sends of a try whose failures reach its handlers, in their order.</summary>
    private IEnumerable<FailingSend> SendsIn(ITryOperation attempt) => OwnOperations.Of(attempt.Body)
        .OfType<IInvocationOperation>()
        .OrderBy(call => call.Syntax.Span.End)
        .Select(call => _sends.SendOf(call, _cancellation))
        .OfType<FailingSend>()
        .Where(send => Catches.LetThrough(send.Call, attempt, send.IsTakenBy) && !EndsLoop(send.Call, attempt));

    /// <summary>The try is around a loop that only the failure ends: what comes behind it never follows a success.</summary>
    private static bool EndsLoop(IOperation send, ITryOperation attempt)
    {
        for (var outer = send.Parent; outer is not null && outer != attempt; outer = outer.Parent)
        {
            if (outer is IWhileLoopOperation or IForLoopOperation { Condition: null })
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The handler of a failure; one with a filter is meant for the failures that it picks, be it the one that Produce throws.</summary>
    private static ICatchClauseOperation? TakerOf(FailingSend send, ITryOperation attempt) =>
        attempt.Catches.FirstOrDefault(clause => send.IsTakenBy(clause.ExceptionType) && (clause.Filter is null || (send.IsQueueing && PickedFailures.PicksFullQueue(clause.Filter))));

    private static bool MayRethrow(ITryOperation attempt, ICatchClauseOperation clause)
    {
        var last = (clause.Syntax as CatchClauseSyntax)?.Block.Statements.LastOrDefault();
        return last is ReturnStatementSyntax or ContinueStatementSyntax or BreakStatementSyntax
            || (OwnOperations.ReachesEnd(clause.Handler)
                && (OwnOperations.ReachesEnd(attempt.Body) || attempt.Catches.Any(other => other != clause && OwnOperations.ReachesEnd(other.Handler))));
    }
}
