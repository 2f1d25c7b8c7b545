using KafkaDurability.Analyzers.Tests.Verifiers;

namespace KafkaDurability.Analyzers.Tests.Configuration;

/// <summary>The ways on which settings, builders and clients come to those that use them: arguments, members of other objects, factories.</summary>
public class WayTests
{
    private const string Settings = "new ConsumerConfig { GroupId = \"g\", AutoOffsetReset = AutoOffsetReset.Earliest }";

    private const string LeftOn = "{|KD2002:" + Settings + "|}";

    private const string Loop = """
        CONSUMER.Subscribe("orders");
                try
                {
                    while (!token.IsCancellationRequested)
                        System.IO.File.AppendAllText("done.txt", CONSUMER.Consume(token).Message.Value);
                }
                finally
                {
                    CONSUMER.Close();
                }
        """;

    private static string LoopOver(string consumer) => Loop.Replace("CONSUMER", consumer, StringComparison.Ordinal);

    /// <summary>A builder's settings cannot be written through it, whoever it is given to.</summary>
    [Theory]
    [InlineData("builder.SetErrorHandler((_, _) => { }).Build()", "")]
    [InlineData("configure(builder).Build()", "")]
    [InlineData("Finish(builder)", "private static IProducer<string, string> Finish(ProducerBuilder<string, string> builder) => builder.SetErrorHandler((_, _) => { }).Build();")]
    [InlineData("builder.Traced()", "")]
    [InlineData("Hooks.Apply(builder).Build()", "")]
    public Task Builders(string build, string member) => VerifyAll.Reports($$"""
        public static class Extensions
        {
            public static IProducer<TKey, TValue> Traced<TKey, TValue>(this ProducerBuilder<TKey, TValue> builder)
            {
                Console.WriteLine("built");
                return builder.SetLogHandler((_, line) => Console.WriteLine(line.Message)).Build();
            }
        }

        public abstract class Hooks
        {
            public static Func<ProducerBuilder<string, string>, ProducerBuilder<string, string>> Apply { get; set; } = builder => builder;
        }

        public class Sender
        {
            private readonly IProducer<string, string> _producer;

            public Sender(string servers, Func<ProducerBuilder<string, string>, ProducerBuilder<string, string>> configure)
            {
                var builder = new ProducerBuilder<string, string>({|KD1003:new ProducerConfig { BootstrapServers = servers }|});
                _producer = {{build}};
            }

            public Task SendAsync(string text) => _producer.ProduceAsync("a", new Message<string, string> { Value = text });

            {{member}}
        }
        """);

    /// <summary>The settings, or the client, come together with something else.</summary>
    [Theory]
    [InlineData("var (config, topic) = ({|KD1003:new ProducerConfig()|}, \"a\");", "config")]
    [InlineData("var (config, topic) = Make();", "config")]
    [InlineData("(var config, _) = Make();", "config")]
    [InlineData("var pair = Make(); pair.Topic.ToString();", "pair.Config")]
    [InlineData("var pair = ({|KD1003:new ProducerConfig()|}, \"a\");", "pair.Item1")]
    [InlineData("var (config, topic) = await MakeAsync();", "config")]
    [InlineData("var (config, topic) = (new ProducerConfig(), \"a\"); Harden((config, topic));", "config")]
    [InlineData("var pair = (new ProducerConfig(), \"a\"); pair.Item1 = new ProducerConfig { EnableIdempotence = true };", "pair.Item1")]
    [InlineData("var (config, topic) = (new ProducerConfig(), \"a\"); (config, topic) = (new ProducerConfig { EnableIdempotence = true }, \"b\");", "config")]
    public Task Together(string statement, string config) => VerifyAll.Reports($$"""
        public class Sender
        {
            public async Task RunAsync()
            {
                await Task.Yield();
                {{statement}}
                using var producer = new ProducerBuilder<string, string>({{config}}).Build();
                await producer.ProduceAsync("a", new Message<string, string>());
            }

            {{(statement.Contains("Make()", StringComparison.Ordinal) ? "private static (ProducerConfig Config, string Topic) Make() => ({|KD1003:new ProducerConfig()|}, \"a\");" : "")}}
            {{(statement.Contains("MakeAsync", StringComparison.Ordinal) ? "private static async Task<(ProducerConfig, string)> MakeAsync() { await Task.Yield(); var config = {|KD1003:new ProducerConfig()|}; return (config, \"a\"); }" : "")}}
            private static void Harden((ProducerConfig Config, string Topic) pair) => pair.Config.EnableIdempotence = true;
        }
        """);

