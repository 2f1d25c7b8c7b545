namespace KafkaDurability.Analyzers.Tests.Rules.Consumer;

/// <summary>Fifty verbs of all trades, in three shapes: whatever the processing is called, it is the processing.</summary>
public class ProcessingVerbsTests
{
    private static readonly string[] s_verbs =
    [
        "Record", "Release", "Remove", "Finish", "Report", "Mark", "Resolve", "Count", "Audit", "Trace", "Complete", "Track", "Ensure", "Skip", "Ship", "Charge", "Book",
        "Cancel", "Confirm", "Approve", "Reject", "Assign", "Notify", "Sync", "Import", "Index", "Archive", "Settle", "Refund", "Reserve", "Dump", "Show", "Print", "Display",
        "Measure", "Increment", "Check", "Validate", "Filter", "Calculate", "Match", "Bill", "Close", "Expire", "Grant", "Untrack", "Scan", "Load", "Upsert", "Enrich",
    ];

    private const string Interface = "private ITrade _trade = null!; public interface ITrade { {0} }";

    [Theory]
    [InlineData("await _trade.{0}Async(result.Message.Value);", "Task {0}Async(string text);", Interface)]
    [InlineData("_trade.{0}(result.Message.Value);", "void {0}(string text);", Interface)]
    [InlineData("await {0}Async(result.Message.Value);", "private Task {0}Async(string text) => handler.TryHandleAsync(text);", "{0}")]
    [InlineData("{0}(result);", "private void {0}(ConsumeResult<string, string> result) { var text = result.Message.Value; handler.Handle(text.Trim()); }", "{0}")]
    [InlineData("await _table.{0}Async(result.Message.Value);", "Task {0}Async(string text);", "private Table _table = null!; public abstract class Table : ITable { {1} } public interface ITable { {0} }")]
    public async Task Whatever_it_is_called(string call, string declaration, string members)
    {
        var declarations = members.Replace("{0}", string.Concat(s_verbs.Select(verb => declaration.Replace("{0}", verb, StringComparison.Ordinal))), StringComparison.Ordinal)
            .Replace("{1}", string.Concat(s_verbs.Select(verb => "public abstract " + declaration.Replace("{0}", verb, StringComparison.Ordinal))), StringComparison.Ordinal);
        await ConsumeLoop.VerifyMembers(declarations + Loops("{|KD2101:_consumer.Commit(result)|}; {0}", call));
        await ConsumeLoop.VerifyMembers(declarations + Loops("try { {0} _consumer.Commit(result); } {|KD2104:catch (Exception e) { logger.LogError(e, \"x\"); }|}", call));
        await ConsumeLoop.VerifyMembers(declarations + Loops("try { {0} } finally { {|KD2105:_consumer.Commit(result)|}; }", call));
    }

    [Fact]
    public async Task Extensions()
    {
        var extensions = "public static class Extensions { "
            + string.Concat(s_verbs.Select(verb => $"public static Task {verb}Async(this IHandler handler, string text) => handler.TryHandleAsync(text);")) + " }";
        await ConsumeLoop.VerifyMembers(Loops("{|KD2101:_consumer.Commit(result)|}; {0}", "await handler.{0}Async(result.Message.Value);"), after: extensions);
        await ConsumeLoop.VerifyMembers(Loops("try { {0} _consumer.Commit(result); } {|KD2104:catch (Exception e) { logger.LogError(e, \"x\"); }|}", "await handler.{0}Async(result.Message.Value);"), after: extensions);
        await ConsumeLoop.VerifyMembers(Loops("try { {0} } finally { {|KD2105:_consumer.Commit(result)|}; }", "await handler.{0}Async(result.Message.Value);"), after: extensions);
    }

    /// <summary>The same names, with bodies that only look.</summary>
    [Theory]
    [InlineData("{0}(result);", "private void {0}(ConsumeResult<string, string> result) => logger.LogInformation(\"{O}\", result.Offset);")]
    [InlineData("{0}(result.Message.Value);", "private static void {0}(string text) { if (text.Length > 3) { Console.Error.WriteLine(text); } }")]
    [InlineData("logger.{0}(result.Message.Value);", "")]
    public Task Bodies_that_only_look(string call, string declaration) => ConsumeLoop.VerifyMembers(
        string.Concat(s_verbs.Select(verb => declaration.Replace("{0}", verb, StringComparison.Ordinal))) + Loops("_consumer.Commit(result); {0}", call),
        after: "public static class LogExtensions { " + string.Concat(s_verbs.Select(verb => $"public static void {verb}(this ILogger logger, string text) => logger.LogInformation(text);")) + " }");

    /// <summary>Out of sight, and its answer is used: it may have done no more than look.</summary>
    [Theory]
    [InlineData("var known = _trade.Find(result.Message.Value); logger.LogInformation(known);")]
    [InlineData("if (_trade.IsKnown(result.Message.Value)) { logger.LogInformation(\"x\"); }")]
    [InlineData("var order = await _trade.GetAsync(result.Message.Value); logger.LogInformation(order);")]
    [InlineData("logger.LogInformation(_trade.ToText(result.Message.Value));")]
    [InlineData("_metrics.Observed(result.Message.Value);")]
    [InlineData("_position.SaveOffset(result);")]
    public Task Questions(string call) => ConsumeLoop.Verify("var result = _consumer.Consume(token); _consumer.Commit(result); " + call, """
        private ITrade _trade = null!;
        public interface ITrade { string Find(string text); bool IsKnown(string text); Task<string> GetAsync(string text); string ToText(string text); }
        private IAppMetrics _metrics = null!;
        public interface IAppMetrics { void Observed(string text); }
        private IPosition _position = null!;
        public interface IPosition { void SaveOffset(ConsumeResult<string, string> result); }
        """);

    /// <summary>Nobody looks at the answer, so it was not asked for.</summary>
    [Theory]
    [InlineData("_trade.Find(result.Message.Value);")]
    [InlineData("await _trade.GetAsync(result.Message.Value);")]
    [InlineData("_ = _trade.IsKnown(result.Message.Value);")]
    public Task Answers_of_no_use(string call) => ConsumeLoop.Verify("var result = _consumer.Consume(token); {|KD2101:_consumer.Commit(result)|}; " + call, """
        private ITrade _trade = null!;
        public interface ITrade { string Find(string text); bool IsKnown(string text); Task<string> GetAsync(string text); }
        """);

    private static string Loops(string body, string call) => string.Concat(s_verbs.Select((verb, i) => $$"""

        public async Task Run{{i}}Async(CancellationToken token)
        {
            await Task.Yield();
            while (!token.IsCancellationRequested)
            {
                var result = _consumer.Consume(token);
                {{body.Replace("{0}", call.Replace("{0}", verb, StringComparison.Ordinal), StringComparison.Ordinal)}}
            }
        }
        """));
}
