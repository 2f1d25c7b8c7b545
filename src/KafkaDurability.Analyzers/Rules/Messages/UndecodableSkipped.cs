using System.Collections.Immutable;
using KafkaDurability.Analyzers.Clients;
using KafkaDurability.Analyzers.Fixes;
using KafkaDurability.Analyzers.Program;

namespace KafkaDurability.Analyzers.Rules;

/// <summary>KD2118: a message that nobody has seen, as it could not be decoded.</summary>
/// <remarks>Consumer.Consume throws ConsumeException after the position has moved past the record.</remarks>
internal sealed class UndecodableSkipped() : Rule<ClientMember>(
    Info(
        "KD2118",
        "a message that cannot be decoded is skipped: ConsumeException is logged and the loop goes on",
        "A message that the deserializer of line {0} cannot read ends here and is skipped, as the consumer has moved on; keep ConsumerRecord, which has its bytes, or stop",
        "Consume has moved past the message when its deserializer throws. ConsumeException.ConsumerRecord has the key and the value as bytes."),
    Consequence.Loss)
{
    public override IEnumerable<Finding> Judge(ClientMember member) => UndecodableSkip.In(member).Select(skip => new Finding(
        this,
        skip.At,
        ImmutableArray.Create(skip.Consume.Syntax),
        ImmutableArray<FixPlan>.Empty,
        Lines.Number(skip.Consume.Syntax)));
}
