namespace KafkaDurability.Analyzers.Tests.Rules.Consumer;

public class CommitBeforeProcessingTests
{
    [Theory]
    [InlineData("await handler.HandleAsync(JsonSerializer.Deserialize<Order>(result.Message.Value)!);")]
    [InlineData("handler.Handle(result.Message.Value);")]
    [InlineData("handler.HandleResult(result);")]
    [InlineData("handler.Handle($\"order {result.Message.Value}\");")]
    [InlineData("handler.Handle(result.Message.Value.Trim().ToUpperInvariant());")]
    [InlineData("await handler.HandleAsync(new Order(result.Message.Value, 1));")]
    [InlineData("await handler.HandleAsync(new Order(\"a\", 1) { Address = new Address(result.Message.Value) });")]
    [InlineData("var message = result.Message; var text = message.Value ?? \"\"; handler.Handle(text);")]
    [InlineData("var (key, value) = (result.Message.Key, result.Message.Value); handler.Handle(value);")]
    [InlineData("var order = JsonSerializer.Deserialize<Order>(result.Message.Value); if (order is { Address: var address }) { handler.Handle(address!.City); }")]
    [InlineData("await producer.ProduceAsync(\"out\", new Message<string, string> { Value = result.Message.Value });")]
    [InlineData("producer.Produce(\"out\", result.Message);")]
    [InlineData("_last = result.Message.Value;")]
    [InlineData("_seen.Add(result.Message.Value);")]
    [InlineData("Received?.Invoke(result.Message.Value);")]
    [InlineData("await Task.Run(() => handler.Handle(result.Message.Value));")]
    [InlineData("_ = Task.Run(async () => { await handler.TryHandleAsync(result.Message.Value); });")]
    [InlineData("Func<Task> work = async () => await handler.TryHandleAsync(result.Message.Value); await work();")]
    [InlineData("void Work() => handler.Handle(result.Message.Value); Work();")]
    [InlineData("result.Message.Value.Split(',').ToList().ForEach(part => handler.Handle(part));")]
    [InlineData("result.Message.Value.Split(',').ToList().ForEach(handler.Handle);")]
    [InlineData("await Task.WhenAll(result.Message.Value.Split(',').Select(part => handler.TryHandleAsync(part)));")]
    [InlineData("foreach (var part in result.Message.Value.Split(',')) { handler.Handle(part); }")]
    [InlineData("if (!await handler.TryHandleAsync(result.Message.Value)) { logger.LogWarning(\"no\"); }")]
    [InlineData("await handler.HandleBatchAsync(new[] { result.Message.Value });")]
    [InlineData("var texts = new List<string>(); texts.Add(result.Message.Value); await handler.HandleBatchAsync(texts);")]
    [InlineData("try { handler.Handle(result.Message.Value); } catch (Exception e) { logger.LogError(e, \"failed\"); }")]
    [InlineData("using (logger.BeginScope(result.Topic)) { handler.Handle(result.Message.Value); }")]
    [InlineData("switch (result.Message.Key) { case \"a\": handler.Handle(result.Message.Value); break; }")]
    [InlineData("MarkDone(result);")]
    [InlineData("using var activity = StartActivity(result);")]
    public Task CommitThenProcess(string processing) => ConsumeLoop.Verify($$"""
        var result = _consumer.Consume(token);
        {|KD2101:_consumer.Commit(result)|};
        {{processing}}
        """, """
        private IDisposable? StartActivity(ConsumeResult<string, string> result) { _last = result.Message.Value; return null; }
        private void MarkDone(ConsumeResult<string, string> result) => Received?.Invoke(result.Message.Value);
        """);

