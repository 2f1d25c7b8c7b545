using System.Collections.Immutable;
using KafkaDurability.Analyzers.Clients;
using KafkaDurability.Analyzers.Fixes;
using KafkaDurability.Analyzers.Program;

namespace KafkaDurability.Analyzers.Rules;

/// <summary>KD2121: partitions that are paused and never resumed.</summary>
internal sealed class PausedForGood() : Rule<ClientMember>(
    Warning(
        "KD2121",
        "partitions are paused and never resumed: nothing of them is read until a restart",
        "Nothing resumes what is paused here, while the consumer stays in its group (line {0}), so no message of these partitions is read until a rebalance or a restart; call Resume when the cause is over",
        "A paused partition stays assigned, and Consume returns nothing of it. Only Resume, or a new assignment, ends that."),
    Consequence.Other)
{
    public override IEnumerable<Finding> Judge(ClientMember member) => TestProject.Is(member.Model.Compilation) ? []
        : EndlessPause.In(member).Select(found => new Finding(
            this,
            found.Pause.Syntax,
            ImmutableArray.Create(found.Consume),
            ImmutableArray<FixPlan>.Empty,
            Lines.Number(found.Consume)));
}
