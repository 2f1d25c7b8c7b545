namespace KafkaDurability.Analyzers.Tests.Rules.Consumer;

/// <summary>Several messages in hand: what becomes of all of them when one fails, or when Commit() speaks of all.</summary>
public class BatchTests
{
    private const string New = "var batch = new List<ConsumeResult<string, string>>(); ";
    private const string Fill = "while (batch.Count < 30) { batch.Add(_consumer.Consume(token)); } ";
    private const string Save = "await handler.HandleBatchAsync(batch.Select(one => one.Message.Value).ToList()); ";
    private const string Swallow = "{|KD2104:catch (Exception e) { logger.LogError(e, \"x\"); }|} ";

    /// <summary>The list ends with the round, or is replaced by another.</summary>
    [Theory]
    [InlineData("while (true) { " + New + Fill + "try { " + Save + "_consumer.Commit(batch[^1]); } " + Swallow + "}")]
    [InlineData("while (true) { " + New + Fill + "try { foreach (var one in batch) { handler.Handle(one.Message.Value); } _consumer.Commit(batch.Last()); } " + Swallow + "}")]
    [InlineData("while (true) { var batch = new Queue<ConsumeResult<string, string>>(); for (var i = 0; i < 10; i++) { batch.Enqueue(_consumer.Consume(token)); } try { " + Save + "_consumer.Commit(batch.Last()); } " + Swallow + "}")]
    [InlineData(New + "while (true) { " + Fill + "try { " + Save + "_consumer.Commit(batch[^1]); } " + Swallow + "batch = new List<ConsumeResult<string, string>>(); }")]
    [InlineData(New + "while (true) { " + Fill + "try { " + Save + "_consumer.StoreOffset(batch[^1]); } " + Swallow + "finally { batch = new(); } }")]
    public Task ListIsGone(string code) => ConsumeLoop.VerifyMethod(code);

    [Theory]
    [InlineData(New + "while (true) { " + Fill + "try { " + Save + "_consumer.Commit(batch[^1]); batch = new List<ConsumeResult<string, string>>(); } catch (Exception e) { logger.LogError(e, \"x\"); } }")]
    [InlineData("var kept = new List<ConsumeResult<string, string>>(); while (true) { " + New + Fill + "kept.AddRange(batch); try { await handler.HandleBatchAsync(kept.Select(one => one.Message.Value).ToList()); _consumer.Commit(kept[^1]); kept.Clear(); } catch (Exception e) { logger.LogError(e, \"x\"); } }")]
    [InlineData("while (true) { " + New + Fill + "var isDone = false; while (!isDone) { try { foreach (var one in batch) { handler.Handle(one.Message.Value); } isDone = true; } catch (Exception e) { logger.LogError(e, \"x\"); } } _consumer.Commit(batch[^1]); }")]
    public Task ListIsKept(string code) => ConsumeLoop.VerifyMethod(code);

    /// <summary>The loop makes something of each message; the work comes behind it.</summary>
    [Theory]
    [InlineData("var orders = new List<Order>(); foreach (var one in batch) { orders.Add(new Order(one.Message.Value, 1)); } await handler.HandleBatchAsync(orders.Select(order => order.Id).ToList()); ")]
    [InlineData("var texts = new List<string>(); foreach (var one in batch) { texts.Add(one.Message.Value.Trim()); } await handler.HandleBatchAsync(texts); ")]
    [InlineData("var texts = new List<string>(); foreach (var one in batch) { if (one.Message.Value.Length > 0) { texts.Add(one.Message.Value); } } handler.HandleBatchAsync(texts).GetAwaiter().GetResult(); ")]
    public Task LoopThatMaps(string map) => ConsumeLoop.VerifyMethod(New + "while (true) { " + Fill + "try { " + map + "_consumer.Commit(batch[^1]); } " + Swallow + "batch.Clear(); }");

    /// <summary>What fails before it is added is in no list.</summary>
    [Theory]
    [InlineData("orders.Add(JsonSerializer.Deserialize<Order>(one.Message.Value)!);")]
    [InlineData("var order = JsonSerializer.Deserialize<Order>(one.Message.Value)!; orders.Add(order);")]
    [InlineData("orders.Add(new Order(one.Message.Value, int.Parse(one.Message.Value)));")]
    public Task FailsBeforeItIsAdded(string map) => ConsumeLoop.VerifyMethod(New + "while (true) { " + Fill + "var orders = new List<Order>(); foreach (var one in batch) { try { " + map + " } " + Swallow
        + "} await handler.HandleBatchAsync(orders.Select(order => order.Id).ToList()); _consumer.Commit(batch[^1]); batch.Clear(); }");

