using System.Collections.Generic;
using System.Linq;
using System.Threading;
using KafkaDurability.Analyzers.Kafka.Automata;
using KafkaDurability.Analyzers.Typestate;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Producing;

/// <summary>A transaction that a failure leaves open, of a producer that is used on.</summary>
/// <param name="Failure">The code whose exception has left it so.</param>
/// <param name="Commit">The call that was to end it.</param>
/// <param name="Way">What happens from the beginning to the failure, and the next beginning where there is one.</param>
internal sealed record UnabortedTransaction(SyntaxNode Begin, SyntaxNode Failure, IInvocationOperation Commit, IReadOnlyList<SyntaxNode> Way)
{
    /// <param name="member">The body that the function is, or is in.</param>
    /// <param name="isOutermost">The function is the member itself; what calls a lambda is not in sight.</param>
    public static IEnumerable<UnabortedTransaction> In(
        ISymbol producer, ControlFlowGraph function, SyntaxNode member, bool isOutermost, ProducerCode code, CancellationToken cancellation)
    {
        var events = FailureEvents.Of(producer, function, code, cancellation);
        if (events.AbortsElsewhere(function, cancellation)
            || PropertySimulation.Run(Transaction.Table, DisjunctiveState.Of(Transaction.Table.Initial), events, FailureEvents.Throws, function, cancellation) is not { } run)
        {
            yield break;
        }

        var commits = run.Steps.Where(step => step.Event == Transaction.Commit && Transaction.Well.Contains(step.Disjunct.State))
            .ToLookup(step => step.Disjunct.Site, step => (IInvocationOperation)step.Operation!);
        var livesOn = new System.Lazy<bool>(() => isOutermost && new OutlivesFailure(code, cancellation).AfterThrow(producer, member));
        var isKept = isOutermost && (ProducerCode.IsKeptByType(producer, cancellation) || producer is IParameterSymbol);
        foreach (var begin in run.Violations(Transaction.LeftOpen).Where(step => step.Disjunct.Site is not null)
            .Select(step => (Step: step, step.Event, Failure: step.Way.Trace!.First(Event.Thrown, Transaction.CommitFails)!, Begin: step.Disjunct.Site!))
            .OrderBy(end => end.Failure.SpanStart).GroupBy(end => end.Begin))
        {
            var ends = begin.Where(end => end.Event == Transaction.Begin || (end.Event == Event.Returns && isKept))
                .Concat(begin.Where(end => end.Event == Event.Escapes && livesOn.Value));
            if (commits.Contains(begin.Key) && ends.Select(end => (end.Failure, end.Step)).FirstOrDefault() is { Failure: { } failure, Step: { } last })
            {
                var way = last.Trace.Where(one => one.Event != Event.Returns && one.Event != Event.Escapes).Select(one => one.At).Distinct().ToList();
                yield return new UnabortedTransaction(begin.Key, failure, commits[begin.Key].OrderBy(commit => commit.Syntax.SpanStart).First(), way);
            }
        }
    }
}
