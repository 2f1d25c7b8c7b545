using KafkaDurability.Analyzers.Tests.Verifiers;

namespace KafkaDurability.Analyzers.Tests.Rules.Consumer;

/// <summary>KD2107: Commit() takes along messages of a batch that nobody has processed yet.</summary>
public class CommitTakesBatchTests
{
    private const string Members = """
        private void Save(IReadOnlyList<ConsumeResult<string, string>> batch) { foreach (var one in batch) { handler.Handle(one.Message.Value); } }
        private Task StoreAsync(string text) => Task.Run(() => System.IO.File.AppendAllText("done.txt", text));
        """;

    private const string Collect = """
        var batch = new List<ConsumeResult<string, string>>();
        while (batch.Count < 100) { var result = _consumer.Consume(1000); if (result == null) { break; } batch.Add(result); }
        """;

    [Theory]
    [InlineData("foreach (var one in batch) { handler.Handle(one.Message.Value); {|KD2107:_consumer.Commit()|}; }")]
    [InlineData("foreach (var one in batch) { await StoreAsync(one.Message.Value); {|KD2107:_consumer.Commit()|}; }")]
    [InlineData("foreach (var one in batch) { handler.Handle(one.Message.Value); logger.LogInformation(\"done\"); try { {|KD2107:_consumer.Commit()|}; } catch (KafkaException e) { logger.LogError(e, \"commit\"); } }")]
    public Task WithinTheBatch(string code) => ConsumeLoop.Verify(Collect + code, Members);

    /// <summary>Where each message is in hand when it is committed, the order is the defect.</summary>
    [Theory]
    [InlineData("var batch = new List<ConsumeResult<string, string>>(); while (true) { var result = _consumer.Consume(token); batch.Add(result); {|KD2101:_consumer.Commit()|}; if (batch.Count == 100) { Save(batch); batch.Clear(); } }")]
    [InlineData("var batch = new List<string>(); while (true) { var result = _consumer.Consume(token); batch.Add(result.Message.Value); {|KD2101:_consumer.Commit()|}; if (batch.Count == 100) { await handler.HandleBatchAsync(batch); batch.Clear(); } }")]
    public Task WhileCollecting(string code) => ConsumeLoop.VerifyMethod(code, Members);

    [Theory]
    [InlineData("foreach (var one in batch) { handler.Handle(one.Message.Value); } _consumer.Commit();")]
    [InlineData("Save(batch); _consumer.Commit();")]
    [InlineData("await Task.WhenAll(batch.Select(one => StoreAsync(one.Message.Value))); _consumer.Commit();")]
    [InlineData("for (var i = 0; i < batch.Count; i++) { handler.Handle(batch[i].Message.Value); } _consumer.Commit();")]
    [InlineData("foreach (var one in batch) { handler.Handle(one.Message.Value); _consumer.Commit(one); }")]
    [InlineData("foreach (var one in batch) { handler.Handle(one.Message.Value); _consumer.Commit(new[] { new TopicPartitionOffset(one.TopicPartition, one.Offset + 1) }); }")]
    [InlineData("foreach (var one in batch) { handler.Handle(one.Message.Value); _unitOfWork.Commit(); } _consumer.Commit();")]
    [InlineData("Save(batch); _consumer.Commit(); foreach (var one in batch) { logger.LogInformation(\"{Offset}\", one.Offset); }")]
    [InlineData("Save(batch); _consumer.Commit(batch[^1]);")]
    [InlineData("foreach (var one in batch) { handler.Handle(one.Message.Value); if (one == batch[^1]) { _consumer.Commit(); } }")]
    [InlineData("foreach (var one in batch) { handler.Handle(one.Message.Value); } _consumer.Commit(); batch.Clear();")]
    [InlineData("var left = batch.Count; foreach (var one in batch) { handler.Handle(one.Message.Value); if (--left == 0) { _consumer.Commit(); break; } }")]
    public Task AfterTheBatch(string code) => ConsumeLoop.Verify(Collect + code, Members);

    [Theory]
    [InlineData("var result = _consumer.Consume(token); handler.Handle(result.Message.Value); _consumer.Commit();")]
    [InlineData("var result = _consumer.Consume(token); foreach (var line in result.Message.Value.Split(',')) { handler.Handle(line); } _consumer.Commit();")]
    [InlineData("var result = _consumer.Consume(token); handler.Handle(result.Message.Value); _seen.Add(result.Message.Value); _consumer.Commit();")]
    [InlineData("var result = _consumer.Consume(token); handler.Handle(result.Message.Value); _last = result.Message.Value; if (++_count % 100 == 0) { _consumer.Commit(); }")]
    public Task OneByOne(string code) => ConsumeLoop.Verify(code, Members + "private int _count;");

