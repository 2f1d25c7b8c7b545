using System.Collections.Immutable;
using KafkaDurability.Analyzers.Clients;
using KafkaDurability.Analyzers.Fixes;
using KafkaDurability.Analyzers.Program;

namespace KafkaDurability.Analyzers.Rules;

/// <summary>KD2116: a consumer that is built for each message.</summary>
internal sealed class ConsumerPerMessage() : Rule<ClientMember>(
    Info(
        "KD2116",
        "consumer built for each message",
        "A consumer is built for the one message that line {0} consumes, so for each message the group rebalances and the partitions rest meanwhile; build it once, and consume in a loop",
        "A new consumer joins its group, which stops the other members, fetches up to a hundred thousand messages, and throws away all but the one that is consumed."),
    Consequence.Other)
{
    public override IEnumerable<Finding> Judge(ClientMember member) => TestProject.Is(member.Model.Compilation) ? []
        : PerMessageConsumer.In(member).Select(found => new Finding(
            this,
            found.Build,
            ImmutableArray.Create(found.Consume),
            ImmutableArray<FixPlan>.Empty,
            Lines.Number(found.Consume)));
}
