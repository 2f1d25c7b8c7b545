using KafkaDurability.Analyzers.Tests.Verifiers;

namespace KafkaDurability.Analyzers.Tests.Rules.Consumer;

public class AutoCommitLeftOnTests
{
    private const string Group = ConsumerProgram.Group;

    [Theory]
    [InlineData("var config = {|KD2002:new ConsumerConfig { GROUP }|};")]
    [InlineData("ConsumerConfig config = {|KD2002:new() { GROUP }|};")]
    [InlineData("var config = {|KD2002:new ConsumerConfig()|}; config.GroupId = \"orders\"; config.AutoOffsetReset = AutoOffsetReset.Earliest;")]
    [InlineData("var config = {|KD2002:new ConsumerConfig()|}; config.Set(\"group.id\", \"orders\"); config.Set(\"auto.offset.reset\", \"earliest\");")]
    [InlineData("var config = {|KD2002:new Dictionary<string, string> { [\"group.id\"] = \"orders\", [\"auto.offset.reset\"] = \"earliest\" }|};")]
    [InlineData("var config = {|KD2002:new Dictionary<string, string> { { \"group.id\", \"orders\" }, { \"auto.offset.reset\", \"smallest\" } }|};")]
    [InlineData("var pairs = new Dictionary<string, string> { [\"group.id\"] = \"orders\", [\"auto.offset.reset\"] = \"earliest\" }; var config = {|KD2002:new ConsumerConfig(pairs)|};")]
    [InlineData("var shared = new ClientConfig { BootstrapServers = \"b\" }; var config = {|KD2002:new ConsumerConfig(shared) { GROUP }|};")]
    [InlineData("KeyValuePair<string, string>[] config = {|KD2002:[new(\"group.id\", \"orders\"), new(\"auto.offset.reset\", \"earliest\")]|};")]
    [InlineData("var config = {|KD2002:new[] { KeyValuePair.Create(\"group.id\", \"orders\"), KeyValuePair.Create(\"auto.offset.reset\", \"earliest\") }|};")]
    [InlineData("var config = {|KD2002:new ConsumerConfig { GROUP, EnableAutoOffsetStore = true }|};")]
    [InlineData("var config = {|KD2002:new ConsumerConfig { GROUP, AutoCommitIntervalMs = 100 }|};")]
    [InlineData("var config = {|KD2002:new ConsumerConfig { GROUP, EnableAutoCommit = null }|};")]
    [InlineData("var config = {|KD2002:new ConsumerConfig { GROUP, EnablePartitionEof = false, SessionTimeoutMs = 10000 }|};")]
    public Task LeftOn(string config) => ConsumerProgram.Reports(config.Replace("GROUP", Group, StringComparison.Ordinal));

    [Theory]
    [InlineData("var config = new ConsumerConfig { GROUP, EnableAutoCommit = false };")]
    [InlineData("var config = new ConsumerConfig { GROUP, EnableAutoOffsetStore = false };")]
    [InlineData("var config = new ConsumerConfig { GROUP }; config.EnableAutoCommit = false;")]
    [InlineData("var config = new ConsumerConfig { GROUP }; config.Set(\"enable.auto.commit\", \"0\");")]
    [InlineData("var config = new ConsumerConfig { GROUP }; config.Set(\"enable.auto.offset.store\", \"F\");")]
    [InlineData("var config = new ConsumerConfig { GROUP }; config.EnableAutoCommit ??= false;")]
    [InlineData("const bool Auto = false; var config = new ConsumerConfig { GROUP, EnableAutoCommit = Auto };")]
    [InlineData("var config = new ConsumerConfig { GROUP, EnableAutoCommit = bool.Parse(Environment.GetEnvironmentVariable(\"AUTO\")!) };")]
    [InlineData("var config = new ConsumerConfig { GROUP, EnableAutoOffsetStore = DateTime.Now.Year < 2000 };")]
    [InlineData("var config = new ConsumerConfig { GROUP }; if (token.CanBeCanceled) { config.EnableAutoCommit = false; }")]
    [InlineData("var config = new ConsumerConfig { GROUP }; foreach (var key in new[] { \"a\" }) { config.Set(key, \"false\"); }")]
    [InlineData("var pairs = new Dictionary<string, string> { [\"enable.auto.commit\"] = \"false\" }; var config = new ConsumerConfig(pairs) { GROUP };")]
    [InlineData("var shared = new ClientConfig(); shared.Set(\"enable.auto.commit\", \"false\"); var config = new ConsumerConfig(shared) { GROUP };")]
    [InlineData("var config = new ConsumerConfig(new ClientConfig(new Dictionary<string, string> { [\"enable.auto.commit\"] = \"false\" })) { GROUP };")]
    public Task SwitchedOffOrNotKnown(string config) => ConsumerProgram.Committing(config.Replace("GROUP", Group, StringComparison.Ordinal));

