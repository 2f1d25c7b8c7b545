using KafkaDurability.Analyzers.Tests.Verifiers;

namespace KafkaDurability.Analyzers.Tests.Rules.Consumer;

public class BatchCommitUnguardedTests
{
    private const string Plain = "using var consumer = new ConsumerBuilder<string, string>(config).Build();";

    private const string Counting = "var n = 0; while (true) { var r = consumer.Consume(token); Process(r.Message.Value); if (++n % 100 == 0) { {|KD2109:consumer.Commit(r)|}; } }";

    private static Task Reports(string built, string loop, string config = ConsumerProgram.Careful, string members = "") => VerifyAll.Reports($$"""
        class Orders
        {
            private int _count;

            static void Process(string text) => System.IO.File.AppendAllText("done.txt", text);

            {{members}}

            void Run(CancellationToken token)
            {
                var config = new ConsumerConfig { {{config}} };
                {{built}}
                consumer.Subscribe("orders");
                try
                {
                    {{loop}}
                }
                finally
                {
                    consumer.Close();
                }
            }
        }
        """);

    [Theory]
    [InlineData(Counting)]
    [InlineData("while (true) { var r = consumer.Consume(token); Process(r.Message.Value); if (r.Offset % 100 == 0) {|KD2109:consumer.Commit(r)|}; }")]
    [InlineData("var n = 0; while (true) { var r = consumer.Consume(token); Process(r.Message.Value); n++; if (n >= 100) { {|KD2109:consumer.Commit()|}; n = 0; } }")]
    [InlineData("while (true) { var r = consumer.Consume(token); Process(r.Message.Value); _count += 1; if (token.CanBeCanceled && _count == 100) { {|KD2109:consumer.Commit()|}; _count = 0; } }")]
    [InlineData("var last = DateTime.UtcNow; while (true) { var r = consumer.Consume(token); Process(r.Message.Value); if (DateTime.UtcNow - last > TimeSpan.FromSeconds(5)) { {|KD2109:consumer.Commit(r)|}; last = DateTime.UtcNow; } }")]
    [InlineData("var watch = System.Diagnostics.Stopwatch.StartNew(); while (true) { var r = consumer.Consume(token); Process(r.Message.Value); if (watch.ElapsedMilliseconds > 5000) { {|KD2109:consumer.Commit(r)|}; watch.Restart(); } }")]
    [InlineData("var batch = new List<ConsumeResult<string, string>>(); while (true) { batch.Add(consumer.Consume(token)); if (batch.Count >= 100) { foreach (var r in batch) { Process(r.Message.Value); } {|KD2109:consumer.Commit()|}; batch.Clear(); } }")]
    [InlineData("while (true) { var batch = new List<ConsumeResult<string, string>>(); while (batch.Count < 100) { batch.Add(consumer.Consume(token)); } foreach (var r in batch) { Process(r.Message.Value); } {|KD2109:consumer.Commit(batch[99])|}; }")]
    [InlineData("while (true) { for (var i = 0; i < 100; i++) { Process(consumer.Consume(token).Message.Value); } {|KD2109:consumer.Commit()|}; }")]
    public Task Batches(string loop) => Reports(Plain, loop);

    [Theory]
    [InlineData("while (true) { var r = consumer.Consume(token); Process(r.Message.Value); consumer.Commit(r); }")]
    [InlineData("while (true) { var r = consumer.Consume(token); if (r is null) { continue; } Process(r.Message.Value); if (r.Message.Value != null) { consumer.Commit(r); } }")]
    [InlineData("while (true) { ConsumeResult<string, string> r; do { r = consumer.Consume(1000); } while (r is null); Process(r.Message.Value); consumer.Commit(r); }")]
    [InlineData("while (true) { var r = consumer.Consume(token); var tries = 0; while (true) { try { Process(r.Message.Value); consumer.Commit(r); break; } catch (System.IO.IOException) { if (++tries >= 3) { System.IO.File.AppendAllText(\"dead.txt\", r.Message.Value); consumer.Commit(r); break; } } } }")]
    [InlineData("var n = 0; while (true) { var r = consumer.Consume(token); Process(r.Message.Value); n++; if (n == 100) { Process(\"100\"); n = 0; } else { consumer.Commit(r); } }")]
    [InlineData("var n = 0; while (true) { var r = consumer.Consume(token); Process(r.Message.Value); if (r.Message.Value.Length > n) { consumer.Commit(r); } }")]
    public Task OneByOne(string loop) => Reports(Plain, loop);

