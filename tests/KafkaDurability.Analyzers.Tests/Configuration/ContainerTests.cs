using KafkaDurability.Analyzers.Tests.Verifiers;

namespace KafkaDurability.Analyzers.Tests.Configuration;

/// <summary>Settings and clients that the container of Microsoft.Extensions.DependencyInjection gives to those that use them.</summary>
public class ContainerTests
{
    private const string Settings = "new ConsumerConfig { GroupId = \"g\", AutoOffsetReset = AutoOffsetReset.Earliest }";

    private const string LeftOn = "{|KD2002:" + Settings + "|}";

    private const string Usings = """
        using Microsoft.Extensions.DependencyInjection;
        using Microsoft.Extensions.DependencyInjection.Extensions;
        using Microsoft.Extensions.Hosting;
        using Microsoft.Extensions.Options;

        """;

    private const string Run = """
        void Run(CancellationToken token)
            {
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
            }
        """;

    /// <summary>The consumer is built from settings that are registered.</summary>
    private static string FromSettings(string registrations, string parameter = "ConsumerConfig config") => Setup(registrations) + $$"""
        public class Orders
        {
            private readonly IConsumer<string, string> _consumer;

            public Orders({{parameter}}) => _consumer = new ConsumerBuilder<string, string>(config).Build();

            public {{Run.Replace("CONSUMER", "_consumer", StringComparison.Ordinal)}}
        }
        """;

    /// <summary>The consumer itself is registered.</summary>
    private static string FromClient(string registrations, string parameter = "IConsumer<string, string> consumer", string more = "") => Setup(registrations) + $$"""
        public class Orders({{parameter}})
        {
            public {{Run.Replace("CONSUMER", "consumer", StringComparison.Ordinal)}}
        }

        {{more}}
        """;

    private static string Setup(string registrations) => Usings + $$"""
        public static class Setup
        {
            public static void Add(IServiceCollection services, bool flag)
            {
                {{registrations}}
            }

            private static ConsumerConfig Make() => new ConsumerConfig { GroupId = "made", AutoOffsetReset = AutoOffsetReset.Earliest, EnableAutoCommit = false, EnablePartitionEof = false };
        }

        """;

    [Theory]
    [InlineData("services.AddSingleton(SETTINGS);")]
    [InlineData("services.AddSingleton<ConsumerConfig>(SETTINGS);")]
    [InlineData("services.AddSingleton(typeof(ConsumerConfig), SETTINGS);")]
    [InlineData("var settings = SETTINGS; services.TryAddSingleton(settings);")]
    [InlineData("services.AddSingleton(_ => SETTINGS);")]
    [InlineData("services.AddTransient(provider => { var settings = SETTINGS; settings.ClientId = provider.ToString(); return settings; });")]
    [InlineData("services.AddScoped<ConsumerConfig>(_ => SETTINGS).AddSingleton<Orders>();")]
    [InlineData("services.Add(ServiceDescriptor.Singleton(SETTINGS));")]
    public Task RegisteredSettings(string registration) =>
        VerifyAll.Reports(FromSettings(registration.Replace("SETTINGS", LeftOn, StringComparison.Ordinal)));

    [Theory]
    [InlineData("services.AddSingleton<IConsumer<string, string>>(_ => new ConsumerBuilder<string, string>(SETTINGS).Build());")]
    [InlineData("services.AddSingleton(_ => { var config = SETTINGS; return new ConsumerBuilder<string, string>(config).SetErrorHandler((_, _) => { }).Build(); });")]
    [InlineData("services.AddSingleton(new ConsumerBuilder<string, string>(SETTINGS).Build());")]
    [InlineData("services.AddHostedService<Nobody>().AddSingleton(Build);", "private static IConsumer<string, string> Build(IServiceProvider services) => new ConsumerBuilder<string, string>(SETTINGS).Build();")]
    [InlineData("services.AddHostedService<Nobody>().AddSingleton(Build);", "internal static IConsumer<string, string> Build(IServiceProvider services) => new ConsumerBuilder<string, string>(SETTINGS).Build();")]
    [InlineData("services.AddSingleton(provider => Build());", "private static IConsumer<string, string> Build() => new ConsumerBuilder<string, string>(SETTINGS).Build();")]
    public Task RegisteredClient(string registration, string member = "") =>
        VerifyAll.Reports((FromClient(registration) + "\npublic abstract class Nobody : BackgroundService { }")
            .Replace("private static ConsumerConfig Make()", member + "\n    private static ConsumerConfig Make()", StringComparison.Ordinal)
            .Replace("SETTINGS", LeftOn, StringComparison.Ordinal));

    /// <summary>Whoever asks the container by itself gets the same.</summary>
    [Theory]
    [InlineData("provider.GetRequiredService<IConsumer<string, string>>()")]
    [InlineData("provider.GetService<IConsumer<string, string>>()!")]
    public Task AskedFor(string call) => VerifyAll.Reports(Setup($"services.AddSingleton(_ => new ConsumerBuilder<string, string>({LeftOn}).Build());") + $$"""
        public class Orders(IServiceProvider provider)
        {
            private readonly IConsumer<string, string> _consumer = {{call}};

            public {{Run.Replace("CONSUMER", "_consumer", StringComparison.Ordinal)}}
        }
        """);

