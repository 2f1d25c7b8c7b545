using KafkaDurability.Analyzers.Tests.Verifiers;

namespace KafkaDurability.Analyzers.Tests.Rules.Consumer;

public class LegacyAutoCommitKeyTests
{
    private const string Group = ConsumerProgram.Group;

    /// <summary>The one report: the rules about auto-commit being on have nothing to add.</summary>
    [Theory]
    [InlineData("var config = new ConsumerConfig { GROUP }; {|KD2003:config.Set(\"auto.commit.enable\", \"false\")|};")]
    [InlineData("var config = new ConsumerConfig { GROUP }; {|KD2003:config.Set(\"topic.enable.auto.commit\", \"false\")|};")]
    [InlineData("var config = new ConsumerConfig { GROUP }; {|KD2003:config.Set(\"auto.commit.enable\", \"true\")|};")]
    [InlineData("var config = new ConsumerConfig { GROUP, EnableAutoCommit = true }; {|KD2003:config.Set(\"auto.commit.enable\", \"false\")|};")]
    [InlineData("var config = new Dictionary<string, string> { [\"group.id\"] = \"g\", [\"auto.offset.reset\"] = \"earliest\", {|KD2003:[\"auto.commit.enable\"] = \"false\"|} };")]
    [InlineData("var config = new Dictionary<string, string> { [\"group.id\"] = \"g\", [\"auto.offset.reset\"] = \"earliest\" }; {|KD2003:config[\"auto.commit.enable\"] = \"false\"|};")]
    [InlineData("var config = new Dictionary<string, string> { [\"group.id\"] = \"g\", [\"auto.offset.reset\"] = \"earliest\" }; {|KD2003:config.Add(\"auto.commit.enable\", \"false\")|};")]
    [InlineData("var config = new List<KeyValuePair<string, string>> { new(\"group.id\", \"g\"), new(\"auto.offset.reset\", \"earliest\"), {|KD2003:new(\"auto.commit.enable\", \"false\")|} };")]
    public Task Reported(string config) => ConsumerProgram.Reports(config.Replace("GROUP", Group, StringComparison.Ordinal));

    [Theory]
    [InlineData("var config = new ConsumerConfig { GROUP }; config.Set(\"enable.auto.commit\", \"false\");")]
    [InlineData("var other = new Dictionary<string, string> { [\"auto.commit.enable\"] = \"false\" }; var config = new ConsumerConfig { GROUP, EnableAutoCommit = false }; Process(other.Count.ToString());")]
    [InlineData("var config = new ConsumerConfig { GROUP, EnableAutoCommit = false }; Process(\"auto.commit.enable\");")]
    public Task Harmless(string config) => ConsumerProgram.Committing(config.Replace("GROUP", Group, StringComparison.Ordinal));

    [Fact]
    public Task TheRightKey() => VerifyAll.Fix(
        ConsumerProgram.Of($"var config = new ConsumerConfig {{ {Group} }}; {{|KD2003:config.Set(\"auto.commit.enable\", \"false\")|}};", ConsumerProgram.CommitLoop),
        ConsumerProgram.Of($"var config = new ConsumerConfig {{ {Group} }}; config.Set(\"enable.auto.commit\", \"false\");", ConsumerProgram.CommitLoop));

    [Fact]
    public Task TheRightKeyInADictionary() => VerifyAll.Fix(
        ConsumerProgram.Of("var config = new Dictionary<string, string> { { \"group.id\", \"g\" }, { \"auto.offset.reset\", \"earliest\" }, {|KD2003:{ \"auto.commit.enable\", \"false\" }|} };", ConsumerProgram.CommitLoop),
        ConsumerProgram.Of("var config = new Dictionary<string, string> { { \"group.id\", \"g\" }, { \"auto.offset.reset\", \"earliest\" }, { \"enable.auto.commit\", \"false\" } };", ConsumerProgram.CommitLoop));

    [Fact]
    public Task WhereTheRightKeyIsThereTheWrongOneGoes() => VerifyAll.Fix(
        ConsumerProgram.Of($"var config = new ConsumerConfig {{ {Group}, EnableAutoCommit = false }};\n        {{|KD2003:config.Set(\"auto.commit.enable\", \"false\")|}};", ConsumerProgram.CommitLoop),
        ConsumerProgram.Of($"var config = new ConsumerConfig {{ {Group}, EnableAutoCommit = false }};", ConsumerProgram.CommitLoop));
}
