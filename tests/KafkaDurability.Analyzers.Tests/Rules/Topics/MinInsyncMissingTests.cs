using KafkaDurability.Analyzers.Tests.Verifiers;

namespace KafkaDurability.Analyzers.Tests.Rules.Topics;

public class MinInsyncMissingTests
{
    [Theory]
    [InlineData("await admin.CreateTopicsAsync([{|KD3003:new TopicSpecification { ReplicationFactor = 3 }|}]);")]
    [InlineData("await admin.CreateTopicsAsync([{|KD3003:new() { ReplicationFactor = 3, Configs = null }|}]);")]
    [InlineData("await admin.CreateTopicsAsync([{|KD3003:new() { ReplicationFactor = 3, Configs = [] }|}]);")]
    [InlineData("await admin.CreateTopicsAsync([{|KD3003:new() { ReplicationFactor = 3, Configs = new() { [\"cleanup.policy\"] = \"compact\" } }|}]);")]
    [InlineData("await admin.CreateTopicsAsync([{|KD3003:new() { ReplicationFactor = 3, Configs = new() { [\"Min.Insync.Replicas\"] = \"2\" } }|}]);")]
    [InlineData("var spec = {|KD3003:new TopicSpecification { Name = text }|}; spec.ReplicationFactor = 3; await admin.CreateTopicsAsync([spec]);")]
    [InlineData("await admin.CreateTopicsAsync([{|KD3003:new() { ReplicationFactor = (short)(flag ? 3 : 5) }|}]);")]
    [InlineData("await admin.CreateTopicsAsync([{|KD3003:new() { ReplicasAssignments = new() { [0] = [1, 2, 3] } }|}]);")]
    [InlineData("Keep({|KD3003:new TopicSpecification { ReplicationFactor = 3 }|});")]
    public Task Reported(string statements) => TopicRule.Statements(statements, "private void Keep(TopicSpecification spec) { }");

    [Theory]
    [InlineData("ReplicationFactor = 3, Configs = new() { [\"min.insync.replicas\"] = \"2\" }")]
    [InlineData("ReplicationFactor = 3, Configs = new() { [\"min.insync.replicas\"] = text }")]
    [InlineData("ReplicationFactor = 3, Configs = new() { [text] = \"2\" }")]
    [InlineData("ReplicationFactor = 3, Configs = Given")]
    [InlineData("ReplicationFactor = 3, Configs = new(Given)")]
    [InlineData("ReplicationFactor = 3, Configs = flag ? new() : Given")]
    [InlineData("{|KD3001:ReplicationFactor = 1|}")]
    [InlineData("ReplicationFactor = -1")]
    [InlineData("ReplicationFactor = number")]
    [InlineData("NumPartitions = 3")]
    public Task NotReported(string settings) => TopicRule.Statements(TopicRule.Created(settings), "private static readonly Dictionary<string, string> Given = new();");

    [Theory]
    [InlineData("var spec = new TopicSpecification { ReplicationFactor = 3, Configs = new() }; if (flag) spec.Configs[\"min.insync.replicas\"] = \"2\"; await admin.CreateTopicsAsync([spec]);")]
    [InlineData("var spec = new TopicSpecification { ReplicationFactor = 3 }; if (flag) spec.Configs = new() { [\"min.insync.replicas\"] = \"2\" }; await admin.CreateTopicsAsync([spec]);")]
    [InlineData("var spec = new TopicSpecification { ReplicationFactor = 3 }; spec.Configs ??= Given; await admin.CreateTopicsAsync([spec]);")]
    [InlineData("var spec = new TopicSpecification { ReplicationFactor = 3, Configs = new() }; foreach (var pair in Given) spec.Configs[pair.Key] = pair.Value; await admin.CreateTopicsAsync([spec]);")]
    [InlineData("Complete(new TopicSpecification { ReplicationFactor = 3 });")]
    [InlineData("var specs = new[] { new TopicSpecification { ReplicationFactor = 3 } }; foreach (var spec in specs) Complete(spec); await admin.CreateTopicsAsync(specs);")]
    public Task NotReportedWhereItMayBeSet(string statements) => TopicRule.Statements(statements, """
        private static readonly Dictionary<string, string> Given = new();
            private static void Complete(TopicSpecification spec) => spec.Configs = Given;
        """);

    /// <summary>The configs may be those of the topic that was created before.</summary>
    [Theory]
    [InlineData("AlterConfigsAsync")]
    [InlineData("IncrementalAlterConfigsAsync")]
    public Task NotReportedWhereTheTypeAltersConfigs(string method) => TopicRule.Statements(
        "await admin.CreateTopicsAsync([new() { ReplicationFactor = 3 }]);",
        $"private Task Alter(IAdminClient admin, Dictionary<ConfigResource, List<ConfigEntry>> configs) => admin.{method}(configs);");

