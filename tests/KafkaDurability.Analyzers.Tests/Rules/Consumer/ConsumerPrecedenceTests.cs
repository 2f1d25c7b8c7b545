using KafkaDurability.Analyzers.Tests.Verifiers;

namespace KafkaDurability.Analyzers.Tests.Rules.Consumer;

/// <summary>One defect, one diagnostic: every analyzer runs, and one report stands.</summary>
public class ConsumerPrecedenceTests
{
    private const string Group = ConsumerProgram.Group;

    private const string CommitFirst = "while (true) { var result = consumer.Consume(token); {|KD2101:consumer.Commit(result)|}; Process(result.Message.Value); }";

    private const string StoreFirst = "while (true) { var result = consumer.Consume(token); {|KD2102:consumer.StoreOffset(result)|}; Process(result.Message.Value); }";

    private const string NeverCommitted = "var config = new ConsumerConfig { " + Group + ", {|KD2005:EnableAutoCommit = false|} };";

    private const string NotClosed = "{|KD2108:new ConsumerBuilder<string, string>(config).Build()|}";

    private const string ThrowFirst = "while (true) { var result = consumer.Consume(token); {|KD2004:consumer.StoreOffset(result)|}; Process(result.Message.Value); }";

    private const string Swallow = "while (true) { var result = consumer.Consume(token); try { Process(result.Message.Value); } {|KD2104:catch (Exception e) { Console.WriteLine(e); }|} }";

    private const string HandOff = "while (true) { var result = consumer.Consume(token); {|KD2103:Task.Run(() => Process(result.Message.Value))|}; }";

    private const string LateWait = "var tasks = new List<Task>(); while (true) { var result = consumer.Consume(token); tasks.Add({|KD2103:Task.Run(() => Process(result.Message.Value))|}); if (tasks.Count > 9) { Task.WaitAll(tasks.ToArray()); tasks.Clear(); } }";

    private const string InFinally = "while (true) { var result = consumer.Consume(token); try { Process(result.Message.Value); } finally { {|KD2105:consumer.Commit(result)|}; } }";

    [Theory]
    [InlineData("new ConsumerConfig { GROUP }", Swallow)]
    [InlineData("new ConsumerConfig { GROUP }", HandOff)]
    [InlineData("new ConsumerConfig { GROUP }", LateWait)]
    [InlineData("new ConsumerConfig { GROUP }", InFinally)]
    [InlineData("new ConsumerConfig { GROUP, EnableAutoCommit = true }", Swallow)]
    [InlineData("new ConsumerConfig { GROUP }", CommitFirst)]
    [InlineData("new ConsumerConfig { GROUP, EnableAutoCommit = true }", CommitFirst)]
    [InlineData("new ConsumerConfig { GROUP, EnableAutoCommit = false }", CommitFirst)]
    [InlineData("new ConsumerConfig { GROUP, EnableAutoOffsetStore = false }", StoreFirst)]
    [InlineData("new ConsumerConfig { GROUP, EnableAutoCommit = true, EnableAutoOffsetStore = false }", StoreFirst)]
    [InlineData("new ConsumerConfig { GROUP }", ThrowFirst)]
    [InlineData("new ConsumerConfig { GROUP, EnableAutoCommit = true, EnableAutoOffsetStore = true }", ThrowFirst)]
    public Task TheUseBeforeTheSettings(string config, string loop) =>
        VerifyAll.Reports(ConsumerProgram.Of($"var config = {config.Replace("GROUP", Group, StringComparison.Ordinal)};", loop));

    /// <summary>What is stored reaches no commit, so it makes no difference when.</summary>
    [Fact]
    public Task NeverCommittedBeforeStoredTooEarly() => VerifyAll.Reports(ConsumerProgram.Of(
        $"var config = new ConsumerConfig {{ {Group}, {{|KD2005:EnableAutoCommit = false|}}, EnableAutoOffsetStore = false }};",
        "while (true) { var result = consumer.Consume(token); consumer.StoreOffset(result); Process(result.Message.Value); }"));

    /// <summary>The settings are in another member, or another file, than the loop that goes wrong.</summary>
    [Theory]
    [InlineData("", CommitFirst)]
    [InlineData(", EnableAutoCommit = true", CommitFirst)]
    [InlineData(", EnableAutoOffsetStore = false", StoreFirst)]
    public Task TheUseBeforeTheSettingsElsewhere(string more, string loop) => VerifyAll.Reports(
        $$"""
        class Orders
        {
            private readonly IConsumer<string, string> consumer = Clients.Consumer();

            private static void Process(string text) => System.IO.File.AppendAllText("done.txt", text);

            public void Start() => consumer.Subscribe("orders");

            public void Run(CancellationToken token)
            {
                {{loop}}
            }
        }
        """,
        $$"""
        static class Clients
        {
            public static IConsumer<string, string> Consumer() => new ConsumerBuilder<string, string>(new ConsumerConfig { {{Group}}{{more}} }).Build();
        }
        """);

