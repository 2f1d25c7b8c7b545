using KafkaDurability.Analyzers.Tests.Verifiers;

namespace KafkaDurability.Analyzers.Tests.Configuration;

/// <summary>Methods of the same compilation that make or fill a config.</summary>
public class HelperTests
{
    [Theory]
    [InlineData("private static ProducerConfig Make() { return {|KD1003:new ProducerConfig()|}; }")]
    [InlineData("private static ProducerConfig Make() => {|KD1003:new ProducerConfig()|};")]
    [InlineData("private static ProducerConfig Make() => {|KD1003:new()|};")]
    [InlineData("private ProducerConfig Make() => {|KD1003:new()|};")]
    [InlineData("internal static ProducerConfig Make() { var made = {|KD1003:new ProducerConfig()|}; made.ClientId = \"a\"; return made; }")]
    [InlineData("private static ProducerConfig Make() => Inner(); private static ProducerConfig Inner() => {|KD1003:new()|};")]
    [InlineData("private static ProducerConfig Make() => Fill({|KD1003:new ProducerConfig()|}); private static ProducerConfig Fill(ProducerConfig made) { made.ClientId = \"a\"; return made; }")]
    [InlineData("private static T Same<T>(T value) where T : ClientConfig => value; private static ProducerConfig Make() => Same({|KD1003:new ProducerConfig()|});")]
    [InlineData("private static Dictionary<string, string> Make() => {|KD1003:new() { [\"client.id\"] = \"a\" }|};")]
    [InlineData("private static ProducerConfig Make(string servers = \"a\") => {|KD1003:new() { BootstrapServers = servers }|};")]
    public Task Returns(string helper) => Verify("var config = Make();", helper);

    [Theory]
    [InlineData("private static ProducerConfig Make() => new() { {|KD1001:Acks = Acks.None|} };")]
    [InlineData("private static ProducerConfig Make() { var made = new ProducerConfig(); {|KD1001:made.Set(\"acks\", \"0\")|}; return made; }")]
    [InlineData("protected virtual ProducerConfig Make() => new() { {|KD1001:Acks = Acks.None|} };")]
    [InlineData("public ProducerConfig Make() => new() { {|KD1001:Acks = Acks.None|} };")]
    [InlineData("private ProducerConfig Make() { try { return new() { {|KD1001:Acks = Acks.None|} }; } finally { Console.WriteLine(); } }")]
    [InlineData("private ProducerConfig Make() => Environment.HasShutdownStarted ? new() { {|KD1001:Acks = Acks.None|} } : new() { EnableIdempotence = true };")]
    public Task ReturnsExplicitValue(string helper) => Verify("var config = Make();", helper);

    [Theory]
    [InlineData("private static void Fill(ProducerConfig c) { {|KD1001:c.Acks = Acks.None|}; }")]
    [InlineData("private static void Fill(ProducerConfig c) => {|KD1001:c.Acks = Acks.None|};")]
    [InlineData("private void Fill(ClientConfig c) => {|KD1001:c.Acks = Acks.None|};")]
    [InlineData("private void Fill(Config c) => {|KD1001:c.Set(\"acks\", \"0\")|};")]
    [InlineData("private void Fill(ProducerConfig c) => Inner(c); private static void Inner(ProducerConfig c) => {|KD1001:c.Acks = Acks.None|};")]
    [InlineData("private void Fill(ProducerConfig c, int depth = 3) { if (depth > 0) { Fill(c, depth - 1); } {|KD1001:c.Acks = Acks.None|}; }")]
    [InlineData("private void Fill<T>(T c) where T : ClientConfig => {|KD1001:c.Acks = Acks.None|};")]
    [InlineData("private bool Fill(ProducerConfig c) { {|KD1001:c.Acks = Acks.None|}; return true; }")]
    [InlineData("private async Task Fill(ProducerConfig c) { await Task.Yield(); {|KD1001:c.Acks = Acks.None|}; }")]
    [InlineData("private void Fill(params ProducerConfig[] all) { foreach (var c in all) { {|KD1001:c.Acks = Acks.None|}; } }")]
    public Task Fills(string helper) => Verify("var config = new ProducerConfig(); Fill(config);", helper);

