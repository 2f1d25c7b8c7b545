using KafkaDurability.Analyzers.Tests.Verifiers;

namespace KafkaDurability.Analyzers.Tests.Rules.Consumer;

public class ConsumerNotClosedTests
{
    private const string Config = "new ConsumerConfig { " + ConsumerProgram.Careful + " }";

    private const string Reported = "{|KD2108:" + Built + "|}";

    /// <summary>What the loops leave uncommitted is committed where the partitions go.</summary>
    private const string Built = "new ConsumerBuilder<string, string>(CONFIG).SetPartitionsRevokedHandler((c, done) => c.Commit(done)).Build()";

    private const string Loop = """
        while (!token.IsCancellationRequested)
                {
                    var result = consumer.Consume(token);
                    Process(result.Message.Value);
                    consumer.Commit(result);
                }
        """;

    private const string Subscribed = "using var consumer = BUILT; consumer.Subscribe(\"orders\"); ";

    /// <summary>The statements are the body of a method; BUILT stands for a consumer.</summary>
    private static string Body(string statements, string built, string members = "", string config = Config) => $$"""
        using Microsoft.Extensions.Logging;

        class Orders
        {
            static void Process(string text) => System.IO.File.AppendAllText("done.txt", text);

            static void Careful(string text) { try { Process(text); } catch (Exception e) { Console.WriteLine(e); } }

            static void Handle(IConsumer<string, string> given, CancellationToken token) { }

            static IConsumer<string, string> Create() => new ConsumerBuilder<string, string>({{config}}).Build();

            {{members}}

            async Task Run(ILogger logger, IProducer<string, string> producer, bool flag, CancellationToken token)
            {
                await Task.Yield();
                {{statements.Replace("BUILT", built, StringComparison.Ordinal).Replace("LOOP", Loop, StringComparison.Ordinal)}}
            }
        }
        """.Replace("CONFIG", config, StringComparison.Ordinal);

    [Theory]
    [InlineData(Subscribed + "LOOP")]
    [InlineData(Subscribed + "LOOP consumer.Close();")]
    [InlineData(Subscribed + "try { LOOP consumer.Close(); } catch (Exception e) { logger.LogError(e, \"\"); }")]
    [InlineData(Subscribed + "try { LOOP } catch (OperationCanceledException) { consumer.Close(); }")]
    [InlineData(Subscribed + "try { LOOP } catch (OperationCanceledException) { } catch (ConsumeException) { } consumer.Close();")]
    [InlineData(Subscribed + "try { LOOP } catch (Exception) { throw; } finally { logger.LogInformation(\"\"); }")]
    [InlineData(Subscribed + "try { LOOP } finally { consumer.Unsubscribe(); }")]
    [InlineData(Subscribed + "while (true) { try { var r = consumer.Consume(token); Process(r.Message.Value); if (flag) { return; } } catch (Exception) { } }")]
    [InlineData(Subscribed + "while (true) { try { var r = consumer.Consume(token); Process(r.Message.Value); } catch (OperationCanceledException) { break; } catch (Exception) { } }")]
    [InlineData(Subscribed + "while (true) { var r = consumer.Consume(1000); if (r != null) { Careful(r.Message.Value); } }")]
    [InlineData(Subscribed + "while (true) { try { Process(consumer.Consume(token).Message.Value); } catch (ConsumeException) { } }")]
    [InlineData(Subscribed + "for (var i = 0; i < 10; i++) { try { Process(consumer.Consume(1000).Message.Value); } catch (Exception) { } }")]
    [InlineData(Subscribed + "while (true) { try { Process(consumer.Consume(token).Message.Value); } catch (Exception) when (flag) { throw; } }")]
    [InlineData("var consumer = BUILT; consumer.Subscribe(\"orders\"); LOOP")]
    [InlineData("var consumer = BUILT; consumer.Subscribe(\"orders\"); try { LOOP } finally { consumer.Dispose(); }")]
    [InlineData("using (var consumer = BUILT) { consumer.Subscribe(\"orders\"); LOOP consumer.Close(); }")]
    [InlineData("IConsumer<string, string>? consumer = null; try { consumer = BUILT; consumer.Subscribe(\"orders\"); LOOP } finally { consumer?.Dispose(); }")]
    [InlineData("await Task.Run(() => { using var consumer = BUILT; consumer.Subscribe(\"orders\"); LOOP });")]
    [InlineData("void Work() { using var consumer = BUILT; consumer.Subscribe(\"orders\"); LOOP } Work();")]
    [InlineData("while (!token.IsCancellationRequested) { using var consumer = BUILT; consumer.Subscribe(\"orders\"); try { LOOP } catch (Exception e) { logger.LogError(e, \"\"); } }")]
    [InlineData("while (true) { var consumer = BUILT; consumer.Subscribe(\"orders\"); try { LOOP } catch (Exception) { } }")]
    [InlineData("IConsumer<string, string>? consumer = null; try { consumer = BUILT; consumer.Subscribe(\"orders\"); LOOP } finally { if (consumer != null) { consumer.Dispose(); } }")]
    [InlineData("IConsumer<string, string>? consumer = null; try { consumer = BUILT; consumer.Subscribe(\"orders\"); LOOP } finally { consumer!.Dispose(); }")]
    [InlineData("IConsumer<string, string>? consumer = null; consumer = BUILT; consumer.Subscribe(\"orders\"); LOOP")]
    [InlineData("IConsumer<string, string> consumer; consumer = BUILT; consumer.Subscribe(\"orders\"); LOOP")]
    public Task Left(string statements) => VerifyAll.Reports(Body(statements, Reported));

