using KafkaDurability.Analyzers.CodeFixes;
using KafkaDurability.Analyzers.Tests.Verifiers;

namespace KafkaDurability.Analyzers.Tests.Rules.Consumer;

/// <summary>KD2012: handlers that return positions, with an assignor that takes partitions back one by one.</summary>
public class RebalanceHandlerKindTests
{
    [Theory]
    [InlineData("SetPartitionsRevokedHandler({|KD2012:(_, partitions) => partitions|})")]
    [InlineData("SetPartitionsLostHandler({|KD2012:(_, partitions) => partitions|})")]
    [InlineData("SetPartitionsRevokedHandler({|KD2012:(_, partitions) => { return partitions.Take(1); }|})")]
    public Task Reported(string code) => Verify("PartitionAssignmentStrategy = PartitionAssignmentStrategy.CooperativeSticky", code);

    [Theory]
    [InlineData("SetPartitionsRevokedHandler({|KD2012:(_, partitions) => partitions|})")]
    public Task With_the_new_protocol(string code) => Verify("GroupProtocol = GroupProtocol.Consumer", code);

    [Theory]
    [InlineData("SetPartitionsRevokedHandler((_, partitions) => Console.WriteLine(partitions.Count))")]
    [InlineData("SetPartitionsRevokedHandler((_, partitions) => { })")]
    [InlineData("SetPartitionsAssignedHandler((_, partitions) => partitions.Select(p => new TopicPartitionOffset(p, Offset.Stored)))")]
    public Task Nothing_is_returned(string code) => Verify("PartitionAssignmentStrategy = PartitionAssignmentStrategy.CooperativeSticky", code);

    [Theory]
    [InlineData("PartitionAssignmentStrategy = PartitionAssignmentStrategy.Range")]
    [InlineData("GroupProtocol = GroupProtocol.Classic")]
    [InlineData("ClientId = \"me\"")]
    [InlineData("PartitionAssignmentStrategy = Enum.Parse<PartitionAssignmentStrategy>(Console.ReadLine()!)")]
    public Task Other_assignors(string code) => Verify(code, "SetPartitionsRevokedHandler((_, partitions) => partitions)");

    private static Task Verify(string setting, string handler) => ClientUse.Verify(
        "KD2012", $"var config = new ConsumerConfig {{ GroupId = \"orders\", {setting} }}; using var built = new ConsumerBuilder<string, string>(config).{handler}.Build();");
}