    [Theory]
    [InlineData("ReplicationFactor = 3", "set it to 2")]
    [InlineData("ReplicasAssignments = new() { [0] = [1, 2, 3] }", "set it to 2")]
    public async Task Message(string settings, string remedy) => Assert.Equal(
        "KD3003: Without min.insync.replicas the brokers' own setting applies (1 by default), so acks=all may confirm a message that only one broker has; " + remedy,
        await TopicRule.Message(settings));

    [Fact]
    public async Task MessageWithTwoReplicas()
    {
        var reported = await Reports.Of<TopicAnalyzer>(TopicRule.Source(TopicRule.Created("ReplicationFactor = 2")));
        Assert.EndsWith("; use a replication factor of 3, and set it to 2", reported.Single(diagnostic => diagnostic.Id == "KD3003").GetMessage(null), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1", "new() { ReplicationFactor = 3 }")]
    [InlineData("2", "{|KD3003:new() { ReplicationFactor = 3 }|}")]
    [InlineData("3", "{|KD3003:new() { ReplicationFactor = 3 }|}")]
    public Task Option(string option, string topic) => Verify.Analyzer<TopicAnalyzer>(
        TopicRule.Source($"await admin.CreateTopicsAsync([{topic}]);"), new EditorConfig("kafka_durability.min_insync_replicas = " + option));

    [Theory]
    [InlineData("new() { ReplicationFactor = 3 }", "new() { ReplicationFactor = 3, Configs = new Dictionary<string, string> { [\"min.insync.replicas\"] = \"2\" } }")]
    [InlineData("new() { ReplicationFactor = 3, Configs = new() }", "new() { ReplicationFactor = 3, Configs = new() { [\"min.insync.replicas\"] = \"2\" } }")]
    [InlineData("new() { ReplicationFactor = 3, Configs = new() { [\"a\"] = \"b\" } }", "new() { ReplicationFactor = 3, Configs = new() { [\"a\"] = \"b\", [\"min.insync.replicas\"] = \"2\" } }")]
    [InlineData("new() { ReplicationFactor = 3, Configs = new Dictionary<string, string> { { \"a\", \"b\" } } }", "new() { ReplicationFactor = 3, Configs = new Dictionary<string, string> { { \"a\", \"b\" }, { \"min.insync.replicas\", \"2\" } } }")]
    [InlineData("new TopicSpecification { ReplicationFactor = 5 } /* five */", "new TopicSpecification { ReplicationFactor = 5, Configs = new Dictionary<string, string> { [\"min.insync.replicas\"] = \"2\" } } /* five */")]
    public Task Fix(string topic, string fixedTopic) => TopicRule.Fix(
        "await admin.CreateTopicsAsync([{|KD3003:" + topic.Replace(" /*", "|} /*", StringComparison.Ordinal) + (topic.Contains("/*", StringComparison.Ordinal) ? "" : "|}") + "]);",
        $"await admin.CreateTopicsAsync([{fixedTopic}]);");

    [Fact]
    public Task FixOfALocal() => TopicRule.Fix(
        "var spec = {|KD3003:new TopicSpecification()|}; spec.ReplicationFactor = 3; await admin.CreateTopicsAsync([spec]);",
        "var spec = new TopicSpecification { Configs = new Dictionary<string, string> { [\"min.insync.replicas\"] = \"2\" } }; spec.ReplicationFactor = 3; await admin.CreateTopicsAsync([spec]);");

    [Fact]
    public Task FixAll() => TopicRule.Fix(
        """
        var configs = new Dictionary<string, string>
        {
            ["cleanup.policy"] = "compact",
        };
        await admin.CreateTopicsAsync(
        [
            {|KD3003:new() { ReplicationFactor = 3, Configs = configs }|},
            {|KD3003:new() { ReplicationFactor = 3, Configs = configs }|},
            {|KD3003:new()
            {
                Name = "orders",
                ReplicationFactor = 3, // three
            }|},
        ]);
        """,
        """
        var configs = new Dictionary<string, string>
        {
            ["cleanup.policy"] = "compact",
            ["min.insync.replicas"] = "2",
        };
        await admin.CreateTopicsAsync(
        [
            new() { ReplicationFactor = 3, Configs = configs },
            new() { ReplicationFactor = 3, Configs = configs },
            new()
            {
                Name = "orders",
                ReplicationFactor = 3, // three
                Configs = new Dictionary<string, string> { ["min.insync.replicas"] = "2" },
            },
        ]);
        """);

    /// <summary>An answer that would stop writes, and brackets that take no entry.</summary>
    [Theory]
    [InlineData("{|KD3001:ReplicationFactor = 2|}")]
    [InlineData("ReplicationFactor = 3, Configs = []")]
    public Task NoFix(string settings)
    {
        var source = "await admin.CreateTopicsAsync([{|KD3003:new() { " + settings + " }|}]);";
        return TopicRule.Fix(source, source);
    }
}
