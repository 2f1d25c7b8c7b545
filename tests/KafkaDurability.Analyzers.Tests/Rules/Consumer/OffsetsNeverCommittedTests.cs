using KafkaDurability.Analyzers.Tests.Verifiers;

namespace KafkaDurability.Analyzers.Tests.Rules.Consumer;

public class OffsetsNeverCommittedTests
{
    private const string Group = ConsumerProgram.Group;

    private const string Off = "var config = new ConsumerConfig { " + Group + ", EnableAutoCommit = false };";

    private const string FlaggedOff = "var config = new ConsumerConfig { " + Group + ", {|KD2005:EnableAutoCommit = false|} };";

    private const string FlaggedStoreOff = "var config = new ConsumerConfig { " + Group + ", {|KD2005:EnableAutoOffsetStore = false|} };";

    [Theory]
    [InlineData("new ConsumerConfig { GROUP, {|KD2005:EnableAutoCommit = false|} }")]
    [InlineData("new ConsumerConfig { GROUP, {|KD2005:EnableAutoCommit = false|}, EnableAutoOffsetStore = false }")]
    [InlineData("new ConsumerConfig { GROUP, {|KD2005:EnableAutoCommit = false|}, EnableAutoOffsetStore = token.CanBeCanceled }")]
    [InlineData("new ConsumerConfig { GROUP, {|KD2005:EnableAutoOffsetStore = false|} }")]
    [InlineData("new ConsumerConfig { GROUP, EnableAutoCommit = true, {|KD2005:EnableAutoOffsetStore = false|} }")]
    [InlineData("new ConsumerConfig { GROUP, EnableAutoCommit = token.CanBeCanceled ? {|KD2005:false|} : {|KD2005:false|} }")]
    [InlineData("new ConsumerConfig { GROUP }; {|KD2005:config.EnableAutoCommit = false|}")]
    [InlineData("new ConsumerConfig { GROUP, EnableAutoCommit = true }; {|KD2005:config.EnableAutoCommit = false|}")]
    [InlineData("new ConsumerConfig { GROUP }; {|KD2005:config.Set(\"enable.auto.commit\", \"0\")|}")]
    [InlineData("new ConsumerConfig { GROUP }; {|KD2005:config.Set(\"enable.auto.offset.store\", \"F\")|}")]
    [InlineData("new ConsumerConfig { GroupId = Environment.GetEnvironmentVariable(\"NAME\"), AutoOffsetReset = AutoOffsetReset.Earliest, {|KD2005:EnableAutoCommit = false|} }")]
    [InlineData("new Dictionary<string, string> { [\"group.id\"] = \"orders\", [\"auto.offset.reset\"] = \"earliest\", {|KD2005:[\"enable.auto.commit\"] = \"false\"|} }")]
    public Task NothingCommits(string config) => ConsumerProgram.Reports($"var config = {config.Replace("GROUP", Group, StringComparison.Ordinal)};");

    [Theory]
    [InlineData("new ConsumerConfig { GROUP, {|KD2005:EnableAutoCommit = false|}, EnableAutoOffsetStore = false }")]
    [InlineData("new ConsumerConfig { GROUP, {|KD2005:EnableAutoCommit = false|}, EnableAutoOffsetStore = DateTime.Now.Year < 2000 }")]
    public Task StoredAndNeverCommitted(string config) =>
        VerifyAll.Reports(ConsumerProgram.Of($"var config = {config.Replace("GROUP", Group, StringComparison.Ordinal)};", ConsumerProgram.StoreLoop));

