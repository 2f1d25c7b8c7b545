using System.Collections.Immutable;
using System.Globalization;
using KafkaDurability.Analyzers.Tests.Verifiers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;
using Microsoft.CodeAnalysis.Text;

namespace KafkaDurability.Analyzers.Tests.Rules.Consumer;

/// <summary>A failed message is left behind, and a later commit passes it.</summary>
public class FailureSwallowedTests
{
    [Theory]
    [InlineData("var result = _consumer.Consume(token); for (var i = 0; i < 3; i++) { try { handler.Handle(result.Message.Value); break; } {|KD2104:catch (Exception e) { logger.LogError(e, \"x\"); }|} } _consumer.Commit(result);")]
    [InlineData("var result = _consumer.Consume(token); var tries = 0; var handled = false; while (!handled && tries < 3) { try { handler.Handle(result.Message.Value); handled = true; } {|KD2104:catch (Exception e) { tries++; logger.LogError(e, \"x\"); }|} } if (!handled) { logger.LogError(\"giving up\"); } _consumer.Commit(result);")]
    [InlineData("var result = _consumer.Consume(token); for (var i = 0; i < 3; i++) { try { handler.Handle(result.Message.Value); await handler.TryHandleAsync(result.Message.Value); break; } {|KD2104:catch (Exception e) { logger.LogError(e, \"x\"); await Task.Delay(100, token); }|} } _consumer.Commit(result);")]
    public Task ARetryThatGivesUp(string body) => ConsumeLoop.Verify(body);

    [Theory]
    [InlineData("var batch = new List<ConsumeResult<string, string>>(); while (true) { var result = _consumer.Consume(token); batch.Add(result); if (batch.Count < 100) { continue; } foreach (var item in batch) { try { handler.Handle(item.Message.Value); } {|KD2104:catch (Exception e) { logger.LogError(e, \"x\"); }|} } _consumer.Commit(batch.Last()); batch.Clear(); }")]
    [InlineData("var batch = new List<ConsumeResult<string, string>>(); while (true) { var result = _consumer.Consume(token); batch.Add(result); if (batch.Count < 100) { continue; } foreach (var item in batch) { try { handler.Handle(item.Message.Value); } {|KD2104:catch (Exception e) { logger.LogError(e, \"x\"); }|} } _consumer.Commit(); batch.Clear(); }")]
    [InlineData("var batch = new List<ConsumeResult<string, string>>(); while (true) { var result = _consumer.Consume(token); batch.Add(result); if (batch.Count < 100) { continue; } try { await handler.HandleBatchAsync(batch.Select(one => one.Message.Value).ToList()); _consumer.Commit(batch.Last()); } {|KD2104:catch (Exception e) { logger.LogError(e, \"x\"); }|} batch.Clear(); }")]
    [InlineData("var batch = new List<string>(); while (true) { var result = _consumer.Consume(token); batch.Add(result.Message.Value); if (batch.Count < 100) { continue; } try { await handler.HandleBatchAsync(batch); _consumer.Commit(); } {|KD2104:catch (Exception e) { logger.LogError(e, \"x\"); }|} finally { batch.Clear(); } }")]
    [InlineData("try { while (!token.IsCancellationRequested) { var result = _consumer.Consume(token); try { handler.Handle(result.Message.Value); } {|KD2104:catch (Exception e) { logger.LogError(e, \"x\"); }|} _consumer.Commit(result); } } finally { _consumer.Close(); }")]
    [InlineData("while (!token.IsCancellationRequested) { var result = _consumer.Consume(token); try { handler.Handle(result.Message.Value); } {|KD2104:catch (Exception e) { logger.LogError(e, \"x\"); }|} _consumer.Commit(result); } _consumer.Close();")]
    public Task ABatch(string body) => ConsumeLoop.VerifyMethod(body);