    [Theory]
    [InlineData(Subscribed + "try { LOOP } finally { consumer.Close(); }")]
    [InlineData(Subscribed + "logger.LogInformation(\"\"); Process(\"start\"); try { LOOP } finally { consumer.Close(); }")]
    [InlineData(Subscribed + "try { LOOP } catch (OperationCanceledException) { } finally { logger.LogInformation(\"\"); consumer.Close(); consumer.Dispose(); }")]
    [InlineData(Subscribed + "try { LOOP } finally { if (flag) { consumer.Close(); } }")]
    [InlineData(Subscribed + "try { LOOP } finally { try { consumer.Close(); } catch (KafkaException) { } }")]
    [InlineData(Subscribed + "try { LOOP } catch (Exception e) { logger.LogError(e, \"\"); } consumer.Close();")]
    [InlineData(Subscribed + "try { LOOP } catch (Exception) { consumer.Close(); throw; } consumer.Close();")]
    [InlineData(Subscribed + "while (true) { try { var r = consumer.Consume(token); Process(r.Message.Value); } catch (OperationCanceledException) { break; } catch (Exception) { } } consumer.Close();")]
    [InlineData(Subscribed + "while (true) { try { var r = consumer.Consume(token); Process(r.Message.Value); } catch (OperationCanceledException) when (token.IsCancellationRequested) { break; } catch (Exception) { } } consumer.Close();")]
    [InlineData(Subscribed + "while (true) { try { var r = consumer.Consume(token); Process(r.Message.Value); } catch (Exception e) { logger.LogError(e, \"\"); } }")]
    [InlineData(Subscribed + "try { while (true) { try { Console.WriteLine(consumer.Consume(token).Message.Value); } catch (ConsumeException e) { Console.WriteLine(e.Error.Reason); } } } catch (OperationCanceledException) { consumer.Close(); }")]
    [InlineData(Subscribed + "try { while (true) { Careful(consumer.Consume(1000).Message.Value); } } catch (KafkaException) { consumer.Close(); }")]
    [InlineData(Subscribed + "while (true) { try { Process(consumer.Consume(token).Message.Value); } catch (Exception e) { Environment.FailFast(\"\", e); } }")]
    [InlineData("IConsumer<string, string>? consumer = null; try { consumer = BUILT; consumer.Subscribe(\"orders\"); LOOP } finally { consumer?.Close(); }")]
    [InlineData("IConsumer<string, string>? consumer = null; try { consumer = BUILT; consumer.Subscribe(\"orders\"); LOOP } catch (Exception e) { logger.LogError(e, \"\"); } if (consumer != null) { consumer.Close(); }")]
    [InlineData("IConsumer<string, string>? consumer = null; try { consumer = BUILT; consumer.Subscribe(\"orders\"); LOOP } catch (Exception e) { logger.LogError(e, \"\"); } if (consumer is not null) { consumer.Close(); }")]
    [InlineData("IConsumer<string, string>? consumer = null; try { consumer = BUILT; consumer.Subscribe(\"orders\"); LOOP } catch (Exception e) { logger.LogError(e, \"\"); } if (consumer is null) { return; } consumer.Close();")]
    public Task Closed(string statements) => VerifyAll.Reports(Body(statements, Built));

