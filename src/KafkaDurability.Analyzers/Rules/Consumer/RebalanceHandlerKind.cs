using System.Collections.Immutable;
using KafkaDurability.Analyzers.Clients;
using KafkaDurability.Analyzers.Fixes;
using KafkaDurability.Analyzers.Kafka;
using KafkaDurability.Analyzers.Program;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Rules;

/// <summary>KD2012: a handler that returns positions, where partitions are taken back one by one.</summary>
/// <remarks>Confluent.Kafka, Consumer.RebalanceCallback: InvalidOperationException where such a handler meets an incremental rebalance.</remarks>
internal sealed class RebalanceHandlerKind() : Rule<ClientMember>(
    Warning(
        "KD2012",
        "rebalance handlers of the other kind than the assignor: throws at the first rebalance",
        "{0} is given a handler that returns positions, which {1} (line {2}) does not take: Consume throws at the first rebalance, and the consumer gets no more messages; use a handler that returns nothing",
        "With a cooperative assignor, and with the consumer group protocol, partitions are revoked incrementally, and a handler has no say in where reading goes on."),
    Consequence.Crash)
{
    public override IEnumerable<Finding> Judge(ClientMember member)
    {
        foreach (var call in new[] { "SetPartitionsRevokedHandler", "SetPartitionsLostHandler" }.SelectMany(name => member.BuilderCalls(ClientKinds.Consumer, name)))
        {
            if (ReturnsPositions(call) && member.BuiltFrom(call).Select(built => Incremental(built.Built)).FirstOrDefault(write => write is not null) is { } write)
            {
                yield return new Finding(
                    this,
                    call.Arguments[0].Syntax,
                    ImmutableArray.Create(write.At.Code),
                    ImmutableArray<FixPlan>.Empty,
                    call.TargetMethod.Name,
                    SettingText.Of(write),
                    Lines.Number(write.At.Code));
            }
        }
    }

    private static bool ReturnsPositions(IInvocationOperation call) =>
        call.TargetMethod.Parameters.Length == 1 && call.TargetMethod.Parameters[0].Type is INamedTypeSymbol { DelegateInvokeMethod.ReturnsVoid: false };

    private static Configuration.SettingWrite? Incremental(Configuration.ConfigSnapshot built) =>
        built[Settings.PartitionAssignmentStrategy].IsSet(value => value.Is("cooperative-sticky")) ? built[Settings.PartitionAssignmentStrategy].Writes.First()
        : built[Settings.GroupProtocol].IsSet(value => value.Is("consumer")) ? built[Settings.GroupProtocol].Writes.First()
        : null;
}
