using System.Globalization;
using KafkaDurability.Analyzers.CodeFixes;
using KafkaDurability.Analyzers.Tests.Verifiers;

namespace KafkaDurability.Analyzers.Tests.Rules.Consumer;

/// <summary>What the reports say, and what becomes of the code.</summary>
public class OffsetOffByOneFixTests
{
    private const string Processed = "var result = consumer.Consume(token); handle(result.Message.Value);";

    /// <summary>The overload for results adds 1.</summary>
    [Theory]
    [InlineData("consumer.Commit(new[] { result.TopicPartitionOffset })", "consumer.Commit(result)")]
    [InlineData("consumer.Commit([result.TopicPartitionOffset])", "consumer.Commit(result)")]
    [InlineData("consumer.Commit(new List<TopicPartitionOffset> { result.TopicPartitionOffset })", "consumer.Commit(result)")]
    [InlineData("consumer.Commit(new List<TopicPartitionOffset> { new(result.Topic, result.Partition, result.Offset.Value) })", "consumer.Commit(result)")]
    [InlineData("consumer.StoreOffset(result.TopicPartitionOffset)", "consumer.StoreOffset(result)")]
    [InlineData("consumer.StoreOffset(new TopicPartitionOffset(result.TopicPartition, result.Offset))", "consumer.StoreOffset(result)")]
    [InlineData("consumer.StoreOffset(new TopicPartitionOffset(result.TopicPartition, new Offset(result.Offset), result.LeaderEpoch))", "consumer.StoreOffset(result)")]
    [InlineData("consumer.StoreOffset(result!.TopicPartitionOffset)", "consumer.StoreOffset(result!)")]
    [InlineData("consumer.StoreOffset(/* last */ result.TopicPartitionOffset /* done */)", "consumer.StoreOffset(/* last */ result /* done */)")]
    [InlineData("consumer.Commit(new[] { /* last */ result.TopicPartitionOffset })", "consumer.Commit(result /* last */)")]
    [InlineData("consumer.Commit(new[]\n            {\n                result.TopicPartitionOffset, // last\n            })", "consumer.Commit(result /* last */)")]
    public Task TheResult(string commit, string mended) => Fix($"{Processed} {{|KD2106:{commit}|}}; // noted", $"{Processed} {mended}; // noted");

    [Theory]
    [InlineData("consumer.StoreOffset(new TopicPartitionOffset(partition, result.Offset))", "consumer.StoreOffset(new TopicPartitionOffset(partition, result.Offset + 1))")]
    [InlineData("consumer.StoreOffset(new TopicPartitionOffset(partition, result.Offset.Value))", "consumer.StoreOffset(new TopicPartitionOffset(partition, result.Offset.Value + 1))")]
    [InlineData("consumer.StoreOffset(new TopicPartitionOffset(partition, (long)result.Offset))", "consumer.StoreOffset(new TopicPartitionOffset(partition, (long)result.Offset + 1))")]
    [InlineData("consumer.StoreOffset(new TopicPartitionOffset(partition, new Offset(result.Offset)))", "consumer.StoreOffset(new TopicPartitionOffset(partition, new Offset(result.Offset + 1)))")]
    [InlineData("consumer.StoreOffset(new TopicPartitionOffset(partition, partition == null ? result.Offset : result.TopicPartitionOffset.Offset))", "consumer.StoreOffset(new TopicPartitionOffset(partition, (partition == null ? result.Offset : result.TopicPartitionOffset.Offset) + 1))")]
    [InlineData("consumer.Commit(offsets: new[] { result.TopicPartitionOffset })", "consumer.Commit(offsets: new[] { new TopicPartitionOffset(result.TopicPartition, result.Offset + 1) })")]
    [InlineData("consumer.Commit(new[] { result.TopicPartitionOffset, Other })", "consumer.Commit(new[] { new TopicPartitionOffset(result.TopicPartition, result.Offset + 1), Other })")]
    [InlineData("bytes.Commit(new[] { result.TopicPartitionOffset })", "bytes.Commit(new[] { new TopicPartitionOffset(result.TopicPartition, result.Offset + 1) })")]
    [InlineData("producer.SendOffsetsToTransaction(new[] { result.TopicPartitionOffset }, consumer.ConsumerGroupMetadata, timeout)", "producer.SendOffsetsToTransaction(new[] { new TopicPartitionOffset(result.TopicPartition, result.Offset + 1) }, consumer.ConsumerGroupMetadata, timeout)")]
    [InlineData("producer.SendOffsetsToTransaction([/* last */ result.TopicPartitionOffset], consumer.ConsumerGroupMetadata, timeout)", "producer.SendOffsetsToTransaction([/* last */ new TopicPartitionOffset(result.TopicPartition, result.Offset + 1)], consumer.ConsumerGroupMetadata, timeout)")]
    public Task PlusOne(string commit, string mended) => Fix($"{Processed} {{|KD2106:{commit}|}};", $"{Processed} {mended};");