    /// <summary>A group that is new on each start reads along; it has no offsets to lose.</summary>
    [Theory]
    [InlineData("Guid.NewGuid().ToString()")]
    [InlineData("$\"tail-{Guid.NewGuid()}\"")]
    [InlineData("\"tail-\" + Guid.NewGuid().ToString(\"N\")")]
    [InlineData("string.Format(\"tail-{0}\", Guid.NewGuid())")]
    [InlineData("System.IO.Path.GetRandomFileName()")]
    public Task TailReader(string group) => ConsumerProgram.Reports($"var config = new ConsumerConfig {{ GroupId = {group} }};");

    [Fact]
    public Task TailReaderThroughALocal() => ConsumerProgram.Reports("""
        var id = Guid.NewGuid();
                var group = "tail-" + id;
                var config = new ConsumerConfig { GroupId = group };
        """);

    [Theory]
    [InlineData("consumer.Assign(new TopicPartitionOffset(\"orders\", 0, Offset.Beginning)); var result = consumer.Consume(token); Process(result.Message.Value);")]
    [InlineData("consumer.Assign(new[] { new TopicPartition(\"orders\", 0) }); consumer.Seek(new TopicPartitionOffset(\"orders\", 0, 5)); Process(consumer.Consume(token).Message.Value);")]
    [InlineData("var ends = consumer.QueryWatermarkOffsets(new TopicPartition(\"orders\", 0), TimeSpan.FromSeconds(5)); Process(ends.High.ToString());")]
    [InlineData("Process(consumer.Committed(TimeSpan.FromSeconds(5)).Count.ToString());")]
    [InlineData("consumer.Close();")]
    public Task ConsumerThatDoesNotSubscribe(string use) => VerifyAll.Reports(ConsumerProgram.Uses($"var config = new ConsumerConfig {{ {Group} }};", use));

    [Theory]
    [InlineData("consumer.Subscribe(\"orders\");")]
    [InlineData("consumer.Subscribe(new[] { \"orders\", \"^retry-.*\" });")]
    [InlineData("((IConsumer<string, string>)consumer).Subscribe(\"orders\");")]
    [InlineData("var same = consumer; same.Subscribe(\"orders\");")]
    [InlineData("consumer?.Subscribe(\"orders\");")]
    [InlineData("if (token.CanBeCanceled) { consumer.Subscribe(\"orders\"); } else { consumer.Assign(new TopicPartition(\"orders\", 0)); }")]
    public Task EverySubscription(string use) => VerifyAll.Reports(ConsumerProgram.Uses($"var config = {{|KD2002:new ConsumerConfig {{ {Group} }}|}};", use));

    [Fact]
    public Task AdminAndProducerConfigs() => VerifyAll.Reports("""
        class Topics
        {
            void Run()
            {
                var client = new ClientConfig { BootstrapServers = "b" };
                using var admin = new AdminClientBuilder(client).Build();
                var config = new ProducerConfig { EnableIdempotence = true };
                using var producer = new ProducerBuilder<string, string>(config).Build();
            }
        }
        """);

    [Fact]
    public Task ConfigAndLoopTogether() => VerifyAll.Fix(
        ConsumerProgram.Of($"var config = {{|KD2002:new ConsumerConfig {{ {Group} }}|}};"),
        ConsumerProgram.Of($"var config = new ConsumerConfig {{ {Group}, EnableAutoOffsetStore = false }};", ConsumerProgram.StoreLoop));

    [Fact]
    public Task ConfigAndLoopTogetherInADictionary() => VerifyAll.Fix(
        ConsumerProgram.Of("var config = {|KD2002:new Dictionary<string, string> { [\"group.id\"] = \"orders\", [\"auto.offset.reset\"] = \"earliest\" }|};"),
        ConsumerProgram.Of(
            "var config = new Dictionary<string, string> { [\"group.id\"] = \"orders\", [\"auto.offset.reset\"] = \"earliest\", [\"enable.auto.offset.store\"] = \"false\" };",
            ConsumerProgram.StoreLoop));

