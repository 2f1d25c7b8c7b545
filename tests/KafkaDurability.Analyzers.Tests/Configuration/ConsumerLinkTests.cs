using KafkaDurability.Analyzers.Tests.Verifiers;

namespace KafkaDurability.Analyzers.Tests.Configuration;

/// <summary>Settings, the consumer built from them and the loop that uses it, apart from each other in every usual way.</summary>
public class ConsumerLinkTests
{
    private const string Flagged = "{|KD2002:new ConsumerConfig { GroupId = \"g\", AutoOffsetReset = AutoOffsetReset.Earliest }|}";

    private const string Silent = "new ConsumerConfig { GroupId = \"g\", AutoOffsetReset = AutoOffsetReset.Earliest }";

    private const string Loop = """
        _consumer.Subscribe("orders");
                try
                {
                    while (!token.IsCancellationRequested)
                    {
                        var result = _consumer.Consume(token);
                        System.IO.File.AppendAllText("done.txt", result.Message.Value);
                        _consumer.Commit(result);
                    }
                }
                finally
                {
                    _consumer.Close();
                }
        """;

    private const string LocalLoop = """
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
        """;

    /// <summary>The whole program in one class; <c>Run</c> loops over the field.</summary>
    [Theory]
    [InlineData("private readonly ConsumerConfig _config = CONFIG; private readonly IConsumer<string, string> _consumer; public Orders() { _consumer = new ConsumerBuilder<string, string>(_config).Build(); }")]
    [InlineData("private readonly ConsumerConfig _config; private readonly IConsumer<string, string> _consumer; public Orders() { _config = CONFIG; _consumer = new ConsumerBuilder<string, string>(_config).Build(); }")]
    [InlineData("private IConsumer<string, string> _consumer = new ConsumerBuilder<string, string>(CONFIG).Build();")]
    [InlineData("private readonly IConsumer<string, string> _consumer; public Orders() { _consumer = new ConsumerBuilder<string, string>(CONFIG).Build(); }")]
    [InlineData("private readonly IConsumer<string, string> _consumer; public Orders() => _consumer = new ConsumerBuilder<string, string>(CONFIG).SetErrorHandler((_, e) => { }).Build();")]
    [InlineData("private readonly IConsumer<string, string> _consumer; public Orders() { var builder = new ConsumerBuilder<string, string>(CONFIG); builder.SetKeyDeserializer(Deserializers.Utf8); _consumer = builder.Build(); }")]
    [InlineData("private IConsumer<string, string> _consumer { get; } = new ConsumerBuilder<string, string>(CONFIG).Build();")]
    [InlineData("private IConsumer<string, string> _consumer { get; set; } public Orders() { _consumer = new ConsumerBuilder<string, string>(CONFIG).Build(); }")]
    [InlineData("private IConsumer<string, string> _consumer; public void Start() { _consumer = new ConsumerBuilder<string, string>(CONFIG).Build(); }")]
    [InlineData("private IConsumer<string, string> _consumer; public void Start() { _consumer ??= new ConsumerBuilder<string, string>(CONFIG).Build(); }")]
    [InlineData("private readonly IConsumer<string, string> _consumer; public Orders() { _consumer = Create(); } private static IConsumer<string, string> Create() => new ConsumerBuilder<string, string>(CONFIG).Build();")]
    [InlineData("private readonly IConsumer<string, string> _consumer; public Orders() { _consumer = Create(Settings()); } private IConsumer<string, string> Create(ConsumerConfig config) => new ConsumerBuilder<string, string>(config).Build(); private ConsumerConfig Settings() => CONFIG;")]
    [InlineData("private readonly IConsumer<string, string> _consumer; public Orders() { var config = CONFIG; Fill(config); _consumer = new ConsumerBuilder<string, string>(config).Build(); } private static void Fill(ConsumerConfig config) { config.BootstrapServers = \"b\"; }")]
    [InlineData("private readonly ConsumerConfig _config = CONFIG; private IConsumer<string, string> _consumer; public void Start() { _consumer = new ConsumerBuilder<string, string>(_config).Build(); }")]
    [InlineData("private static readonly ConsumerConfig s_config = CONFIG; private readonly IConsumer<string, string> _consumer = new ConsumerBuilder<string, string>(s_config).Build();")]
    public Task FieldOfTheClass(string members) => VerifyAll.Reports($$"""
        class Orders
        {
            {{members.Replace("CONFIG", Flagged, StringComparison.Ordinal)}}

            void Run(CancellationToken token)
            {
                {{Loop}}
            }
        }
        """);

