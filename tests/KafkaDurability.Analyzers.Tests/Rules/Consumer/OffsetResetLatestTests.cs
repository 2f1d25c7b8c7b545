using KafkaDurability.Analyzers.Tests.Verifiers;

namespace KafkaDurability.Analyzers.Tests.Rules.Consumer;

public class OffsetResetLatestTests
{
    [Theory]
    [InlineData("var config = {|KD2007:new ConsumerConfig { GroupId = \"g\", EnableAutoCommit = false }|};")]
    [InlineData("var config = new ConsumerConfig { GroupId = \"g\", EnableAutoCommit = false, {|KD2007:AutoOffsetReset = AutoOffsetReset.Latest|} };")]
    [InlineData("var config = new ConsumerConfig { GroupId = \"g\", EnableAutoCommit = false, {|KD2007:AutoOffsetReset = (AutoOffsetReset)0|} };")]
    [InlineData("var config = new ConsumerConfig { GroupId = \"g\", EnableAutoCommit = false }; {|KD2007:config.AutoOffsetReset = AutoOffsetReset.Latest|};")]
    [InlineData("var config = new ConsumerConfig { GroupId = \"g\", EnableAutoCommit = false }; {|KD2007:config.Set(\"auto.offset.reset\", \"latest\")|};")]
    [InlineData("var config = new ConsumerConfig { GroupId = \"g\", EnableAutoCommit = false }; {|KD2007:config.Set(\"auto.offset.reset\", \"largest\")|};")]
    [InlineData("var config = new ConsumerConfig { GroupId = \"g\", EnableAutoCommit = false }; {|KD2007:config.Set(\"auto.offset.reset\", \"end\")|};")]
    [InlineData("var config = {|KD2007:new Dictionary<string, string> { [\"group.id\"] = \"g\", [\"enable.auto.commit\"] = \"false\" }|};")]
    [InlineData("var config = new Dictionary<string, string> { [\"group.id\"] = \"g\", [\"enable.auto.commit\"] = \"false\", {|KD2007:[\"auto.offset.reset\"] = \"latest\"|} };")]
    [InlineData("var config = new ConsumerConfig { GroupId = \"g\", EnableAutoCommit = false, AutoOffsetReset = token.CanBeCanceled ? AutoOffsetReset.Earliest : {|KD2007:AutoOffsetReset.Latest|} };")]
    public Task Reported(string config) => ConsumerProgram.Committing(config);

    [Theory]
    [InlineData("AutoOffsetReset = AutoOffsetReset.Earliest")]
    [InlineData("AutoOffsetReset = AutoOffsetReset.Error")]
    [InlineData("AutoOffsetReset = Enum.Parse<AutoOffsetReset>(Environment.GetEnvironmentVariable(\"RESET\")!)")]
    public Task Harmless(string setting) => ConsumerProgram.Committing($"var config = new ConsumerConfig {{ GroupId = \"g\", EnableAutoCommit = false, {setting} }};");

    /// <summary>A group that is new on each start means to read from now on.</summary>
    [Theory]
    [InlineData("{|KD2010:GroupId = Guid.NewGuid().ToString()|}")]
    [InlineData("{|KD2010:GroupId = $\"tail-{Guid.NewGuid():N}\"|}, AutoOffsetReset = AutoOffsetReset.Latest")]
    public Task TailReader(string settings) => ConsumerProgram.Committing($"var config = new ConsumerConfig {{ EnableAutoCommit = false, {settings} }};");

    [Fact]
    public Task ConsumerThatDoesNotSubscribe() => VerifyAll.Reports(ConsumerProgram.Uses(
        "var config = new ConsumerConfig { GroupId = \"g\", EnableAutoCommit = false };",
        "consumer.Assign(new TopicPartitionOffset(\"orders\", 0, Offset.Beginning)); Process(consumer.Consume(token).Message.Value);"));

    [Theory]
    [InlineData("{|KD2007:new ConsumerConfig { GroupId = \"g\", EnableAutoCommit = false }|}", "new ConsumerConfig { GroupId = \"g\", EnableAutoCommit = false, AutoOffsetReset = AutoOffsetReset.Earliest }")]
    [InlineData("new ConsumerConfig { GroupId = \"g\", EnableAutoCommit = false, {|KD2007:AutoOffsetReset = AutoOffsetReset.Latest|} }", "new ConsumerConfig { GroupId = \"g\", EnableAutoCommit = false, AutoOffsetReset = AutoOffsetReset.Earliest }")]
    public async Task ChangedInTheEditorOnly(string config, string changed)
    {
        var flagged = ConsumerProgram.Of($"var config = {config};", ConsumerProgram.CommitLoop);
        await VerifyAll.Fix(flagged, flagged);
        await VerifyAll.Suggestion(flagged, ConsumerProgram.Of($"var config = {changed};", ConsumerProgram.CommitLoop));
    }
}
