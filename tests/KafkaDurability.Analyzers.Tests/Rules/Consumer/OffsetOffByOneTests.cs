using KafkaDurability.Analyzers.Tests.Verifiers;

namespace KafkaDurability.Analyzers.Tests.Rules.Consumer;

public class OffsetOffByOneTests
{
    private const string Processed = "var result = _consumer.Consume(token); handler.Handle(result.Message.Value); ";

    [Theory]
    [InlineData("result.TopicPartitionOffset")]
    [InlineData("new TopicPartitionOffset(result.TopicPartition, result.Offset)")]
    [InlineData("new TopicPartitionOffset(result.Topic, result.Partition, result.Offset)")]
    [InlineData("new TopicPartitionOffset(result.Topic, result.Partition, result.Offset.Value)")]
    [InlineData("new TopicPartitionOffset(result.TopicPartition, result.Offset, result.LeaderEpoch)")]
    [InlineData("new TopicPartitionOffset(result.TopicPartition, new Offset(result.Offset))")]
    [InlineData("new TopicPartitionOffset(result.TopicPartition, new Offset(result.Offset.Value))")]
    [InlineData("new TopicPartitionOffset(offset: result.Offset, tp: result.TopicPartition)")]
    [InlineData("new TopicPartitionOffset(result.TopicPartition, (long)result.Offset)")]
    [InlineData("new TopicPartitionOffset(result.TopicPartition, result.TopicPartitionOffset.Offset)")]
    [InlineData("new TopicPartitionOffset(result.TopicPartition, token.CanBeCanceled ? result.Offset : result.TopicPartitionOffset.Offset)")]
    [InlineData("result!.TopicPartitionOffset")]
    [InlineData("result?.TopicPartitionOffset!")]
    public async Task EveryOffset(string offset)
    {
        await ConsumeLoop.Verify(Processed + $"{{|KD2106:_consumer.StoreOffset({offset})|}};");
        await ConsumeLoop.Verify(Processed + $"{{|KD2106:_consumer.Commit(new TopicPartitionOffset[] {{ {offset} }})|}};");
    }

    [Theory]
    [InlineData("{|KD2106:_consumer.Commit(new[] { result.TopicPartitionOffset })|};")]
    [InlineData("{|KD2106:_consumer.Commit([result.TopicPartitionOffset])|};")]
    [InlineData("{|KD2106:_consumer.Commit(new List<TopicPartitionOffset> { result.TopicPartitionOffset })|};")]
    [InlineData("{|KD2106:_consumer.Commit(new List<TopicPartitionOffset>() { new(result.TopicPartition, result.Offset) })|};")]
    [InlineData("_consumer?{|KD2106:.Commit(new[] { result.TopicPartitionOffset })|};")]
    [InlineData("{|KD2106:this._consumer.Commit(offsets: new[] { result.TopicPartitionOffset })|};")]
    [InlineData("var other = _consumer.Position(new TopicPartition(\"a\", 0)); {|KD2106:_consumer.Commit(new[] { result.TopicPartitionOffset, new(\"a\", 0, other) })|};")]
    [InlineData("{|KD2106:producer.SendOffsetsToTransaction(new[] { result.TopicPartitionOffset }, _consumer.ConsumerGroupMetadata, TimeSpan.FromSeconds(1))|};")]
    [InlineData("var offset = result.Offset; {|KD2106:_consumer.StoreOffset(new TopicPartitionOffset(result.TopicPartition, offset))|};")]
    [InlineData("long offset = result.Offset; long next = offset; {|KD2106:_consumer.StoreOffset(new TopicPartitionOffset(result.TopicPartition, next))|};")]
    [InlineData("var place = result.TopicPartitionOffset; {|KD2106:_consumer.StoreOffset(place)|};")]
    [InlineData("var place = result.TopicPartitionOffset; var all = new List<TopicPartitionOffset>(); all.Add(place); {|KD2106:_consumer.Commit(all)|};")]
    [InlineData("var all = new[] { result.TopicPartitionOffset }; {|KD2106:_consumer.Commit(all)|};")]
    [InlineData("IEnumerable<TopicPartitionOffset> all = [result.TopicPartitionOffset]; {|KD2106:_consumer.Commit(all)|};")]
    [InlineData("var all = new TopicPartitionOffset[1]; all[0] = result.TopicPartitionOffset; {|KD2106:_consumer.Commit(all)|};")]
    [InlineData("Offset? offset = null; if (token.CanBeCanceled) { offset = result.Offset; } if (offset != null) { {|KD2106:_consumer.StoreOffset(new TopicPartitionOffset(result.TopicPartition, offset.Value))|}; }")]
    [InlineData("var all = new Dictionary<TopicPartition, Offset> { [result.TopicPartition] = result.Offset }; {|KD2106:_consumer.Commit(all.Select(entry => new TopicPartitionOffset(entry.Key, entry.Value)))|};")]
    [InlineData("var all = new Dictionary<TopicPartition, long>(); all[result.TopicPartition] = result.Offset; {|KD2106:_consumer.Commit(all.Select(entry => new TopicPartitionOffset(entry.Key, entry.Value)).ToList())|};")]
    [InlineData("var all = new Dictionary<TopicPartition, TopicPartitionOffset>(); all[result.TopicPartition] = result.TopicPartitionOffset; {|KD2106:_consumer.Commit(all.Values)|};")]
    [InlineData("var all = new System.Collections.Concurrent.ConcurrentDictionary<TopicPartition, long>(); all.AddOrUpdate(result.TopicPartition, result.Offset, (_, old) => Math.Max(old, result.Offset)); {|KD2106:_consumer.Commit(all.Select(entry => new TopicPartitionOffset(entry.Key, entry.Value)))|};")]
    [InlineData("var all = new Dictionary<TopicPartition, Offset>(); all[result.TopicPartition] = result.Offset; foreach (var entry in all) { {|KD2106:_consumer.StoreOffset(new TopicPartitionOffset(entry.Key, entry.Value))|}; }")]
    [InlineData("var all = new Dictionary<TopicPartition, Offset>(); all[result.TopicPartition] = result.Offset; foreach (var (partition, offset) in all) { {|KD2106:_consumer.StoreOffset(new TopicPartitionOffset(partition, offset))|}; }")]
    [InlineData("var all = new Dictionary<TopicPartition, Offset>(); all[result.TopicPartition] = result.Offset; if (all.TryGetValue(result.TopicPartition, out var last)) { {|KD2106:_consumer.StoreOffset(new TopicPartitionOffset(result.TopicPartition, last))|}; }")]
    [InlineData("void Done() => {|KD2106:_consumer.StoreOffset(result.TopicPartitionOffset)|}; Done();")]
    [InlineData("await Task.Run(() => {|KD2106:_consumer.StoreOffset(result.TopicPartitionOffset)|});")]
    [InlineData("try { {|KD2106:_consumer.StoreOffset(result.TopicPartitionOffset)|}; } catch (KafkaException e) { logger.LogError(e, \"store\"); }")]
    [InlineData("{|KD2106:_consumer.StoreOffset(result.TopicPartitionOffset)|}; logger.LogInformation(\"done {Key}\", result.Message.Key);")]
    [InlineData("{|KD2106:_consumer.StoreOffset(Place(result))|};")]
    [InlineData("{|KD2106:_consumer.Commit(new[] { result }.Select(Place))|};")]
    public Task EveryWay(string commit) => ConsumeLoop.Verify(
        Processed + commit, "private static TopicPartitionOffset Place(ConsumeResult<string, string> own) => own.TopicPartitionOffset;");

