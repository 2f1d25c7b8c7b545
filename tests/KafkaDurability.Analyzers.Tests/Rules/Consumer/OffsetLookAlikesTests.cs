namespace KafkaDurability.Analyzers.Tests.Rules.Consumer;

/// <summary>Offsets that are those of the next message, or of which that cannot be told.</summary>
public class OffsetLookAlikesTests
{
    private const string Processed = "var result = _consumer.Consume(token); handler.Handle(result.Message.Value); ";

    private const string Members = """
        private static TopicPartitionOffset Next(ConsumeResult<string, string> result) => new(result.TopicPartition, result.Offset + 1);
        private static Offset Behind(Offset offset) => offset + 1;
        private static TopicPartitionOffset Either(ConsumeResult<string, string> result) { if (result.IsPartitionEOF) { return Next(result); } return result.TopicPartitionOffset; }
        private TopicPartitionOffset Checkpoint(ConsumeResult<string, string> result) => _checkpoints[result.TopicPartition];
        private Dictionary<TopicPartition, TopicPartitionOffset> _checkpoints = new();
        private static void Correct(List<TopicPartitionOffset> offsets) { }
        private static void Fill(IList<TopicPartitionOffset> offsets) { }
        private long _next;
        public class Ledger { public void Commit(IEnumerable<TopicPartitionOffset> offsets) { } public void StoreOffset(TopicPartitionOffset offset) { } }
        private Ledger ledger = new();
        """;