    /// <summary>Nobody waits for its partitions, or somebody else may close it.</summary>
    [Theory]
    [InlineData("using var consumer = BUILT; consumer.Assign(new TopicPartition(\"orders\", 0)); LOOP")]
    [InlineData(Subscribed + "Process(consumer.Consume(1000).Message.Value);")]
    [InlineData(Subscribed + "Handle(consumer, token); LOOP")]
    [InlineData("var consumer = BUILT; consumer.Subscribe(\"orders\"); var other = consumer; LOOP")]
    [InlineData("var consumer = BUILT; consumer.Subscribe(\"orders\"); token.Register(() => consumer.Close()); LOOP")]
    [InlineData("var consumer = BUILT; consumer.Subscribe(\"orders\"); token.Register(consumer.Close); LOOP")]
    [InlineData("using var consumer = BUILT; consumer.Subscribe(\"orders\"); void Stop() => consumer.Close(); try { LOOP } catch (Exception) { Stop(); }")]
    [InlineData("var consumer = flag ? BUILT : null!; consumer.Subscribe(\"orders\"); LOOP")]
    [InlineData("var consumer = BUILT; consumer.Subscribe(\"orders\"); if (flag) { consumer = Create(); } LOOP")]
    public Task NotOurs(string statements) => VerifyAll.Reports(Body(statements, Built));

    /// <summary>The lambda that uses it ends before its scope does; the method that builds it is in sight.</summary>
    [Theory]
    [InlineData("using var consumer = {|KD2108:BUILT|}; consumer.Subscribe(\"orders\"); Task.Run(() => { LOOP }).Wait();")]
    [InlineData("var consumer = {|KD2108:Create()|}; consumer.Subscribe(\"orders\"); LOOP")]
    public Task OfLambdasAndMethods(string statements) => VerifyAll.Reports(Body(statements, Built));

    [Fact]
    public Task AFactorysConsumerThatIsDisposedHere() => VerifyAll.Reports(Body(
        "using var consumer = {|KD2108:Create()|}; consumer.Subscribe(\"orders\"); LOOP", Built));

    /// <summary>With auto-commit, Close commits what is in hand: it is not asked for.</summary>
    [Theory]
    [InlineData("{|KD2002:new ConsumerConfig { GROUP }|}")]
    [InlineData("new ConsumerConfig { GROUP, {|KD2001:EnableAutoCommit = true|} }")]
    [InlineData("new ConsumerConfig { {|KD2010:GroupId = Guid.NewGuid().ToString()|}, EnableAutoCommit = false }")]
    [InlineData("new ConsumerConfig { GROUP, EnableAutoCommit = false, GroupInstanceId = \"orders-1\" }")]
    public async Task NotWithTheseSettings(string config)
    {
        config = config.Replace("GROUP", ConsumerProgram.Group, StringComparison.Ordinal);
        await VerifyAll.Reports(ConsumerProgram.Plain("var config = " + config + ";", ConsumerProgram.CommitLoop));
    }