    /// <summary>A loop that goes wrong says nothing of another consumer in the same class.</summary>
    [Fact]
    public Task AnotherConsumerIsAnotherDefect() => VerifyAll.Reports($$"""
        class Both
        {
            static void Process(string text) => System.IO.File.AppendAllText("done.txt", text);

            void Orders(CancellationToken token)
            {
                using var consumer = new ConsumerBuilder<string, string>(new ConsumerConfig { {{Group}} }).Build();
                consumer.Subscribe("orders");
                {{CommitFirst}}
            }

            void Returns(CancellationToken token)
            {
                using var consumer = new ConsumerBuilder<string, string>({|KD2002:new ConsumerConfig { {{Group}} }|}).Build();
                consumer.Subscribe("returns");
                {{ConsumerProgram.ProcessLoop}}
            }
        }
        """);

    [Theory]
    [InlineData("new ConsumerConfig { GROUP }; {|KD2003:config.Set(\"auto.commit.enable\", \"false\")|}")]
    [InlineData("new ConsumerConfig { GROUP, EnableAutoCommit = true }; {|KD2003:config.Set(\"auto.commit.enable\", \"false\")|}")]
    public Task TheLegacyKeyBeforeAutoCommit(string config) => ConsumerProgram.Reports($"var config = {config.Replace("GROUP", Group, StringComparison.Ordinal)};");

    /// <summary>The setting is not missing, it is misspelt.</summary>
    [Theory]
    [InlineData("new ConsumerConfig { GROUP }; config.Set({|KD5002:\"EnableAutoCommit\"|}, \"false\")")]
    [InlineData("new ConsumerConfig { GROUP }; config.Set({|KD5005:\"enable.autocommit\"|}, \"false\")")]
    [InlineData("new ConsumerConfig { GroupId = \"g\", EnableAutoCommit = false }; config.Set({|KD5002:\"AutoOffsetReset\"|}, \"Earliest\")")]
    [InlineData("new ConsumerConfig { GroupId = \"g\", EnableAutoCommit = false }; {|KD5005:config.Set(\"auto.offset.reset\", \"none\")|}")]
    [InlineData("new ConsumerConfig { GROUP }; {|KD5005:config.Set(\"enable.auto.commit\", \"no\")|}")]
    [InlineData("new Dictionary<string, string> { [\"group.id\"] = \"g\", [\"auto.offset.reset\"] = \"earliest\", [{|KD5002:\"EnableAutoCommit\"|}] = \"false\" }")]
    [InlineData("new Dictionary<string, string> { [\"group.id\"] = \"g\", [\"auto.offset.reset\"] = \"earliest\", [{|KD5005:\"enable.auto.comit\"|}] = \"false\" }")]
    public Task TheSpellingBeforeWhatIsMissing(string config) => ConsumerProgram.Reports($"var config = {config.Replace("GROUP", Group, StringComparison.Ordinal)};");

    [Theory]
    [InlineData("new Dictionary<string, string> { [{|KD5002:\"GroupId\"|}] = \"g\", [\"auto.offset.reset\"] = \"earliest\", [\"enable.auto.commit\"] = \"false\" }")]
    [InlineData("new Dictionary<string, string> { [{|KD5005:\"group.ids\"|}] = \"g\", [\"auto.offset.reset\"] = \"earliest\", [\"enable.auto.commit\"] = \"false\" }")]
    public Task TheSpellingOfTheGroup(string config) => ConsumerProgram.Committing($"var config = {config};");

    [Fact]
    public Task TheStoreMisspelt() => VerifyAll.Reports(ConsumerProgram.Of(
        $"var config = new ConsumerConfig {{ {Group} }}; config.Set({{|KD5002:\"EnableAutoOffsetStore\"|}}, \"false\");", ConsumerProgram.StoreLoop));

    /// <summary>What throws at the start is reported once, and what loses messages once it runs is another defect.</summary>
    [Fact]
    public Task AConflictIsAnotherDefect() => ConsumerProgram.Reports(
        $"var config = {{|KD2002:new ConsumerConfig {{ {Group}, {{|KD2006:MaxPollIntervalMs = 10000|}} }}|}};");

