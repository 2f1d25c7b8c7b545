using System.Collections.Immutable;
using System.Linq;
using KafkaDurability.Analyzers.Consuming;
using KafkaDurability.Analyzers.Fixes;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Rules;

/// <summary>KD2106: a committed offset is where the group goes on, so that of the last message brings it again.</summary>
internal sealed class OffsetOffByOne() : Rule<CommittedOffset>(
    Warning(
        "KD2106",
        "committed offset off by one: the last message is delivered again (also in SendOffsetsToTransaction)",
        "{0} gets the offset of the processed message itself (line {1}), and the group resumes there, so the message is delivered again after a restart; {2}",
        "The committed offset is that of the next message to read. The overloads for a ConsumeResult add 1; those for a TopicPartitionOffset, and SendOffsetsToTransaction, take the value as it is."),
    Consequence.Duplicate,
    FixKind.Offset)
{
    public override IEnumerable<Finding> Judge(CommittedOffset fact) => [Find(fact)];

    private Finding Find(CommittedOffset committed) => new(
        this,
        committed.Call,
        committed.Exact.Where(exact => !committed.Call.Span.Contains(exact.Span)).ToImmutableArray(),
        Plan(committed) is { } plan ? ImmutableArray.Create(plan) : ImmutableArray<FixPlan>.Empty,
        committed.Method,
        committed.Exact[0].GetLocation().GetLineSpan().StartLinePosition.Line + 1,
        committed.Overload is null ? "commit the offset + 1" : "pass the result");

    private static FixPlan? Plan(CommittedOffset committed) =>
        committed.Overload is { } overload
            ? FixPlan.Create("Pass the result", editorOnly: false, [(overload.Argument, Edit.UseResult(overload.Argument, overload.Result))])
        : committed.Repairs.Length > 0
            ? FixPlan.Create("Add 1 to the offset", editorOnly: false, committed.Repairs.Select(repair => (repair.At, Edit.NextOffset(repair.At))))
        : null;
}