    /// <summary>Keyed services are told apart by their keys.</summary>
    [Theory]
    [InlineData("orders", true)]
    [InlineData("audit", false)]
    public Task Keyed(string key, bool isLeftOn) => VerifyAll.Reports(FromSettings(
        $"services.AddKeyedSingleton(\"orders\", {(isLeftOn ? LeftOn : Settings)}).AddKeyedSingleton(\"audit\", new ConsumerConfig {{ GroupId = \"a\", AutoOffsetReset = AutoOffsetReset.Earliest, EnableAutoOffsetStore = false, EnableAutoCommit = null }});",
        $"[FromKeyedServices(\"{key}\")] ConsumerConfig config").Replace(", EnableAutoOffsetStore = false, EnableAutoCommit = null", isLeftOn ? ", EnableAutoOffsetStore = false" : ", {|KD2005:EnableAutoOffsetStore = false|}", StringComparison.Ordinal));

    /// <summary>Nobody knows who gets which, or what of it.</summary>
    [Theory]
    [InlineData("services.AddSingleton(SETTINGS); services.AddSingleton(Make());")]
    [InlineData("if (flag) { services.AddSingleton(SETTINGS); } else { services.AddSingleton(Make()); }")]
    [InlineData("services.AddKeyedSingleton(\"orders\", SETTINGS);")]
    [InlineData("services.AddSingleton<ClientConfig>(SETTINGS);")]
    public Task SettingsThatAreNotKnown(string registration) =>
        VerifyAll.Reports(FromSettings(registration.Replace("SETTINGS", Settings, StringComparison.Ordinal)));

    /// <summary>The class that gets the settings finishes them.</summary>
    [Theory]
    [InlineData("_config = config; _config.EnableAutoOffsetStore = false;")]
    [InlineData("config.EnableAutoOffsetStore = false; _config = config;")]
    [InlineData("_config = config; Finish();")]
    public Task FinishedByReceiver(string constructor) => VerifyAll.Reports(Setup($"services.AddSingleton({Settings});") + $$"""
        public class Orders
        {
            private readonly ConsumerConfig _config;

            public Orders(ConsumerConfig config) { {{constructor}} }

            private void Finish() => _config.EnableAutoOffsetStore = false;

            public void Run(CancellationToken token)
            {
                using var consumer = new ConsumerBuilder<string, string>(_config).Build();
                consumer.Subscribe("orders");
                try
                {
                    while (!token.IsCancellationRequested)
                    {
                        var result = consumer.Consume(token);
                        System.IO.File.AppendAllText("done.txt", result.Message.Value);
                        consumer.StoreOffset(result);
                    }
                }
                finally
                {
                    consumer.Close();
                }
            }
        }
        """);

    /// <summary>Settings that code writes to options.</summary>
    [Theory]
    [InlineData("services.Configure<ConsumerConfig>(config => { config.GroupId = \"g\"; config.AutoOffsetReset = AutoOffsetReset.Earliest; {|KD2001:config.EnableAutoCommit = true|}; });")]
    [InlineData("services.AddOptions<ConsumerConfig>().Configure(config => { config.GroupId = \"g\"; config.AutoOffsetReset = AutoOffsetReset.Earliest; {|KD2001:config.EnableAutoCommit = true|}; });")]
    public Task ConfiguredOptions(string registration) => VerifyAll.Reports(Setup(registration) + $$"""
        public class Orders(IOptions<ConsumerConfig> options)
        {
            private readonly IConsumer<string, string> _consumer = new ConsumerBuilder<string, string>(options.Value).Build();

            public {{Run.Replace("CONSUMER", "_consumer", StringComparison.Ordinal)}}
        }
        """);