    [Theory]
    [InlineData("while (true) { var result = consumer.Consume(token); Process(result.Message.Value); }")]
    [InlineData("while (true) { Process(consumer.Consume(100)?.Message?.Value ?? \"\"); }")]
    [InlineData("Task.Run(() => { while (true) { Process(consumer.Consume(token).Message.Value); } });")]
    [InlineData("void Loop(IConsumer<string, string> own) { while (true) { Process(own.Consume(token).Message.Value); } } Loop(consumer);")]
    [InlineData("try { while (true) { Process(consumer.Consume(token).Message.Value); } } finally { consumer.Close(); }")]
    [InlineData("var place = consumer.Position(new TopicPartition(\"orders\", 0)); consumer.Pause(consumer.Assignment); consumer.Resume(consumer.Assignment); Process(consumer.Consume(token).Message.Value + place + consumer.Name);")]
    public Task EveryLoop(string loop) => VerifyAll.Reports(ConsumerProgram.Of(FlaggedOff, loop));

    [Theory]
    [InlineData("EnableAutoCommit = false", ConsumerProgram.CommitLoop)]
    [InlineData("EnableAutoCommit = false, EnableAutoOffsetStore = false", ConsumerProgram.CommitLoop)]
    [InlineData("EnableAutoOffsetStore = false", ConsumerProgram.CommitLoop)]
    [InlineData("EnableAutoOffsetStore = false", ConsumerProgram.StoreLoop)]
    [InlineData("EnableAutoCommit = DateTime.Now.Year < 2000", ConsumerProgram.ProcessLoop)]
    [InlineData("EnableAutoOffsetStore = DateTime.Now.Year < 2000", ConsumerProgram.ProcessLoop)]
    [InlineData("EnableAutoCommit = DateTime.Now.Year < 2000, EnableAutoOffsetStore = false", ConsumerProgram.ProcessLoop)]
    [InlineData("EnableAutoCommit = false, EnableAutoOffsetStore = false", "while (true) { var result = consumer.Consume(token); Process(result.Message.Value); consumer.StoreOffset(result); if (result.Message.Value == \"end\") { consumer.Commit(); } }")]
    [InlineData("EnableAutoCommit = false", "while (true) { var result = consumer.Consume(token); Process(result.Message.Value); consumer.Commit(new[] { new TopicPartitionOffset(result.TopicPartition, result.Offset + 1) }); }")]
    [InlineData("EnableAutoCommit = false", "while (true) { Process(consumer.Consume(token).Message.Value); consumer?.Commit(); }")]
    [InlineData("EnableAutoCommit = false", "void Done(ConsumeResult<string, string> done) => consumer.Commit(done); while (true) { var result = consumer.Consume(token); Process(result.Message.Value); Done(result); }")]
    [InlineData("EnableAutoCommit = false", "Action<ConsumeResult<string, string>> done = consumer.Commit; while (true) { var result = consumer.Consume(token); Process(result.Message.Value); done(result); }")]
    [InlineData("EnableAutoCommit = false", "using var timer = new Timer(_ => consumer.Commit(), null, 1000, 1000); while (true) { Process(consumer.Consume(token).Message.Value); }")]
    [InlineData("EnableAutoCommit = false", "dynamic any = consumer; while (true) { Process(consumer.Consume(token).Message.Value); any.Commit(); }")]
    [InlineData("EnableAutoCommit = false", "System.Linq.Expressions.Expression<Action> done = () => consumer.Commit(); while (true) { Process(consumer.Consume(token).Message.Value); done.Compile()(); }")]
    public Task Committed(string settings, string loop) => VerifyAll.Reports(ConsumerProgram.Of($"var config = new ConsumerConfig {{ {Group}, {settings} }};", loop));