    [Theory]
    [InlineData("results.Select(r => r.TopicPartitionOffset)")]
    [InlineData("results.Select(r => new TopicPartitionOffset(r.TopicPartition, r.Offset)).ToList()")]
    [InlineData("results.Where(r => r != null).Select(r => r.TopicPartitionOffset)")]
    [InlineData("from r in results select r.TopicPartitionOffset")]
    [InlineData("new[] { results.Last().TopicPartitionOffset }")]
    [InlineData("new[] { results[^1].TopicPartitionOffset }")]
    [InlineData("new[] { results[results.Count - 1].TopicPartitionOffset }")]
    [InlineData("results.GroupBy(r => r.TopicPartition).Select(g => g.Last().TopicPartitionOffset)")]
    [InlineData("results.GroupBy(r => r.TopicPartition).Select(g => new TopicPartitionOffset(g.Key, g.Max(r => r.Offset.Value)))")]
    [InlineData("results.GroupBy(r => r.TopicPartition, r => r.Offset.Value).Select(g => new TopicPartitionOffset(g.Key, g.Max()))")]
    [InlineData("results.GroupBy(r => r.TopicPartition, (partition, all) => new TopicPartitionOffset(partition, all.Max(r => r.Offset.Value)))")]
    [InlineData("results.GroupBy(r => r.TopicPartition).Select(g => g.MaxBy(r => r.Offset.Value)!.TopicPartitionOffset)")]
    [InlineData("results.GroupBy(r => r.TopicPartition).Select(g => g.OrderByDescending(r => r.Offset.Value).First().TopicPartitionOffset)")]
    [InlineData("results.GroupBy(r => r.TopicPartition).ToDictionary(g => g.Key, g => g.Max(r => r.Offset.Value)).Select(e => new TopicPartitionOffset(e.Key, e.Value))")]
    [InlineData("results.GroupBy(r => r.TopicPartition).Select(g => { var last = g.Last(); return last.TopicPartitionOffset; })")]
    public Task Batches(string offsets) => ConsumeLoop.VerifyMembers($$"""
        public void Finish(List<ConsumeResult<string, string>> results)
        {
            foreach (var result in results)
            {
                handler.Handle(result.Message.Value);
            }

            {|KD2106:_consumer.Commit({{offsets}})|};
            {|KD2106:producer.SendOffsetsToTransaction({{offsets}}, _consumer.ConsumerGroupMetadata, TimeSpan.FromSeconds(1))|};
            results.Clear();
        }
        """);