    [Theory]
    [InlineData("var config = await Task.FromResult({|KD1003:new ProducerConfig()|});")]
    [InlineData("var config = await MakeAsync();")]
    [InlineData("var config = await MakeAsync().ConfigureAwait(false);")]
    public Task Awaited(string statement) => VerifyAll.Reports($$"""
        public class Sender
        {
            public async Task RunAsync()
            {
                {{statement}}
                using var producer = new ProducerBuilder<string, string>(config).Build();
                await producer.ProduceAsync("a", new Message<string, string>());
            }

            {{(statement.Contains("MakeAsync", StringComparison.Ordinal) ? "private static async Task<ProducerConfig> MakeAsync() { await Task.Yield(); return {|KD1003:new ProducerConfig()|}; }" : "")}}
        }
        """);

    [Fact]
    public Task BuilderInField() => VerifyAll.Reports("""
        public class Sender
        {
            private readonly ProducerBuilder<string, string> _builder = new({|KD1003:new ProducerConfig()|});

            public async Task SendAsync(string text)
            {
                using var producer = {|KD1107:_builder.Build()|};
                await producer.ProduceAsync("a", new Message<string, string> { Value = text });
            }
        }
        """);

    /// <summary>The settings, or the consumer, are given to the class that reads.</summary>
    [Theory]
    [InlineData("Reader(ConsumerConfig config) { private readonly IConsumer<string, string> _consumer = new ConsumerBuilder<string, string>(config).Build();", "SETTINGS")]
    [InlineData("Reader { private readonly IConsumer<string, string> _consumer; public Reader(ConsumerConfig config) { _consumer = new ConsumerBuilder<string, string>(config).Build(); }", "SETTINGS")]
    [InlineData("Reader { private readonly ConsumerConfig _config; private IConsumer<string, string> _consumer = null!; public Reader(ConsumerConfig config) { _config = config; } public void Open() => _consumer = new ConsumerBuilder<string, string>(_config).Build();", "SETTINGS")]
    [InlineData("Reader(IConsumer<string, string> consumer) { private readonly IConsumer<string, string> _consumer = consumer;", "new ConsumerBuilder<string, string>(SETTINGS).Build()")]
    [InlineData("Reader { private IConsumer<string, string> _consumer = null!; public Reader(string name, IConsumer<string, string> consumer) : this(consumer) { } public Reader(IConsumer<string, string> consumer) { _consumer = consumer; }", "\"a\", new ConsumerBuilder<string, string>(SETTINGS).Build()")]
    [InlineData("Reader<T> { private readonly IConsumer<string, string> _consumer; public Reader(ConsumerConfig config) { _consumer = new ConsumerBuilder<string, string>(config).Build(); }", "SETTINGS", "<int>")]
    public Task GivenToConstructor(string reader, string argument, string types = "") => VerifyAll.Reports($$"""
        public class {{reader}}

            public void Run(CancellationToken token)
            {
                {{LoopOver("_consumer")}}
            }
        }

        public static class Entry
        {
            public static void Start(CancellationToken token) => new Reader{{types}}({{argument.Replace("SETTINGS", LeftOn, StringComparison.Ordinal)}}).Run(token);
        }
        """);

    [Fact]
    public Task GivenToMethod() => VerifyAll.Reports($$"""
        public class Reader
        {
            private IConsumer<string, string>? _consumer;

            public void Use(IConsumer<string, string> consumer) => _consumer = consumer;

            public void Run(CancellationToken token)
            {
                {{LoopOver("_consumer!")}}
            }
        }

        public static class Entry
        {
            public static void Start(Reader reader) => reader.Use(new ConsumerBuilder<string, string>({{LeftOn}}).Build());
        }
        """);