    [Theory]
    [InlineData("var config = new ConsumerConfig { GROUP, EnableAutoCommit = false };", ConsumerProgram.CommitLoop)]
    [InlineData("var config = new ConsumerConfig { GROUP, EnableAutoOffsetStore = false };", ConsumerProgram.StoreLoop)]
    [InlineData("var config = Load();", ConsumerProgram.StoreLoop)]
    [InlineData("var config = Load();", ConsumerProgram.CommitLoop)]
    public Task WithTheseSettings(string config, string loop) => VerifyAll.Reports(
        ConsumerProgram.Plain(config.Replace("GROUP", ConsumerProgram.Group, StringComparison.Ordinal), loop, Reported.Replace("CONFIG", "config", StringComparison.Ordinal)));

    [Fact]
    public Task WithSettingsOutOfSight() => VerifyAll.Reports(ConsumerProgram.Plain("var config = Load();", ConsumerProgram.ProcessLoop));

    private const string Field = "private readonly IConsumer<string, string> _consumer = BUILT; ";

    private const string Run = "public void Run(CancellationToken token) { _consumer.Subscribe(\"orders\"); while (!token.IsCancellationRequested) { Process(_consumer.Consume(token).Message.Value); } } ";

    private static string InClass(string members, string built, string bases = "IDisposable") => $$"""
        using Microsoft.Extensions.Hosting;

        class Orders : {{bases}}
        {
            static void Process(string text) => System.IO.File.AppendAllText("done.txt", text);

            {{members.Replace("BUILT", built, StringComparison.Ordinal).Replace("CONFIG", Config, StringComparison.Ordinal)}}
        }
        """;

    [Theory]
    [InlineData(Field + Run + "public void Dispose() => _consumer.Dispose();")]
    [InlineData(Field + Run + "public void Dispose() { }")]
    [InlineData("private IConsumer<string, string>? _consumer; public void Start(CancellationToken token) { _consumer = BUILT; _consumer.Subscribe(\"orders\"); while (true) { Process(_consumer.Consume(token).Message.Value); } } public void Dispose() => _consumer?.Dispose();")]
    [InlineData("private readonly IConsumer<string, string> _consumer; public Orders() { _consumer = BUILT; _consumer.Subscribe(\"orders\"); } public string Read() => _consumer.Consume(1000).Message.Value; public void Dispose() { _consumer.Unsubscribe(); _consumer.Dispose(); }")]
    [InlineData(Field + "public void Run(CancellationToken token) { _consumer.Subscribe(\"orders\"); Task.Run(() => { while (true) { Process(_consumer.Consume(token).Message.Value); } }); } public void Dispose() => _consumer.Dispose();")]
    public Task AFieldNobodyCloses(string members) => VerifyAll.Reports(InClass(members, Reported.Replace("CONFIG", Config, StringComparison.Ordinal)));

    [Fact]
    public Task AServiceThatNobodyCloses() => VerifyAll.Reports(InClass(
        Field + "protected override Task ExecuteAsync(CancellationToken token) => Task.Run(() => { _consumer.Subscribe(\"orders\"); while (!token.IsCancellationRequested) { Process(_consumer.Consume(token).Message.Value); } });",
        Reported, "BackgroundService"));

