namespace KafkaDurability.Analyzers.Tests.Rules.Topics;

public class MinInsyncTooLowTests
{
    [Theory]
    [InlineData("{|KD3002:[\"min.insync.replicas\"] = \"1\"|}")]
    [InlineData("{|KD3002:{ \"min.insync.replicas\", \"1\" }|}")]
    [InlineData("[\"cleanup.policy\"] = \"compact\", {|KD3002:[\"min.insync.replicas\"] = \"1\"|}")]
    [InlineData("{|KD3002:[Key] = One|}")]
    [InlineData("{|KD3002:[$\"min.{Insync}\"] = $\"{1}\"|}")]
    [InlineData("{|KD3002:[\"min.insync.replicas\"] = 1.ToString()|}")]
    [InlineData("[\"min.insync.replicas\"] = flag ? {|KD3002:\"1\"|} : {|KD3002:\"0\"|}")]
    public Task Reported(string entries) => TopicRule.Statements(
        TopicRule.Created($"ReplicationFactor = 3, Configs = new Dictionary<string, string> {{ {entries} }}"),
        "private const string Key = \"min.insync.replicas\", Insync = \"insync.replicas\"; private static readonly string One = \"1\";");

    [Theory]
    [InlineData("var configs = new Dictionary<string, string> { {|KD3002:[\"min.insync.replicas\"] = \"1\"|} }; await admin.CreateTopicsAsync([new() { Configs = configs }]);")]
    [InlineData("var configs = new Dictionary<string, string>(); {|KD3002:configs[\"min.insync.replicas\"] = \"1\"|}; await admin.CreateTopicsAsync([new() { Configs = configs }]);")]
    [InlineData("var configs = new Dictionary<string, string>(); {|KD3002:configs.Add(\"min.insync.replicas\", \"1\")|}; await admin.CreateTopicsAsync([new() { Configs = configs }]);")]
    [InlineData("Dictionary<string, string> configs = []; {|KD3002:configs[\"min.insync.replicas\"] = \"1\"|}; await admin.CreateTopicsAsync([new() { Configs = configs }]);")]
    [InlineData("var spec = new TopicSpecification { Configs = [] }; {|KD3002:spec.Configs[\"min.insync.replicas\"] = \"1\"|}; await admin.CreateTopicsAsync([spec]);")]
    [InlineData("var spec = new TopicSpecification { Configs = new() }; {|KD3002:spec.Configs.Add(\"min.insync.replicas\", \"1\")|}; await admin.CreateTopicsAsync([spec]);")]
    [InlineData("var spec = new TopicSpecification(); spec.Configs = new() { {|KD3002:[\"min.insync.replicas\"] = \"1\"|} }; await admin.CreateTopicsAsync([spec]);")]
    [InlineData("var spec = new TopicSpecification { Configs = { {|KD3002:[\"min.insync.replicas\"] = \"1\"|} } }; await admin.CreateTopicsAsync([spec]);")]
    [InlineData("var spec = new TopicSpecification { Configs = new() { [\"min.insync.replicas\"] = \"2\" } }; {|KD3002:spec.Configs[\"min.insync.replicas\"] = \"1\"|}; await admin.CreateTopicsAsync([spec]);")]
    [InlineData("var configs = new Dictionary<string, string>(StringComparer.Ordinal) { {|KD3002:[\"min.insync.replicas\"] = \"1\"|} }; foreach (var entry in configs) Console.WriteLine(entry.Key); await admin.CreateTopicsAsync([new() { Configs = configs }, new() { Configs = configs }]);")]
    public Task ReportedHoweverItIsWritten(string statements) => TopicRule.Statements(statements);

    [Theory]
    [InlineData("[\"min.insync.replicas\"] = \"2\"")]
    [InlineData("[\"min.insync.replicas\"] = text")]
    [InlineData("[\"min.insync.replicas\"] = \"one\"")]
    [InlineData("[\"min.insync.replicas\"] = flag ? \"1\" : \"2\"")]
    [InlineData("[\"min.insync.replicas\"] = text ?? \"1\"")]
    [InlineData("[text] = \"1\"")]
    public Task NotReported(string entries) => TopicRule.Configs(entries);

