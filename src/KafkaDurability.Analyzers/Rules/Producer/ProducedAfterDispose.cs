using System.Collections.Immutable;
using KafkaDurability.Analyzers.Clients;
using KafkaDurability.Analyzers.Fixes;
using KafkaDurability.Analyzers.Program;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Rules;

/// <summary>KD1112: the one call of a producer that does not look whether its handle is closed.</summary>
/// <remarks>Measured: the process ends with exit code 134 or 139, or the call does not return, or all goes on without the message; SafeKafkaHandle checks its handle everywhere but in Produce.</remarks>
internal sealed class ProducedAfterDispose() : ProducerRule(
    Warning(
        "KD1112",
        "produce on a disposed producer: native memory is corrupted, the process dies",
        "{0}, so this call corrupts the client's memory: the message is lost, and the process dies or hangs; {1}",
        "The client does not check in Produce and ProduceAsync whether the producer is disposed, and gives librdkafka a pointer to memory that is freed."),
    Consequence.Crash)
{
    public override IEnumerable<Finding> Judge(ProducerMember member) => member.SentAfterDisposal.Select(late => new Finding(
        this,
        late.Send,
        new[] { late.Start, late.Disposal }.OfType<SyntaxNode>().ToImmutableArray(),
        ImmutableArray<FixPlan>.Empty,
        late.Start is { } start
            ? $"Nothing waits for the work that {Lines.Of(start, late.Send)} starts, and the producer of {Lines.Of(late.Disposal, late.Send)} is disposed meanwhile"
            : $"The producer is disposed in {Lines.Of(late.Disposal, late.Send)}",
        late.Start is null ? "produce before it is disposed" : "wait for the work before that"));
}