    [Theory]
    [InlineData("_consumer.Commit(result);")]
    [InlineData("_consumer.StoreOffset(result);")]
    [InlineData("_consumer.Commit();")]
    [InlineData("_consumer.StoreOffset(new TopicPartitionOffset(result.TopicPartition, result.Offset + 1));")]
    [InlineData("_consumer.StoreOffset(new TopicPartitionOffset(result.TopicPartition, 1 + result.Offset.Value));")]
    [InlineData("_consumer.StoreOffset(new TopicPartitionOffset(result.TopicPartition, new Offset(result.Offset.Value + 1)));")]
    [InlineData("_consumer.StoreOffset(new TopicPartitionOffset(result.TopicPartition, checked(result.Offset + 1)));")]
    [InlineData("var offset = result.Offset; offset++; _consumer.StoreOffset(new TopicPartitionOffset(result.TopicPartition, offset));", true)]
    [InlineData("var offset = result.Offset.Value; offset++; _consumer.StoreOffset(new TopicPartitionOffset(result.TopicPartition, offset));")]
    [InlineData("var offset = result.Offset.Value; offset += 1; _consumer.StoreOffset(new TopicPartitionOffset(result.TopicPartition, offset));")]
    [InlineData("var offset = result.Offset.Value; offset = offset + 1; _consumer.StoreOffset(new TopicPartitionOffset(result.TopicPartition, offset));")]
    [InlineData("var offset = result.Offset.Value; _consumer.StoreOffset(new TopicPartitionOffset(result.TopicPartition, ++offset));")]
    [InlineData("var offset = result.Offset.Value; System.Threading.Interlocked.Increment(ref offset); _consumer.StoreOffset(new TopicPartitionOffset(result.TopicPartition, offset));")]
    [InlineData("var offset = result.Offset; if (token.CanBeCanceled) { offset += 1; } _consumer.StoreOffset(new TopicPartitionOffset(result.TopicPartition, offset));")]
    [InlineData("var offset = token.CanBeCanceled ? result.Offset : result.Offset + 1; _consumer.StoreOffset(new TopicPartitionOffset(result.TopicPartition, offset));")]
    [InlineData("var offset = result.Offset; if (token.CanBeCanceled) { offset = _consumer.Position(result.TopicPartition); } _consumer.StoreOffset(new TopicPartitionOffset(result.TopicPartition, offset));")]
    [InlineData("var nextOffset = result.Offset + 1; _consumer.StoreOffset(new TopicPartitionOffset(result.TopicPartition, nextOffset));")]
    [InlineData("_consumer.StoreOffset(new TopicPartitionOffset(result.TopicPartition, _consumer.Position(result.TopicPartition)));")]
    [InlineData("_consumer.StoreOffset(_consumer.PositionTopicPartitionOffset(result.TopicPartition));")]
    [InlineData("_consumer.Commit(_consumer.Assignment.Select(part => new TopicPartitionOffset(part, _consumer.Position(part))));")]
    [InlineData("_consumer.Commit(_consumer.Committed(TimeSpan.FromSeconds(1)));")]
    [InlineData("_consumer.Commit(_consumer.OffsetsForTimes(new[] { new TopicPartitionTimestamp(result.TopicPartition, result.Message.Timestamp) }, TimeSpan.FromSeconds(1)));")]
    [InlineData("_consumer.StoreOffset(Next(result));")]
    [InlineData("_consumer.StoreOffset(new TopicPartitionOffset(result.TopicPartition, Behind(result.Offset)));")]
    [InlineData("_consumer.StoreOffset(Either(result));")]
    [InlineData("_consumer.StoreOffset(Checkpoint(result));")]
    [InlineData("_consumer.Commit(new[] { result }.Select(Next));")]
    [InlineData("_consumer.Commit(new[] { result }.Select(r => r.TopicPartitionOffset).Select(o => new TopicPartitionOffset(o.TopicPartition, o.Offset + 1)));")]
    [InlineData("var all = new Dictionary<TopicPartition, Offset>(); all[result.TopicPartition] = result.Offset + 1; _consumer.Commit(all.Select(e => new TopicPartitionOffset(e.Key, e.Value)));")]
    [InlineData("var all = new Dictionary<TopicPartition, Offset>(); all[result.TopicPartition] = result.Offset; _consumer.Commit(all.Select(e => new TopicPartitionOffset(e.Key, e.Value + 1)));")]
    [InlineData("var all = new Dictionary<TopicPartition, long>(); all[result.TopicPartition] = result.Offset; all[result.TopicPartition]++; _consumer.Commit(all.Select(e => new TopicPartitionOffset(e.Key, e.Value)));")]
    [InlineData("var all = new Dictionary<TopicPartition, long>(); all[result.TopicPartition] = result.Offset; all[result.TopicPartition] += 1; _consumer.Commit(all.Select(e => new TopicPartitionOffset(e.Key, e.Value)));")]
    [InlineData("var all = new Dictionary<TopicPartition, long>(); all[result.TopicPartition] = result.Offset; all[result.TopicPartition] = all[result.TopicPartition] + 1; _consumer.Commit(all.Select(e => new TopicPartitionOffset(e.Key, e.Value)));")]
    [InlineData("var all = new Dictionary<TopicPartition, long>(); all.TryAdd(result.TopicPartition, result.Offset); foreach (var key in all.Keys.ToList()) { System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrNullRef(all, key)++; } _consumer.Commit(all.Select(e => new TopicPartitionOffset(e.Key, e.Value)));")]
    [InlineData("var all = new List<TopicPartitionOffset>(); all.Add(result.TopicPartitionOffset); all[0] = Next(result); _consumer.Commit(all);")]
    [InlineData("var all = new List<TopicPartitionOffset> { result.TopicPartitionOffset }; Correct(all); _consumer.Commit(all);")]
    [InlineData("var all = new List<TopicPartitionOffset> { result.TopicPartitionOffset }; Fill(all); _consumer.Commit(all);")]
    [InlineData("var all = new List<TopicPartitionOffset> { result.TopicPartitionOffset }; var other = all; other[0] = Next(result); _consumer.Commit(all);")]
    [InlineData("var all = new List<TopicPartitionOffset>(_consumer.Committed(TimeSpan.FromSeconds(1))); all.Add(result.TopicPartitionOffset); _consumer.Commit(all);")]
    [InlineData("var all = new List<TopicPartitionOffset>(); all.AddRange(_consumer.Committed(TimeSpan.FromSeconds(1))); all.Add(result.TopicPartitionOffset); _consumer.Commit(all);")]
    [InlineData("_next = result.Offset; _consumer.StoreOffset(new TopicPartitionOffset(result.TopicPartition, _next + 1));")]
    [InlineData("_next = result.Offset; _next++; _consumer.StoreOffset(new TopicPartitionOffset(result.TopicPartition, _next));")]
    [InlineData("_consumer.Seek(result.TopicPartitionOffset);")]
    [InlineData("_consumer.Assign(result.TopicPartitionOffset);")]
    [InlineData("_consumer.Assign(new[] { result.TopicPartitionOffset });")]
    [InlineData("_consumer.StoreOffset(result.TopicPartitionOffset); _consumer.Seek(result.TopicPartitionOffset);")]
    [InlineData("if (result.Message.Key == \"bad\") { _consumer.Commit(new[] { result.TopicPartitionOffset }); throw new InvalidOperationException(); }")]
    [InlineData("logger.LogInformation(\"at {Place}\", result.TopicPartitionOffset);")]
    [InlineData("if (_lastOffset == result.Offset) { continue; } _consumer.StoreOffset(result);")]
    [InlineData("ledger.Commit(new[] { result.TopicPartitionOffset }); ledger.StoreOffset(result.TopicPartitionOffset);")]
    [InlineData("_consumer.StoreOffset(new TopicPartitionOffset(result.TopicPartition, 5));")]
    [InlineData("_consumer.StoreOffset(new TopicPartitionOffset(result.TopicPartition, Offset.End));")]
    [InlineData("_consumer.StoreOffset(new TopicPartitionOffset(result.TopicPartition, long.Parse(result.Message.Value)));")]
    [InlineData("_consumer.StoreOffset(new TopicPartitionOffset(result.TopicPartition, result.Offset.Value | 1));")]
    [InlineData("result.Offset += 1; _consumer.StoreOffset(result.TopicPartitionOffset);")]
    [InlineData("result.TopicPartitionOffset = Next(result); _consumer.StoreOffset(result.TopicPartitionOffset);")]
    public Task NextOrUnknown(string commit, bool errors = false) => ConsumeLoop.VerifyMethod(
        $$"""while (!token.IsCancellationRequested) { {{Processed}} {{commit}} }""", Members, errors);

