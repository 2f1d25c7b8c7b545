using KafkaDurability.Analyzers.Tests.Verifiers;

namespace KafkaDurability.Analyzers.Tests.Rules.Topics;

public class MinInsyncTooHighTests
{
    [Theory]
    [InlineData("ReplicationFactor = 3, Configs = new() { {|KD3004:[\"min.insync.replicas\"] = \"3\"|} }")]
    [InlineData("ReplicationFactor = 3, Configs = new() { {|KD3004:{ \"min.insync.replicas\", \"4\" }|} }")]
    [InlineData("{|KD3001:ReplicationFactor = 2|}, Configs = new() { {|KD3004:[\"min.insync.replicas\"] = \"2\"|} }")]
    [InlineData("{|KD3001:ReplicationFactor = 1|}, Configs = new() { {|KD3004:[\"min.insync.replicas\"] = \"2\"|} }")]
    [InlineData("ReplicasAssignments = new() { [0] = [1, 2, 3] }, Configs = new() { {|KD3004:[\"min.insync.replicas\"] = \"3\"|} }")]
    [InlineData("ReplicationFactor = 3, Configs = new() { [\"min.insync.replicas\"] = flag ? {|KD3004:\"3\"|} : {|KD3004:\"4\"|} }")]
    public Task Reported(string settings) => TopicRule.Topic(settings);

    [Theory]
    [InlineData("ReplicationFactor = 3, Configs = new() { [\"min.insync.replicas\"] = \"2\" }")]
    [InlineData("{|KD3001:ReplicationFactor = 1|}, Configs = new() { [\"min.insync.replicas\"] = \"1\" }")]
    [InlineData("ReplicationFactor = -1, Configs = new() { [\"min.insync.replicas\"] = \"3\" }")]
    [InlineData("Configs = new() { [\"min.insync.replicas\"] = \"3\" }")]
    [InlineData("ReplicationFactor = number, Configs = new() { [\"min.insync.replicas\"] = \"3\" }")]
    [InlineData("ReplicationFactor = 3, Configs = new() { [\"min.insync.replicas\"] = text }")]
    [InlineData("ReplicationFactor = (short)(flag ? 3 : 5), Configs = new() { [\"min.insync.replicas\"] = flag ? \"2\" : \"3\" }")]
    [InlineData("ReplicationFactor = (short)(flag ? 1 : 3), Configs = new() { [\"min.insync.replicas\"] = flag ? \"1\" : \"2\" }")]
    public Task NotReported(string settings) => TopicRule.Topic(settings);

    /// <summary>Two of two, where three are asked for: the reason that nothing can be written is what counts.</summary>
    [Fact]
    public Task BeforeTooLow() => TopicRule.Option(
        "kafka_durability.min_insync_replicas = 3",
        "{|KD3001:ReplicationFactor = 2|}, Configs = new() { {|KD3004:[\"min.insync.replicas\"] = \"2\"|} }");

    [Theory]
    [InlineData("3", "3", "KD3004: min.insync.replicas=3 is not below the replication factor 3, so one broker down stops all writes with acks=all; set it to 2")]
    [InlineData("3", "4", "KD3004: min.insync.replicas=4 is above the replication factor 3, so every write with acks=all fails; set it to 2")]
    [InlineData("5", "5", "KD3004: min.insync.replicas=5 is not below the replication factor 5, so one broker down stops all writes with acks=all; set it to 4")]
    public async Task Message(string factor, string value, string message) =>
        Assert.Equal(message, await TopicRule.Message($"ReplicationFactor = {factor}, Configs = new() {{ [\"min.insync.replicas\"] = \"{value}\" }}"));

    [Theory]
    [InlineData("2", "2", "; use a replication factor of 3")]
    [InlineData("1", "2", "; use a replication factor of 3")]
    public async Task MessageWithFewReplicas(string factor, string value, string remedy)
    {
        var reported = await Reports.Of<TopicAnalyzer>(
            TopicRule.Source(TopicRule.Created($"ReplicationFactor = {factor}, Configs = new() {{ [\"min.insync.replicas\"] = \"{value}\" }}")));
        Assert.EndsWith(remedy, reported.Single(diagnostic => diagnostic.Id == "KD3004").GetMessage(null), StringComparison.Ordinal);
    }

    /// <summary>One replica less than two would be no safety.</summary>
    [Fact]
    public Task TwoOfTwoNeedAnotherReplica()
    {
        const string Settings = "{|KD3001:ReplicationFactor = 2|}, Configs = new() { {|KD3004:[\"min.insync.replicas\"] = \"2\"|} }";
        return TopicRule.FixTopic(Settings, Settings);
    }

    [Theory]
    [InlineData("{|KD3004:[\"min.insync.replicas\"] = \"3\"|}", "[\"min.insync.replicas\"] = \"2\"")]
    [InlineData("{|KD3004:{ \"min.insync.replicas\", \"4\" }|}, { \"a\", \"b\" }", "{ \"min.insync.replicas\", \"2\" }, { \"a\", \"b\" }")]
    public Task Fix(string entries, string fixedEntries) => TopicRule.FixConfigs(entries, fixedEntries);

    [Fact]
    public Task FixAll() => TopicRule.Fix(
        """
        await admin.CreateTopicsAsync([new() { ReplicationFactor = 3, Configs = new() { {|KD3004:["min.insync.replicas"] = "3"|} } }]);
        await admin.CreateTopicsAsync([new() { ReplicationFactor = 5, Configs = new() { {|KD3004:["min.insync.replicas"] = "5"|} } }]);
        """,
        """
        await admin.CreateTopicsAsync([new() { ReplicationFactor = 3, Configs = new() { ["min.insync.replicas"] = "2" } }]);
        await admin.CreateTopicsAsync([new() { ReplicationFactor = 5, Configs = new() { ["min.insync.replicas"] = "4" } }]);
        """);
}