    /// <summary>As above, with something in between that sets what is missing, or may.</summary>
    [Theory]
    [InlineData("private readonly ConsumerConfig _config = CONFIG; private readonly IConsumer<string, string> _consumer; public Orders() { _config.EnableAutoCommit = false; _consumer = new ConsumerBuilder<string, string>(_config).Build(); }")]
    [InlineData("private readonly ConsumerConfig _config = CONFIG; private IConsumer<string, string> _consumer; public Orders() { _config.EnableAutoCommit = false; } public void Start() { _consumer = new ConsumerBuilder<string, string>(_config).Build(); }")]
    [InlineData("private readonly ConsumerConfig _config = CONFIG; private IConsumer<string, string> _consumer; public void Start() { Harden(); _consumer = new ConsumerBuilder<string, string>(_config).Build(); } private void Harden() => _config.EnableAutoCommit = false;")]
    [InlineData("private readonly IConsumer<string, string> _consumer; public Orders() { var config = CONFIG; Fill(config); _consumer = new ConsumerBuilder<string, string>(config).Build(); } private static void Fill(ConsumerConfig config) { config.EnableAutoCommit = false; }")]
    [InlineData("private readonly IConsumer<string, string> _consumer; public Orders() { var config = CONFIG; Fill(config); _consumer = new ConsumerBuilder<string, string>(config).Build(); } private static void Fill(ClientConfig config) { config.Set(\"enable.auto.commit\", \"false\"); }")]
    [InlineData("private readonly IConsumer<string, string> _consumer; public Orders(Action<ConsumerConfig> configure) { var config = CONFIG; configure(config); _consumer = new ConsumerBuilder<string, string>(config).Build(); }")]
    [InlineData("private readonly IConsumer<string, string> _consumer; public Orders(Microsoft.Extensions.Configuration.IConfiguration settings) { var config = CONFIG; Microsoft.Extensions.Configuration.ConfigurationBinder.Bind(settings, config); _consumer = new ConsumerBuilder<string, string>(config).Build(); }")]
    [InlineData("private readonly IConsumer<string, string> _consumer; public Orders(Microsoft.Extensions.Configuration.IConfiguration settings) { var config = Microsoft.Extensions.Configuration.ConfigurationBinder.Get<ConsumerConfig>(settings); _consumer = new ConsumerBuilder<string, string>(config).Build(); }")]
    [InlineData("private readonly IConsumer<string, string> _consumer; public Orders(Microsoft.Extensions.Options.IOptions<ConsumerConfig> options) { _consumer = new ConsumerBuilder<string, string>(options.Value).Build(); }")]
    [InlineData("private readonly IConsumer<string, string> _consumer; public Orders(ConsumerConfig config) { _consumer = new ConsumerBuilder<string, string>(config).Build(); }")]
    [InlineData("private readonly IConsumer<string, string> _consumer; public Orders(ConsumerConfig config) { _consumer = new ConsumerBuilder<string, string>(new ConsumerConfig(config) { GroupId = \"g\" }).Build(); }")]
    [InlineData("private readonly IConsumer<string, string> _consumer; public Orders(IDictionary<string, string> more) { var config = CONFIG; foreach (var pair in more) { config.Set(pair.Key, pair.Value); } _consumer = new ConsumerBuilder<string, string>(config).Build(); }")]
    [InlineData("public ConsumerConfig Config = CONFIG; private IConsumer<string, string> _consumer; public void Start() { _consumer = new ConsumerBuilder<string, string>(Config).Build(); }")]
    [InlineData("protected ConsumerConfig Config { get; } = CONFIG; private IConsumer<string, string> _consumer; public void Start() { _consumer = new ConsumerBuilder<string, string>(Config).Build(); }")]
    [InlineData("private readonly IConsumer<string, string> _consumer; public Orders() { var config = CONFIG; Harden(config); _consumer = new ConsumerBuilder<string, string>(config).Build(); } protected virtual void Harden(ConsumerConfig config) { }")]
    public Task FieldOfTheClassHardened(string members) => VerifyAll.Reports($$"""
        public class Orders
        {
            {{members.Replace("CONFIG", Silent, StringComparison.Ordinal)}}

            void Run(CancellationToken token)
            {
                {{Loop}}
            }
        }
        """);