    [Theory]
    [InlineData("var result = _consumer.Consume(token); try { handler.Handle(result.Message.Value); _consumer.Commit(result); } {|KD2104:catch (Exception e) { if (token.IsCancellationRequested) { break; } logger.LogError(e, \"x\"); }|}")]
    [InlineData("var result = _consumer.Consume(token); try { handler.Handle(result.Message.Value); _consumer.Commit(result); } {|KD2104:catch (Exception e) { if (e is OperationCanceledException) { throw; } logger.LogError(e, \"x\"); }|}")]
    public Task OnTheWayOut(string body) => ConsumeLoop.Verify(body);

    [Theory]
    [InlineData("try { var result = _consumer.Consume(token); handler.Handle(result.Message.Value); _consumer.Commit(result); } {|KD2104:catch (Exception e) { logger.LogError(e, \"x\"); }|}")]
    [InlineData("var result = _consumer.Consume(token); try { handler.Handle(result.Message.Value); _consumer.Commit(result); } {|KD2104:catch (Exception e) { logger.LogError(e, \"x\"); }|}")]
    [InlineData("var result = _consumer.Consume(token); try { handler.Handle(result.Message.Value); } {|KD2104:catch (Exception e) { logger.LogError(e, \"x\"); }|} _consumer.Commit(result);")]
    [InlineData("try { var result = _consumer.Consume(token); handler.Handle(result.Message.Value); _consumer.Commit(); } {|KD2104:catch (Exception e) { logger.LogError(e, \"x\"); }|}")]
    [InlineData("try { var result = _consumer.Consume(token); handler.Handle(result.Message.Value); _consumer.StoreOffset(result); } {|KD2104:catch (Exception e) { logger.LogError(e, \"x\"); }|}")]
    [InlineData("try { var result = _consumer.Consume(token); handler.Handle(result.Message.Value); _consumer.Commit(result); } {|KD2104:catch { }|}")]
    [InlineData("var result = _consumer.Consume(token); try { handler.Handle(result.Message.Value); _consumer.Commit(new[] { new TopicPartitionOffset(result.TopicPartition, result.Offset + 1) }); } {|KD2104:catch (Exception) { }|}")]
    [InlineData("try { var result = _consumer.Consume(token); await handler.HandleAsync(JsonSerializer.Deserialize<Order>(result.Message.Value)!); _consumer.Commit(result); } {|KD2104:catch (Exception e) { logger.LogError(e, \"x\"); await Task.Delay(1000, token); }|}")]
    [InlineData("try { var result = _consumer.Consume(token); handler.Handle(result.Message.Value); _consumer.Commit(result); } {|KD2104:catch (Exception e) { Console.WriteLine($\"Error: {e.Message}\"); }|}")]
    [InlineData("var result = _consumer.Consume(token); try { handler.Handle(result.Message.Value); } {|KD2104:catch (Exception e) { logger.LogError(e, \"x\"); continue; }|} _consumer.Commit(result);")]
    [InlineData("var result = _consumer.Consume(token); try { var order = JsonSerializer.Deserialize<Order>(result.Message.Value); await handler.HandleAsync(order!); _consumer.Commit(result); } {|KD2104:catch (JsonException e) { logger.LogError(e, \"x\"); }|}")]
    [InlineData("var result = _consumer.Consume(token); Order order; try { order = JsonSerializer.Deserialize<Order>(result.Message.Value)!; } {|KD2104:catch (JsonException e) { logger.LogError(e, \"x\"); continue; }|} await handler.HandleAsync(order); _consumer.Commit(result);")]
    [InlineData("try { var result = _consumer.Consume(token); handler.Handle(result.Message.Value); _consumer.Commit(result); } catch (ConsumeException e) { logger.LogError(e, \"x\"); } catch (OperationCanceledException) { break; } {|KD2104:catch (Exception e) { logger.LogError(e, \"x\"); }|}")]
    [InlineData("var result = _consumer.Consume(token); try { handler.Handle(result.Message.Value); _consumer.Commit(result); } {|KD2104:catch (Exception e) { logger.LogError(e, \"x {V} {O}\", result.Message.Value, result.Offset); }|}")]
    [InlineData("var result = _consumer.Consume(token); try { handler.Handle(result.Message.Value); _consumer.Commit(result); } {|KD2104:catch (Exception e) { _failures++; logger.LogError(e, \"x\"); }|}", "private int _failures;")]
    [InlineData("var result = _consumer.Consume(token); var ok = true; try { handler.Handle(result.Message.Value); } {|KD2104:catch (Exception e) { ok = false; logger.LogError(e, \"x\"); }|} if (ok) { _consumer.Commit(result); }")]
    [InlineData("var result = _consumer.Consume(token); try { _db.Add(JsonSerializer.Deserialize<Order>(result.Message.Value)!); await _db.SaveChangesAsync(); _consumer.Commit(result); } {|KD2104:catch (Exception e) { logger.LogError(e, \"x\"); }|}", "private Db _db = null!; public abstract class Db { public abstract void Add(Order order); public abstract Task SaveChangesAsync(); }")]
    [InlineData("var result = _consumer.Consume(token); try { handler.Handle(result.Message.Value); _consumer.Commit(result); } {|KD2104:catch (Exception e) { logger.LogError(e, \"x\"); _consumer.Commit(result); }|}")]
    [InlineData("try { var result = _consumer.Consume(token); try { handler.Handle(result.Message.Value); } catch (Exception e) { logger.LogError(e, \"inner\"); throw; } _consumer.Commit(result); } {|KD2104:catch (Exception e) { logger.LogError(e, \"x\"); }|}")]
    [InlineData("var result = _consumer.Consume(token); try { using var scope = logger.BeginScope(\"x\"); handler.Handle(result.Message.Value); _consumer.Commit(result); } {|KD2104:catch (Exception e) { logger.LogError(e, \"x\"); }|} finally { logger.LogInformation(\"done\"); }")]
    public Task CaughtAndLeftAlone(string body, string members = "") => ConsumeLoop.Verify(body, members);