    [Theory]
    [InlineData("var offset = result.Offset; Note(offset); {|KD2106:consumer.StoreOffset(new TopicPartitionOffset(partition, offset))|};", "var offset = result.Offset; Note(offset); consumer.StoreOffset(new TopicPartitionOffset(partition, offset + 1));")]
    [InlineData("var place = result.TopicPartitionOffset; {|KD2106:consumer.StoreOffset(place)|};", "var place = new TopicPartitionOffset(result.TopicPartition, result.Offset + 1); consumer.StoreOffset(place);")]
    [InlineData("var all = new List<TopicPartitionOffset>(); all.Add(result.TopicPartitionOffset); if (all.Count > 1) { {|KD2106:consumer.Commit(all)|}; all.Clear(); }", "var all = new List<TopicPartitionOffset>(); all.Add(new TopicPartitionOffset(result.TopicPartition, result.Offset + 1)); if (all.Count > 1) { consumer.Commit(all); all.Clear(); }")]
    [InlineData("var all = new Dictionary<TopicPartition, TopicPartitionOffset>(); all[result.TopicPartition] = result.TopicPartitionOffset; {|KD2106:consumer.Commit(all.Values)|};", "var all = new Dictionary<TopicPartition, TopicPartitionOffset>(); all[result.TopicPartition] = new TopicPartitionOffset(result.TopicPartition, result.Offset + 1); consumer.Commit(all.Values);")]
    [InlineData("var all = new Dictionary<TopicPartition, long>(); all[result.TopicPartition] = result.Offset; {|KD2106:consumer.Commit(all.Select(e => new TopicPartitionOffset(e.Key, e.Value)))|};", "var all = new Dictionary<TopicPartition, long>(); all[result.TopicPartition] = result.Offset; consumer.Commit(all.Select(e => new TopicPartitionOffset(e.Key, e.Value + 1)));")]
    [InlineData("var all = new Dictionary<TopicPartition, Offset> { [result.TopicPartition] = result.Offset }; var list = all.Select(e => new TopicPartitionOffset(e.Key, e.Value)).ToList(); {|KD2106:consumer.Commit(list)|};", "var all = new Dictionary<TopicPartition, Offset> { [result.TopicPartition] = result.Offset }; var list = all.Select(e => new TopicPartitionOffset(e.Key, e.Value + 1)).ToList(); consumer.Commit(list);")]
    [InlineData("var place = result.TopicPartitionOffset; {|KD2106:consumer.StoreOffset(place)|}; {|KD2106:producer.SendOffsetsToTransaction(new[] { place }, consumer.ConsumerGroupMetadata, timeout)|};", "var place = new TopicPartitionOffset(result.TopicPartition, result.Offset + 1); consumer.StoreOffset(place); producer.SendOffsetsToTransaction(new[] { place }, consumer.ConsumerGroupMetadata, timeout);")]
    public Task ThroughVariables(string commit, string mended) => Fix($"{Processed} {commit}", $"{Processed} {mended}");

