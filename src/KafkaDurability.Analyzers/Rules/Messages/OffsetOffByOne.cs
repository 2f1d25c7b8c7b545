using System.Collections.Immutable;
using System.Linq;
using KafkaDurability.Analyzers.Clients;
using KafkaDurability.Analyzers.Consuming;
using KafkaDurability.Analyzers.Fixes;
using KafkaDurability.Analyzers.Program;

namespace KafkaDurability.Analyzers.Rules;

/// <summary>KD2106: a committed offset is where the group goes on: that of the last message brings it again, one behind the next skips that.</summary>
internal static class OffsetOffByOne
{
    private static readonly Microsoft.CodeAnalysis.DiagnosticDescriptor s_descriptor = Rule.Warning(
        "KD2106",
        "committed offset off by one: the last message is delivered again, or the next one skipped (also in SendOffsetsToTransaction)",
        "{0} gets {1} (line {2}), and the group resumes there, so {3}; {4}",
        "The committed offset is that of the next message to read. The overloads for a ConsumeResult add 1; those for a TopicPartitionOffset, and SendOffsetsToTransaction, take the value as it is.");

    /// <summary>The own offset of the message that is processed.</summary>
    internal sealed class TooLow() : Rule<CommittedOffset>(s_descriptor, Consequence.Duplicate, FixKind.Offset)
    {
        public override IEnumerable<Finding> Judge(CommittedOffset fact) => [Find(fact)];

        private Finding Find(CommittedOffset committed) => new(
            this,
            committed.Call,
            committed.Exact.Where(exact => !committed.Call.Span.Contains(exact.Span)).ToImmutableArray(),
            Plan(committed) is { } plan ? ImmutableArray.Create(plan) : ImmutableArray<FixPlan>.Empty,
            committed.Method,
            "the offset of the processed message itself",
            Lines.Number(committed.Exact[0]),
            "the message is delivered again after a restart",
            committed.Overload is null ? "commit the offset + 1" : "pass the result");

        private static FixPlan? Plan(CommittedOffset committed) =>
            committed.Overload is { } overload
                ? FixPlan.Create("Pass the result", editorOnly: false, [(overload.Argument, Edit.UseResult(overload.Argument, overload.Result))])
            : committed.Repairs.Length > 0
                ? FixPlan.Create("Add 1 to the offset", editorOnly: false, committed.Repairs.Select(repair => (repair.At, Edit.NextOffset(repair.At))))
            : null;
    }

    /// <summary>An offset behind that of the next message.</summary>
    internal sealed class TooHigh() : Rule<ClientMember>(s_descriptor, Consequence.Duplicate, FixKind.Offset)
    {
        public override IEnumerable<Finding> Judge(ClientMember member) => TooHighOffsets.In(member).Select(found => new Finding(
            this,
            found.Call.Syntax,
            found.Call.Syntax.Span.Contains(found.At.Span) ? ImmutableArray<Microsoft.CodeAnalysis.SyntaxNode>.Empty : ImmutableArray.Create(found.At),
            found.Right is { } right
                ? ImmutableArray.Create(FixPlan.Create("Commit the offset of the next message", editorOnly: false, [(found.At, Edit.Replace(found.At, right))]))
                : ImmutableArray<FixPlan>.Empty,
            found.Call.TargetMethod.Name,
            found.By == 1 ? "an offset that is 1 too high" : $"an offset that is {found.By} too high",
            Lines.Number(found.At),
            found.By == 1 ? "the next message is skipped and lost" : "the next messages are skipped and lost",
            "commit the result's offset + 1, or the position as it is"));
    }
}