    /// <summary>The settings come from outside: nothing is missing for certain, but what is written is written.</summary>
    [Theory]
    [InlineData("public Orders(ConsumerConfig config) { {|KD2008:config.IsolationLevel = IsolationLevel.ReadUncommitted|}; _consumer = new ConsumerBuilder<string, string>(config).Build(); }")]
    [InlineData("public Orders(Microsoft.Extensions.Options.IOptions<ConsumerConfig> options) { var config = options.Value; {|KD2008:config.IsolationLevel = IsolationLevel.ReadUncommitted|}; _consumer = new ConsumerBuilder<string, string>(config).Build(); }")]
    [InlineData("public Orders(Microsoft.Extensions.Configuration.IConfiguration settings) { var config = new ConsumerConfig(); Microsoft.Extensions.Configuration.ConfigurationBinder.Bind(settings, config); {|KD2001:config.EnableAutoCommit = true|}; config.EnableAutoOffsetStore = true; _consumer = new ConsumerBuilder<string, string>(config).Build(); }")]
    [InlineData("public Orders(ConsumerConfig config) { _consumer = new ConsumerBuilder<string, string>(new ConsumerConfig(config) { {|KD2007:AutoOffsetReset = AutoOffsetReset.Latest|} }).Build(); }")]
    [InlineData("public Orders(ConsumerConfig config) { {|KD2003:config.Set(\"auto.commit.enable\", \"false\")|}; _consumer = new ConsumerBuilder<string, string>(config).Build(); }")]
    public Task ExplicitInOpenSettings(string constructor) => VerifyAll.Reports($$"""
        class Orders
        {
            private readonly IConsumer<string, string> _consumer;

            {{constructor}}

            void Run(CancellationToken token)
            {
                {{Loop}}
            }
        }
        """);

    [Fact]
    public Task BackgroundService() => VerifyAll.Reports($$"""
        using Microsoft.Extensions.Hosting;
        using Microsoft.Extensions.Logging;

        public sealed class Worker : BackgroundService
        {
            private readonly IConsumer<string, string> _consumer;
            private readonly ILogger<Worker> _logger;

            public Worker(ILogger<Worker> logger)
            {
                _logger = logger;
                var config = {{Flagged}};
                _consumer = new ConsumerBuilder<string, string>(config).Build();
            }

            protected override async Task ExecuteAsync(CancellationToken token)
            {
                await Task.Yield();
                {{Loop}}
            }

            public override void Dispose()
            {
                _consumer.Close();
                _consumer.Dispose();
                base.Dispose();
            }
        }
        """);

    /// <summary>Subscribed in one member, consumed in another, processed in a third.</summary>
    [Fact]
    public Task SpreadOverMembers() => VerifyAll.Reports($$"""
        public sealed class Worker
        {
            private readonly IConsumer<string, string> _consumer = new ConsumerBuilder<string, string>({{Flagged}}).Build();

            public void Start() => _consumer.Subscribe("orders");

            public void Once() => Handle(_consumer.Consume(TimeSpan.FromSeconds(1)));

            private void Handle(ConsumeResult<string, string> result) => System.IO.File.AppendAllText("done.txt", result.Message.Value);
        }
        """);

    [Theory]
    [InlineData("_ = Task.Run(() => Loop(token)); void Loop(CancellationToken token) { LOOP }")]
    [InlineData("Loop(); void Loop() { LOOP }")]
    [InlineData("_ = Task.Run(() => { LOOP });")]
    [InlineData("_ = Task.Factory.StartNew(() => { LOOP }, token, TaskCreationOptions.LongRunning, TaskScheduler.Default);")]
    [InlineData("new Thread(() => { LOOP }).Start();")]
    [InlineData("Task.Run(async () => { await Task.Yield(); LOOP });")]
    [InlineData("void Loop() { LOOP } new Thread(Loop).Start();")]
    [InlineData("Action loop = () => { LOOP }; loop();")]
    public Task LoopInANestedFunction(string code) => VerifyAll.Reports($$"""
        class Orders
        {
            void Run(CancellationToken token)
            {
                var consumer = new ConsumerBuilder<string, string>({{Flagged}}).Build();
                {{code.Replace("LOOP", LocalLoop, StringComparison.Ordinal)}}
            }
        }
        """);

