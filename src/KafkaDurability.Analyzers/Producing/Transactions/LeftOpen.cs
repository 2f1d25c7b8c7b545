using System.Collections.Generic;
using System.Linq;
using System.Threading;
using KafkaDurability.Analyzers.Functions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Producing;

/// <summary>A transaction that a failure leaves open, of a producer that is used on.</summary>
/// <param name="Commit">The call that was to end it.</param>
internal sealed record LeftOpen(OpenEnd End, IInvocationOperation Commit)
{
    /// <param name="member">The body that the function is, or is in.</param>
    /// <param name="isOutermost">The function is the member itself; what calls a lambda is not in sight.</param>
    public static IEnumerable<LeftOpen> In(
        ISymbol producer, ControlFlowGraph function, SyntaxNode member, bool isOutermost, ProducerCode code, CancellationToken cancellation)
    {
        if (OpenTransactionFlow.Run(producer, function, code, cancellation) is not var (ends, commits))
        {
            yield break;
        }

        var livesOn = new System.Lazy<bool>(() => isOutermost && new LivesOn(code, cancellation).AfterThrow(producer, member));
        var isKept = isOutermost && (ProducerCode.IsKeptByType(producer, cancellation) || producer is IParameterSymbol);
        foreach (var begin in ends.OrderBy(end => end.Failure.SpanStart).GroupBy(end => end.Begin))
        {
            var end = begin.FirstOrDefault(one => one.Kind == OpenEndKind.BeginsAgain || (one.Kind == OpenEndKind.Returns && isKept))
                ?? begin.FirstOrDefault(one => one.Kind == OpenEndKind.Throws && livesOn.Value);
            if (end is not null && commits.TryGetValue(begin.Key, out var own))
            {
                yield return new LeftOpen(end, own.OrderBy(commit => commit.Syntax.SpanStart).First());
            }
        }
    }
}
