namespace KafkaDurability.Analyzers.Tests.Rules.Consumer;

/// <summary>Code that looks like a commit before the processing and is none.</summary>
public class CommitLookAlikesTests
{
    [Theory]
    [InlineData("")]
    [InlineData("logger.LogInformation(\"done {Offset} {Value}\", result.Offset, result.Message.Value);")]
    [InlineData("Console.WriteLine(result.Message.Value);")]
    [InlineData("System.Diagnostics.Debug.WriteLine(result.Message.Value);")]
    [InlineData("System.Diagnostics.Activity.Current?.SetTag(\"order\", result.Message.Value);")]
    [InlineData("System.Diagnostics.Activity.Current!.DisplayName = result.Message.Value;")]
    [InlineData("var order = JsonSerializer.Deserialize<Order>(result.Message.Value); logger.LogInformation(\"{Id}\", order!.Id);")]
    [InlineData("_lastOffset = result.Offset;")]
    [InlineData("if (result.Message.Value == \"end\") { break; }")]
    [InlineData("handler.Handle(result.Topic + result.Partition);")]
    [InlineData("handler.Handle(result.Message.Key);")]
    [InlineData("handler.Handle(\"tick\");")]
    [InlineData("LogOrder(result.Message.Value);")]
    [InlineData("Report(result.Message.Value);")]
    [InlineData("metrics.Observe(result.Message.Value);")]
    [InlineData("using var activity = StartActivity(result);")]
    [InlineData("Xunit.Assert.Equal(\"a\", result.Message.Value);")]
    [InlineData("if (result.Message.Value.Length == 0) { throw new InvalidOperationException(result.Message.Value); }")]
    [InlineData("var parts = new List<string>(); parts.Add(result.Message.Value); parts.Clear();")]
    [InlineData("_consumer.Pause(new[] { result.TopicPartition });")]
    public Task OnlyObservedAfterwards(string observing) => ConsumeLoop.Verify($$"""
        var result = _consumer.Consume(token);
        _consumer.Commit(result);
        {{observing}}
        """, """
        private OrderMetrics metrics = null!;
        public class OrderMetrics { public void Observe(string value) => Console.Out.Write(value); }
        private IDisposable? StartActivity(ConsumeResult<string, string> result) { logger.LogInformation(result.Message.Value); return null; }
        private void LogOrder(string value) => logger.LogInformation(value);
        private void Report(string value)
        {
            if (value.Length > 3)
            {
                logger.LogInformation("long {Value}", value.Substring(0, 3));
            }
        }
        public static class Xunit { public static class Assert { public static void Equal(string a, string b) { } } }
        """);

    [Theory]
    [InlineData("handler.Handle(result.Message.Value); _consumer.Commit(result);")]
    [InlineData("handler.Handle(result.Message.Value); _consumer.Commit(result); Received?.Invoke(result.Message.Value);")]
    [InlineData("if (result.Message.Value is null) { _consumer.Commit(result); continue; } handler.Handle(result.Message.Value); _consumer.Commit(result);")]
    [InlineData("if (result.Message.Key == \"a\") { _consumer.Commit(result); } else { handler.Handle(result.Message.Value); }")]
    [InlineData("if (result.Message.Key == \"a\") { handler.Handle(result.Message.Value); } else { _consumer.Commit(result); } _last = result.Message.Value;")]
    [InlineData("var skip = result.Message.Key == \"a\"; if (skip) { _consumer.Commit(result); } if (!skip) { handler.Handle(result.Message.Value); }")]
    [InlineData("try { handler.Handle(result.Message.Value); } catch { _consumer.Commit(result); throw; }")]
    [InlineData("try { _last = null; } catch { _consumer.Commit(result); } handler.Handle(result.Message.Value);")]
    [InlineData("try { if (result.Message.Value == null) { _consumer.Commit(result); logger.LogInformation(\"skipped\"); continue; } } catch { handler.Handle(result.Message.Value!); }")]
    [InlineData("try { handler.Handle(result.Message.Value); } catch (Exception) { await producer.ProduceAsync(\"dead\", result.Message); } _consumer.Commit(result); logger.LogInformation(\"done\");")]
    [InlineData("handler.Handle(result.Message.Value); _unitOfWork.Commit(); _consumer.Commit(result);")]
    [InlineData("_unitOfWork.Commit(); handler.Handle(result.Message.Value);")]
    [InlineData("await Task.Run(() => { if (result.Message.Value == null) { _consumer.Commit(result); return; } handler.Handle(result.Message.Value); _consumer.Commit(result); });")]
    [InlineData("void Work() => handler.Handle(result.Message.Value); Work(); _consumer.Commit(result); _last = result.Message.Value;")]
    [InlineData("producer.Produce(\"out\", result.Message, report => _consumer.Commit(result)); _last = result.Message.Value;")]
    [InlineData("Action confirm = () => _consumer.Commit(result); handler.Handle(result.Message.Value); confirm();")]
    [InlineData("var done = false; while (!done) { done = await handler.TryHandleAsync(result.Message.Value); } _consumer.Commit(result);")]
    [InlineData("foreach (var line in result.Message.Value.Split(',')) { handler.Handle(line); } _consumer.Commit(result);")]
    [InlineData("result.Message.Value.Split(',').ToList().ForEach(handler.Handle); _consumer.Commit(result); _last = result.Message.Value;")]
    [InlineData("var copy = _seen; copy.Add(result.Message.Value); _consumer.Commit(result); _last = result.Message.Value;")]
    [InlineData("producer.SendOffsetsToTransaction(new[] { new TopicPartitionOffset(result.TopicPartition, result.Offset + 1) }, _consumer.ConsumerGroupMetadata, TimeSpan.FromSeconds(1)); handler.Handle(result.Message.Value);")]
    public Task ProcessedFirstOrSkipped(string body) => ConsumeLoop.Verify("var result = _consumer.Consume(token); " + body);