    [Theory]
    [InlineData("using var consumer = new ConsumerBuilder<string, string>(config).SetErrorHandler((_, _) => { }).Build();")]
    [InlineData("using var consumer = new ConsumerBuilder<string, string>(config).SetPartitionsLostHandler((_, _) => { }).Build();")]
    [InlineData("var builder = new ConsumerBuilder<string, string>(config); builder.SetErrorHandler((_, _) => { }); using var consumer = builder.Build();")]
    [InlineData("using var consumer = new ConsumerBuilder<string, string>(config).SetPartitionsAssignedHandler((c, parts) => { }).SetKeyDeserializer(Deserializers.Utf8).Build();")]
    public Task NoHandler(string built) => Reports(built, Counting);

    [Theory]
    [InlineData("using var consumer = new ConsumerBuilder<string, string>(config).SetPartitionsRevokedHandler((c, parts) => { }).Build();")]
    [InlineData("using var consumer = new ConsumerBuilder<string, string>(config).SetPartitionsRevokedHandler((c, parts) => { c.Commit(); }).SetErrorHandler((_, _) => { }).Build();")]
    [InlineData("var builder = new ConsumerBuilder<string, string>(config); builder.SetPartitionsRevokedHandler((c, parts) => { }); using var consumer = builder.Build();")]
    [InlineData("var builder = new ConsumerBuilder<string, string>(config); Prepare(builder); using var consumer = builder.Build();")]
    [InlineData("var builder = Builder(config); using var consumer = builder.Build();")]
    [InlineData("using var consumer = Builder(config).Build();")]
    [InlineData("using var consumer = new Own(config).Build();")]
    public Task HandlerSetOrOutOfSight(string built) => Reports(built, Counting.Replace("{|KD2109:", "", StringComparison.Ordinal).Replace("|}", "", StringComparison.Ordinal), members: """
        static void Prepare(ConsumerBuilder<string, string> builder) => builder.SetPartitionsRevokedHandler((c, parts) => { });
            static ConsumerBuilder<string, string> Builder(ConsumerConfig config) => new ConsumerBuilder<string, string>(config).SetPartitionsRevokedHandler((c, parts) => { });
            class Own : ConsumerBuilder<string, string> { public Own(ConsumerConfig config) : base(config) => SetPartitionsRevokedHandler((c, parts) => { }); }
        """);

    /// <summary>The client commits what is stored when a partition goes.</summary>
    [Fact]
    public Task NotWithAutoCommit() => Reports(
        Plain,
        "var n = 0; while (true) { var r = consumer.Consume(token); Process(r.Message.Value); consumer.StoreOffset(r); if (++n % 100 == 0) { consumer.Commit(); } }",
        ConsumerProgram.Group + ", EnableAutoOffsetStore = false");

    [Fact]
    public Task AField() => VerifyAll.Reports($$"""
        class Orders
        {
            private readonly IConsumer<string, string> _consumer;

            public Orders() => _consumer = new ConsumerBuilder<string, string>(new ConsumerConfig { {{ConsumerProgram.Careful}} }).Build();

            public void Run(CancellationToken token)
            {
                _consumer.Subscribe("orders");
                var n = 0;
                while (true)
                {
                    var result = _consumer.Consume(token);
                    Console.WriteLine(result.Message.Value);
                    if (++n % 10 == 0)
                    {
                        {|KD2109:_consumer.Commit(result)|};
                    }
                }
            }

            public void Stop() => _consumer.Close();
        }
        """);

    [Fact]
    public Task Places() => VerifyAll.Places(
        $$"""
        class Orders
        {
            void Run(CancellationToken token)
            {
                using var consumer = {|built:new ConsumerBuilder<string, string>(new ConsumerConfig { {{ConsumerProgram.Careful}} }).Build()|};
                consumer.Subscribe("orders");
                try
                {
                    for (var n = 0; ; n++)
                    {
                        var result = consumer.Consume(token);
                        Console.WriteLine(result.Message.Value);
                        if (n % 10 == 0)
                        {
                            {|commit:consumer.Commit(result)|};
                        }
                    }
                }
                finally
                {
                    consumer.Close();
                }
            }
        }
        """,
        "KD2109", "commit", "built");

    [Fact]
    public void OffUnlessAskedFor() => Assert.False(new KafkaDurability.Analyzers.Rules.BatchCommitUnguarded().Descriptor.IsEnabledByDefault);
}