    /// <summary>Before the processing, the own offset says: go on with this one.</summary>
    [Theory]
    [InlineData("_consumer.StoreOffset(result.TopicPartitionOffset); handler.Handle(result.Message.Value);")]
    [InlineData("var value = result.Message.Value; _consumer.StoreOffset(result.TopicPartitionOffset); handler.Handle(value);")]
    [InlineData("var order = JsonSerializer.Deserialize<Order>(result.Message.Value); _consumer.StoreOffset(result.TopicPartitionOffset); await handler.HandleAsync(order!);")]
    [InlineData("var place = result.TopicPartitionOffset; _consumer.StoreOffset(place); handler.HandleResult(result);")]
    [InlineData("_consumer.StoreOffset(result.TopicPartitionOffset); _seen.Add(result.Message.Value);")]
    [InlineData("_seen.Add(result.Message.Value); _consumer.StoreOffset(result.TopicPartitionOffset);")]
    [InlineData("_consumer.StoreOffset(result.TopicPartitionOffset); result.Message.Value.Split(',').ToList().ForEach(handler.Handle);")]
    [InlineData("logger.LogInformation(result.Message.Value); _consumer.StoreOffset(result.TopicPartitionOffset); await producer.ProduceAsync(\"out\", result.Message);")]
    [InlineData("try { handler.Handle(result.Message.Value); } catch { _consumer.StoreOffset(result.TopicPartitionOffset); }")]
    [InlineData("var place = result.TopicPartitionOffset; try { handler.Handle(result.Message.Value); } catch { _consumer.StoreOffset(place); }")]
    [InlineData("_ = handler.TryHandleAsync(result.Message.Value); _consumer.StoreOffset(result.TopicPartitionOffset);")]
    [InlineData("_ = Task.Run(() => handler.Handle(result.Message.Value)); _consumer.StoreOffset(result.TopicPartitionOffset);")]
    [InlineData("ThreadPool.QueueUserWorkItem(_ => handler.Handle(result.Message.Value)); _consumer.StoreOffset(result.TopicPartitionOffset);")]
    [InlineData("await _channel.Writer.WriteAsync(result); _consumer.StoreOffset(result.TopicPartitionOffset);")]
    [InlineData("if (!await handler.TryHandleAsync(result.Message.Value)) { _consumer.StoreOffset(result.TopicPartitionOffset); break; } _consumer.StoreOffset(result);")]
    [InlineData("if (await handler.TryHandleAsync(result.Message.Value)) _consumer.StoreOffset(result); else _consumer.StoreOffset(result.TopicPartitionOffset);")]
    [InlineData("try { handler.Handle(result.Message.Value); } finally { _consumer.StoreOffset(result.TopicPartitionOffset); }")]
    public Task AheadOfTheProcessing(string body) => ConsumeLoop.Verify(
        "var result = _consumer.Consume(token); " + body, "private System.Threading.Channels.Channel<ConsumeResult<string, string>> _channel = null!;");

