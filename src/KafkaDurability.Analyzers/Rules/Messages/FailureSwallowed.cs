using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using KafkaDurability.Analyzers.Clients;
using KafkaDurability.Analyzers.Consuming;
using KafkaDurability.Analyzers.Fixes;
using KafkaDurability.Analyzers.Program;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Rules;

/// <summary>KD2104: a failed message is left behind, and the offset of a later one is committed.</summary>
internal sealed class FailureSwallowed() : Rule<MemberLoops>(
    Warning(
        "KD2104",
        "failed message skipped: the error (exception or false result) is swallowed, and a later commit covers the message",
        "A processing failure in {0} is {1} here, so {2} covers the message consumed in {3}, and it is lost; seek back, stop, or send it to a dead-letter topic first",
        "A consumer moves on once it has returned a message. The failed message is delivered again only if nothing after it is ever committed, and a commit covers everything before it."),
    Consequence.Loss,
    FixKind.Suggestion)
{
    public override IEnumerable<Finding> Judge(MemberLoops fact) => fact.Swallowed
        .Where(swallow => !RetryConsumesAgain.Is(swallow))
        .Select(swallow => Judge(swallow, fact.CommitsByItself(swallow.Passing, swallow.Consumed, swallow.Source), fact.MayStoreByItself(swallow)))
        .OfType<Finding>();

    /// <param name="commitsByItself">The consumer commits automatically what it handed out.</param>
    /// <param name="mayStoreByItself">It may do so, as far as its settings are in sight.</param>
    private Finding? Judge(SwallowedFailure swallow, bool commitsByItself, bool mayStoreByItself)
    {
        if (swallow.Passing is null && !commitsByItself)
        {
            return null;
        }

        var related = new[] { swallow.Consumed, swallow.Call, swallow.Processing, swallow.Passing }.OfType<SyntaxNode>();
        return new Finding(
            this,
            swallow.At,
            related.ToImmutableArray(),
            Plans(swallow, commitsByItself || mayStoreByItself).ToImmutableArray(),
            Lines.Of(swallow.Processing, swallow.At),
            swallow.IsAnswer ? "ignored" : "swallowed",
            swallow.Passing is { } passing ? (passing == swallow.At ? "this commit" : "the next commit in " + Lines.Of(passing, swallow.At)) : "the automatic commit",
            Lines.Of(swallow.Consumed, swallow.At));
    }

    private static IEnumerable<FixPlan> Plans(SwallowedFailure swallow, bool storesByItself)
    {
        // Seek does not take back what the client stored when it handed the message out.
        if (swallow.SeekBack is { } seek && !storesByItself)
        {
            string[] statements = [$"{seek.Consumer}.Seek({seek.Result}.TopicPartitionOffset);", .. seek.IsPassedBehind ? ["continue;"] : Array.Empty<string>()];
            yield return FixPlan.Create("Seek back to the message", editorOnly: true, statements.Select(text => (seek.Block, Edit.InsertLast(seek.Block, text))));
        }

        if (swallow.Rethrow is { } block)
        {
            yield return FixPlan.Create("Rethrow", editorOnly: true, [(block, Edit.InsertLast(block, "throw;"))]);
        }
    }
}