    [Theory]
    [InlineData("private static void Fill(ProducerConfig c) => c.EnableIdempotence = true;")]
    [InlineData("private static void Fill(ProducerConfig c) => c.Set(\"enable.idempotence\", \"true\");")]
    [InlineData("private void Fill(ProducerConfig c) { if (c.ClientId == null) { c.EnableIdempotence = true; } }")]
    [InlineData("private void Fill(ProducerConfig c) { Inner(c); } private static void Inner(ProducerConfig c) => c.EnableIdempotence = true;")]
    [InlineData("private void Fill(ProducerConfig c) { A(c); } private void A(ProducerConfig c) => B(c); private void B(ProducerConfig c) => C(c); private void C(ProducerConfig c) => D(c); private void D(ProducerConfig c) => c.EnableIdempotence = true;")]
    [InlineData("protected virtual void Fill(ProducerConfig c) { }")]
    [InlineData("private Action<ProducerConfig> Fill = c => c.EnableIdempotence = true;")]
    [InlineData("private ProducerConfig? _last; private void Fill(ProducerConfig c) { _last = c; Last(); } private void Last() => _last!.EnableIdempotence = true;")]
    [InlineData("public ProducerConfig? LastConfig { get; set; } private void Fill(ProducerConfig c) { LastConfig = c; }")]
    [InlineData("private readonly List<ProducerConfig> _all = new(); private void Fill(ProducerConfig c) { _all.Add(c); }")]
    [InlineData("private void Fill(object c) { ((ProducerConfig)c).EnableIdempotence = true; }")]
    [InlineData("private void Fill(dynamic c) { c.EnableIdempotence = true; }")]
    [InlineData("private void Fill(ClientConfig c) { if (c is ProducerConfig p) { p.EnableIdempotence = true; } }")]
    [InlineData("private void Fill(ClientConfig c) { switch (c) { case ProducerConfig p: p.EnableIdempotence = true; break; } }")]
    [InlineData("private void Fill(ProducerConfig c) { foreach (var each in new[] { c }) { each.EnableIdempotence = true; } }")]
    [InlineData("private void Fill(ProducerConfig c) { var (first, _) = (c, 1); first.EnableIdempotence = true; }")]
    [InlineData("private void Fill(ProducerConfig c) { Action fill = () => c.EnableIdempotence = true; fill(); }")]
    [InlineData("private void Fill(ProducerConfig c) { void Local() { c.EnableIdempotence = true; } Local(); }")]
    [InlineData("private void Fill(ProducerConfig c) { Task.Run(() => c.EnableIdempotence = true); }")]
    [InlineData("private void Fill(ProducerConfig c) { typeof(ProducerConfig).GetProperty(\"EnableIdempotence\")!.SetValue(c, true); }")]
    public Task FillsWhatWouldBeMissing(string helper) => Verify("var config = new ProducerConfig(); Fill(config);", helper);

    [Theory]
    [InlineData("var config = Make(); static ProducerConfig Make() => {|KD1003:new()|};")]
    [InlineData("ProducerConfig Make() { var made = {|KD1003:new ProducerConfig()|}; return made; } var config = Make();")]
    [InlineData("var config = new ProducerConfig(); void Fill() => {|KD1001:config.Acks = Acks.None|}; Fill();")]
    [InlineData("var config = new ProducerConfig(); Fill(config); static void Fill(ProducerConfig c) => {|KD1001:c.Acks = Acks.None|};")]
    [InlineData("var config = new ProducerConfig(); Fill(c: config, on: true); static void Fill(bool on, ProducerConfig c) => c.EnableIdempotence = on;")]
    [InlineData("var config = new ProducerConfig(); Fill(3); void Fill(int depth) { if (depth > 0) { Fill(depth - 1); } config.EnableIdempotence = true; }")]
    [InlineData("var config = new ProducerConfig(); Action fill = Fill; fill(); void Fill() => config.EnableIdempotence = true;")]
    [InlineData("var config = new ProducerConfig(); A(); void A() { B(); void B() { C(); void C() { D(); void D() { E(); void E() { config.EnableIdempotence = true; } } } } }")]
    public Task LocalFunctions(string statements) => Verify(statements);

