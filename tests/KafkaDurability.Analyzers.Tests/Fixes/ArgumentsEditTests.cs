using static KafkaDurability.Analyzers.Tests.Fixes.Fix;

namespace KafkaDurability.Analyzers.Tests.Fixes;

public class ArgumentsEditTests
{
    [Theory]
    [InlineData("{|a:consumer.Commit()|};", "consumer.Commit(result);")]
    [InlineData("{|a:consumer\n    .Commit( )|}; // all", "consumer\n    .Commit(result); // all")]
    [InlineData("consumer?{|a:.Commit()|};", "consumer?.Commit(result);")]
    [InlineData("if (cond) {|a:consumer.Commit()|};", "if (cond) consumer.Commit(result);")]
    [InlineData("Action f = () => {|a:consumer.Commit()|};", "Action f = () => consumer.Commit(result);")]
    [InlineData("Action f = () => { {|a:consumer.Commit()|}; };", "Action f = () => { consumer.Commit(result); };")]
    [InlineData("await Task.Run(() => {|a:consumer.Commit()|});", "await Task.Run(() => consumer.Commit(result));")]
    public Task Replaces(string before, string after) => ConsumeFix.Body(before, after, Arguments("result"));

    [Theory]
    [InlineData("{|a:consumer.Commit()|};", "missing")]
    [InlineData("{|a:consumer.Commit()|};", "cond")]
    [InlineData("{|a:consumer.Commit()|};", "result, result")]
    [InlineData("{|a:consumer.Commit()|};", "result) + (1")]
    [InlineData("{|a:consumer.Commit()|}; var later = result;", "later")]
    [InlineData("{|a:consumer.Commit(/* all */)|};", "result")]
    [InlineData("{|a:consumer|}.Commit();", "result")]
    [InlineData("{|a:consumer.Commit(|};", "result")]
    [InlineData("var offsets = {|a:consumer.Commit()|};", "result")]
    [InlineData("Log({|a:consumer.Commit()|});", "result")]
    [InlineData("Func<object> f = () => {|a:consumer.Commit()|};", "result")]
    [InlineData("var offsets = await Task.Run(() => {|a:consumer.Commit()|});", "result")]
    [InlineData("void Commit() => {|a:consumer.Commit()|};", "result")]
    [InlineData("Queue(() => {|a:consumer.Commit()|}); void Queue(Func<object> f) { }", "result")]
    public Task Does_not_replace(string before, string arguments) => ConsumeFix.None(before, Arguments(arguments));

    [Fact]
    public Task Replaces_many() => ConsumeFix.All(
        "try { {|a:consumer.Commit()|}; {|b:consumer.Commit()|}; } finally {|d:{ {|c:consumer.Commit()|}; }|}",
        "try { consumer.Commit(result); consumer.Commit(result); } finally { consumer.Commit(result); Log(1); }",
        [Arguments("result")], [Arguments("result", "b")], [Arguments("result", "c")], [Last("Log(1);", "d")]);
}
