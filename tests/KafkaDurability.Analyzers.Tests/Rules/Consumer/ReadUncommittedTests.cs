using KafkaDurability.Analyzers.Tests.Verifiers;

namespace KafkaDurability.Analyzers.Tests.Rules.Consumer;

public class ReadUncommittedTests
{
    private const string Careful = ConsumerProgram.Careful;

    [Theory]
    [InlineData("var config = new ConsumerConfig { CAREFUL, {|KD2008:IsolationLevel = IsolationLevel.ReadUncommitted|} };")]
    [InlineData("var config = new ConsumerConfig { CAREFUL, {|KD2008:IsolationLevel = default(IsolationLevel)|} };")]
    [InlineData("var config = new ConsumerConfig { CAREFUL }; {|KD2008:config.IsolationLevel = IsolationLevel.ReadUncommitted|};")]
    [InlineData("var config = new ConsumerConfig { CAREFUL }; {|KD2008:config.Set(\"isolation.level\", \"read_uncommitted\")|};")]
    [InlineData("var config = new Dictionary<string, string> { [\"group.id\"] = \"g\", [\"enable.auto.commit\"] = \"false\", [\"auto.offset.reset\"] = \"earliest\", {|KD2008:[\"isolation.level\"] = \"READ_UNCOMMITTED\"|} };")]
    public Task Reported(string config) => ConsumerProgram.Committing(config.Replace("CAREFUL", Careful, StringComparison.Ordinal));

    [Theory]
    [InlineData("var config = new ConsumerConfig { CAREFUL };")]
    [InlineData("var config = new ConsumerConfig { CAREFUL, IsolationLevel = IsolationLevel.ReadCommitted };")]
    [InlineData("var config = new ConsumerConfig { CAREFUL, IsolationLevel = null };")]
    [InlineData("var config = new ConsumerConfig { CAREFUL, IsolationLevel = IsolationLevel.ReadUncommitted }; config.IsolationLevel = IsolationLevel.ReadCommitted;")]
    [InlineData("var config = new ConsumerConfig { CAREFUL }; System.Data.IsolationLevel? level = System.Data.IsolationLevel.ReadUncommitted; Process(level.ToString()!);")]
    public Task Harmless(string config) => ConsumerProgram.Committing(config.Replace("CAREFUL", Careful, StringComparison.Ordinal));

    [Fact]
    public Task AConsumerThatOnlyAssignsReadsThemToo() => VerifyAll.Reports(ConsumerProgram.Uses(
        $"var config = new ConsumerConfig {{ {Careful}, {{|KD2008:IsolationLevel = IsolationLevel.ReadUncommitted|}} }};",
        "consumer.Assign(new TopicPartitionOffset(\"orders\", 0, Offset.Beginning)); Process(consumer.Consume(token).Message.Value);"));

    [Fact]
    public Task Removed() => VerifyAll.Fix(
        ConsumerProgram.Of($"var config = new ConsumerConfig {{ {Careful}, {{|KD2008:IsolationLevel = IsolationLevel.ReadUncommitted|}} }};", ConsumerProgram.CommitLoop),
        ConsumerProgram.Of($"var config = new ConsumerConfig {{ {Careful} }};", ConsumerProgram.CommitLoop));

    [Fact]
    public Task AnArmSaysTheDefault() => VerifyAll.Fix(
        ConsumerProgram.Of($"var config = new ConsumerConfig {{ {Careful}, IsolationLevel = token.CanBeCanceled ? IsolationLevel.ReadCommitted : {{|KD2008:IsolationLevel.ReadUncommitted|}} }};", ConsumerProgram.CommitLoop),
        ConsumerProgram.Of($"var config = new ConsumerConfig {{ {Careful}, IsolationLevel = token.CanBeCanceled ? IsolationLevel.ReadCommitted : IsolationLevel.ReadCommitted }};", ConsumerProgram.CommitLoop));
}