    [Theory]
    [InlineData("Loop(consumer, token);", "private void Loop(IConsumer<string, string> consumer, CancellationToken token) { LOOP }")]
    [InlineData("Loop(consumer, token);", "private static void Loop(IConsumer<string, string> consumer, CancellationToken token) { LOOP }")]
    [InlineData("consumer.Subscribe(\"orders\"); Next(consumer);", "private void Next(IConsumer<string, string> consumer) => System.IO.File.AppendAllText(\"done.txt\", consumer.Consume(0).Message.Value);")]
    [InlineData("Start(consumer); Next(consumer);", "private void Start(IConsumer<string, string> consumer) => consumer.Subscribe(\"orders\"); private void Next(IConsumer<string, string> consumer) => System.IO.File.AppendAllText(\"done.txt\", consumer.Consume(0).Message.Value);")]
    [InlineData("Task.Run(() => Loop(consumer, token));", "private void Loop(IConsumer<string, string> consumer, CancellationToken token) { LOOP }")]
    [InlineData("Loop<string>(consumer, token);", "private void Loop<T>(IConsumer<string, string> consumer, CancellationToken token) { LOOP }")]
    [InlineData("consumer.Loop(token);", "", "static class Extensions { public static void Loop(this IConsumer<string, string> consumer, CancellationToken token) { LOOP } }")]
    [InlineData("Loops.Loop(token: token, consumer: consumer);", "", "static class Loops { public static void Loop(IConsumer<string, string> consumer, CancellationToken token) { LOOP } }")]
    [InlineData("new Loops().Loop(consumer, token);", "", "sealed class Loops { public void Loop(IConsumer<string, string> consumer, CancellationToken token) { LOOP } }")]
    public Task PassedToAMethod(string call, string member, string type = "") => VerifyAll.Reports($$"""
        class Orders
        {
            void Run(CancellationToken token)
            {
                var consumer = new ConsumerBuilder<string, string>({{Flagged}}).Build();
                {{call}}
            }

            {{member.Replace("LOOP", LocalLoop, StringComparison.Ordinal)}}
        }
        {{type.Replace("LOOP", LocalLoop, StringComparison.Ordinal)}}
        """);

    /// <summary>The settings are in another class and file than the loop.</summary>
    [Theory]
    [InlineData("var consumer = new ConsumerBuilder<string, string>(Clients.Config()).Build();", "public static ConsumerConfig Config() => CONFIG;")]
    [InlineData("var config = Clients.Config(); config.BootstrapServers = \"b\"; var consumer = new ConsumerBuilder<string, string>(config).Build();", "public static ConsumerConfig Config() { var config = CONFIG; return config; }")]
    [InlineData("var consumer = Clients.Consumer();", "public static IConsumer<string, string> Consumer() => new ConsumerBuilder<string, string>(CONFIG).Build();")]
    [InlineData("var consumer = Clients.Consumer();", "public static IConsumer<string, string> Consumer() { var consumer = new ConsumerBuilder<string, string>(CONFIG).Build(); consumer.Subscribe(\"returns\"); return consumer; }")]
    [InlineData("var consumer = Clients.Consumer<string>();", "public static IConsumer<string, T> Consumer<T>() => new ConsumerBuilder<string, T>(CONFIG).Build();")]
    [InlineData("var consumer = Clients.Consumer();", "public static IConsumer<string, string> Consumer() => new ConsumerBuilder<string, string>(Config()).Build(); private static ConsumerConfig Config() => CONFIG;")]
    [InlineData("var consumer = Clients.Builder().Build();", "public static ConsumerBuilder<string, string> Builder() => new ConsumerBuilder<string, string>(CONFIG);")]
    [InlineData("var consumer = new ConsumerBuilder<string, string>(Clients.Config).Build();", "public static ConsumerConfig Config => CONFIG;")]
    [InlineData("var consumer = new ConsumerBuilder<string, string>(Clients.Config).Build();", "public static ConsumerConfig Config { get { return CONFIG; } }")]
    public async Task FactoryInAnotherFile(string code, string member)
    {
        var use = $$"""
            class Orders
            {
                void Run(CancellationToken token)
                {
                    {{code}}
                    {{LocalLoop}}
                }
            }
            """;
        var factory = $"static class Clients {{ {member} }}";
        await VerifyAll.Reports(use, factory.Replace("CONFIG", Flagged, StringComparison.Ordinal));

        // The same with the caller, or the factory, switching auto-commit off.
        await VerifyAll.Reports(use, factory.Replace("CONFIG", Silent.Replace(" }", ", EnableAutoCommit = false }"), StringComparison.Ordinal));
    }