    [Fact]
    public Task ConflictBeforeHeartbeat() => ConsumerProgram.Committing(
        $"var config = new ConsumerConfig {{ {ConsumerProgram.Careful}, {{|KD2006:SessionTimeoutMs = 400000|}}, {{|KD2009:HeartbeatIntervalMs = 400000|}} }};");

    /// <summary>A consumer that is not closed is late to leave its group, whatever is wrong with its offsets.</summary>
    [Theory]
    [InlineData("{|KD2005:EnableAutoCommit = false|}", ConsumerProgram.ProcessLoop)]
    [InlineData("{|KD2005:EnableAutoCommit = false|}, EnableAutoOffsetStore = false", ConsumerProgram.StoreLoop)]
    [InlineData("{|KD2005:EnableAutoOffsetStore = false|}", ConsumerProgram.ProcessLoop)]
    [InlineData("EnableAutoCommit = false", CommitFirst)]
    [InlineData("EnableAutoOffsetStore = false", StoreFirst)]
    public Task NotClosedIsAnotherDefect(string setting, string loop) =>
        VerifyAll.Reports(ConsumerProgram.Plain($"var config = new ConsumerConfig {{ {Group}, {setting} }};", loop, NotClosed));

    /// <summary>Closing commits what is in hand: first of all it must not.</summary>
    [Theory]
    [InlineData("new ConsumerConfig { GROUP }", CommitFirst)]
    [InlineData("new ConsumerConfig { GROUP }", ThrowFirst)]
    [InlineData("{|KD2002:new ConsumerConfig { GROUP }|}", ConsumerProgram.ProcessLoop)]
    [InlineData("new ConsumerConfig { GROUP, {|KD2001:EnableAutoCommit = true|} }", ConsumerProgram.ProcessLoop)]
    public Task AutoCommitBeforeNotClosed(string config, string loop) =>
        VerifyAll.Reports(ConsumerProgram.Plain($"var config = {config.Replace("GROUP", Group, StringComparison.Ordinal)};", loop));

    /// <summary>Close commits nothing where auto-commit is off: who closes still never commits.</summary>
    [Fact]
    public Task ClosingLeavesWhatIsNeverCommitted() => VerifyAll.Finally(
        ConsumerProgram.Plain(NeverCommitted, "while (true)\n        {\n            Process(consumer.Consume(token).Message.Value);\n        }", NotClosed),
        ConsumerProgram.Plain(NeverCommitted, "try\n        {\n            while (true)\n            {\n                Process(consumer.Consume(token).Message.Value);\n            }\n        }\n        finally\n        {\n            consumer.Close();\n        }"));

    /// <summary>The fix of the one leads to no other: nothing is left in the fixed code.</summary>
    [Fact]
    public Task MovingTheStoreLeavesNothing() => VerifyAll.Move(
        ConsumerProgram.Of($"var config = new ConsumerConfig {{ {Group}, EnableAutoOffsetStore = false }};", """
            while (true)
                    {
                        var result = consumer.Consume(token);
                        {|KD2102:consumer.StoreOffset(result)|};
                        Process(result.Message.Value);
                    }
            """),
        ConsumerProgram.Of($"var config = new ConsumerConfig {{ {Group}, EnableAutoOffsetStore = false }};", """
            while (true)
                    {
                        var result = consumer.Consume(token);
                        Process(result.Message.Value);
                        consumer.StoreOffset(result);
                    }
            """));

    /// <summary>Behind the processing the commit is right, but auto-commit, which was hidden behind it, is still on.</summary>
    [Fact]
    public Task MovingTheCommitLeavesAutoCommit() => VerifyAll.Move(
        ConsumerProgram.Of($"var config = new ConsumerConfig {{ {Group} }};", """
            while (true)
                    {
                        var result = consumer.Consume(token);
                        {|KD2101:consumer.Commit(result)|};
                        Process(result.Message.Value);
                    }
            """),
        ConsumerProgram.Of($"var config = {{|KD2002:new ConsumerConfig {{ {Group} }}|}};", """
            while (true)
                    {
                        var result = consumer.Consume(token);
                        Process(result.Message.Value);
                        consumer.Commit(result);
                    }
            """));

    /// <summary>Once the store is off, a StoreOffset before the processing is what it always was.</summary>
    [Fact]
    public Task SwitchingTheStoreOffLeavesTheOrder() => VerifyAll.Fix(
        ConsumerProgram.Of($"var config = new ConsumerConfig {{ {Group} }};", ThrowFirst),
        ConsumerProgram.Of($"var config = new ConsumerConfig {{ {Group}, EnableAutoOffsetStore = false }};", StoreFirst));
}
