using KafkaDurability.Analyzers.Clients;
using KafkaDurability.Analyzers.Consuming;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Rules;

/// <summary>KD2101: a crash between the commit and the processing loses the message.</summary>
internal sealed class CommitBeforeProcessing() : Rule<MemberLoops>(
    Warning(
        "KD2101",
        "offset committed before the message is processed",
        "The offset of the message consumed in line {0} is committed here before the message is processed in line {1}, so a crash in between loses the message; commit after processing",
        "The group resumes after the committed offset. A message that is committed first and processed afterwards is never delivered again when the process stops in between or the processing fails."),
    Consequence.Loss,
    FixKind.Statement)
{
    public override IEnumerable<Finding> Judge(MemberLoops fact) => fact.EarlyAdvances
        .Where(advance => advance.Kind == AdvanceKind.Commit)
        .Select(advance => EarlyAdvanceFinding.Create(this, advance, "Move the commit after the processing"));
}