    /// <summary>The settings are a member of a class of their own.</summary>
    [Theory]
    [InlineData("internal class Holder { public ConsumerConfig Consumer { get; } = SETTINGS; }")]
    [InlineData("internal class Holder { public ConsumerConfig Consumer { get; init; } = SETTINGS; }")]
    [InlineData("internal class Holder { public ConsumerConfig Consumer { get; } public Holder(string group) { Consumer = SETTINGS; Consumer.ClientId = group; } }")]
    [InlineData("internal class Holder { internal readonly ConsumerConfig Consumer = SETTINGS; }")]
    [InlineData("internal class Holder { public ConsumerConfig Consumer => SETTINGS; }")]
    [InlineData("internal record Holder(ConsumerConfig Consumer); internal static class Making { public static Holder Make() => new(SETTINGS); }")]
    public Task MemberOfAnotherObject(string holder) => VerifyAll.Reports(holder.Replace("SETTINGS", LeftOn, StringComparison.Ordinal) + $$"""

        internal class Orders(Holder holder)
        {
            public void Run(CancellationToken token)
            {
                using var consumer = new ConsumerBuilder<string, string>(holder.Consumer).Build();
                {{LoopOver("consumer")}}
            }
        }
        """);

    /// <summary>Other code may fill it, or write to it.</summary>
    [Theory]
    [InlineData("public class Holder { public ConsumerConfig Consumer { get; } = SETTINGS; }")]
    [InlineData("internal class Holder { public ConsumerConfig Consumer { get; } = SETTINGS; public void Harden() => Consumer.EnableAutoOffsetStore = false; }")]
    [InlineData("internal class Holder { public ConsumerConfig Consumer { get; set; } = SETTINGS; } internal static class Making { public static void Harden(Holder holder) => holder.Consumer.EnableAutoCommit = false; }")]
    public Task MemberThatOthersWrite(string holder) => VerifyAll.Reports(
        holder.Replace("SETTINGS", Settings, StringComparison.Ordinal).Replace("internal", "public", StringComparison.Ordinal).Replace("public class Holder { public ConsumerConfig Consumer { get; } = " + Settings + "; public", "internal class Holder { public ConsumerConfig Consumer { get; } = " + Settings + "; public", StringComparison.Ordinal) + $$"""

        internal class Orders(Holder holder)
        {
            public void Run(CancellationToken token)
            {
                using var consumer = new ConsumerBuilder<string, string>(holder.Consumer).Build();
                {{LoopOver("consumer")}}
            }
        }
        """);

    /// <summary>The consumer comes out of a factory.</summary>
    [Theory]
    [InlineData("interface IConsumers { IConsumer<string, string> Create(string group); } class Consumers : IConsumers { public IConsumer<string, string> Create(string group) => BUILD; }", "IConsumers factory", "factory.Create(\"g\")")]
    [InlineData("interface IConsumers { IConsumer<string, string> Create(); } class Consumers : IConsumers { IConsumer<string, string> IConsumers.Create() => BUILD; }", "IConsumers factory", "factory.Create()")]
    [InlineData("abstract class Consumers { public abstract IConsumer<string, string> Create(); } sealed class Own : Consumers { public override IConsumer<string, string> Create() => BUILD; }", "Consumers factory", "factory.Create()")]
    [InlineData("class Consumers { public virtual IConsumer<string, string> Create() => BUILD; }", "Consumers factory", "factory.Create()")]
    [InlineData("static class Consumers { public static async Task<IConsumer<string, string>> CreateAsync() { await Task.Yield(); return BUILD; } }", "string factory", "Consumers.CreateAsync().GetAwaiter().GetResult()")]
    [InlineData("class Consumers { private readonly Lazy<IConsumer<string, string>> _lazy = new(() => BUILD); public IConsumer<string, string> Get() => _lazy.Value; }", "Consumers factory", "factory.Get()")]
    public Task Factories(string factory, string parameter, string create) => VerifyAll.Reports(
        factory.Replace("BUILD", $"new ConsumerBuilder<string, string>({LeftOn}).Build()", StringComparison.Ordinal) + $$"""

        class Orders({{parameter}})
        {
            public void Run(CancellationToken token)
            {
                using var consumer = {{create}};
                {{LoopOver("consumer")}}
            }
        }
        """);

    /// <summary>Two classes make it, in different ways; or one that is out of sight may; but it is the one consumer that the program builds, and one is subscribed.</summary>
    [Theory]
    [InlineData("public interface IConsumers { IConsumer<string, string> Create(); } class Consumers : IConsumers { public IConsumer<string, string> Create() => BUILD; } class Others : IConsumers { public IConsumer<string, string> Create() => throw new NotSupportedException(); }")]
    [InlineData("public class IConsumers { public virtual IConsumer<string, string> Create() => BUILD; }")]
    public Task FactoriesThatAreNotKnown(string factory) => VerifyAll.Reports(
        factory.Replace("BUILD", $"new ConsumerBuilder<string, string>({{|KD2002:{Settings}|}}).Build()", StringComparison.Ordinal) + $$"""

        class Orders(IConsumers factory)
        {
            public void Run(CancellationToken token)
            {
                using var consumer = factory.Create();
                {{LoopOver("consumer")}}
            }
        }
        """);

