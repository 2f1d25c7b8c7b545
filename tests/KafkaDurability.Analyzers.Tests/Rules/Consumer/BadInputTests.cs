namespace KafkaDurability.Analyzers.Tests.Rules.Consumer;

/// <summary>Whatever parses may come in: nothing is claimed about it, and nothing crashes or hangs.</summary>
public class BadInputTests
{
    [Theory]
    [InlineData("var result = _consumer.Consume(token); _consumer.Commit(result); handler.Handle(result.Message.")]
    [InlineData("var result = _consumer.Consume(token); _consumer.Commit(result; handler.Handle(result.Message.Value);")]
    [InlineData("var result = _consumer.Consume(token); _consumer.Commit(result); unknown.Handle(result.Message.Value);")]
    [InlineData("var result = _consumer.Consume(token); _consumer.Commit(result); handler.Handle(result.Message.Value, missing);")]
    [InlineData("Unknown result = _consumer.Fetch(token); _consumer.Commit(result); handler.Handle(result.Value);")]
    [InlineData("var result = nowhere.Consume(token); _consumer.Commit(result); handler.Handle(result.Message.Value);")]
    [InlineData("_consumer.Commit(")]
    [InlineData("_consumer.Commit(null!); _consumer.Commit(default(ConsumeResult<string, string>)!);")]
    [InlineData("dynamic result = _consumer.Consume(token); _consumer.Commit(result); handler.Handle(result.Message.Value);")]
    [InlineData("goto end; end: _consumer.Commit(); goto end;")]
    [InlineData("void Loop() { Loop(); _consumer.Commit(); } Loop();")]
    public Task NothingIsClaimed(string body) => ConsumeLoop.VerifyMethod(body, errors: true);

    [Fact]
    public Task LongConcatenation() => Check("handler.Handle(" + string.Join(" + ", Enumerable.Repeat("result.Message.Value", 2000)) + ");");

    [Fact]
    public Task DeepParentheses() => Check("handler.Handle(" + Repeat("(", 300) + "result.Message.Value" + Repeat(")", 300) + ");");

    /// <summary>Past the depth that is read, nothing is claimed.</summary>
    [Fact]
    public Task DeepCalls() => ConsumeLoop.Verify(
        "var result = _consumer.Consume(token); _consumer.Commit(result); handler.Handle(" + Repeat("string.Concat(", 400) + "result.Message.Value" + Repeat(")", 400) + ");");

    [Fact]
    public Task DeepLambdas() => ConsumeLoop.Verify(
        "var result = _consumer.Consume(token); _consumer.Commit(result); " + Repeat("Call(() => { ", 12) + "handler.Handle(result.Message.Value); " + Repeat("});", 12),
        "private static void Call(Action action) => action();");

    [Fact]
    public Task DeepBlocks() => Check(Repeat("if (result.Offset > 0) { ", 150) + "handler.Handle(result.Message.Value);" + Repeat(" }", 150));

    [Fact]
    public Task ThousandsOfStatements() => Check(
        Repeat("logger.LogInformation(result.Message.Value); ", 3000)
        + string.Concat(Enumerable.Range(0, 1000).Select(i => $"var text{i} = result.Message.Value; if (text{i} == \"{i}\") {{ logger.LogInformation(text{i}); }} "))
        + "handler.Handle(result.Message.Value);");

    [Fact]
    public Task ManyTries() => Check(
        string.Concat(Enumerable.Range(0, 300).Select(i => $"try {{ logger.LogInformation(result.Message.Value); }} catch (Exception e{i}) {{ logger.LogError(e{i}, \"no\"); }} finally {{ _last = null; }} "))
        + "handler.Handle(result.Message.Value);");

    [Fact]
    public Task NestedTries() => Check(
        Repeat("try { ", 12) + "logger.LogInformation(result.Message.Value);" + Repeat(" } finally { _last = null; }", 12) + "handler.Handle(result.Message.Value);");

    /// <summary>A brace too many ends a class early: the methods behind it become local functions of the top level.</summary>
    [Fact]
    public Task LocalFunctionsOutOfScope() => Verifiers.Verify.Analyzer<ConsumeLoopAnalyzer>("""
        void Handle(string value) => System.IO.File.AppendAllText("a.txt", value);

        class Orders
        {
            public void Run(IConsumer<string, string> consumer)
            {
                while (true)
                {
                    var result = consumer.Consume(1000);
                    try { Handle(result.Message.Value); } catch (Exception) { }
                    consumer.Commit(result);
                }
            }
        }
        """, errors: true);

    private static Task Check(string processing) =>
        ConsumeLoop.Verify("var result = _consumer.Consume(token); {|KD2101:_consumer.Commit(result)|}; " + processing);

    private static string Repeat(string text, int count) => string.Concat(Enumerable.Repeat(text, count));
}