    /// <summary>The automatic commit passes the message, too; what is said of the setting is said here.</summary>
    [Theory]
    [InlineData("GroupId = \"orders\", AutoOffsetReset = AutoOffsetReset.Earliest")]
    [InlineData("GroupId = \"orders\", AutoOffsetReset = AutoOffsetReset.Earliest, EnableAutoCommit = true")]
    public Task PassedByTheAutomaticCommit(string settings) => VerifyAll.Reports(Program(settings, "{|KD2104:catch (Exception e) { Console.WriteLine(e); }|}"));

    [Theory]
    [InlineData("GroupId = \"orders\", AutoOffsetReset = AutoOffsetReset.Earliest, {|KD2005:EnableAutoCommit = false|}")]
    [InlineData("GroupId = Guid.NewGuid().ToString(), AutoOffsetReset = AutoOffsetReset.Latest")]
    public Task PassedByNobody(string settings) => VerifyAll.Reports(Program(settings, "catch (Exception e) { Console.WriteLine(e); }"));

    [Fact]
    public async Task SaysWhatIsLostAndWhere()
    {
        const string source = """
            class C { void Run(Confluent.Kafka.IConsumer<string, string> consumer, IHandler handler) {
                while (true)
                {
                    var result = {|consumed:consumer.Consume(1000)|};
                    try
                    {
                        {|processing:handler.Handle(result.Message.Value)|};
                        {|passing:consumer.Commit(result)|};
                    }
                    {|at:catch (System.Exception e) { System.Console.WriteLine(e); }|}
                }
            } }
            interface IHandler { void Handle(string text); }
            """;
        await VerifyAll.Places(source, "KD2104", "at", "consumed", "processing", "passing");
        Assert.Equal(
            "A processing failure in line 7 is swallowed here, so the next commit in line 8 covers the message consumed in line 4, and it is lost; seek back, stop, or send it to a dead-letter topic first",
            await Message(source));
    }