    /// <summary>One member fills the field with a consumer that commits by itself, the other with one that nobody commits for.</summary>
    [Fact]
    public Task FieldOfTwoFillings() => VerifyAll.Reports("""
        public class Orders
        {
            private IConsumer<string, string>? _consumer;

            public void Connect() => _consumer = new ConsumerBuilder<string, string>(new ConsumerConfig { GroupId = "a", AutoOffsetReset = AutoOffsetReset.Earliest, EnableAutoCommit = true }).Build();

            public void ConnectTo(string group) => _consumer = new ConsumerBuilder<string, string>(new ConsumerConfig { GroupId = group, AutoOffsetReset = AutoOffsetReset.Earliest, {|KD2005:EnableAutoCommit = false|} }).Build();

            public void Run(CancellationToken token)
            {
                _consumer!.Subscribe("orders");
                while (!token.IsCancellationRequested)
                {
                    var result = _consumer.Consume(token);
                    try
                    {
                        System.IO.File.AppendAllText("done.txt", result.Message.Value);
                    }
                    {|KD2104:catch (Exception e)
                    {
                        Console.WriteLine(e.Message);
                    }|}
                }

                _consumer.Close();
            }
        }
        """);

    /// <summary>An option says the value: whoever sets it chose.</summary>
    [Theory]
    [InlineData("Acks = option switch { \"all\" => Acks.All, \"1\" => Acks.Leader, \"0\" => Acks.None, _ => throw new ArgumentException(option) }, EnableIdempotence = option == \"all\"")]
    [InlineData("Acks = number switch { 0 => Acks.None, 1 => Acks.Leader, _ => Acks.All }, EnableIdempotence = number > 1")]
    [InlineData("Acks = option == \"fast\" ? Acks.None : Acks.All, EnableIdempotence = option != \"fast\"")]
    [InlineData("Acks = option.Equals(\"fast\", StringComparison.OrdinalIgnoreCase) ? Acks.None : Acks.All, EnableIdempotence = option != \"fast\"")]
    [InlineData("Acks = Translate(option), EnableIdempotence = option != \"fast\"")]
    [InlineData("Acks = flag ? Acks.All : {|KD1001:Acks.None|}, EnableIdempotence = flag")]
    [InlineData("Acks = option switch { \"a\" => {|KD1001:Acks.None|}, _ => {|KD1002:Acks.Leader|} }, EnableIdempotence = number > 1")]
    public Task Options(string settings) => VerifyAll.Reports($$"""
        public class Sender
        {
            private readonly IProducer<string, string> _producer;

            public Sender(string option, int number, bool flag) => _producer = new ProducerBuilder<string, string>(new ProducerConfig { {{settings}} }).Build();

            public Task SendAsync(string text) => _producer.ProduceAsync("a", new Message<string, string> { Value = text });

            private static Acks Translate(string option)
            {
                switch (option)
                {
                    case "fast": return Acks.None;
                    case "one": return Acks.Leader;
                    default: return Acks.All;
                }
            }
        }
        """);

    [Theory]
    [InlineData("AutoOffsetReset = start == \"latest\" ? AutoOffsetReset.Latest : AutoOffsetReset.Earliest, EnableAutoCommit = false")]
    [InlineData("AutoOffsetReset = AutoOffsetReset.Earliest, EnableAutoCommit = commit switch { Commit.ByTimer => true, _ => false }")]
    public Task OptionsOfConsumers(string settings) => VerifyAll.Reports($$"""
        public enum Commit { ByHand, ByTimer }

        public class Orders
        {
            public void Run(string start, Commit commit, CancellationToken token)
            {
                using var consumer = new ConsumerBuilder<string, string>(new ConsumerConfig { GroupId = "g", {{settings}} }).Build();
                consumer.Subscribe("orders");
                try
                {
                    while (!token.IsCancellationRequested)
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
        """);
}