    /// <summary>A group of its own on each start, or a position that the application keeps.</summary>
    [Theory]
    [InlineData("GroupId = Guid.NewGuid().ToString()", "consumer.Subscribe(\"orders\");")]
    [InlineData("GroupId = $\"cache-{Guid.NewGuid()}\"", "consumer.Subscribe(\"orders\");")]
    [InlineData("GroupId = $\"cache-{DateTime.UtcNow.Ticks}\"", "consumer.Subscribe(\"orders\");")]
    [InlineData("GroupId = \"cache-\" + Environment.ProcessId", "consumer.Subscribe(\"orders\");")]
    [InlineData("GroupId = \"cache-\" + DateTime.Now.ToString(\"s\")", "consumer.Subscribe(\"orders\");")]
    [InlineData("GroupId = \"cache-\" + new Random().Next()", "consumer.Subscribe(\"orders\");")]
    [InlineData("GroupId = \"orders\"", "consumer.Assign(new TopicPartitionOffset(\"orders\", 0, Offset.Beginning));")]
    [InlineData("GroupId = \"orders\"", "consumer.Assign(new TopicPartition(\"orders\", 0));")]
    [InlineData("GroupId = \"orders\"", "consumer.Subscribe(\"orders\"); consumer.Assign(new TopicPartitionOffset(\"orders\", 0, System.IO.File.ReadAllText(\"offset.txt\").Length));")]
    [InlineData("GroupId = \"orders\"", "consumer.Subscribe(\"orders\"); consumer.IncrementalAssign(new[] { new TopicPartitionOffset(\"orders\", 0, 5) });")]
    [InlineData("GroupId = \"orders\"", "consumer.Subscribe(\"orders\"); Process(consumer.Consume(token).Message.Value); consumer.Seek(new TopicPartitionOffset(\"orders\", 0, 5));")]
    [InlineData("GroupId = \"orders\"", "Process(consumer.Committed(TimeSpan.FromSeconds(5)).Count.ToString());")]
    public Task NoOffsetsToCommit(string group, string start) => VerifyAll.Reports(ConsumerProgram.Uses(
        $"var config = new ConsumerConfig {{ {group}, AutoOffsetReset = AutoOffsetReset.Earliest, EnableAutoCommit = false }};",
        "try { " + start + " " + ConsumerProgram.ProcessLoop + " } finally { consumer.Close(); }"));

    [Fact]
    public Task SubscribedButNotRead() => VerifyAll.Reports(ConsumerProgram.Of(Off, "consumer.Close();"));

    /// <summary>The group that another client passes the offsets of.</summary>
    [Theory]
    [InlineData("producer.SendOffsetsToTransaction(new[] { new TopicPartitionOffset(result.TopicPartition, result.Offset + 1) }, consumer.ConsumerGroupMetadata, TimeSpan.FromSeconds(5));")]
    [InlineData("Outbox.Send(producer, consumer.ConsumerGroupMetadata, result);")]
    [InlineData("using var own = new DependentAdminClientBuilder(consumer.Handle).Build();")]
    [InlineData("admin.AlterConsumerGroupOffsetsAsync(new[] { new ConsumerGroupTopicPartitionOffsets(\"orders\", [result.TopicPartitionOffset]) }).Wait();")]
    public Task PassedByAnotherClient(string pass) => VerifyAll.Reports($$"""
        static class Outbox
        {
            public static void Send(IProducer<string, string> producer, IConsumerGroupMetadata group, ConsumeResult<string, string> result) =>
                producer.SendOffsetsToTransaction(new[] { new TopicPartitionOffset(result.TopicPartition, result.Offset + 1) }, group, TimeSpan.FromSeconds(5));
        }
        class Orders
        {
            void Run(IProducer<string, string> producer, IAdminClient admin, CancellationToken token)
            {
                {{Off}}
                using var consumer = new ConsumerBuilder<string, string>(config).Build();
                consumer.Subscribe("orders");
                try
                {
                    while (true)
                    {
                        var result = consumer.Consume(token);
                        producer.BeginTransaction();
                        producer.Produce("copies", result.Message);
                        {{pass}}
                        producer.CommitTransaction();
                    }
                }
                finally
                {
                    consumer.Close();
                }
            }
        }
        """);