    [Fact]
    public Task AnExplicitStoreIsChanged() => VerifyAll.Fix(
        ConsumerProgram.Of($"var config = {{|KD2002:new ConsumerConfig {{ {Group}, EnableAutoOffsetStore = true }}|}};"),
        ConsumerProgram.Of($"var config = new ConsumerConfig {{ {Group}, EnableAutoOffsetStore = false }};", ConsumerProgram.StoreLoop));

    [Fact]
    public Task FixAllMendsEachConsumer() => VerifyAll.Fix(
        Twice($"{{|KD2002:new ConsumerConfig {{ {Group} }}|}}", ""),
        Twice($"new ConsumerConfig {{ {Group}, EnableAutoOffsetStore = false }}", "\n                CONSUMER.StoreOffset(result);"));

    [Fact]
    public Task InTheEditorTheCommitIsLeftToTheUser() => VerifyAll.Suggestion(
        ConsumerProgram.Of($"var config = {{|KD2002:new ConsumerConfig {{ {Group} }}|}};", ConsumerProgram.CommitLoop),
        ConsumerProgram.Of($"var config = new ConsumerConfig {{ {Group}, EnableAutoCommit = false }};", ConsumerProgram.CommitLoop));

    /// <summary>Where it is not evident when a message is done, no offset is stored for the user.</summary>
    [Theory]
    [InlineData("while (true) { Process(consumer.Consume(token).Message.Value); }")]
    [InlineData("var batch = new List<string>(); while (true) { var result = consumer.Consume(token); batch.Add(result.Message.Value); if (batch.Count > 9) { Process(batch[0]); batch.Clear(); } }")]
    [InlineData("var text = \"\"; while (true) { var result = consumer.Consume(token); text += result.Message.Value; if (text.Length > 99) { Process(text); text = \"\"; } }")]
    [InlineData("var queue = System.Threading.Channels.Channel.CreateUnbounded<string>(); while (true) { var result = consumer.Consume(token); queue.Writer.WriteAsync(result.Message.Value).AsTask().Wait(); }")]
    [InlineData("var queue = System.Threading.Channels.Channel.CreateUnbounded<string>(); while (true) { var result = consumer.Consume(token); queue.Writer.TryWrite(result.Message.Value); }")]
    [InlineData("var waiting = new System.Collections.Concurrent.ConcurrentQueue<string>(); Process(waiting.Count.ToString()); while (true) { var result = consumer.Consume(token); waiting.Enqueue(result.Message.Value); }")]
    [InlineData("async Task EnqueueAsync(string text) { await Task.Yield(); Process(text); } while (true) { var result = consumer.Consume(token); EnqueueAsync(result.Message.Value).Wait(); }")]
    [InlineData("while (true) { var result = consumer.Consume(token); if (result.Message.Key == \"a\") { continue; } Process(result.Message.Value); }")]
    [InlineData("while (true) { var result = consumer.Consume(token); Process(result.Message.Value); consumer.Commit(result); }")]
    [InlineData("while (true) { var result = consumer.Consume(token); Process(result.Message.Value); if (token.IsCancellationRequested) { Process(consumer.Consume(0)?.Message.Value ?? \"\"); } }")]
    public async Task NoFixAllWhereTheLoopIsNotSimple(string loop)
    {
        var flagged = ConsumerProgram.Of($"var config = {{|KD2002:new ConsumerConfig {{ {Group} }}|}};", loop);
        await VerifyAll.Fix(flagged, flagged);
        var off = loop.Contains("Commit(", StringComparison.Ordinal) ? "EnableAutoCommit = false" : "{|KD2005:EnableAutoCommit = false|}";
        await VerifyAll.Suggestion(flagged, ConsumerProgram.Of($"var config = new ConsumerConfig {{ {Group}, {off} }};", loop));
    }

    [Fact]
    public async Task NoFixAllWhereTheLoopIsInAnotherFile()
    {
        const string Loop = """
            partial class Orders
            {
                private readonly IConsumer<string, string> _consumer;

                void Run(CancellationToken token)
                {
                    _consumer.Subscribe("orders");
                    try
                    {
                        while (true)
                        {
                            var result = _consumer.Consume(token);
                            Process(result.Message.Value);
                        }
                    }
                    finally
                    {
                        _consumer.Close();
                    }
                }

                static void Process(string text) => System.IO.File.AppendAllText("done.txt", text);
            }
            """;
        const string Flagged = $$"""
            partial class Orders
            {
                public Orders()
                {
                    var config = {|KD2002:new ConsumerConfig { {{Group}} }|};
                    _consumer = new ConsumerBuilder<string, string>(config).Build();
                }
            }
            """;
        await VerifyAll.Fix(Flagged, Flagged, Loop);
        await VerifyAll.Suggestion(
            Flagged, Flagged.Replace("{|KD2002:", "").Replace(" }|}", ", {|KD2005:EnableAutoCommit = false|} }"), Loop);
    }

