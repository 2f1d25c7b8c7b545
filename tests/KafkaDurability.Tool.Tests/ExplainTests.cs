using KafkaDurability.Tool.Analysis;

namespace KafkaDurability.Tool.Tests;

public sealed class ExplainTests
{
    [Fact]
    public async Task Every_rule_has_its_page()
    {
        foreach (var rule in KafkaRules.Descriptors)
        {
            var run = await Run.ToolAsync("explain", rule.Id.ToLowerInvariant());
            Assert.Equal(ExitCodes.Clean, run.Code);
            Assert.StartsWith(rule.Id + ": ", run.Out);
            Assert.Contains("What goes wrong", run.Out);
        }
    }

    [Fact]
    public async Task An_unknown_rule_is_named_with_those_that_are_near()
    {
        var run = await Run.ToolAsync("explain", "KD2199");
        Assert.Equal(ExitCodes.CouldNotRun, run.Code);
        Assert.Contains("KD2199: there is no such rule; there are KD2101, ", run.Error);
    }
}