    [Fact]
    public async Task NamesTheCallToAHelper()
    {
        const string source = """
            class C(IHandler handler) { void Run(Confluent.Kafka.IConsumer<string, string> consumer) {
                while (true)
                {
                    var result = {|consumed:consumer.Consume(1000)|};
                    {|call:Process(result.Message.Value)|};
                    {|passing:consumer.Commit(result)|};
                }
            }
            void Process(string text) { try { {|processing:handler.Handle(text)|}; } {|at:catch { }|} }
            }
            interface IHandler { void Handle(string text); }
            """;
        await VerifyAll.Places(source, "KD2104", "at", "consumed", "call", "processing", "passing");
    }

    [Fact]
    public async Task SaysThatAnAnswerIsIgnored()
    {
        const string source = """
            class C { void Run(Confluent.Kafka.IConsumer<string, string> consumer, IHandler handler) {
                while (true)
                {
                    var result = {|consumed:consumer.Consume(1000)|};
                    var ok = {|processing:handler.TryStore(result.Message.Value)|};
                    {|at:if (ok) { {|passing:consumer.Commit(result)|}; }|}
                }
            } }
            interface IHandler { bool TryStore(string text); }
            """;
        await VerifyAll.Places(source, "KD2104", "at", "consumed", "processing", "passing");
        Assert.Equal(
            "A processing failure in line 5 is ignored here, so the next commit in line 6 covers the message consumed in line 4, and it is lost; seek back, stop, or send it to a dead-letter topic first",
            await Message(source));
    }

    [Fact]
    public async Task NamesOtherFiles()
    {
        var trees = new[]
        {
            CSharpSyntaxTree.ParseText("""
                class Loop { void Run(Confluent.Kafka.IConsumer<string, string> consumer, Work work) {
                    while (true)
                    {
                        var result = consumer.Consume(1000);
                        work.Process(result.Message.Value);
                        consumer.Commit(result);
                    }
                } }
                """, path: "/src/Loop.cs"),
            CSharpSyntaxTree.ParseText("""
                class Work(IHandler handler) { public void Process(string text) { try { handler.Handle(text); } catch { } } }
                interface IHandler { void Handle(string text); }
                """, path: "/src/Work.cs"),
        };
        var compilation = CSharpCompilation.Create("files", trees, Verify.References, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));

        var diagnostic = Assert.Single(await compilation.WithAnalyzers([new ConsumeLoopAnalyzer()]).GetAnalyzerDiagnosticsAsync());

        Assert.Equal("/src/Work.cs", diagnostic.Location.SourceTree!.FilePath);
        Assert.Equal(
            "A processing failure in line 1 is swallowed here, so the next commit in line 6 of Loop.cs covers the message consumed in line 4 of Loop.cs, and it is lost; seek back, stop, or send it to a dead-letter topic first",
            diagnostic.GetMessage(CultureInfo.InvariantCulture));
    }

    private static string Program(string settings, string handler) => $$"""
        public class Orders(IHandler handler)
        {
            public void Run(CancellationToken token)
            {
                var config = new ConsumerConfig { {{settings}} };
                using var consumer = new ConsumerBuilder<string, string>(config).Build();
                consumer.Subscribe("orders");
                try
                {
                    while (!token.IsCancellationRequested)
                    {
                        var result = consumer.Consume(token);
                        try { handler.Handle(result.Message.Value); }
                        {{handler}}
                    }
                }
                finally { consumer.Close(); }
            }
        }
        public interface IHandler { void Handle(string text); }
        """;

    private static async Task<string> Message(string source)
    {
        TestFileMarkupParser.GetSpans(source, out var text, out ImmutableDictionary<string, ImmutableArray<TextSpan>> _);
        return Assert.Single(await VerifyAll.AnalyzeAsync(text), diagnostic => diagnostic.Id == "KD2104").GetMessage(CultureInfo.InvariantCulture);
    }
}