    [Fact]
    public Task FailedOnesAreSentElsewhere() => ConsumeLoop.VerifyMethod(New + "while (true) { " + Fill + """
        var orders = new List<Order>();
        var broken = new List<ConsumeResult<string, string>>();
        foreach (var one in batch)
        {
            try { orders.Add(JsonSerializer.Deserialize<Order>(one.Message.Value)!); } catch (Exception e) { logger.LogError(e, "x"); broken.Add(one); }
        }

        await handler.HandleBatchAsync(orders.Select(order => order.Id).ToList());
        foreach (var one in broken) { await producer.ProduceAsync("dead", one.Message); }
        _consumer.Commit(batch[^1]);
        batch.Clear(); }
        """);

    /// <summary>The failure of one leaves the loop, so the rest is not done either.</summary>
    [Theory]
    [InlineData("await SaveAsync(batch); batch.Clear();", "private async Task SaveAsync(List<ConsumeResult<string, string>> batch) { try { foreach (var one in batch) { await handler.TryHandleAsync(one.Message.Value); } _consumer.Commit(batch[^1]); } " + Swallow + "}")]
    [InlineData("SaveAll(batch); _consumer.Commit(batch[^1]); batch.Clear();", "private void SaveAll(IEnumerable<ConsumeResult<string, string>> all) { try { foreach (var one in all) { handler.Handle(one.Message.Value); } } " + Swallow + "}")]
    [InlineData("foreach (var one in batch) { SaveParts(one.Message.Value.Split(';').ToList()); } _consumer.Commit(batch[^1]); batch.Clear();", "private void SaveParts(List<string> parts) { try { foreach (var part in parts) { handler.Handle(part); } } " + Swallow + "}")]
    public Task FailureLeavesTheLoopOfAHelper(string code, string helper) => ConsumeLoop.VerifyMethod(New + "while (true) { " + Fill + code + " }", helper);

    [Theory]
    [InlineData("await SaveAllAsync(result.Message.Value.Split(';').ToList());", "private async Task SaveAllAsync(List<string> parts) { try { foreach (var part in parts) { await handler.TryHandleAsync(part); } } " + Swallow + "}")]
    [InlineData("SaveAll(result.Message.Value.Split(';'));", "private void SaveAll(string[] parts) { try { foreach (var part in parts) { handler.Handle(part); } } " + Swallow + "}")]
    public Task PartsOfOneMessage(string code, string helper) => ConsumeLoop.Verify("var result = _consumer.Consume(token); " + code + " _consumer.Commit(result);", helper);

    /// <summary>Commit() speaks of all that a helper, or a look ahead, took out of the consumer.</summary>
    [Theory]
    [InlineData("while (true) { foreach (var one in Take(50)) { handler.Handle(one.Message.Value); {|KD2107:_consumer.Commit()|}; } }")]
    [InlineData("while (true) { var taken = Take(50); foreach (var one in taken) { await handler.TryHandleAsync(one.Message.Value); {|KD2107:_consumer.Commit()|}; } }")]
    [InlineData("var current = _consumer.Consume(token); while (true) { var next = _consumer.Consume(TimeSpan.FromSeconds(1)); handler.Handle(current.Message.Value); {|KD2107:_consumer.Commit()|}; current = next ?? _consumer.Consume(token); }")]
    [InlineData("var current = _consumer.Consume(token); while (true) { var next = _consumer.Consume(token); await handler.TryHandleAsync(current.Message.Value); {|KD2107:_consumer.Commit()|}; current = next; }")]
    public Task CommitTakesTheNext(string code) => ConsumeLoop.VerifyMethod(code, Helper);

    [Theory]
    [InlineData("while (true) { foreach (var one in Take(50)) { handler.Handle(one.Message.Value); } _consumer.Commit(); }")]
    [InlineData("while (true) { foreach (var one in Take(50)) { handler.Handle(one.Message.Value); _consumer.Commit(one); } }")]
    [InlineData("while (true) { var texts = new List<string>(); foreach (var one in Take(50)) { texts.Add(one.Message.Value); } await handler.HandleBatchAsync(texts); _consumer.Commit(); }")]
    [InlineData("var current = _consumer.Consume(token); while (true) { var next = _consumer.Consume(TimeSpan.FromSeconds(1)); handler.Handle(current.Message.Value); _consumer.Commit(current); current = next ?? _consumer.Consume(token); }")]
    public Task CommitTakesWhatIsDone(string code) => ConsumeLoop.VerifyMethod(code, Helper);

    private const string Helper = """
        private List<ConsumeResult<string, string>> Take(int most)
        {
            var taken = new List<ConsumeResult<string, string>>();
            while (taken.Count < most && _consumer.Consume(TimeSpan.FromMilliseconds(200)) is { } result) { taken.Add(result); }
            return taken;
        }
        """;
}
