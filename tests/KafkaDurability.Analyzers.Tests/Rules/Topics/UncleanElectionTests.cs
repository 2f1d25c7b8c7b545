namespace KafkaDurability.Analyzers.Tests.Rules.Topics;

public class UncleanElectionTests
{
    [Theory]
    [InlineData("{|KD3005:[\"unclean.leader.election.enable\"] = \"true\"|}")]
    [InlineData("{|KD3005:[\"unclean.leader.election.enable\"] = \"True\"|}")]
    [InlineData("{|KD3005:{ \"unclean.leader.election.enable\", \"true\" }|}")]
    [InlineData("[\"unclean.leader.election.enable\"] = flag ? {|KD3005:\"true\"|} : \"false\"")]
    [InlineData("[\"unclean.leader.election.enable\"] = flag ? {|KD3005:\"true\"|} : text")]
    public Task Reported(string entries) => TopicRule.Topic($"Configs = new Dictionary<string, string> {{ {entries} }}");

    [Theory]
    [InlineData("var configs = new Dictionary<string, string>(); if (flag) {|KD3005:configs[\"unclean.leader.election.enable\"] = \"true\"|}; await admin.CreateTopicsAsync([new() { Configs = configs }]);")]
    [InlineData("if (env.IsDevelopment()) await admin.CreateTopicsAsync([new() { Configs = new() { {|KD3005:[\"unclean.leader.election.enable\"] = \"true\"|} } }]);")]
    public Task ReportedOnAnyPath(string statements) => TopicRule.Statements(statements);

    [Theory]
    [InlineData("[\"unclean.leader.election.enable\"] = \"false\"")]
    [InlineData("[\"unclean.leader.election.enable\"] = text")]
    [InlineData("[\"unclean.leader.election.enable\"] = \"1\"")]
    [InlineData("[\"unclean_leader_election_enable\"] = \"true\"")]
    [InlineData("[\"preallocate\"] = \"true\"")]
    public Task NotReported(string entries) => TopicRule.Topic($"Configs = new() {{ {entries} }}");

    [Fact]
    public async Task Message() => Assert.Equal(
        "KD3005: unclean.leader.election.enable=true lets a broker that lags behind become the leader, so messages that it does not have are lost, confirmed or not; remove the setting",
        await TopicRule.Message("Configs = new() { [\"unclean.leader.election.enable\"] = \"true\" }"));

    [Theory]
    [InlineData("new() { [\"a\"] = \"b\", {|KD3005:[\"unclean.leader.election.enable\"] = \"true\"|} }", "new() { [\"a\"] = \"b\" }")]
    [InlineData("new() { {|KD3005:{ \"unclean.leader.election.enable\", \"true\" }|}, { \"a\", \"b\" } }", "new() { { \"a\", \"b\" } }")]
    [InlineData("new() { {|KD3005:[\"unclean.leader.election.enable\"] = \"true\"|} }", "new()")]
    [InlineData("new() { [\"unclean.leader.election.enable\"] = flag ? {|KD3005:\"true\"|} : \"false\" }", "new() { [\"unclean.leader.election.enable\"] = flag ? \"false\" : \"false\" }")]
    public Task Fix(string configs, string fixedConfigs) => TopicRule.FixTopic("Configs = " + configs, "Configs = " + fixedConfigs);

    [Fact]
    public Task FixAll() => TopicRule.Fix(
        """
        var spec = new TopicSpecification { Configs = new() };
        {|KD3005:spec.Configs["unclean.leader.election.enable"] = "true"|}; // faster
        if (flag)
            {|KD3005:spec.Configs.Add("unclean.leader.election.enable", "true")|};
        await admin.CreateTopicsAsync([spec]);
        """,
        """
        var spec = new TopicSpecification { Configs = new() };
        if (flag)
            { }
        await admin.CreateTopicsAsync([spec]);
        """);
}