    /// <summary>The offset of the one behind the processed one.</summary>
    [Fact]
    public Task OffsetOfTheNextOne() => ConsumeLoop.VerifyMethod("""
        var current = _consumer.Consume(token);
        while (true)
        {
            var next = _consumer.Consume(token);
            handler.Handle(current.Message.Value);
            _consumer.StoreOffset(next.TopicPartitionOffset);
            current = next;
        }
        """);

    [Theory]
    [InlineData("new[] { results[0].TopicPartitionOffset }")]
    [InlineData("new[] { results.First().TopicPartitionOffset }")]
    [InlineData("new[] { results.OrderBy(r => r.Offset.Value).First().TopicPartitionOffset }")]
    [InlineData("new[] { results.MinBy(r => r.Offset.Value)!.TopicPartitionOffset }")]
    [InlineData("new[] { results.OrderByDescending(r => r.Offset.Value).Last().TopicPartitionOffset }")]
    [InlineData("results.GroupBy(r => r.TopicPartition).Select(g => g.First().TopicPartitionOffset)")]
    [InlineData("results.GroupBy(r => r.TopicPartition).Select(g => new TopicPartitionOffset(g.Key, g.Min(r => r.Offset.Value)))")]
    [InlineData("results.GroupBy(r => r.TopicPartition).Select(g => new TopicPartitionOffset(g.Key, g.Max(r => r.Offset.Value) + 1))")]
    [InlineData("results.GroupBy(r => r.TopicPartition).Select(g => new TopicPartitionOffset(g.Key, g.Max(r => r.Offset.Value + 1)))")]
    [InlineData("results.Where(r => !Done(r)).Select(r => r.TopicPartitionOffset)")]
    [InlineData("results.Select(r => Done(r) ? new TopicPartitionOffset(r.TopicPartition, r.Offset + 1) : r.TopicPartitionOffset)")]
    [InlineData("new[] { Oldest(results).TopicPartitionOffset }")]
    [InlineData("new[] { Pending().TopicPartitionOffset }")]
    [InlineData("Places(results)")]
    [InlineData("Starts(results)")]
    public Task StartOfABatch(string offsets) => ConsumeLoop.VerifyMembers($$"""
        public void Finish(List<ConsumeResult<string, string>> results, Func<IEnumerable<ConsumeResult<string, string>>, IEnumerable<TopicPartitionOffset>> Places)
        {
            foreach (var result in results)
            {
                handler.Handle(result.Message.Value);
            }

            _consumer.Commit({{offsets}});
        }

        private readonly Queue<ConsumeResult<string, string>> _pending = new();
        private ConsumeResult<string, string> Pending() => _pending.Peek();
        private static bool Done(ConsumeResult<string, string> result) => result.Message.Key == "";
        private static ConsumeResult<string, string> Oldest(List<ConsumeResult<string, string>> results) => results[0];
        private static IEnumerable<TopicPartitionOffset> Starts(List<ConsumeResult<string, string>> results) { yield return results[0].TopicPartitionOffset; }
        """);

    [Fact]
    public Task BatchCommittedAheadOfItsProcessing() => ConsumeLoop.VerifyMembers("""
        public void Finish(List<ConsumeResult<string, string>> results)
        {
            _consumer.Commit(results.Select(r => r.TopicPartitionOffset));
            foreach (var result in results)
            {
                handler.Handle(result.Message.Value);
            }
        }
        """);

    /// <summary>What is committed when the next message arrives lies behind it.</summary>
    [Fact]
    public Task NextMessageAsTheMark() => ConsumeLoop.VerifyMethod("""
        var batch = new List<ConsumeResult<string, string>>();
        while (true)
        {
            var result = _consumer.Consume(token);
            if (batch.Count == 100)
            {
                foreach (var item in batch)
                {
                    handler.Handle(item.Message.Value);
                }

                _consumer.Commit(new[] { result.TopicPartitionOffset });
                batch.Clear();
            }

            batch.Add(result);
        }
        """);

    /// <summary>The lists that the handlers are given hold positions.</summary>
    [Fact]
    public Task ListOfAHandler() => ConsumeLoop.VerifyMembers("""
        private void Build(ConsumerBuilder<string, string> builder)
        {
            builder.SetPartitionsRevokedHandler((own, partitions) => own.Commit(partitions));
            builder.SetPartitionsRevokedHandler((own, partitions) =>
            {
                foreach (var partition in partitions)
                {
                    own.StoreOffset(partition);
                    own.Commit(new[] { new TopicPartitionOffset(partition.TopicPartition, partition.Offset) });
                }
            });
        }
        """);