    /// <summary>Brokers know the key in one spelling.</summary>
    [Theory]
    [InlineData("Min.Insync.Replicas")]
    [InlineData("MinInsyncReplicas")]
    [InlineData("min.insync.replica")]
    public Task OtherKeysAreNotReported(string key) => TopicRule.Topic($"Configs = new() {{ [\"{key}\"] = \"1\" }}");

    /// <summary>With one or two replicas the factor comes first.</summary>
    [Theory]
    [InlineData("{|KD3001:ReplicationFactor = 1|}")]
    [InlineData("{|KD3001:ReplicationFactor = 2|}")]
    public Task NotReportedBesideTooFewReplicas(string factor) => TopicRule.Topic(factor + ", Configs = new() { [\"min.insync.replicas\"] = \"1\" }");

    [Theory]
    [InlineData("var configs = new Dictionary<string, string> { [\"min.insync.replicas\"] = \"1\" }; configs[\"min.insync.replicas\"] = \"2\"; await admin.CreateTopicsAsync([new() { Configs = configs }]);")]
    [InlineData("var configs = new Dictionary<string, string> { [\"min.insync.replicas\"] = \"1\" }; configs[text] = \"2\"; await admin.CreateTopicsAsync([new() { Configs = configs }]);")]
    [InlineData("var configs = new Dictionary<string, string> { [\"min.insync.replicas\"] = \"1\" }; if (flag) configs[\"min.insync.replicas\"] = \"2\"; await admin.CreateTopicsAsync([new() { Configs = configs }]);")]
    [InlineData("var configs = new Dictionary<string, string> { [\"min.insync.replicas\"] = \"1\" }; configs.Remove(\"min.insync.replicas\"); await admin.CreateTopicsAsync([new() { Configs = configs }]);")]
    [InlineData("var configs = new Dictionary<string, string> { [\"min.insync.replicas\"] = \"1\" }; configs.Clear(); await admin.CreateTopicsAsync([new() { Configs = configs }]);")]
    [InlineData("var configs = new Dictionary<string, string> { [\"min.insync.replicas\"] = \"1\" }; Fill(configs); await admin.CreateTopicsAsync([new() { Configs = configs }]);")]
    [InlineData("var configs = new Dictionary<string, string> { [\"min.insync.replicas\"] = \"1\" }; var same = configs; same[\"min.insync.replicas\"] = \"2\"; await admin.CreateTopicsAsync([new() { Configs = configs }]);")]
    [InlineData("var configs = new Dictionary<string, string>(Given) { [\"min.insync.replicas\"] = \"1\" }; await admin.CreateTopicsAsync([new() { Configs = configs }]);")]
    [InlineData("var configs = new Dictionary<string, string> { [\"min.insync.replicas\"] = \"1\" }; Console.WriteLine(configs);")]
    [InlineData("var spec = new TopicSpecification { Configs = new() { [\"min.insync.replicas\"] = \"1\" } }; spec.Configs = Given; await admin.CreateTopicsAsync([spec]);")]
    [InlineData("var spec = new TopicSpecification { Configs = new() { [\"min.insync.replicas\"] = \"1\" } }; Fill(spec.Configs); await admin.CreateTopicsAsync([spec]);")]
    [InlineData("var spec = new TopicSpecification { Configs = new() { [\"min.insync.replicas\"] = \"1\" } }; Tune(spec); await admin.CreateTopicsAsync([spec]);")]
    [InlineData("var configs = new Dictionary<string, string> { [\"min.insync.replicas\"] = \"1\" }; var a = new TopicSpecification { Configs = configs }; var b = new TopicSpecification { Configs = configs }; b.Configs[\"min.insync.replicas\"] = \"2\"; await admin.CreateTopicsAsync([a]);")]
    public Task NotReportedWhereItMayBeAnother(string statements) => TopicRule.Statements(statements, """
        private static readonly Dictionary<string, string> Given = new();
            private static void Fill(Dictionary<string, string> configs) => configs["min.insync.replicas"] = "2";
            private static void Tune(TopicSpecification spec) => spec.Configs["min.insync.replicas"] = "2";
        """);