    [Fact]
    public Task ExtensionsInAnotherClass() => Verifiers.Verify.Analyzer<ClientConfigAnalyzer>("""
        public class Orders
        {
            public void Run(string servers)
            {
                using var bare = new ProducerBuilder<string, string>({|KD1003:new ProducerConfig()|}.WithServers(servers).WithName("a")).Build();
                using var safe = new ProducerBuilder<string, string>(new ProducerConfig().WithServers(servers).Safe()).Build();
                using var fast = new ProducerBuilder<string, string>(new ProducerConfig().WithServers(servers).Fast()).Build();
                using var made = new ProducerBuilder<string, string>(Extensions.Make(servers)).Build();
                using var named = new ProducerBuilder<string, string>(Extensions.WithName(value: servers, config: Extensions.Make(servers))).Build();
                using var property = new ProducerBuilder<string, string>(Extensions.Default).Build();
            }
        }

        internal static class Extensions
        {
            public static ProducerConfig Default => {|KD1003:new ProducerConfig { ClientId = "a" }|};

            public static ProducerConfig Make(string servers) => {|KD1003:new ProducerConfig()|}.WithServers(servers);

            public static T WithServers<T>(this T config, string servers)
                where T : ClientConfig
            {
                config.BootstrapServers = servers;
                return config;
            }

            public static ProducerConfig WithName(this ProducerConfig config, string value)
            {
                config.ClientId = value;
                return config;
            }

            public static ProducerConfig Safe(this ProducerConfig config)
            {
                config.EnableIdempotence = true;
                return config;
            }

            public static ProducerConfig Fast(this ProducerConfig config)
            {
                {|KD1001:config.Acks = Acks.None|};
                return config;
            }
        }
        """);

    [Fact]
    public Task PublicMethodUsedHereAndElsewhere() => Verifiers.Verify.Analyzer<ClientConfigAnalyzer>("""
        public static class Settings
        {
            public static ProducerConfig Unused() => new ProducerConfig();

            public static ProducerConfig Filled() => new ProducerConfig();

            public static ProducerConfig Bare() => {|KD1003:new ProducerConfig()|};
        }

        public class Orders
        {
            public IProducer<string, string> Filled()
            {
                var config = Settings.Filled();
                config.EnableIdempotence = true;
                return new ProducerBuilder<string, string>(config).Build();
            }

            public IProducer<string, string> Bare() => new ProducerBuilder<string, string>(Settings.Bare()).Build();
        }
        """);

    [Fact]
    public Task BuilderMadeByHelper() => Verifiers.Verify.Analyzer<ClientConfigAnalyzer>("""
        public class Orders
        {
            public void Run()
            {
                using var first = Builder({|KD1003:new ProducerConfig()|}).Build();
                using var second = Build({|KD1003:new ProducerConfig()|});
                using var third = Build(new ProducerConfig { EnableIdempotence = true });
                using var fourth = Safe(new ProducerConfig());
            }

            private static ProducerBuilder<string, string> Builder(ProducerConfig config) =>
                new ProducerBuilder<string, string>(config).SetErrorHandler((_, _) => { });

            private static IProducer<string, string> Build(ProducerConfig config) => Builder(config).Build();

            private static IProducer<string, string> Safe(ProducerConfig config)
            {
                config.EnableIdempotence = true;
                return Build(config);
            }
        }
        """);

    [Fact]
    public Task DerivedTypes() => Verifiers.Verify.Analyzer<ClientConfigAnalyzer>("""
        public class OrdersConfig : ProducerConfig
        {
            public OrdersConfig() => EnableIdempotence = true;
        }

        public class FastConfig : ProducerConfig
        {
            public FastConfig()
            {
                {|KD1001:Acks = Confluent.Kafka.Acks.None|};
                {|KD1006:base.MessageSendMaxRetries = 0|};
            }
        }

        public class Orders
        {
            public void Run()
            {
                using var safe = new ProducerBuilder<string, string>(new OrdersConfig()).Build();
                using var fast = new ProducerBuilder<string, string>(new FastConfig { ClientId = "a" }).Build();
                using var over = new ProducerBuilder<string, string>(new OrdersConfig { {|KD1002:Acks = Acks.Leader|} }).Build();
            }
        }
        """);

    private static Task Verify(string statements, string members = "") =>
        Verifiers.Verify.Analyzer<ClientConfigAnalyzer>("#nullable enable\n" + Code.Producer(statements, members));
}
