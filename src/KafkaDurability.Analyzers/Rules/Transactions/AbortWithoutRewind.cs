using System.Collections.Immutable;
using KafkaDurability.Analyzers.Clients;
using KafkaDurability.Analyzers.Fixes;
using KafkaDurability.Analyzers.Program;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Rules;

/// <summary>KD4007: the transaction is taken back, the consumer's place is not.</summary>
internal sealed class AbortWithoutRewind() : Rule<ClientMember>(
    Warning(
        "KD4007",
        "aborted without rewinding the consumer: the next transaction passes the messages",
        "AbortTransaction (line {0}) takes back what was produced, but the consumer goes on after the message consumed in line {1}, and the next transaction passes it; seek back to it",
        "An abort leaves the offsets of the group as they were, and the position of the consumer where it is. The offsets of the next transaction pass what was aborted."),
    Consequence.Loss,
    FixKind.Suggestion)
{
    public override IEnumerable<Finding> Judge(ClientMember member) => AbortedRound.In(member).Select(round => new Finding(
        this,
        round.At,
        ImmutableArray.Create(round.Consume.Syntax, round.Abort.Syntax),
        Plans(round),
        Lines.Number(round.Abort.Syntax),
        Lines.Number(round.Consume.Syntax)));

    private static ImmutableArray<FixPlan> Plans(AbortedRound round) => round.Result is { } result && SameClient.VariableOf(round.Consume) is { } consumer
        ? ImmutableArray.Create(FixPlan.Create(
            "Seek back to the message", editorOnly: true, [(round.Handler, Edit.InsertLast(round.Handler, $"{consumer.Name}.Seek({result.Name}.TopicPartitionOffset);"))]))
        : ImmutableArray<FixPlan>.Empty;
}