    [Theory]
    [InlineData("var batch = new List<ConsumeResult<string, string>>(); while (true) { var result = _consumer.Consume(token); batch.Add(result); if (batch.Count < 100) { continue; } Save(batch); _consumer.Commit(); batch.Clear(); }")]
    [InlineData("var batch = new List<ConsumeResult<string, string>>(); while (true) { var result = _consumer.Consume(token); batch.Add(result); if (batch.Count == 100) { Save(batch); _consumer.Commit(); batch = new List<ConsumeResult<string, string>>(); } }")]
    [InlineData("var batch = new List<string>(); while (true) { var result = _consumer.Consume(100); if (result != null) { batch.Add(result.Message.Value); } if (batch.Count == 100 || result == null) { await handler.HandleBatchAsync(batch); _consumer.Commit(); batch.Clear(); } }")]
    [InlineData("var batch = new Queue<string>(); while (true) { batch.Enqueue(_consumer.Consume(token).Message.Value); if (batch.Count < 100) { continue; } while (batch.TryDequeue(out var one)) { handler.Handle(one); } _consumer.Commit(); }")]
    [InlineData("var batch = new List<string>(); while (true) { batch.Add(_consumer.Consume(token).Message.Value); if (batch.Count < 100) { continue; } for (var i = 0; i < batch.Count; i++) { handler.Handle(batch[i]); } _consumer.Commit(); batch.Clear(); }")]
    [InlineData("string? previous = null; while (true) { var result = _consumer.Consume(token); handler.Handle(previous + result.Message.Value); previous = result.Message.Value; _consumer.Commit(); }")]
    [InlineData("var count = 0; while (true) { var result = _consumer.Consume(token); handler.Handle(result.Message.Value); if (++count == 10) { _consumer.Commit(); count = 0; } }")]
    [InlineData("var seen = new HashSet<string>(); while (true) { var result = _consumer.Consume(token); if (!seen.Add(result.Message.Value)) { continue; } handler.Handle(result.Message.Value); _consumer.Commit(); }")]
    [InlineData("var all = new List<string>(); while (true) { var result = _consumer.Consume(token); handler.Handle(result.Message.Value); all.Add(result.Message.Value); _consumer.Commit(); logger.LogInformation(\"{All}\", string.Join(',', all)); }")]
    public Task WholeMethod(string code) => ConsumeLoop.VerifyMethod(code, Members);

    /// <summary>What Commit() commits there is what was stored, message by message.</summary>
    [Theory]
    [InlineData("foreach (var one in batch) { handler.Handle(one.Message.Value); _consumer.StoreOffset(one); _consumer.Commit(); }", "")]
    [InlineData("foreach (var one in batch) { handler.Handle(one.Message.Value); Store(one); _consumer.Commit(); }", "private void Store(ConsumeResult<string, string> one) => _consumer.StoreOffset(one);")]
    public Task OffsetsAreStored(string code, string more) => ConsumeLoop.Verify(Collect + code, Members + more);

    [Fact]
    public Task ThroughAHelper() => ConsumeLoop.Verify(
        Collect + "foreach (var one in batch) { handler.Handle(one.Message.Value); {|KD2107:Done()|}; }",
        "private void Done() => _consumer.Commit();");

    /// <summary>Committed before any of it is processed, the order is the defect.</summary>
    [Fact]
    public Task BeforeTheWholeBatch() => ConsumeLoop.Verify(Collect + "{|KD2101:_consumer.Commit()|}; Save(batch);", Members);

    [Fact]
    public Task OfOneMessageTheOrderIsTheDefect() => ConsumeLoop.Verify("var result = _consumer.Consume(token); {|KD2101:_consumer.Commit()|}; handler.Handle(result.Message.Value);");

    [Fact]
    public Task AnotherConsumer() => ConsumeLoop.Verify(Collect + "foreach (var one in batch) { handler.Handle(one.Message.Value); _other.Commit(); }", "private IConsumer<string, string> _other = null!;");

    [Fact]
    public Task Places() => VerifyAll.Places("""
        class Orders
        {
            void Run(IConsumer<string, string> consumer, Action<string> handle)
            {
                while (true)
                {
                    var batch = new List<ConsumeResult<string, string>>();
                    while (batch.Count < 100)
                    {
                        batch.Add({|consumed:consumer.Consume(1000)|});
                    }

                    foreach (var one in batch)
                    {
                        {|processed:handle(one.Message.Value)|};
                        {|at:consumer.Commit()|};
                    }
                }
            }
        }
        """, "KD2107", "at", "consumed", "processed");

    [Fact]
    public async Task Says() => Assert.Equal(
        "KD2107: Commit() commits everything consumed so far, also the messages that are processed only later in line 5, so a crash in between loses them; commit the processed result",
        await Reports.Message<ConsumeLoopAnalyzer>("""
            class Orders { void Run(IConsumer<string, string> consumer, Action<string> handle) {
                while (true) {
                    var batch = new List<string>();
                    while (batch.Count < 100) { batch.Add(consumer.Consume(1000).Message.Value); }
                    foreach (var one in batch) { handle(one); consumer.Commit(); }
                }
            } }
            """));
}