    [Theory]
    [InlineData(".SetPartitionsRevokedHandler((c, partitions) => c.Commit(partitions))")]
    [InlineData(".SetPartitionsLostHandler((c, partitions) => { if (partitions.Count > 0) { {|KD2120:c.Commit(partitions)|}; } })")]
    [InlineData(".SetPartitionsRevokedHandler((c, partitions) => Commits.All(c))")]
    [InlineData(".SetPartitionsRevokedHandler((c, partitions) => commits.Keep(c))")]
    [InlineData(".SetPartitionsRevokedHandler(OnRevoked)")]
    [InlineData(".SetPartitionsRevokedHandler(Commits.OnRevoked)")]
    [InlineData(".SetPartitionsRevokedHandler(revoked)")]
    [InlineData(".SetPartitionsAssignedHandler((c, partitions) => partitions.Select(partition => new TopicPartitionOffset(partition, 5)))")]
    [InlineData(".SetErrorHandler((c, error) => commits.Keep(c))")]
    public Task AHandlerMayCommit(string handler) => VerifyAll.Reports(WithHandler(Off, handler));

    [Theory]
    [InlineData(".SetPartitionsRevokedHandler((c, partitions) => Process(partitions.Count.ToString()))")]
    [InlineData(".SetPartitionsAssignedHandler((c, partitions) => { Process(c.Name); })")]
    [InlineData(".SetErrorHandler((_, error) => Process(error.Reason))")]
    [InlineData(".SetErrorHandler(OnError).SetKeyDeserializer(Deserializers.Utf8)")]
    public Task AHandlerThatDoesNot(string handler) => VerifyAll.Reports(WithHandler(FlaggedOff, handler));

    private static string WithHandler(string config, string handler) => $$"""
        public interface ICommits { void Keep(IClient client); }
        static class Commits
        {
            public static void All(IConsumer<string, string> consumer) => consumer.Commit();
            public static void OnRevoked(IConsumer<string, string> consumer, List<TopicPartitionOffset> partitions) => consumer.Commit(partitions);
        }
        class Orders
        {
            static void Process(string text) => System.IO.File.AppendAllText("done.txt", text);

            private void OnRevoked(IConsumer<string, string> consumer, List<TopicPartitionOffset> partitions) => Commits.All(consumer);

            private void OnError(IConsumer<string, string> consumer, Error error) => Process(error.Reason);

            void Run(ICommits commits, Action<IConsumer<string, string>, List<TopicPartitionOffset>> revoked, CancellationToken token)
            {
                {{config}}
                using var consumer = new ConsumerBuilder<string, string>(config){{handler}}.Build();
                consumer.Subscribe("orders");
                try
                {
                    {{ConsumerProgram.ProcessLoop}}
                }
                finally
                {
                    consumer.Close();
                }
            }
        }
        """;

    /// <summary>The consumer, or what passes its offsets, is in code that is not in sight.</summary>
    [Theory]
    [InlineData("keeper.Keep(consumer);")]
    [InlineData("services.AddSingleton(consumer);")]
    [InlineData("Shared = consumer;")]
    [InlineData("var all = new List<IConsumer<string, string>> { consumer };")]
    [InlineData("var pair = (consumer, 1); keeper.Keep(pair);")]
    [InlineData("new Keeping(consumer).Start();")]
    [InlineData("Retry(() => keeper.Keep(consumer));")]
    [InlineData("Generic(consumer);")]
    public Task HandedOn(string use) => VerifyAll.Reports($$"""
        using Microsoft.Extensions.DependencyInjection;

        public interface IKeeper { void Keep(object what); }
        class Keeping(IConsumer<string, string> consumer) { public void Start() => consumer.Commit(); }
        public class Orders
        {
            public IConsumer<string, string> Shared { get; set; }

            static void Process(string text) => System.IO.File.AppendAllText("done.txt", text);
            static void Retry(Action action) => action();
            static void Generic<T>(T value) => Process(value.ToString());

            void Run(IKeeper keeper, IServiceCollection services, CancellationToken token)
            {
                {{Off}}
                var consumer = new ConsumerBuilder<string, string>(config).Build();
                {{use}}
                consumer.Subscribe("orders");
                {{ConsumerProgram.ProcessLoop}}
            }
        }
        """);

