using KafkaDurability.Analyzers.Tests.Rules.Consumer;

namespace KafkaDurability.Analyzers.Tests.Consuming;

/// <summary>
/// Large and deep programs: read to the end without a crash, within time and stack, and past the bounds not judged.
/// What is expected to be found shows that the others are silent because of their bounds.
/// </summary>
public class LargeInputTests
{
    private const string Consume = "var result = _consumer.Consume(token); ";
    private const string Swallow = " {|KD2104:catch (Exception e) { logger.LogError(e, \"no\"); }|} ";

    [Fact]
    public Task ThousandsOfStatementsInOneTry() =>
        Loop("try { " + Repeat("handler.Handle(result.Message.Value); ", 5_000) + "}" + Swallow + "_consumer.Commit(result);");

    [Fact]
    public Task HundredsOfVariables() =>
        Loop("try { " + Each(300, i => $"var v{i} = result.Message.Value + \"{i}\"; handler.Handle(v{i}); ") + "}" + Swallow + "_consumer.Commit(result);");

    [Fact]
    public Task HundredsOfFlags() =>
        Loop(Each(300, i => $"var f{i} = false; if (_seen.Count == {i}) {{ handler.Handle(result.Message.Value); f{i} = true; }} ") + "_consumer.Commit(result);");

    [Fact]
    public Task DeepBlocks() =>
        Loop("try { " + Repeat("if (_seen.Count > 1) { ", 200) + "handler.Handle(result.Message.Value); " + Repeat("} ", 200) + "}" + Swallow + "_consumer.Commit(result);");

    /// <summary>The innermost of the handlers takes every exception.</summary>
    [Fact]
    public Task DeepTries() =>
        Loop(Repeat("try { ", 101) + "handler.Handle(result.Message.Value); }" + Swallow + Repeat("} catch (Exception) { throw; } ", 100) + "_consumer.Commit(result);");

    /// <summary>Each handler may be the one that took the exception: more ways than are told apart.</summary>
    [Fact]
    public Task DeepTriesOfOneKind() =>
        Loop(Repeat("try { ", 100) + "handler.Handle(result.Message.Value); " + Repeat("} catch (ArgumentException e) { logger.LogError(e, \"no\"); } ", 100) + "_consumer.Commit(result);");

    /// <summary>Past the depth of an expression that is read, nothing is said of the whole method.</summary>
    [Theory]
    [InlineData(190, Swallow)]
    [InlineData(250, "catch (Exception) { }")]
    public Task DeepExpressions(int depth, string handler) => Loop(
        "try { handler.Handle(result.Message.Value); }" + handler + $"Same({Repeat("Same(", depth)}\"\"{Repeat(")", depth)}); Same(\"\"); Same(\"\"); Same(\"\"); Same(\"\"); _consumer.Commit(result);",
        "private static string Same(string text) => text;");

    [Fact]
    public Task DeepLocalFunctions() =>
        Loop("F0(); " + Each(60, i => $"void F{i}() {{ F{i + 1}(); F{i + 1}(); F{i + 1}(); }} ") + "void F60() => handler.Handle(result.Message.Value); _consumer.Commit(result);");

    [Fact]
    public Task ThousandCatches() => Loop(
        "try { handler.Handle(result.Message.Value); } " + Each(1_000, i => $"catch (E{i} e) {{ logger.LogError(e, \"no\"); }} ") + "_consumer.Commit(result);",
        Each(1_000, i => $"private sealed class E{i} : Exception {{ }} "));

    /// <summary>Each case may be what failed; past the number of ways that are told apart, nothing is claimed.</summary>
    [Theory]
    [InlineData(30, Swallow)]
    [InlineData(300, "catch (Exception) { }")]
    public Task WideSwitch(int cases, string handler) => Loop(
        "try { switch (result.Message.Key) { " + Each(cases, i => $"case \"{i}\": handler.Handle(result.Message.Value); break; ") + "} }" + handler + "_consumer.Commit(result);");

    [Fact]
    public Task LongChain() => Loop(
        "try { M0(result.Message.Value); }" + Swallow + "_consumer.Commit(result);",
        Each(1_000, i => $"private void M{i}(string text) => M{i + 1}(text); ") + "private void M1000(string text) => handler.Handle(text);");

    /// <summary>Past the number of methods that are looked through, the handler at the end is out of sight.</summary>
    [Theory]
    [InlineData(100, "{|KD2104:catch (Exception) { }|}")]
    [InlineData(4_100, "catch (Exception) { }")]
    public Task FailureAtTheEndOfAChain(int methods, string handler) => Loop(
        "M0(result.Message.Value); _consumer.Commit(result);",
        Each(methods, i => $"private void M{i}(string text) => M{i + 1}(text); ")
            + $"private void M{methods}(string text) {{ try {{ handler.Handle(text); }} {handler} }}");