    [Theory]
    [InlineData("results.Select(r => r.TopicPartitionOffset)", "results.Select(r => new TopicPartitionOffset(r.TopicPartition, r.Offset + 1))")]
    [InlineData("from r in results select r.TopicPartitionOffset", "from r in results select new TopicPartitionOffset(r.TopicPartition, r.Offset + 1)")]
    [InlineData("results.Select(r => new TopicPartitionOffset(r.TopicPartition, r.Offset)).ToList()", "results.Select(r => new TopicPartitionOffset(r.TopicPartition, r.Offset + 1)).ToList()")]
    [InlineData("results.GroupBy(r => r.TopicPartition).Select(g => g.Last().TopicPartitionOffset)", "results.GroupBy(r => r.TopicPartition).Select(g => new TopicPartitionOffset(g.Last().TopicPartition, g.Last().Offset + 1))")]
    [InlineData("results.GroupBy(r => r.TopicPartition).Select(g => new TopicPartitionOffset(g.Key, g.Max(r => r.Offset.Value)))", "results.GroupBy(r => r.TopicPartition).Select(g => new TopicPartitionOffset(g.Key, g.Max(r => r.Offset.Value) + 1))")]
    [InlineData("new[] { results.Last().TopicPartitionOffset }", "results.Last()")]
    [InlineData("new[] { results[^1].TopicPartitionOffset }", "results[^1]")]
    public Task Batches(string offsets, string mended) => Fix(
        $"foreach (var result in results) {{ handle(result.Message.Value); }} {{|KD2106:consumer.Commit({offsets})|}};",
        $"foreach (var result in results) {{ handle(result.Message.Value); }} consumer.Commit({mended});");

    /// <summary>What is read for another purpose too, or cannot be written twice, is left to the user.</summary>
    [Theory]
    [InlineData("var place = result.TopicPartitionOffset; {|KD2106:consumer.StoreOffset(place)|}; seek(place);")]
    [InlineData("var all = new List<TopicPartitionOffset>(); all.Add(result.TopicPartitionOffset); {|KD2106:consumer.Commit(all)|}; seek(all[0]);")]
    [InlineData("var place = result.TopicPartitionOffset; try { handle(result.Message.Key); {|KD2106:consumer.StoreOffset(place)|}; } catch { consumer.StoreOffset(place); }")]
    [InlineData("var place = result.TopicPartitionOffset; if (token.CanBeCanceled) { consumer.StoreOffset(place); throw new InvalidOperationException(); } {|KD2106:consumer.StoreOffset(place)|};")]
    [InlineData("var place = result.TopicPartitionOffset; if (place.Offset > 5) { {|KD2106:consumer.StoreOffset(place)|}; }")]
    [InlineData("{|KD2106:consumer.StoreOffset(Place(result))|};")]
    [InlineData("TopicPartitionOffset Own() => result.TopicPartitionOffset; {|KD2106:consumer.StoreOffset(Own())|};")]
    [InlineData("{|KD2106:consumer.Commit(new[] { result }.Select(Place))|};")]
    [InlineData("{|KD2106:consumer.Commit(new[] { result?.TopicPartitionOffset!, Other })|};")]
    [InlineData("{|KD2106:bytes.StoreOffset(results.MaxBy(r => r.Offset.Value)!.TopicPartitionOffset)|};")]
    public Task NoFix(string commit)
    {
        var source = Around($"foreach (var one in results) {{ handle(one.Message.Value); }} {Processed} {commit}");
        return Verify.Fix<ConsumeLoopAnalyzer, OffsetFixer>(source, source);
    }

