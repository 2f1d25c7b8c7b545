using System.Collections.Immutable;
using KafkaDurability.Analyzers.Clients;
using KafkaDurability.Analyzers.Fixes;
using KafkaDurability.Analyzers.Functions;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Rules;

/// <summary>KD2108: a consumer that is disposed, or left, without Close.</summary>
internal sealed class ConsumerNotClosed() : Rule<ConsumerLife>(
    Info(
        "KD2108",
        "consumer not closed on every path",
        "This consumer is not closed when {0}, so its partitions are not read until the session times out{1}; call Close in a finally block",
        "Close leaves the group and, with auto-commit on, commits what is stored; Dispose does neither, nor does Unsubscribe right before it."),
    Consequence.Other,
    FixKind.Finally)
{
    private const string Again = ", and what was stored since the last commit is delivered again";

    public override IEnumerable<Finding> Judge(ConsumerLife life)
    {
        if (life.FirstExitPoint() is not { } wayOut)
        {
            yield break;
        }

        // With auto-commit, Close commits messages still in hand: there it is no answer. Whoever stores has seen to that.
        var isStored = life.Uses.To("StoreOffset").Any();
        var isSafe = life.Mode is CommitMode.ByHand or CommitMode.ByStoring || life.Mode == CommitMode.Unknown && isStored;
        if (!isSafe && !(life.Mode == CommitMode.Unknown && life.Uses.To("Commit").Any()))
        {
            yield break;
        }

        var related = wayOut.Kind == ExitPointKind.Ends ? ImmutableArray<SyntaxNode>.Empty : ImmutableArray.Create(wayOut.At);
        var plans = isSafe && life.Span() is { } span ? ImmutableArray.Create(Plan(span, life.Consumer.Variable.Name)) : ImmutableArray<FixPlan>.Empty;
        yield return new Finding(this, life.Consumer.Build.Syntax, related, plans, Words(wayOut), isStored && life.Mode != CommitMode.ByHand ? Again : "");
    }

    private static FixPlan Plan(GuardedSpan span, string name) => FixPlan.Create(
        "Close in a finally block",
        editorOnly: false,
        span.Ends.Select(close => (close, Edit.Remove(close))).Append((span.First, Edit.Finally(span.First, span.Last, name + ".Close();"))));

    private static string Words(ExitPoint wayOut) => wayOut.Kind switch
    {
        ExitPointKind.Throws => $"line {wayOut.Line} throws",
        ExitPointKind.Disposes => $"line {wayOut.Line} disposes it",
        _ => $"its scope ends in line {wayOut.Line}",
    };
}