    [Fact]
    public Task LastOfALoop() => ConsumeLoop.VerifyMethod("""
        TopicPartitionOffset? last = null;
        var batch = new List<ConsumeResult<string, string>>();
        while (batch.Count < 100)
        {
            batch.Add(_consumer.Consume(token));
        }

        foreach (var result in batch)
        {
            handler.Handle(result.Message.Value);
            last = result.TopicPartitionOffset;
        }

        if (last is not null)
        {
            {|KD2106:_consumer.Commit(new[] { last })|};
        }
        """);

    [Fact]
    public Task LoopThatRunsByItself() => ConsumeLoop.VerifyMethod("""
        _ = Task.Run(async () =>
        {
            ConsumeResult<string, string>? result;
            while ((result = _consumer.Consume(TimeSpan.FromSeconds(1))) != null)
            {
                await handler.TryHandleAsync(result.Message.Value);
                if (result.Offset % 10 == 0) { {|KD2106:_consumer.StoreOffset(result.TopicPartitionOffset)|}; continue; }
                logger.LogInformation("not yet");
            }
        });
        producer.Produce("out", new Message<string, string>(), report => _consumer.Commit());
        """);

    [Fact]
    public Task GroupByGroup() => ConsumeLoop.VerifyMembers("""
        public async Task Finish(List<ConsumeResult<string, string>> results)
        {
            foreach (var group in results.GroupBy(r => r.TopicPartition))
            {
                var tasks = new List<Task>();
                foreach (var result in group)
                {
                    tasks.Add(handler.TryHandleAsync(result.Message.Value));
                }

                await Task.WhenAll(tasks);
                {|KD2106:_consumer.StoreOffset(group.Last().TopicPartitionOffset)|};
            }

            results.ForEach(r => {|KD2106:_consumer.StoreOffset(r.TopicPartitionOffset)|});
        }
        """);

    [Fact]
    public Task OffsetsOfManyRounds() => ConsumeLoop.VerifyMethod("""
        var offsets = new Dictionary<TopicPartition, Offset>();
        try
        {
            while (true)
            {
                var result = _consumer.Consume(token);
                await handler.TryHandleAsync(result.Message.Value);
                offsets[result.TopicPartition] = result.Offset;
                if (offsets.Count == 10)
                {
                    {|KD2106:_consumer.Commit(offsets.Select(entry => new TopicPartitionOffset(entry.Key, entry.Value)))|};
                    offsets.Clear();
                }
            }
        }
        finally
        {
            {|KD2106:_consumer.Commit(offsets.Select(entry => new TopicPartitionOffset(entry.Key, entry.Value)))|};
        }
        """);

    [Fact]
    public Task OffsetsInAField() => ConsumeLoop.VerifyMembers("""
        private readonly Dictionary<TopicPartition, Offset> _offsets = new();
        private TopicPartitionOffset? _place;

        public void Run(CancellationToken token)
        {
            var result = _consumer.Consume(token);
            handler.Handle(result.Message.Value);
            _offsets[result.TopicPartition] = result.Offset;
            _place = result.TopicPartitionOffset;
        }

        private void Flush()
        {
            {|KD2106:_consumer.Commit(_offsets.Select(entry => new TopicPartitionOffset(entry.Key, entry.Value)))|};
            {|KD2106:_consumer.StoreOffset(_place!)|};
            _offsets.Clear();
        }
        """);

    [Fact]
    public Task ResultOfAHelper() => ConsumeLoop.VerifyMembers("""
        private Task<ConsumeResult<string, string>> NextAsync() => Task.Run(() => _consumer.Consume());

        public async Task RunAsync(Worker other)
        {
            var result = await NextAsync();
            handler.Handle(result.Message.Value);
            {|KD2106:_consumer.StoreOffset(result.TopicPartitionOffset)|};
        }
        """);

    [Fact]
    public Task HelperOfTheUser() => ConsumeLoop.VerifyMembers("""
        private void Confirm(ConsumeResult<string, string> result) => {|KD2106:_consumer.StoreOffset(result.TopicPartitionOffset)|};

        private void ConfirmAll(IEnumerable<ConsumeResult<string, string>> results) => {|KD2106:_consumer.Commit(Places(results))|};

        private static IEnumerable<TopicPartitionOffset> Places(IEnumerable<ConsumeResult<string, string>> results)
        {
            foreach (var result in results)
            {
                yield return new TopicPartitionOffset(result.TopicPartition, result.Offset);
            }
        }
        """);

    [Fact]
    public Task TopLevelStatements() => Verify.Program<ConsumeLoopAnalyzer>("""
        IConsumer<string, string> consumer = null!;
        while (true)
        {
            var result = consumer.Consume(1000);
            System.IO.File.AppendAllText("a.txt", result.Message.Value);
            {|KD2106:consumer.StoreOffset(result.TopicPartitionOffset)|};
        }
        """);
}