    [Theory]
    [InlineData("{|KD2101:_consumer.Commit()|};")]
    [InlineData("{|KD2101:this._consumer.Commit()|};")]
    [InlineData("_consumer?{|KD2101:.Commit(result)|};")]
    [InlineData("await Task.Run(() => {|KD2101:_consumer.Commit(result)|});")]
    [InlineData("try { {|KD2101:_consumer.Commit(result)|}; } catch (KafkaException e) { logger.LogWarning(e, \"commit\"); }")]
    [InlineData("{|KD2101:_consumer.Commit(new[] { new TopicPartitionOffset(result.TopicPartition, result.Offset + 1) })|};")]
    [InlineData("{|KD2101:_consumer.Commit(new List<TopicPartitionOffset> { new(result.TopicPartition, new Offset(result.Offset.Value + 1)) })|};")]
    [InlineData("{|KD2101:_consumer.Commit([new(result.TopicPartition, result.Offset + 1)])|};")]
    [InlineData("if (result.Offset % 100 == 0) { {|KD2101:_consumer.Commit(result)|}; }")]
    [InlineData("void Confirm() => {|KD2101:_consumer.Commit(result)|}; Confirm();")]
    public Task EveryCommit(string commit) => ConsumeLoop.Verify($"var result = _consumer.Consume(token); {commit} handler.Handle(result.Message.Value);");

    [Fact]
    public Task ConsumedInTheCondition() => ConsumeLoop.VerifyMethod("""
        ConsumeResult<string, string>? result;
        while ((result = _consumer.Consume(TimeSpan.FromSeconds(1))) != null)
        {
            if (result.IsPartitionEOF) { continue; }
            {|KD2101:_consumer.Commit(result)|};
            handler.Handle(result.Message.Value);
        }
        """);

    [Fact]
    public Task PatternVariable() => ConsumeLoop.Verify("""
        if (_consumer.Consume(token) is { Message: not null } result)
        {
            {|KD2101:_consumer.Commit(result)|};
            handler.Handle(result.Message.Value);
        }
        """);

    [Fact]
    public Task ResultParameter() => ConsumeLoop.VerifyMembers("""
        public async Task OnMessage(IConsumer<string, string> source, ConsumeResult<string, string> result)
        {
            {|KD2101:source.Commit(result)|};
            await handler.HandleAsync(JsonSerializer.Deserialize<Order>(result.Message.Value)!);
        }
        """);

    [Fact]
    public Task LambdaParameter() => ConsumeLoop.VerifyMembers("""
        public void Start(Action<Func<ConsumeResult<string, string>, Task>> subscribe) => subscribe(async result =>
        {
            {|KD2101:_consumer.Commit(result)|};
            await handler.TryHandleAsync(result.Message.Value);
        });
        """);

    [Fact]
    public Task ForeachOverResults() => ConsumeLoop.VerifyMembers("""
        public void All(IEnumerable<ConsumeResult<string, string>> results)
        {
            foreach (var result in results)
            {
                {|KD2101:_consumer.Commit(result)|};
                handler.Handle(result.Message.Value);
            }
        }

        public async Task AllAsync(IAsyncEnumerable<ConsumeResult<string, string>> results)
        {
            await foreach (var result in results)
            {
                {|KD2101:_consumer.Commit(result)|};
                handler.Handle(result.Message.Value);
            }
        }
        """);

    [Fact]
    public Task ResultOfAnotherCall() => ConsumeLoop.VerifyMembers("""
        private Task<ConsumeResult<string, string>> NextAsync() => Task.Run(() => _consumer.Consume());

        public async Task RunAsync()
        {
            var result = await NextAsync();
            {|KD2101:_consumer.Commit(result)|};
            handler.Handle(result.Message.Value);
        }
        """);

    [Fact]
    public Task Returned() => ConsumeLoop.VerifyMembers("""
        public string Next()
        {
            var result = _consumer.Consume();
            {|KD2101:_consumer.Commit(result)|};
            return result.Message.Value;
        }

        public IEnumerable<string> All()
        {
            while (true)
            {
                var result = _consumer.Consume();
                {|KD2101:_consumer.Commit(result)|};
                yield return result.Message.Value;
            }
        }
        """);

    [Fact]
    public Task BatchCommittedBeforeItIsProcessed() => ConsumeLoop.Verify("""
        var batch = new List<ConsumeResult<string, string>>();
        while (batch.Count < 100)
        {
            var result = _consumer.Consume(TimeSpan.FromSeconds(1));
            if (result == null) { break; }
            batch.Add(result);
        }

        {|KD2101:_consumer.Commit(batch.Last())|};
        foreach (var item in batch)
        {
            handler.Handle(item.Message.Value);
        }
        """);

