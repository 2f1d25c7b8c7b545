using System.Collections.Immutable;
using KafkaDurability.Analyzers.Clients;
using KafkaDurability.Analyzers.Fixes;
using KafkaDurability.Analyzers.Program;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Rules;

/// <summary>KD2109: what a batch has processed is not committed when its partition goes to another member.</summary>
internal sealed class BatchCommitUnguarded() : Rule<ConsumerLife>(
    Off(
        "KD2109",
        "batch commit without a partitions-revoked handler",
        "This commit covers several messages, but no partitions-revoked handler is set (line {0}), so after a rebalance some are processed twice; commit them in SetPartitionsRevokedHandler",
        "The group goes on at the committed offset wherever a partition goes to. The revoked handler is the last moment to commit what is processed."),
    Consequence.Duplicate)
{
    public override IEnumerable<Finding> Judge(ConsumerLife life)
    {
        // What auto-commit has stored, the client itself commits when a partition goes.
        var commits = life.BatchCommits();
        if (commits.Count == 0 || life.Mode != CommitMode.ByHand || !life.Uses.To("Subscribe").Any()
            || life.BuilderCalls() is not { } calls || calls.Contains("SetPartitionsRevokedHandler"))
        {
            return [];
        }

        var build = life.Consumer.Build.Syntax;
        var line = Lines.Number(build);
        return commits.Select(commit => new Finding(this, commit, ImmutableArray.Create(build), ImmutableArray<FixPlan>.Empty, line));
    }
}