    /// <summary>The loop that gets the consumer swallows failures, and the registration says that the timer commits.</summary>
    [Theory]
    [InlineData("class Orders(IConsumer<string, string> consumer) { private IConsumer<string, string> Consumer => consumer;", "Consumer")]
    [InlineData("class Orders(IConsumer<string, string> consumer) {", "consumer")]
    [InlineData("class Orders { private readonly IConsumer<string, string> _consumer; public Orders(IConsumer<string, string> consumer) { _consumer = consumer; }", "_consumer")]
    [InlineData("abstract class Reader(IConsumer<string, string> consumer) { protected readonly IConsumer<string, string> Source = consumer; } class Orders : Reader { public Orders(IConsumer<string, string> consumer) : base(consumer) { }", "Source")]
    public Task SwallowedWithInjectedConsumer(string type, string consumer) => VerifyAll.Reports(Setup(
        $"services.AddSingleton(_ => new ConsumerBuilder<string, string>({Settings.Replace(" }", ", EnableAutoCommit = true }", StringComparison.Ordinal)}).Build());") + $$"""
        {{type}}
            public void Run(CancellationToken token)
            {
                {{consumer}}.Subscribe("orders");
                while (!token.IsCancellationRequested)
                {
                    var result = {{consumer}}.Consume(token);
                    try
                    {
                        System.IO.File.AppendAllText("done.txt", result.Message.Value);
                    }
                    {|KD2104:catch (Exception e)
                    {
                        Console.WriteLine(e.Message);
                    }|}
                }
            }
        }
        """);

    [Theory]
    [InlineData("services.AddSingleton({|KD1003:new ProducerConfig { ClientId = \"events\" }|});", "ProducerConfig config", "new ProducerBuilder<string, string>(config).Build()")]
    [InlineData("services.AddSingleton(_ => new ProducerBuilder<string, string>({|KD1003:new ProducerConfig { ClientId = \"events\" }|}).Build());", "IProducer<string, string> producer", "producer")]
    [InlineData("services.AddSingleton(_ => new ProducerBuilder<string, string>({|KD1003:new ProducerConfig { ClientId = \"events\" }|}));", "ProducerBuilder<string, string> builder", "builder.Build()")]
    public Task Producers(string registration, string parameter, string producer) => VerifyAll.Reports(Setup(registration) + $$"""
        public sealed class Events({{parameter}})
        {
            private readonly IProducer<string, string> _producer = {{producer}};

            public Task SendAsync(string text) => _producer.ProduceAsync("events", new Message<string, string> { Value = text });
        }
        """);

    /// <summary>The end of a partition is on where the consumer is registered, and not looked for where it reads.</summary>
    [Fact]
    public Task EndOfPartition() => VerifyAll.Reports(FromClient(
        $"services.AddSingleton(_ => new ConsumerBuilder<string, string>({Settings.Replace(" }", ", EnableAutoCommit = false, {|KD2111:EnablePartitionEof = true|} }", StringComparison.Ordinal)}).Build());")
        .Replace("System.IO.File.AppendAllText(\"done.txt\", consumer.Consume(token).Message.Value);", "{ var result = consumer.Consume(token); System.IO.File.AppendAllText(\"done.txt\", result.Message.Value); consumer.Commit(result); }", StringComparison.Ordinal));

    /// <summary>Somebody else, who gets it in another way, may commit.</summary>
    [Fact]
    public Task HandlerOfRequests() => VerifyAll.Reports(FromClient(
        $"services.AddSingleton(_ => new ConsumerBuilder<string, string>({Settings.Replace(" }", ", EnableAutoCommit = false }", StringComparison.Ordinal)}).Build());",
        more: "public static class Routes { public static void Map(Action<Delegate> map) => map((IConsumer<string, string> consumer) => consumer.Commit()); }"));

    /// <summary>A group that is new on each start has no offsets to lose, wherever its name is made.</summary>
    [Theory]
    [InlineData("private readonly string _group = $\"screen-{Guid.NewGuid()}\";", "_group")]
    [InlineData("private static readonly Guid s_process = Guid.NewGuid();", "\"screen-\" + s_process")]
    [InlineData("private readonly string _group; public Feed() { _group = \"screen\" + DateTime.UtcNow.Ticks; }", "_group")]
    [InlineData("private static string Once(string purpose) => purpose + Environment.MachineName + Guid.NewGuid().ToString(\"N\");", "Once(\"screen\")")]
    [InlineData("private static string Once() { var id = Guid.NewGuid(); return $\"screen-{id:N}\"; }", "Once()")]
    [InlineData("private static string Suffix => System.IO.Path.GetRandomFileName();", "$\"screen-{Suffix}\"")]
    public Task NewGroup(string member, string group) => VerifyAll.Reports($$"""
        public class Feed
        {
            {{member}}

            public void Run(CancellationToken token)
            {
                using var consumer = new ConsumerBuilder<string, string>(new ConsumerConfig { GroupId = {{group}}, AutoOffsetReset = AutoOffsetReset.Latest, EnableAutoCommit = false }).Build();
                consumer.Subscribe("departures");
                while (!token.IsCancellationRequested)
                    System.IO.File.AppendAllText("screen.txt", consumer.Consume(token).Message.Value);
            }
        }
        """);

    /// <summary>The same words about a group that stays.</summary>
    [Fact]
    public Task GroupThatStays() => VerifyAll.Reports("""
        public class Feed
        {
            private readonly string _group = $"screen-{Environment.MachineName}";

            public void Run(CancellationToken token)
            {
                using var consumer = new ConsumerBuilder<string, string>(new ConsumerConfig { GroupId = _group, AutoOffsetReset = AutoOffsetReset.Earliest, {|KD2005:EnableAutoCommit = false|} }).Build();
                consumer.Subscribe("departures");
                try
                {
                    while (!token.IsCancellationRequested)
                        System.IO.File.AppendAllText("screen.txt", consumer.Consume(token).Message.Value);
                }
                finally
                {
                    consumer.Close();
                }
            }
        }
        """);
}