    /// <summary>The class keeps the consumer in a field; any of its members may commit.</summary>
    [Theory]
    [InlineData("public void Done() => _consumer.Commit();")]
    [InlineData("public void Done(ConsumeResult<string, string> result) => this._consumer?.Commit(result);")]
    [InlineData("public Func<List<TopicPartitionOffset>> Done => _consumer.Commit;")]
    [InlineData("public Action Done => () => _consumer.Commit();")]
    [InlineData("public void Done() => Task.Run(() => { lock (this) { _consumer.Commit(); } });")]
    [InlineData("public void Back() => _consumer.Seek(new TopicPartitionOffset(\"orders\", 0, 5));")]
    [InlineData("public IConsumer<string, string> Consumer => _consumer;")]
    [InlineData("private class Inner(Orders orders) { public void Done() => orders._consumer.Commit(); }")]
    [InlineData("private static void Done(IConsumer<string, string> any) => any.Commit(); public void Both() => Done(_consumer);")]
    public Task AnotherMemberMay(string member) => VerifyAll.Reports(Worker("EnableAutoCommit = false", member));

    [Theory]
    [InlineData("")]
    [InlineData("public void Dispose() { _consumer.Close(); _consumer.Dispose(); }")]
    [InlineData("public void Done(System.Data.IDbTransaction transaction) => transaction.Commit();")]
    [InlineData("private static void Other() { using var other = new ConsumerBuilder<string, string>(new ConsumerConfig { GroupId = \"o\", AutoOffsetReset = AutoOffsetReset.Earliest, EnableAutoCommit = false }).Build(); other.Subscribe(\"o\"); var result = other.Consume(0); System.IO.File.AppendAllText(\"o\", result.Message.Value); other.Commit(result); }")]
    public Task NoMemberDoes(string members) => VerifyAll.Reports(Worker("{|KD2005:EnableAutoCommit = false|}", members));

    private static string Worker(string setting, string members) => $$"""
        class Orders
        {
            private readonly IConsumer<string, string> _consumer = new ConsumerBuilder<string, string>(new ConsumerConfig { {{Group}}, {{setting}} }).Build();

            {{members}}

            void Run(CancellationToken token)
            {
                _consumer.Subscribe("orders");
                try
                {
                    while (true)
                    {
                        System.IO.File.AppendAllText("done.txt", _consumer.Consume(token).Message.Value);
                    }
                }
                finally
                {
                    _consumer.Close();
                }
            }
        }
        """;

    [Fact]
    public Task AnotherPartOfTheClassCommits() => VerifyAll.Reports(
        Worker("EnableAutoCommit = false", "").Replace("class Orders", "partial class Orders", StringComparison.Ordinal),
        "partial class Orders { void Done() => _consumer.Commit(); }");

    /// <summary>Settings of one factory, for a consumer that commits and one that does not: the one that does not.</summary>
    [Fact]
    public Task OneOfTwoCallersCommits() => VerifyAll.Reports($$"""
        static class Clients
        {
            public static ConsumerConfig Config() => new() { {{Group}}, {|KD2005:EnableAutoCommit = false|} };
        }
        class Careful
        {
            void Run(CancellationToken token)
            {
                using var consumer = new ConsumerBuilder<string, string>(Clients.Config()).Build();
                consumer.Subscribe("orders");
                try
                {
                    while (true)
                    {
                        var result = consumer.Consume(token);
                        System.IO.File.AppendAllText("done.txt", result.Message.Value);
                        consumer.Commit(result);
                    }
                }
                finally
                {
                    consumer.Close();
                }
            }
        }
        class Careless
        {
            void Run(CancellationToken token)
            {
                using var consumer = new ConsumerBuilder<string, string>(Clients.Config()).Build();
                consumer.Subscribe("orders");
                try
                {
                    while (true)
                    {
                        var result = consumer.Consume(token);
                        System.IO.File.AppendAllText("done.txt", result.Message.Value);
                    }
                }
                finally
                {
                    consumer.Close();
                }
            }
        }
        """);

