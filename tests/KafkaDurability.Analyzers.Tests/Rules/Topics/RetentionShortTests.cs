namespace KafkaDurability.Analyzers.Tests.Rules.Topics;

public class RetentionShortTests
{
    [Theory]
    [InlineData("{|KD3006:[\"retention.ms\"] = \"3600000\"|}")]
    [InlineData("{|KD3006:{ \"retention.ms\", \"86399999\" }|}")]
    [InlineData("{|KD3006:[\"retention.ms\"] = \"0\"|}")]
    [InlineData("{|KD3006:[\"retention.ms\"] = (60 * 60 * 1000).ToString()|}")]
    [InlineData("{|KD3006:[\"retention.ms\"] = $\"{60 * 60 * 1000L}\"|}")]
    [InlineData("{|KD3006:[\"retention.ms\"] = \"1000\"|}, [\"cleanup.policy\"] = \"delete\"")]
    [InlineData("{|KD3006:[\"retention.ms\"] = \"1000\"|}, [\"cleanup.policy\"] = \"compact,delete\"")]
    [InlineData("[\"retention.ms\"] = flag ? {|KD3006:\"1000\"|} : \"604800000\"")]
    public Task Reported(string entries) => TopicRule.Topic($"Configs = new Dictionary<string, string> {{ {entries} }}");

    [Theory]
    [InlineData("[\"retention.ms\"] = \"-1\"")]
    [InlineData("[\"retention.ms\"] = \"86400000\"")]
    [InlineData("[\"retention.ms\"] = \"604800000\"")]
    [InlineData("[\"retention.ms\"] = text")]
    [InlineData("[\"retention.ms\"] = TimeSpan.FromHours(1).TotalMilliseconds.ToString()")]
    [InlineData("[\"retention.ms\"] = \"an hour\"")]
    [InlineData("[\"retention.ms\"] = \"1000\", [\"cleanup.policy\"] = \"compact\"")]
    [InlineData("[\"retention.ms\"] = \"1000\", [\"cleanup.policy\"] = text")]
    [InlineData("[\"delete.retention.ms\"] = \"1000\"")]
    [InlineData("[\"local.retention.ms\"] = \"1000\"")]
    [InlineData("[\"retention.bytes\"] = \"1000\"")]
    [InlineData("[\"log.retention.ms\"] = \"1000\"")]
    public Task NotReported(string entries) => TopicRule.Topic($"Configs = new() {{ {entries} }}");

    [Theory]
    [InlineData("3600000", "1 hour")]
    [InlineData("300000", "5 minutes")]
    [InlineData("30000", "30 seconds")]
    [InlineData("100", "100 milliseconds")]
    public async Task Message(string value, string words) => Assert.Equal(
        $"KD3006: retention.ms={value} deletes messages after {words}, read or not, so a consumer that is down for longer never gets them; keep them for 24 hours",
        await TopicRule.Message($"Configs = new() {{ [\"retention.ms\"] = \"{value}\" }}"));

    [Theory]
    [InlineData("1", "[\"retention.ms\"] = \"3600000\"")]
    [InlineData("1", "{|KD3006:[\"retention.ms\"] = \"3599999\"|}")]
    [InlineData("0", "[\"retention.ms\"] = \"1\"")]
    [InlineData("2147483647", "{|KD3006:[\"retention.ms\"] = \"604800000\"|}")]
    [InlineData("a day", "{|KD3006:[\"retention.ms\"] = \"3600000\"|}")]
    public Task Option(string option, string entries) => TopicRule.Option("kafka_durability.min_retention_hours = " + option, $"Configs = new() {{ {entries} }}");

    [Fact]
    public Task NoFix()
    {
        const string Settings = "Configs = new() { {|KD3006:[\"retention.ms\"] = \"3600000\"|} }";
        return TopicRule.FixTopic(Settings, Settings);
    }
}
