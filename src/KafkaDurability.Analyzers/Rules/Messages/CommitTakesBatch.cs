using System.Collections.Immutable;
using KafkaDurability.Analyzers.Clients;
using KafkaDurability.Analyzers.Consuming;
using KafkaDurability.Analyzers.Fixes;
using KafkaDurability.Analyzers.Program;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Rules;

/// <summary>KD2107: Commit() speaks of everything that was handed out, not of what was processed.</summary>
internal sealed class CommitTakesBatch() : Rule<MemberLoops>(
    Warning(
        "KD2107",
        "Commit() while several results are held commits the unprocessed ones too",
        "Commit() commits everything consumed so far, also the messages that are processed only later in {0}, so a crash in between loses them; commit the processed result",
        "Without an argument, Commit() writes the offsets that the client stored as it handed the messages out."),
    Consequence.Loss,
    FixKind.Suggestion)
{
    public override IEnumerable<Finding> Judge(MemberLoops fact) => fact.Blanket.Select(Judge);

    private Finding Judge(BlanketCommit commit) => new(
        this,
        commit.Call,
        ImmutableArray.Create(commit.Consumed, commit.Processing),
        commit.Done is { } done
            ? ImmutableArray.Create(FixPlan.Create($"Commit {done} alone", editorOnly: true, [(commit.Call, Edit.ReplaceArguments(commit.Call, done))]))
            : ImmutableArray<FixPlan>.Empty,
        Lines.Of(commit.Processing, commit.Call));
}