    /// <summary>Whoever hands the settings in may name a group that is new on each start.</summary>
    [Theory]
    [InlineData("", "EnableAutoCommit")]
    [InlineData("config.GroupId = \"orders\";", "KD2005")]
    public Task SettingsFromOutside(string group, string reported) => VerifyAll.Reports($$"""
        public class Orders
        {
            public void Run(ConsumerConfig config, CancellationToken token)
            {
                {{group}}
                config.AutoOffsetReset = AutoOffsetReset.Earliest;
                {{(reported == "KD2005" ? "{|KD2005:config.EnableAutoCommit = false|}" : "config.EnableAutoCommit = false")}};
                using var consumer = new ConsumerBuilder<string, string>(config).Build();
                consumer.Subscribe("orders");
                try
                {
                    while (true)
                    {
                        System.IO.File.AppendAllText("done.txt", consumer.Consume(token).Message.Value);
                    }
                }
                finally
                {
                    consumer.Close();
                }
            }
        }
        """);

    [Theory]
    [InlineData("AutoOffsetReset = AutoOffsetReset.Earliest, EnableAutoCommit = false", ConsumerProgram.ProcessLoop, "EnableAutoCommit = false leaves it to this code to commit, which it never does, so each restart processes all messages again; commit after processing")]
    [InlineData("AutoOffsetReset = AutoOffsetReset.Error, EnableAutoCommit = false, EnableAutoOffsetStore = false", ConsumerProgram.StoreLoop, "EnableAutoCommit = false leaves it to this code to commit the offsets that it stores, which it never does, so each restart processes all messages again, or skips those that came in the meantime; commit after processing")]
    [InlineData("AutoOffsetReset = Enum.Parse<AutoOffsetReset>(token.ToString()), EnableAutoOffsetStore = false", ConsumerProgram.ProcessLoop, "EnableAutoOffsetStore = false leaves it to this code to store offsets, which it never does, so each restart processes all messages again, or skips those that came in the meantime; store the offset after processing")]
    public async Task Message(string settings, string loop, string message) => Assert.Equal(
        "KD2005: " + message,
        await Reports.Message<ClientConfigAnalyzer>(ConsumerProgram.Of($"var config = new ConsumerConfig {{ GroupId = \"orders\", {settings} }};", loop)));

    [Fact]
    public async Task MessageWhereTheGroupStartsAtTheEnd()
    {
        var source = ConsumerProgram.Of("var config = new ConsumerConfig { GroupId = \"orders\", EnableAutoCommit = false };");
        var reported = await Reports.Of<ClientConfigAnalyzer>(source);
        Assert.Contains(reported, found => found.Id == "KD2005" && found.GetMessage().Contains("each restart skips the messages that came in the meantime", StringComparison.Ordinal));
    }

    [Fact]
    public Task CommitAfterProcessing() => Suggestion(FlaggedOff, ConsumerProgram.ProcessLoop, Off, ConsumerProgram.CommitLoop);

    [Fact]
    public Task StoreAfterProcessing() => Suggestion(
        FlaggedStoreOff, ConsumerProgram.ProcessLoop, FlaggedStoreOff.Replace("{|KD2005:", "").Replace("|}", ""), ConsumerProgram.StoreLoop);

    [Fact]
    public Task LetTheClientCommitWhatIsStored() => Suggestion(
        $"var config = new ConsumerConfig {{ {Group}, {{|KD2005:EnableAutoCommit = false|}}, EnableAutoOffsetStore = false }};", ConsumerProgram.StoreLoop,
        $"var config = new ConsumerConfig {{ {Group}, EnableAutoOffsetStore = false }};", ConsumerProgram.StoreLoop);