    [Fact]
    public Task FieldsThatOthersWrite() => ConsumeLoop.VerifyMembers("""
        internal readonly Dictionary<TopicPartition, Offset> _shared = new();
        private readonly Dictionary<TopicPartition, Offset> _ahead = new();
        private readonly Dictionary<TopicPartition, Offset> _mixed = new();
        private readonly Dictionary<TopicPartition, Offset> _lent = new();
        private ConsumeResult<string, string>? _pending;

        public IDictionary<TopicPartition, Offset> Lent => _lent;

        public void Run(CancellationToken token)
        {
            var result = _consumer.Consume(token);
            _ahead[result.TopicPartition] = result.Offset;
            handler.Handle(result.Message.Value);
            _shared[result.TopicPartition] = result.Offset;
            _mixed[result.TopicPartition] = result.Offset;
            _lent[result.TopicPartition] = result.Offset;
            _pending = result;
        }

        private void Skip(TopicPartition partition) => _mixed[partition] = _mixed[partition] + 1;

        private void Flush()
        {
            _consumer.Commit(_shared.Select(entry => new TopicPartitionOffset(entry.Key, entry.Value)));
            _consumer.Commit(_ahead.Select(entry => new TopicPartitionOffset(entry.Key, entry.Value)));
            _consumer.Commit(_mixed.Select(entry => new TopicPartitionOffset(entry.Key, entry.Value)));
            _consumer.Commit(_lent.Select(entry => new TopicPartitionOffset(entry.Key, entry.Value)));
            _consumer.StoreOffset(_pending!.TopicPartitionOffset);
        }
        """);

    [Fact]
    public Task SetupOfAMock() => ConsumeLoop.VerifyMembers("""
        public void Setup(Action<System.Linq.Expressions.Expression<Action<IConsumer<string, string>>>> setup, ConsumeResult<string, string> result) =>
            setup(c => c.StoreOffset(result.TopicPartitionOffset));
        """);

    [Theory]
    [InlineData("_consumer.StoreOffset(result.TopicPartitionOffset")]
    [InlineData("_consumer.StoreOffset(result.")]
    [InlineData("_consumer.StoreOffset();")]
    [InlineData("_consumer.StoreOffset(null!); _consumer.Commit(new TopicPartitionOffset[0]);")]
    [InlineData("_consumer.Commit(new[] { missing.TopicPartitionOffset });")]
    [InlineData("_consumer.Commit(new[] { new TopicPartitionOffset() });")]
    [InlineData("_consumer.Commit(missing.Select(r => r.TopicPartitionOffset));")]
    [InlineData("var a = b; var b = a; _consumer.Commit(a);")]
    [InlineData("dynamic other = result; _consumer.Commit(new[] { (TopicPartitionOffset)other.TopicPartitionOffset });")]
    [InlineData("TopicPartitionOffset Own() => Own(); _consumer.StoreOffset(Own());")]
    [InlineData("Func<ConsumeResult<string, string>, TopicPartitionOffset> own = r => r.TopicPartitionOffset; _consumer.StoreOffset(own(result));")]
    public Task BadInput(string commit) => ConsumeLoop.VerifyMethod(Processed + commit, errors: true);

    [Fact]
    public Task ManyCallsAndManyValues() => ConsumeLoop.VerifyMethod(
        Processed
        + string.Concat(Enumerable.Range(0, 400).Select(i => $"var o{i} = token.CanBeCanceled ? {(i == 0 ? "result.Offset" : $"o{i - 1}")} : {(i == 0 ? "result.Offset" : $"o{i - 1}")}; _consumer.StoreOffset(new TopicPartitionOffset(result.TopicPartition, o{i} + 1)); "))
        + "_consumer.StoreOffset(new TopicPartitionOffset(result.TopicPartition, o399));");

    [Fact]
    public Task HundredsOfCalls() => ConsumeLoop.VerifyMethod(
        Processed + string.Concat(Enumerable.Repeat("{|KD2106:_consumer.StoreOffset(result.TopicPartitionOffset)|}; logger.LogInformation(result.Message.Value); ", 200)));
}