    [Fact]
    public Task FixAcrossMembers() => VerifyAll.Fix(
        Worker($"{{|KD2002:new ConsumerConfig {{ {Group} }}|}}", ""),
        Worker($"new ConsumerConfig {{ {Group}, EnableAutoOffsetStore = false }}", "\n                _consumer.StoreOffset(result);"));

    /// <summary>The loop serves two consumers: a StoreOffset in it would throw for the one whose settings stay as they are.</summary>
    [Theory]
    [InlineData("Loop(FIRST, token); Loop(SECOND, token);", "")]
    [InlineData("Loop(token.CanBeCanceled ? FIRST : SECOND, token);", "")]
    [InlineData("_consumer = token.CanBeCanceled ? FIRST : SECOND; Loop(_consumer, token);", "")]
    [InlineData("Loop(FIRST, token);", "void Second(CancellationToken token) => Loop(SECOND, token);")]
    public async Task NoFixAllWhereTheLoopIsShared(string calls, string members)
    {
        foreach (var second in new[] { "EnableAutoCommit = false", "EnableAutoOffsetStore = false" })
        {
            var flagged = Shared(calls, members, $"{{|KD2002:new ConsumerConfig {{ {Group} }}|}}", $"new ConsumerConfig {{ {Group}, {{|KD2005:{second}|}} }}");
            await VerifyAll.Fix(flagged, flagged);
        }
    }

    [Fact]
    public Task FixInAHelperOfOneConsumer() => VerifyAll.Fix(
        Shared("Loop(FIRST, token);", "", $"{{|KD2002:new ConsumerConfig {{ {Group} }}|}}", ""),
        Shared("Loop(FIRST, token);", "", $"new ConsumerConfig {{ {Group}, EnableAutoOffsetStore = false }}", "", "\n            consumer.StoreOffset(result);"));

    private static string Shared(string calls, string members, string first, string second, string store = "") => $$"""
        class Both
        {
            private IConsumer<string, string> _consumer;

            void Run(CancellationToken token)
            {
                {{calls}}
            }

            {{members}}

            private static void Loop(IConsumer<string, string> consumer, CancellationToken token)
            {
                consumer.Subscribe("orders");
                while (true)
                {
                    var result = consumer.Consume(token);
                    Process(result.Message.Value);{{store}}
                }
            }

            private static void Process(string text) => System.IO.File.AppendAllText("done.txt", text);
        }
        """.Replace("FIRST", $"new ConsumerBuilder<string, string>({first}).Build()", StringComparison.Ordinal)
            .Replace("SECOND", $"new ConsumerBuilder<string, string>({second}).Build()", StringComparison.Ordinal);

    private static string Worker(string config, string store) => $$"""
        using Microsoft.Extensions.Hosting;

        class Worker : BackgroundService
        {
            private readonly IConsumer<string, string> _consumer;

            public Worker() => _consumer = new ConsumerBuilder<string, string>({{config}}).Build();

            protected override async Task ExecuteAsync(CancellationToken token)
            {
                _consumer.Subscribe("orders");
                try
                {
                    while (!token.IsCancellationRequested)
                    {
                        var result = _consumer.Consume(token);
                        await System.IO.File.AppendAllTextAsync("done.txt", result.Message.Value);{{store}}
                    }
                }
                finally
                {
                    _consumer.Close();
                }
            }
        }
        """;

    private static string Twice(string config, string store) => $$"""
        class Both
        {
            static void Process(string text) => System.IO.File.AppendAllText("done.txt", text);

            void Orders(CancellationToken token)
            {
                using var orders = new ConsumerBuilder<string, string>({{config}}).Build();
                orders.Subscribe("orders");
                try
                {
                    while (true)
                    {
                        var result = orders.Consume(token);
                        Process(result.Message.Value);{{store.Replace("CONSUMER", "orders")}}
                    }
                }
                finally
                {
                    orders.Close();
                }
            }

            void Returns(CancellationToken token)
            {
                using var returns = new ConsumerBuilder<string, string>({{config}}).Build();
                returns.Subscribe("returns");
                try
                {
                    while (true)
                    {
                        var result = returns.Consume(token);
                        Process(result.Message.Value);{{store.Replace("CONSUMER", "returns")}}
                    }
                }
                finally
                {
                    returns.Close();
                }
            }
        }
        """;
}