    [Fact]
    public Task AllAtOnce() => Fix(
        """
        while (true)
            {
                var result = consumer.Consume(token);
                handle(result.Message.Value);
                {|KD2106:consumer.StoreOffset(result.TopicPartitionOffset)|};
                if (result.Offset % 100 == 0)
                {
                    // The whole list.
                    {|KD2106:consumer.Commit(results.Select(r => r.TopicPartitionOffset))|};
                    {|KD2106:consumer.Commit(new[] { result.TopicPartitionOffset })|};
                }
            }
        """,
        """
        while (true)
            {
                var result = consumer.Consume(token);
                handle(result.Message.Value);
                consumer.StoreOffset(result);
                if (result.Offset % 100 == 0)
                {
                    // The whole list.
                    consumer.Commit(results.Select(r => new TopicPartitionOffset(r.TopicPartition, r.Offset + 1)));
                    consumer.Commit(result);
                }
            }
        """);

    [Fact]
    public Task OneRepairForAFieldAndItsReaders() => Verify.Fix<ConsumeLoopAnalyzer, OffsetFixer>(InField("result.TopicPartitionOffset", "{|KD2106:", "|}"), InField("new TopicPartitionOffset(result.TopicPartition, result.Offset + 1)", "", ""));

    [Fact]
    public Task TabsAndCarriageReturns() => Verify.Fix<ConsumeLoopAnalyzer, OffsetFixer>(
        Around($"{Processed}\n\t{{|KD2106:consumer.Commit(\n\t\tnew[] {{ result.TopicPartitionOffset }})|}};\n\thandle(\"\");").ReplaceLineEndings("\r\n"),
        Around($"{Processed}\n\tconsumer.Commit(\n\t\tresult);\n\thandle(\"\");").ReplaceLineEndings("\r\n"));

    [Theory]
    [InlineData("consumer.StoreOffset(result.TopicPartitionOffset);", "StoreOffset gets the offset of the processed message itself (line 5), and the group resumes there, so the message is delivered again after a restart; pass the result")]
    [InlineData("\n    var all = new List<TopicPartitionOffset> { result.TopicPartitionOffset };\n    consumer.Commit(all);", "Commit gets the offset of the processed message itself (line 6), and the group resumes there, so the message is delivered again after a restart; commit the offset + 1")]
    public async Task Says(string commit, string message)
    {
        var diagnostic = Assert.Single(await Reports.Of<ConsumeLoopAnalyzer>(Around($"{Processed} {commit}")));
        Assert.Equal("KD2106", diagnostic.Id);
        Assert.Equal(message, diagnostic.GetMessage(CultureInfo.InvariantCulture));
        Assert.Equal(commit.Contains("all", StringComparison.Ordinal) ? 1 : 0, diagnostic.AdditionalLocations.Count);
    }

    private static Task Fix(string body, string fixedBody) =>
        Verify.Fix<ConsumeLoopAnalyzer, OffsetFixer>(Around(body), Around(fixedBody));

    private static string Around(string body) => $$"""
        class Worker(IConsumer<string, string> consumer, IConsumer<byte[], byte[]> bytes, IProducer<string, string> producer, Action<string> handle, Action<TopicPartitionOffset> seek)
        {
            void Run(List<ConsumeResult<string, string>> results, TopicPartition partition, TimeSpan timeout, CancellationToken token)
            {
                {{body}}
            }

            static TopicPartitionOffset Place(ConsumeResult<string, string> own) => own.TopicPartitionOffset;
            static TopicPartitionOffset Other => new("other", 0, 5);
            static void Note(Offset offset) => Console.WriteLine(offset);
        }
        """;

    private static string InField(string place, string open, string close) => $$"""
        class Worker(IConsumer<string, string> consumer, Action<string> handle)
        {
            private readonly List<TopicPartitionOffset> _places = new();

            void Run(CancellationToken token)
            {
                var result = consumer.Consume(token);
                handle(result.Message.Value);
                _places.Add({{place}}); // remember
            }

            void Flush()
            {
                {{open}}consumer.Commit(_places){{close}};
                _places.Clear();
            }

            void Stop() => {{open}}consumer.Commit(_places){{close}};
        }
        """;
}