    [Fact]
    public Task TheCallerSwitchesItOff() => VerifyAll.Reports(
        $$"""
        class Orders
        {
            void Run(CancellationToken token)
            {
                var config = Clients.Config();
                config.EnableAutoCommit = false;
                var consumer = new ConsumerBuilder<string, string>(config).Build();
                {{LocalLoop}}
            }
        }
        """,
        $"static class Clients {{ public static ConsumerConfig Config() => {Silent}; }}");

    /// <summary>One caller makes it right, another does not.</summary>
    [Fact]
    public Task OneOfTwoCallersSwitchesItOff() => VerifyAll.Reports($$"""
        static class Clients { public static ConsumerConfig Config() => {{Flagged}}; }
        class Orders
        {
            void Right(CancellationToken token)
            {
                var config = Clients.Config();
                config.EnableAutoCommit = false;
                var consumer = new ConsumerBuilder<string, string>(config).Build();
                {{LocalLoop}}
            }

            void Wrong(CancellationToken token)
            {
                var consumer = new ConsumerBuilder<string, string>(Clients.Config()).Build();
                {{LocalLoop}}
            }
        }
        """);

    /// <summary>The one that subscribes commits by hand; the one that is left as it is only looks.</summary>
    [Fact]
    public Task TheCallerThatLeavesItOnlyAssigns() => VerifyAll.Reports($$"""
        static class Clients { public static ConsumerConfig Config() => {{Silent}}; }
        class Orders
        {
            void Right(CancellationToken token)
            {
                var config = Clients.Config();
                config.EnableAutoCommit = false;
                var consumer = new ConsumerBuilder<string, string>(config).Build();
                {{LocalLoop}}
            }

            void Look()
            {
                var consumer = new ConsumerBuilder<string, string>(Clients.Config()).Build();
                consumer.Assign(new TopicPartition("orders", 0));
                System.IO.File.AppendAllText("done.txt", consumer.Consume(0).Message.Value);
            }
        }
        """);

    /// <summary>The probe has no group to lose offsets of; what subscribes has auto-commit off, and reads from the start.</summary>
    [Fact]
    public Task ProbeBeforeTheSettingsAreComplete() => VerifyAll.Reports($$"""
        class Orders
        {
            void Run(CancellationToken token)
            {
                var config = new ConsumerConfig { GroupId = "g" };
                using var probe = new ConsumerBuilder<string, string>(config).Build();
                System.IO.File.AppendAllText("done.txt", probe.QueryWatermarkOffsets(new TopicPartition("orders", 0), TimeSpan.FromSeconds(5)).High.ToString());
                config.EnableAutoCommit = false;
                config.AutoOffsetReset = AutoOffsetReset.Earliest;
                using var consumer = new ConsumerBuilder<string, string>(config).Build();
                {{LocalLoop}}
            }
        }
        """);

    [Fact]
    public Task ExplicitForTheProbeOnly() => VerifyAll.Reports($$"""
        class Orders
        {
            void Run(CancellationToken token)
            {
                var config = new ConsumerConfig { GroupId = "g", EnableAutoCommit = true, AutoOffsetReset = AutoOffsetReset.Earliest };
                using var probe = new ConsumerBuilder<string, string>(config).Build();
                System.IO.File.AppendAllText("done.txt", probe.Name);
                config.EnableAutoCommit = false;
                using var consumer = new ConsumerBuilder<string, string>(config).Build();
                {{LocalLoop}}
            }
        }
        """);