    [Theory]
    [InlineData("\r\n", "    ")]
    [InlineData("\n", "\t")]
    public Task LinesStayAsTheyAre(string lineBreak, string indent) => VerifyAll.Suggestion(
        Layout(ConsumerProgram.Of(FlaggedOff), lineBreak, indent), Layout(ConsumerProgram.Of(Off, ConsumerProgram.CommitLoop), lineBreak, indent));

    private static string Layout(string source, string lineBreak, string indent) =>
        source.ReplaceLineEndings(lineBreak).Replace("    ", indent, StringComparison.Ordinal);

    /// <summary>Where it is not evident when a message is done, or whose messages they are, the commit is for the user to place.</summary>
    [Theory]
    [InlineData(FlaggedOff, "while (true) { Process(consumer.Consume(token).Message.Value); }")]
    [InlineData(FlaggedOff, "while (true) { var result = consumer.Consume(token); Task.Run(() => Process(result.Message.Value)); }")]
    [InlineData(FlaggedOff, "while (true) { var result = consumer.Consume(token); if (result.Message.Key == \"a\") { continue; } Process(result.Message.Value); }")]
    [InlineData(FlaggedOff, "while (true) { var result = consumer.Consume(token); Process(result.Message.Value); Process(consumer.Consume(token).Message.Value); }")]
    [InlineData("var config = new ConsumerConfig { " + Group + ", {|KD2005:EnableAutoCommit = false|}, EnableAutoOffsetStore = DateTime.Now.Year < 2000 };", ConsumerProgram.StoreLoop)]
    public Task NoFix(string config, string loop) => VerifyAll.NoFix(ConsumerProgram.Of(config, loop));

    [Fact]
    public Task NoPartOfFixAll()
    {
        var flagged = ConsumerProgram.Of(FlaggedOff);
        return VerifyAll.Fix(flagged, flagged);
    }

    /// <summary>StoreOffset throws: that comes first, and then that nothing commits what it stores.</summary>
    [Fact]
    public Task TheThrowingStoreComesFirst()
    {
        var loop = ConsumerProgram.StoreLoop.Replace("consumer.StoreOffset(result)", "{|KD2004:consumer.StoreOffset(result)|}", StringComparison.Ordinal);
        return VerifyAll.Fix(
            ConsumerProgram.Of(Off, loop),
            ConsumerProgram.Of($"var config = new ConsumerConfig {{ {Group}, {{|KD2005:EnableAutoCommit = false|}}, EnableAutoOffsetStore = false }};", ConsumerProgram.StoreLoop));
    }

    [Theory]
    [InlineData("config.Set({|KD5002:\"AutoOffsetReset\"|}, \"earliest\");")]
    [InlineData("config.Set({|KD5005:\"group.ids\"|}, \"orders\");")]
    public Task TheSpellingComesFirst(string misspelt) => ConsumerProgram.Reports(Off + " " + misspelt);

    [Theory]
    [InlineData("var config = new ConsumerConfig { GroupId = \"o\", EnableAutoCommit = false, ")]
    [InlineData("var config = new ConsumerConfig { GroupId = \"o\", EnableAutoCommit = false }; consumer.Commit(")]
    [InlineData("var config = new ConsumerConfig { GroupId = , EnableAutoCommit = false };")]
    [InlineData("var config = new ConsumerConfig { GroupId = \"o\", EnableAutoCommit = };")]
    public Task HalfTyped(string config) => VerifyAll.AnalyzeAsync(ConsumerProgram.Of(config))
        .ContinueWith(reported => Assert.DoesNotContain(reported.Result, diagnostic => diagnostic.Id == "AD0001"));

    private static Task Suggestion(string config, string loop, string fixedConfig, string fixedLoop) =>
        VerifyAll.Suggestion(ConsumerProgram.Of(config, loop), ConsumerProgram.Of(fixedConfig, fixedLoop));
}