    [Fact]
    public async Task Message() => Assert.Equal(
        "KD3002: min.insync.replicas=1 lets acks=all confirm a message that only one broker has, so a broker failure loses confirmed messages; set it to 2",
        await TopicRule.Message("Configs = new() { [\"min.insync.replicas\"] = \"1\" }"));

    [Theory]
    [InlineData("1", "[\"min.insync.replicas\"] = \"1\"")]
    [InlineData("3", "{|KD3002:[\"min.insync.replicas\"] = \"2\"|}")]
    [InlineData("0", "{|KD3002:[\"min.insync.replicas\"] = \"1\"|}")]
    public Task Option(string option, string entries) => TopicRule.Option("kafka_durability.min_insync_replicas = " + option, $"ReplicationFactor = 5, Configs = new() {{ {entries} }}");

    [Theory]
    [InlineData("{|KD3002:[\"min.insync.replicas\"] = \"1\"|}", "[\"min.insync.replicas\"] = \"2\"")]
    [InlineData("{ \"a\", \"b\" }, {|KD3002:{ \"min.insync.replicas\", \"1\" }|} /* one */", "{ \"a\", \"b\" }, { \"min.insync.replicas\", \"2\" } /* one */")]
    [InlineData("[\"min.insync.replicas\"] = flag ? {|KD3002:\"1\"|} : {|KD3002:\"0\"|}", "[\"min.insync.replicas\"] = flag ? \"2\" : \"2\"")]
    public Task Fix(string entries, string fixedEntries) => TopicRule.FixConfigs(entries, fixedEntries);

    [Theory]
    [InlineData("{|KD3002:configs.Add(\"min.insync.replicas\", \"1\")|};", "configs.Add(\"min.insync.replicas\", \"2\");")]
    [InlineData("{|KD3002:configs[\"min.insync.replicas\"] = \"1\"|};", "configs[\"min.insync.replicas\"] = \"2\";")]
    public Task FixOfStatements(string write, string fixedWrite)
    {
        const string Before = "var configs = new Dictionary<string, string>();\n";
        const string Behind = "\nawait admin.CreateTopicsAsync([new() { Configs = configs }]);";
        return TopicRule.Fix(Before + write + Behind, Before + fixedWrite + Behind);
    }

    /// <summary>One write for two topics, and two writes, all at once; with tabs and CRLF.</summary>
    [Fact]
    public Task FixAll() => TopicRule.Fix(
        """
        var shared = new Dictionary<string, string> { {|KD3002:["min.insync.replicas"] = "1"|} };
        await admin.CreateTopicsAsync([new() { Configs = shared }, new() { Configs = shared }]);
        await admin.CreateTopicsAsync(
        [
        	new()
        	{
        		Configs = new()
        		{
        			// A key.
        			{|KD3002:["min.insync.replicas"] = "1"|}, // one
        			["cleanup.policy"] = "compact",
        		},
        	},
        ]);
        """.ReplaceLineEndings("\r\n"),
        """
        var shared = new Dictionary<string, string> { ["min.insync.replicas"] = "2" };
        await admin.CreateTopicsAsync([new() { Configs = shared }, new() { Configs = shared }]);
        await admin.CreateTopicsAsync(
        [
        	new()
        	{
        		Configs = new()
        		{
        			// A key.
        			["min.insync.replicas"] = "2", // one
        			["cleanup.policy"] = "compact",
        		},
        	},
        ]);
        """.ReplaceLineEndings("\r\n"));
}