    /// <summary>A config class of the user's own may come with settings.</summary>
    [Theory]
    [InlineData("new Hardened { GROUP }", "class Hardened : ConsumerConfig { public Hardened() { EnableAutoCommit = false; } }")]
    [InlineData("new Hardened { GROUP }", "class Hardened : ConsumerConfig { public Hardened() => Set(\"enable.auto.commit\", \"false\"); }")]
    [InlineData("new Hardened { GROUP }", "class Hardened : Base { } class Base : ConsumerConfig { public Base() { EnableAutoCommit = false; } }")]
    [InlineData("new Hardened { GROUP }", "class Hardened : ConsumerConfig { public Hardened() : this(false) { } public Hardened(bool auto) { EnableAutoCommit = auto; } }")]
    [InlineData("new Hardened(\"b\") { GROUP }", "class Hardened : ConsumerConfig { public Hardened(string servers) { BootstrapServers = servers; EnableAutoCommit = false; } }")]
    [InlineData("new Hardened(null) { GROUP }", "class Hardened : ConsumerConfig { public Hardened(string servers) { BootstrapServers = servers; EnableAutoCommit = false; } }")]
    [InlineData("new Hardened { GROUP }; config.Harden()", "class Hardened : ConsumerConfig { public void Harden() { EnableAutoCommit = false; } }")]
    [InlineData("new Hardened { GROUP }; config.Harden()", "class Hardened : ConsumerConfig { public Hardened Harden() { EnableAutoCommit = false; return this; } }")]
    [InlineData("new Hardened { GROUP }.Harden()", "class Hardened : ConsumerConfig { public Hardened Harden() { EnableAutoCommit = false; return this; } }")]
    [InlineData("new ConsumerConfig { GROUP }.Harden()", "static class Extensions { public static ConsumerConfig Harden(this ConsumerConfig config) { config.EnableAutoCommit = false; return config; } }")]
    [InlineData("new ConsumerConfig { GROUP }; config.Harden()", "static class Extensions { public static void Harden<T>(this T config) where T : Config { config.Set(\"enable.auto.commit\", \"false\"); } }")]
    [InlineData("new ConsumerConfig { GROUP }; Extensions.Harden(config)", "static class Extensions { public static void Harden(object config) { if (config is ConsumerConfig own) { own.EnableAutoCommit = false; } } }")]
    public Task OwnConfigClass(string config, string type) => VerifyAll.Reports(OwnClass(config, "ConsumerBuilder<string, string>", type));

    [Fact]
    public Task OwnBuilderClass() => VerifyAll.Reports(OwnClass("new ConsumerConfig { GROUP }", "Builder", """
        class Builder : ConsumerBuilder<string, string>
        {
            public Builder(ConsumerConfig config) : base(Harden(config)) { }

            private static ConsumerConfig Harden(ConsumerConfig config) { config.EnableAutoCommit = false; return config; }
        }
        """));

    [Theory]
    [InlineData("{|KD2002:new Plain { GROUP, Topic = \"orders\" }|}", "class Plain : ConsumerConfig { public string Topic { get; set; } = \"\"; }")]
    [InlineData("{|KD2002:new Plain { GROUP }|}", "class Plain : ConsumerConfig { public Plain() { } public Plain(string servers) { BootstrapServers = servers; } }")]
    [InlineData("{|KD2002:new ConsumerConfig { GROUP }|}.Named()", "static class Extensions { public static ConsumerConfig Named(this ConsumerConfig config) { config.ClientId = \"c\"; return config; } }")]
    public Task OwnConfigClassThatSetsNothing(string config, string type) => VerifyAll.Reports(OwnClass(config, "ConsumerBuilder<string, string>", type));

    private static string OwnClass(string config, string builder, string type) => $$"""
        {{type}}
        class Orders
        {
            void Run(CancellationToken token)
            {
                var config = {{config.Replace("GROUP", "GroupId = \"g\", AutoOffsetReset = AutoOffsetReset.Earliest", StringComparison.Ordinal)}};
                var consumer = new {{builder}}(config).Build();
                {{LocalLoop}}
            }
        }
        """;