    /// <summary>Committed after the processing, though it failed.</summary>
    [Theory]
    [InlineData("try { handler.Handle(result.Message.Value); } finally { {|KD2105:_consumer.Commit(result)|}; }")]
    public Task ProcessedInVain(string body) => ConsumeLoop.Verify("var result = _consumer.Consume(token); " + body);

    /// <summary>Without + 1 the offset is that of the message itself: it comes again.</summary>
    [Theory]
    [InlineData("_consumer.Commit(new[] { result.TopicPartitionOffset });")]
    [InlineData("_consumer.Commit(new[] { new TopicPartitionOffset(result.TopicPartition, result.Offset) });")]
    public Task OffsetOfTheMessageItself(string commit) =>
        ConsumeLoop.Verify($"var result = _consumer.Consume(token); {commit} handler.Handle(result.Message.Value);");

    [Fact]
    public Task PreviousResult() => ConsumeLoop.VerifyMethod("""
        ConsumeResult<string, string>? previous = null;
        while (true)
        {
            var result = _consumer.Consume(token);
            if (previous != null)
            {
                _consumer.Commit(previous);
            }

            handler.Handle(result.Message.Value);
            previous = result;
        }
        """);

    [Fact]
    public Task OffsetsOfEarlierMessages() => ConsumeLoop.VerifyMethod("""
        var offsets = new List<TopicPartitionOffset>();
        while (true)
        {
            var result = _consumer.Consume(token);
            if (offsets.Count == 10)
            {
                _consumer.Commit(offsets);
                offsets.Clear();
            }

            handler.Handle(result.Message.Value);
            offsets.Add(new TopicPartitionOffset(result.TopicPartition, result.Offset + 1));
        }
        """);

    [Fact]
    public Task BatchProcessedThenCommitted() => ConsumeLoop.VerifyMethod("""
        var batch = new List<ConsumeResult<string, string>>();
        while (true)
        {
            var result = _consumer.Consume(token);
            batch.Add(result);
            if (batch.Count < 100) { continue; }
            foreach (var item in batch)
            {
                handler.Handle(item.Message.Value);
            }

            _consumer.Commit(batch.Last());
            batch.Clear();
        }
        """);

    [Fact]
    public Task ElementSkippedThenTheNextProcessed() => ConsumeLoop.VerifyMembers("""
        public void All(List<ConsumeResult<string, string>> batch)
        {
            foreach (var item in batch)
            {
                if (item.Message.Value == null) { _consumer.Commit(item); continue; }
                handler.Handle(item.Message.Value);
                _consumer.Commit(item);
            }
        }
        """);

    [Fact]
    public Task TwoConsumers() => ConsumeLoop.Verify("""
        var result = _consumer.Consume(token);
        consumer.Commit();
        handler.Handle(result.Message.Value);
        """);

    /// <summary>What Commit() writes here are the offsets stored behind the processing.</summary>
    [Fact]
    public Task CommitOfStoredOffsets() => ConsumeLoop.Verify("""
        var result = _consumer.Consume(token);
        if (result.Offset % 10 == 0) { _consumer.Commit(); }
        handler.Handle(result.Message.Value);
        _consumer.StoreOffset(result);
        """);

    [Fact]
    public Task CommitHelperThatTellsOthers() => ConsumeLoop.VerifyMembers("""
        private void CommitOffset(ConsumeResult<string, string> result)
        {
            _consumer.Commit(result);
            Received?.Invoke(result.Message.Value);
        }
        """);

    [Fact]
    public Task ParameterHandedBack() => ConsumeLoop.VerifyMembers("""
        public string Confirm(ConsumeResult<string, string> result)
        {
            _consumer.Commit(result);
            return result.Message.Value;
        }
        """);

    [Fact]
    public Task SetupOfAMock() => ConsumeLoop.VerifyMembers("""
        public void Setup(Action<System.Linq.Expressions.Expression<Action<IConsumer<string, string>>>> setup, ConsumeResult<string, string> result)
        {
            setup(c => c.Commit(result));
            handler.HandleResult(result);
        }
        """);
}