    /// <summary>Each method has two ways to the commit of the next.</summary>
    [Theory]
    [InlineData("_consumer.Commit(result);", "NEXT(result); NEXT(result);")]
    [InlineData("_consumer.Commit();", "NEXT(result); NEXT(result);")]
    [InlineData("if (_seen.Count > 1) { _consumer.Commit(result); }", "if (_seen.Count > 2) { NEXT(result); } if (_seen.Count > 3) { NEXT(result); }")]
    public Task CommitsAtTheEndOfAChain(string commit, string calls) => Loop(
        "try { handler.Handle(result.Message.Value); }" + Swallow + "M0(result);",
        Each(100, i => $"private void M{i}(ConsumeResult<string, string> result) {{ {calls.Replace("NEXT", $"M{i + 1}", StringComparison.Ordinal)} }} ")
            + $"private void M100(ConsumeResult<string, string> result) {{ {commit} }}");

    /// <summary>Methods that call each other in a circle are known to none of their callers.</summary>
    [Theory]
    [InlineData(2)]
    [InlineData(500)]
    public Task Circle(int methods) => Loop(
        "M0(result.Message.Value); _consumer.Commit(result);",
        Each(methods, i => $"private void M{i}(string text) {{ try {{ handler.Handle(text); M{(i + 1) % methods}(text); }} catch (Exception) {{ }} }} "));

    [Fact]
    public Task EachCallsEach() => Loop(
        "M0(result.Message.Value); _consumer.Commit(result);",
        Each(30, i => $"private void M{i}(string text) {{ try {{ {Each(30, j => $"M{j}(text); ")} }} catch (Exception) {{ }} }} "));

    [Fact]
    public Task HundredsOfImplementations() => Verifiers.Verify.Analyzer<ConsumeLoopAnalyzer>($$"""
        public interface IHandler { void Handle(string text); }
        {{Each(300, i => $"class H{i} : IHandler {{ public void Handle(string text) => System.IO.File.WriteAllText(\"{i}\", text); }} ")}}
        class Worker
        {
            void Run(IConsumer<string, string> consumer, IHandler handler)
            {
                while (true)
                {
                    var result = consumer.Consume(100);
                    try { handler.Handle(result.Message.Value); } {|KD2104:catch (Exception) { }|}
                    consumer.Commit(result);
                }
            }
        }
        """);

    [Fact]
    public Task ManyLoopsShareTheirHelpers() => ConsumeLoop.VerifyMembers(
        Each(100, i => $"void L{i}(CancellationToken token) {{ while (true) {{ {Consume} H0(result.Message.Value); _consumer.Commit(result); }} }} ")
        + Each(20, i => $"void H{i}(string text) => H{i + 1}(text); ")
        + "void H20(string text) { try { handler.Handle(text); } {|KD2104:catch (Exception) { }|} }");

    [Fact]
    public Task ManyMessages() => ConsumeLoop.VerifyMethod(
        Each(50, i => $"var m{i} = _consumer.Consume(token); ") + Each(50, i => $"handler.Handle(m{i}.Message.Value); ") + "_consumer.Commit();");

    [Fact]
    public Task ManyParameters() => Loop(
        $"try {{ M({string.Join(", ", Enumerable.Repeat("result.Message.Value", 300))}); }}" + Swallow + "_consumer.Commit(result);",
        $"void M({string.Join(", ", Enumerable.Range(0, 300).Select(i => $"string p{i}"))}) {{ {Each(300, i => $"handler.Handle(p{i}); ")} }}");

    /// <summary>Nothing in them has to do with a consumer, although half of them say Commit.</summary>
    [Fact]
    public Task ThousandsOfLinesWithoutConsumers() => ConsumeLoop.VerifyMembers(Each(1_500, i => $$"""
        void M{{i}}(int number)
        {
            try
            {
                M{{(i * 7) % 1_500}}(number + {{i}});
                {{(i % 2 == 0 ? "_unitOfWork.Commit();" : "")}}
            }
            catch (Exception) { }
        }

        """));

    private static Task Loop(string body, string members = "") => ConsumeLoop.Verify(Consume + body, members);

    private static string Repeat(string text, int count) => string.Concat(Enumerable.Repeat(text, count));

    private static string Each(int count, Func<int, string> text) => string.Concat(Enumerable.Range(0, count).Select(text));
}
