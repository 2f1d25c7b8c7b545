using KafkaDurability.Analyzers.Tests.Verifiers;

namespace KafkaDurability.Analyzers.Tests.Rules.Consumer;

/// <summary>Consumers that come out of a factory, or live in a task, and are never closed; and which rule speaks first.</summary>
public class ConsumersOfOthersTests
{
    private const string Build = "new ConsumerBuilder<string, string>(new ConsumerConfig { GroupId = \"g\", AutoOffsetReset = AutoOffsetReset.Earliest, EnableAutoOffsetStore = false }).Build()";

    private const string Loop = """
        consumer.Subscribe("a");
                while (!token.IsCancellationRequested)
                {
                    var result = consumer.Consume(token);
                    System.IO.File.AppendAllText("done.txt", result.Message.Value);
                    consumer.StoreOffset(result);
                }
        """;

    [Theory]
    [InlineData("interface IConsumers { IConsumer<string, string> Create(); } class Consumers : IConsumers { public IConsumer<string, string> Create() => BUILD; }")]
    [InlineData("class IConsumers { public IConsumer<string, string> Create() { var made = BUILD; return made; } }")]
    [InlineData("abstract class IConsumers { public abstract IConsumer<string, string> Create(); } class Consumers : IConsumers { public override IConsumer<string, string> Create() => BUILD; }")]
    public Task FactoryThatMakesOne(string factory) => VerifyAll.Reports(factory.Replace("BUILD", Build, StringComparison.Ordinal) + $$"""

        class Reader(IConsumers consumers)
        {
            public void Run(CancellationToken token)
            {
                var consumer = {|KD2108:consumers.Create()|};
                {{Loop}}
            }
        }
        """);

    /// <summary>The factory keeps it, and may close it; or it is out of sight.</summary>
    [Theory]
    [InlineData("class IConsumers : IDisposable { private readonly IConsumer<string, string> _one = BUILD; public IConsumer<string, string> Create() => _one; public void Dispose() => _one.Close(); }")]
    [InlineData("class IConsumers { private IConsumer<string, string> _last; public IConsumer<string, string> Create() { _last = BUILD; return _last; } public void Stop() => _last.Close(); }")]
    [InlineData("interface IConsumers { IConsumer<string, string> Create(); }")]
    public Task FactoryThatKeepsIt(string factory) => VerifyAll.Reports(factory.Replace("BUILD", Build, StringComparison.Ordinal) + $$"""

        class Reader(IConsumers consumers)
        {
            public void Run(CancellationToken token)
            {
                var consumer = consumers.Create();
                {{Loop}}
            }
        }
        """);

    [Theory]
    [InlineData("var consumer = {|KD2108:BUILD|}; Task.Run(() => { LOOP });")]
    [InlineData("var consumer = {|KD2108:BUILD|}; new Thread(() => { LOOP }).Start();")]
    [InlineData("var consumer = {|KD2108:BUILD|}; void Loop() { LOOP } Task.Run(Loop);")]
    [InlineData("var consumer = BUILD; Task.Run(() => { try { LOOP } finally { consumer.Close(); } });")]
    [InlineData("var consumer = BUILD; token.Register(() => consumer.Close()); Task.Run(() => { LOOP });")]
    public Task LivesInATask(string statements) => VerifyAll.Reports($$"""
        public static class Watch
        {
            public static void Start(CancellationToken token)
            {
                {{statements.Replace("BUILD", Build, StringComparison.Ordinal).Replace("LOOP", Loop, StringComparison.Ordinal)}}
            }
        }
        """);

    /// <summary>With auto-commit left on, KD2002 speaks alone, wherever the settings come from.</summary>
    [Theory]
    [InlineData("private static void Run(ConsumerConfig config, CancellationToken token) { using var consumer = new ConsumerBuilder<string, string>(config).Build(); LOOP }", "Run(SETTINGS, token);")]
    [InlineData("private static void Run(IConsumer<string, string> consumer, CancellationToken token) { LOOP }", "using var built = new ConsumerBuilder<string, string>(SETTINGS).Build(); Run(built, token);")]
    public Task AutoCommitFirst(string method, string start) => VerifyAll.Reports($$"""
        public static class Watch
        {
            {{method.Replace("LOOP", "consumer.Subscribe(\"a\"); while (!token.IsCancellationRequested) { System.IO.File.AppendAllText(\"done.txt\", consumer.Consume(token).Message.Value); }", StringComparison.Ordinal)}}

            public static void Start(CancellationToken token)
            {
                {{start.Replace("SETTINGS", "{|KD2002:new ConsumerConfig { GroupId = \"g\", AutoOffsetReset = AutoOffsetReset.Earliest }|}", StringComparison.Ordinal)}}
            }
        }
        """);

    /// <summary>The one consumer that the program builds goes where nobody sees, and one from there is subscribed.</summary>
    [Theory]
    [InlineData("{|KD2002:SETTINGS|}", "consumer.Subscribe(\"a\");", "")]
    [InlineData("SETTINGS", "consumer.Assign(new TopicPartitionOffset(\"a\", 0, Offset.Beginning));", "")]
    [InlineData("SETTINGS", "consumer.Subscribe(\"a\");", "public static IConsumer<string, string> Other() => new ConsumerBuilder<string, string>(new ConsumerConfig { GroupId = \"o\", EnableAutoOffsetStore = false }).Build();")]
    [InlineData("SETTINGS", "", "")]
    public Task HandedOnAndSubscribed(string settings, string start, string member) => VerifyAll.Reports($$"""
        public interface IPool { void Add(IConsumer<string, string> consumer); IConsumer<string, string> Take(); }

        public static class Setup
        {
            public static void Fill(IPool pool) => pool.Add(new ConsumerBuilder<string, string>({{settings.Replace("SETTINGS", "new ConsumerConfig { GroupId = \"g\", AutoOffsetReset = AutoOffsetReset.Earliest }", StringComparison.Ordinal)}}).Build());

            {{member}}
        }

        public class Reader(IPool pool)
        {
            public void Run(CancellationToken token)
            {
                var consumer = pool.Take();
                {{start}}
                try
                {
                    while (!token.IsCancellationRequested)
                        System.IO.File.AppendAllText("done.txt", consumer.Consume(token).Message.Value);
                }
                finally
                {
                    consumer.Close();
                }
            }
        }
        """);

    [Fact]
    public Task ContradictionBeforeShortTimeout() => VerifyAll.Reports("""
        public class Sender
        {
            private readonly IProducer<string, string> _producer = new ProducerBuilder<string, string>(new ProducerConfig
            {
                EnableIdempotence = true,
                {|KD1005:Acks = Acks.Leader|},
                MessageTimeoutMs = 1000,
            }).Build();

            public Task SendAsync(string text) => _producer.ProduceAsync("a", new Message<string, string> { Value = text });
        }
        """);
}