    [Theory]
    [InlineData(Field + Run + "public void Dispose() { _consumer.Close(); _consumer.Dispose(); }")]
    [InlineData(Field + Run + "public void Stop() => Leave(); private void Leave() => _consumer.Close(); public void Dispose() => _consumer.Dispose();")]
    [InlineData(Field + Run + "public void Dispose() { try { _consumer?.Close(); } finally { _consumer?.Dispose(); } }")]
    [InlineData(Field + Run + "public void Dispose() => Task.Run(() => _consumer.Close()).Wait();")]
    [InlineData(Field + Run + "public void Dispose() => Task.Run(_consumer.Close).Wait();")]
    [InlineData(Field + Run + "public IConsumer<string, string> Consumer => _consumer; public void Dispose() => _consumer.Dispose();")]
    [InlineData(Field + Run + "public void Dispose() => Leave(_consumer); private static void Leave(IConsumer<string, string> consumer) => consumer.Close();")]
    [InlineData(Field + Run + "private readonly List<IDisposable> _all = new(); public void Start() => _all.Add(_consumer); public void Dispose() => _all.ForEach(one => one.Dispose());")]
    [InlineData("internal readonly IConsumer<string, string> _consumer = BUILT; " + Run + "public void Dispose() => _consumer.Dispose();")]
    [InlineData("private IConsumer<string, string> _consumer = BUILT; public Orders(IConsumer<string, string> given) => _consumer = given; " + Run + "public void Dispose() => _consumer.Dispose();")]
    [InlineData(Field + "public void Run(CancellationToken token) { _consumer.Assign(new TopicPartition(\"orders\", 0)); while (true) { Process(_consumer.Consume(token).Message.Value); } } public void Dispose() => _consumer.Dispose();")]
    [InlineData(Field + "public void Run() => _consumer.Subscribe(\"orders\"); public void Dispose() => _consumer.Dispose();")]
    [InlineData(Field + "public void Run(CancellationToken token) { _consumer.Subscribe(\"orders\"); while (true) { try { Process(_consumer.Consume(token).Message.Value); } catch (Exception) { } } } public void Dispose() { }")]
    [InlineData(Field + "public void Run() { _consumer.Subscribe(\"orders\"); Process(_consumer.Consume(1000).Message.Value); } public void Dispose() { }")]
    public Task AFieldThatIsClosedOrGivenAway(string members) => VerifyAll.Reports(InClass(members, Built));

    [Fact]
    public Task ANestedTypeCloses() => VerifyAll.Reports(InClass(
        Field + Run + "public void Dispose() { } class Closing(Orders orders) : IDisposable { public void Dispose() => orders._consumer.Close(); }", Built));

    [Fact]
    public Task InAnotherPartOfTheClass() => VerifyAll.Reports(
        "partial class Orders { " + Field.Replace("BUILT", Built, StringComparison.Ordinal).Replace("CONFIG", Config, StringComparison.Ordinal) + " }",
        "partial class Orders { static void Process(string text) => Console.WriteLine(text); " + Run + "public void Stop() => _consumer.Close(); }");

    [Fact]
    public Task TopLevelStatements() => VerifyAll.Program($$"""
        var token = new CancellationTokenSource().Token;
        using var consumer = {{Reported.Replace("CONFIG", Config, StringComparison.Ordinal)}};
        consumer.Subscribe("orders");
        while (true)
        {
            System.IO.File.AppendAllText("done.txt", consumer.Consume(token).Message.Value);
        }
        """);

    /// <summary>The message names the first line one comes by, and what happens there.</summary>
    [Theory]
    [InlineData("while (!flag) { Console.WriteLine(consumer.Consume(1000)); }", "line 8 throws")]
    [InlineData("try { while (!flag) { Console.WriteLine(consumer.Consume(1000)); } } catch (ConsumeException) { }\n", "its scope ends in line 10")]
    [InlineData("try { while (!flag) { Console.WriteLine(consumer.Consume(1000)); } } catch (ConsumeException) { }\nconsumer.Dispose();", "line 9 disposes it")]
    [InlineData("while (!flag) { try { Console.WriteLine(consumer.Consume(1000)); } catch (ConsumeException) { }\nif (flag) throw new InvalidOperationException(); }", "line 9 throws")]
    [InlineData("while (!flag) { try { Console.WriteLine(consumer.Consume(1000)); } catch (ConsumeException) {\nthrow; } }", "line 8 throws")]
    public async Task Message(string statements, string way) => Assert.Equal(
        $"KD2108: This consumer is not closed when {way}, so its partitions are not read until the session times out; call Close in a finally block",
        await Reports.Message<ConsumerLifeAnalyzer>($$"""
            class Orders
            {
                void Run(ConsumerConfig config, bool flag)
                {
                    config.EnableAutoCommit = false;
                    var consumer = new ConsumerBuilder<string, string>(config).Build();
                    consumer.Subscribe("orders");
                    {{statements}}
                }
            }
            """));