    [Fact]
    public Task PartialClasses() => VerifyAll.Reports(
        $$"""
        partial class Orders
        {
            private readonly IConsumer<string, string> _consumer;

            public Orders() => _consumer = new ConsumerBuilder<string, string>(Config()).Build();

            private static partial ConsumerConfig Config();
        }
        """,
        $$"""
        partial class Orders
        {
            private static partial ConsumerConfig Config() => {{Flagged}};

            void Run(CancellationToken token)
            {
                {{Loop}}
            }
        }
        """);

    [Fact]
    public Task SeveralConsumersFromOneConfig() => VerifyAll.Reports($$"""
        class Orders
        {
            void Run(CancellationToken token)
            {
                var config = {{Flagged}};
                for (var i = 0; i < 3; i++)
                {
                    var consumer = new ConsumerBuilder<string, string>(config).Build();
                    Task.Run(() => Loop(consumer, token));
                }
            }

            private static void Loop(IConsumer<string, string> consumer, CancellationToken token)
            {
                {{LocalLoop}}
            }
        }
        """);

    /// <summary>What the container is told of in another way than it is asked for.</summary>
    [Theory]
    [InlineData("services.AddSingleton(CONFIG);")]
    [InlineData("services.AddKeyedSingleton<IConsumer<string, string>>(\"audit\", (_, _) => new ConsumerBuilder<string, string>(CONFIG).Build());")]
    [InlineData("services.AddTransient<Func<IConsumer<string, string>>>(_ => () => new ConsumerBuilder<string, string>({|KD2002:CONFIG|}).Build());")]
    public Task Registered(string registration) => VerifyAll.Reports($$"""
        using Microsoft.Extensions.DependencyInjection;

        static class Setup
        {
            public static void Add(IServiceCollection services)
            {
                {{registration.Replace("CONFIG", Silent, StringComparison.Ordinal)}}
            }
        }
        class Orders(IConsumer<string, string> consumer)
        {
            void Run(CancellationToken token)
            {
                {{LocalLoop}}
            }
        }
        """);

    [Fact]
    public Task NestedTypesKeepTheirFieldsApart() => VerifyAll.Reports($$"""
        class Outer
        {
            private readonly IConsumer<string, string> _consumer = new ConsumerBuilder<string, string>({{Silent}}).Build();

            public void Look() => _consumer.Assign(new TopicPartition("orders", 0));

            class Inner
            {
                private readonly IConsumer<string, string> _consumer = new ConsumerBuilder<string, string>({{Silent.Replace(" }", ", EnableAutoCommit = false }")}}).Build();

                void Run(CancellationToken token)
                {
                    {{Loop}}
                }
            }
        }
        """);

    /// <summary>Top-level statements are a member like any other.</summary>
    [Fact]
    public Task TopLevelStatements() => VerifyAll.Program($$"""
        var token = new CancellationTokenSource().Token;
        var config = {{Flagged}};
        using var consumer = new ConsumerBuilder<string, string>(config).Build();
        {{LocalLoop}}
        """);

    [Fact]
    public Task PrimaryConstructor() => VerifyAll.Reports($$"""
        class Orders(string servers)
        {
            private readonly IConsumer<string, string> _consumer = new ConsumerBuilder<string, string>({{Flagged.Replace(" }|}", ", BootstrapServers = servers }|}")}}).Build();

            void Run(CancellationToken token)
            {
                {{Loop}}
            }
        }
        """);

    [Fact]
    public Task ClassThatIsAConsumerItself() => VerifyAll.Reports($$"""
        using Microsoft.Extensions.Hosting;

        abstract class Base : BackgroundService
        {
            protected readonly IConsumer<string, string> _consumer;

            protected Base(ConsumerConfig config) => _consumer = new ConsumerBuilder<string, string>(config).Build();
        }
        sealed class Orders : Base
        {
            public Orders() : base({{Flagged}}) { }

            protected override Task ExecuteAsync(CancellationToken token) => Task.Run(() =>
            {
                {{Loop}}
            });
        }
        """);
}
