namespace KafkaDurability.Analyzers.Tests.Rules.Topics;

/// <summary>The configs of topics that exist, given to AlterConfigsAsync and IncrementalAlterConfigsAsync.</summary>
public class AlteredConfigsTests
{
    private const string Topic = "new ConfigResource { Type = ResourceType.Topic, Name = \"orders\" }";

    [Theory]
    [InlineData("{|KD3002:new ConfigEntry { Name = \"min.insync.replicas\", Value = \"1\" }|}")]
    [InlineData("{|KD3005:new ConfigEntry { Name = \"unclean.leader.election.enable\", Value = \"true\" }|}")]
    [InlineData("{|KD3006:new ConfigEntry { Name = \"retention.ms\", Value = \"1000\" }|}")]
    [InlineData("{|KD3002:new ConfigEntry { Name = \"min.insync.replicas\", Value = \"1\", IncrementalOperation = AlterConfigOpType.Set }|}")]
    [InlineData("new ConfigEntry { Name = \"min.insync.replicas\", Value = \"2\" }, {|KD3005:new() { Name = \"unclean.leader.election.enable\", Value = \"true\" }|}")]
    public async Task Reported(string entries)
    {
        await TopicRule.Statements($"await admin.AlterConfigsAsync(new() {{ [{Topic}] = new List<ConfigEntry> {{ {entries} }} }});");
        await TopicRule.Statements($"await admin.IncrementalAlterConfigsAsync(new Dictionary<ConfigResource, List<ConfigEntry>> {{ {{ {Topic}, [{entries}] }} }});");
    }

    [Theory]
    [InlineData("var configs = new Dictionary<ConfigResource, List<ConfigEntry>>(); configs.Add(topic, [{|KD3002:new() { Name = \"min.insync.replicas\", Value = \"1\" }|}]); await admin.AlterConfigsAsync(configs);")]
    [InlineData("var configs = new Dictionary<ConfigResource, List<ConfigEntry>>(); configs[topic] = new() { {|KD3002:new() { Name = \"min.insync.replicas\", Value = \"1\" }|} }; await admin.AlterConfigsAsync(configs);")]
    [InlineData("var entries = new List<ConfigEntry>(); entries.Add({|KD3002:new ConfigEntry { Name = \"min.insync.replicas\", Value = \"1\" }|}); await admin.AlterConfigsAsync(new() { [topic] = entries });")]
    [InlineData("var entry = {|KD3002:new ConfigEntry { Name = \"min.insync.replicas\" }|}; entry.Value = \"1\"; await admin.AlterConfigsAsync(new() { [topic] = [entry] });")]
    public Task ReportedThroughLocals(string statements) => TopicRule.Statements($"var topic = {Topic}; " + statements);

    [Theory]
    [InlineData(Topic, "new() { Name = \"min.insync.replicas\", Value = \"2\" }")]
    [InlineData(Topic, "new() { Name = \"min.insync.replicas\", Value = text }")]
    [InlineData(Topic, "new() { Name = text, Value = \"1\" }")]
    [InlineData(Topic, "new() { Name = \"unclean.leader.election.enable\", Value = \"true\", IncrementalOperation = AlterConfigOpType.Delete }")]
    [InlineData(Topic, "new() { Name = \"unclean.leader.election.enable\", Value = \"true\", IncrementalOperation = AlterConfigOpType.Subtract }")]
    [InlineData(Topic, "new() { Name = \"unclean.leader.election.enable\", Value = \"true\", IncrementalOperation = AlterConfigOpType.Append }")]
    [InlineData(Topic, "new() { Name = \"unclean.leader.election.enable\", Value = \"true\", IncrementalOperation = flag ? AlterConfigOpType.Set : AlterConfigOpType.Delete }")]
    [InlineData("new ConfigResource { Type = ResourceType.Broker, Name = \"1\" }", "new() { Name = \"min.insync.replicas\", Value = \"1\" }")]
    [InlineData("new ConfigResource { Name = \"orders\" }", "new() { Name = \"min.insync.replicas\", Value = \"1\" }")]
    [InlineData("Resource", "new() { Name = \"min.insync.replicas\", Value = \"1\" }")]
    public Task NotReported(string resource, string entry) => TopicRule.Statements(
        $"await admin.IncrementalAlterConfigsAsync(new() {{ [{resource}] = [{entry}] }});",
        "private static readonly ConfigResource Resource = new() { Type = ResourceType.Topic };");

    [Theory]
    [InlineData("var entry = new ConfigEntry { Name = \"min.insync.replicas\", Value = \"1\" }; entry.Value = text; await admin.AlterConfigsAsync(new() { [topic] = [entry] });")]
    [InlineData("var entry = new ConfigEntry { Name = \"min.insync.replicas\", Value = \"1\" }; Console.WriteLine(entry);")]
    [InlineData("var configs = new Dictionary<ConfigResource, List<ConfigEntry>> { [topic] = [new() { Name = \"min.insync.replicas\", Value = \"1\" }] }; configs.Clear(); await admin.AlterConfigsAsync(configs);")]
    [InlineData("var configs = new Dictionary<ConfigResource, List<ConfigEntry>> { [topic] = [new() { Name = \"min.insync.replicas\", Value = \"1\" }] }; Check(configs); await admin.AlterConfigsAsync(configs);")]
    [InlineData("if (env.IsDevelopment()) await admin.AlterConfigsAsync(new() { [topic] = [new() { Name = \"min.insync.replicas\", Value = \"1\" }] });")]
    public Task NotReportedWhereItMayBeAnother(string statements) => TopicRule.Statements(
        $"var topic = {Topic}; " + statements,
        "private static void Check(Dictionary<ConfigResource, List<ConfigEntry>> configs) => configs.Clear();");

    [Theory]
    [InlineData("KD3002", "min.insync.replicas", "1", "2")]
    [InlineData("KD3005", "unclean.leader.election.enable", "true", "false")]
    public Task Fix(string rule, string name, string value, string fixedValue)
    {
        return TopicRule.Fix(Source("{|" + rule + ":", value, "|}"), Source("", fixedValue, ""));

        string Source(string open, string text, string close) =>
            $"await admin.AlterConfigsAsync(new() {{ [{Topic}] = [{open}new() {{ Name = \"{name}\", Value = \"{text}\" }}{close}] }});";
    }
}