    [Fact]
    public Task WithinALambdaAndATry() => ConsumeLoop.VerifyMethod("""
        await Task.Run(async () =>
        {
            while (true)
            {
                try
                {
                    var result = _consumer.Consume(token);
                    {|KD2101:_consumer.Commit(result)|};
                    await handler.TryHandleAsync(result.Message.Value);
                }
                catch (ConsumeException e)
                {
                    logger.LogError(e, "consume");
                }
            }
        });
        """);

    [Fact]
    public Task ConsumerOfTheUsersOwnClass() => ConsumeLoop.VerifyMembers("""
        public abstract class OwnConsumer : IConsumer<string, string>
        {
            public abstract void Commit(ConsumeResult<string, string> result);
            public abstract ConsumeResult<string, string> Consume(CancellationToken token = default);
            public abstract ConsumeResult<string, string> Consume(int milliseconds);
            public abstract ConsumeResult<string, string> Consume(TimeSpan timeout);
            public abstract string MemberId { get; }
            public abstract List<TopicPartition> Assignment { get; }
            public abstract List<string> Subscription { get; }
            public abstract IConsumerGroupMetadata ConsumerGroupMetadata { get; }
            public abstract Handle Handle { get; }
            public abstract string Name { get; }
            public abstract void Subscribe(IEnumerable<string> topics);
            public abstract void Subscribe(string topic);
            public abstract void Unsubscribe();
            public abstract void Assign(TopicPartition partition);
            public abstract void Assign(TopicPartitionOffset partition);
            public abstract void Assign(IEnumerable<TopicPartitionOffset> partitions);
            public abstract void Assign(IEnumerable<TopicPartition> partitions);
            public abstract void IncrementalAssign(IEnumerable<TopicPartitionOffset> partitions);
            public abstract void IncrementalAssign(IEnumerable<TopicPartition> partitions);
            public abstract void IncrementalUnassign(IEnumerable<TopicPartition> partitions);
            public abstract void Unassign();
            public abstract void StoreOffset(ConsumeResult<string, string> result);
            public abstract void StoreOffset(TopicPartitionOffset offset);
            public abstract List<TopicPartitionOffset> Commit();
            public abstract void Commit(IEnumerable<TopicPartitionOffset> offsets);
            public abstract void Seek(TopicPartitionOffset offset);
            public abstract void Pause(IEnumerable<TopicPartition> partitions);
            public abstract void Resume(IEnumerable<TopicPartition> partitions);
            public abstract List<TopicPartitionOffset> Committed(TimeSpan timeout);
            public abstract List<TopicPartitionOffset> Committed(IEnumerable<TopicPartition> partitions, TimeSpan timeout);
            public abstract Offset Position(TopicPartition partition);
            public abstract TopicPartitionOffset PositionTopicPartitionOffset(TopicPartition partition);
            public abstract List<TopicPartitionOffset> OffsetsForTimes(IEnumerable<TopicPartitionTimestamp> times, TimeSpan timeout);
            public abstract WatermarkOffsets GetWatermarkOffsets(TopicPartition partition);
            public abstract WatermarkOffsets QueryWatermarkOffsets(TopicPartition partition, TimeSpan timeout);
            public abstract void Close();
            public abstract int AddBrokers(string brokers);
            public abstract void SetSaslCredentials(string username, string password);
            public abstract void Dispose();
        }

        public void Run(OwnConsumer own)
        {
            var result = own.Consume();
            {|KD2101:own.Commit(result)|};
            handler.Handle(result.Message.Value);
        }
        """, errors: true);

    [Fact]
    public Task TopLevelStatements() => Verifiers.Verify.Program<ConsumeLoopAnalyzer>("""
        IConsumer<string, string> consumer = null!;
        while (true)
        {
            var result = consumer.Consume(1000);
            {|KD2101:consumer.Commit(result)|};
            System.IO.File.AppendAllText("a.txt", result.Message.Value);
        }
        """);
}