    [Fact]
    public async Task MessageWhereOffsetsAreStored() => Assert.Equal(
        "KD2108: This consumer is not closed when line 10 throws, so its partitions are not read until the session times out, and what was stored since the last commit is delivered again; call Close in a finally block",
        await Reports.Message<ConsumerLifeAnalyzer>($$"""
            class Orders
            {
                void Run(ConsumerConfig config)
                {
                    config.EnableAutoOffsetStore = false;
                    using var consumer = new ConsumerBuilder<string, string>(config).Build();
                    consumer.Subscribe("orders");
                    while (true)
                    {
                        consumer.StoreOffset(consumer.Consume(1000));
                    }
                }
            }
            """));

    [Fact]
    public Task Places() => VerifyAll.Places(
        $$"""
        class Orders
        {
            void Run(CancellationToken token)
            {
                using var consumer = {|built:{{Built.Replace("CONFIG", Config, StringComparison.Ordinal)}}|};
                consumer.Subscribe("orders");
                while (true)
                {
                    Console.WriteLine({|way:consumer.Consume(token)|}.Message.Value);
                }
            }
        }
        """,
        "KD2108", "built", "way");

    /// <summary>A test's consumer looks into a topic; nobody waits for its partitions.</summary>
    [Fact]
    public async Task NotInATestProject()
    {
        var source = Microsoft.CodeAnalysis.CSharp.CSharpSyntaxTree.ParseText(
            "using System; using System.Threading; using Confluent.Kafka; " + Body(Subscribed + "LOOP", Built).Replace("Task Run", "System.Threading.Tasks.Task Run", StringComparison.Ordinal).Replace("Task.", "System.Threading.Tasks.Task.", StringComparison.Ordinal));
        Assert.NotEmpty(await Reports.Of<ConsumerLifeAnalyzer>(Verify.References, source));
        Assert.Empty(await Reports.Of<ConsumerLifeAnalyzer>(
            [.. Verify.References, Microsoft.CodeAnalysis.MetadataReference.CreateFromFile(typeof(FactAttribute).Assembly.Location)], source));
    }

    /// <summary>Half-typed code, and consumers of the user's own making.</summary>
    [Theory]
    [InlineData("var consumer = new ConsumerBuilder<string, string>(config).Build(); consumer.Subscribe(\"orders\"); while (true) { consumer.Consume(token) } ")]
    [InlineData("var consumer = new ConsumerBuilder<string, string>(config).Build(); consumer.Subscribe(\"orders\"); while (true) { consumer.Consume(token); consumer.Leave(); } ")]
    [InlineData("var consumer = new ConsumerBuilder<string, string>(config).Build(); consumer.Subscribe(\"orders\"); while (true) { consumer.Consume(token); Leave(consumer); } ")]
    [InlineData("var consumer = new Builder(config).Build(); consumer.Subscribe(\"orders\"); while (true) { consumer.Consume(token); } ")]
    public async Task Broken(string statements) => Assert.Empty(await Reports.Of<ConsumerLifeAnalyzer>(
        $"class Orders {{ void Run(ConsumerConfig config, CancellationToken token) {{ config.EnableAutoCommit = false; {statements} }} }}"));
}
