using static KafkaDurability.Analyzers.Tests.Fixes.Fix;

namespace KafkaDurability.Analyzers.Tests.Fixes;

public class OffsetEditTests
{
    private const string Result = "var r = new ConsumeResult<string, string>();\n";

    [Theory]
    [InlineData("var o = {|a:r.Offset|}; // own", "var o = r.Offset + 1; // own")]
    [InlineData("long o = {|a:cond ? r.Offset : 5|};", "long o = (cond ? r.Offset : 5) + 1;")]
    [InlineData("long o = {|a:(long)r.Offset|};", "long o = (long)r.Offset + 1;")]
    [InlineData("var o = {|a:r.TopicPartitionOffset|};", "var o = new TopicPartitionOffset(r.TopicPartition, r.Offset + 1);")]
    [InlineData("var o = {|a:r /* own */ .TopicPartitionOffset|};", "var o = new TopicPartitionOffset(r.TopicPartition, r.Offset + 1) /* own */;")]
    public Task Makes_it_the_next(string before, string after) => Body(Result + before, Result + after, NextOffset());

    /// <summary>Two findings that go back to one expression.</summary>
    [Fact]
    public Task Adds_one_once() => All(Result + "var o = {|a:r.Offset|};", Result + "var o = r.Offset + 1;", [NextOffset()], [NextOffset()]);

    [Theory]
    [InlineData("{|a:var o = r.Offset;|}")]
    [InlineData("var o = {|a:r.Topic|};")]
    [InlineData("var o = {|a:r.Off|}set;")]
    [InlineData("var o = {|a:r?.TopicPartitionOffset|};")]
    [InlineData("var p = r.TopicPartitionOffset; var o = {|a:p|};")]
    [InlineData("var o = {|a:r\n#if DEBUG\n.TopicPartitionOffset\n#else\n.TopicPartitionOffset\n#endif\n|};")]
    public Task Leaves_it(string before) => NoneInBody(Result + before, NextOffset());

    [Theory]
    [InlineData("object o = {|a:new[] { {|b:r|}.TopicPartitionOffset }|};", "object o = r;")]
    [InlineData("object o = /* 1 */ {|a:new[] { /* 2 */ {|b:r|} /* 3 */.TopicPartitionOffset }|};", "object o = /* 1 */ r /* 2 */ /* 3 */;")]
    public Task Puts_the_result_there(string before, string after) => Body(Result + before, Result + after, UseResult());

    [Theory]
    [InlineData("object o = {|a:new[] { r.TopicPartitionOffset }|}, p = {|b:r|};")]
    [InlineData("object o = {|a:new[] { {|b:r.Topic|}PartitionOffset }|};")]
    [InlineData("object o = {|a:new[] { {|b:r.TopicPartition|}, null }|};")]
    [InlineData("{|a:object o = new[] { {|b:r|}.TopicPartitionOffset };|}")]
    public Task Leaves_the_argument(string before) => NoneInBody(Result + before, UseResult());
}
