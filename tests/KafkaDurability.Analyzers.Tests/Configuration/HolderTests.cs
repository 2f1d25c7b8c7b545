using KafkaDurability.Analyzers.Tests.Verifiers;

namespace KafkaDurability.Analyzers.Tests.Configuration;

/// <summary>What holds a config on its way to the builder: variables, fields, properties of the same type.</summary>
public class HolderTests
{
    private const string BuildField = "public IProducer<string, string> Create() => new ProducerBuilder<string, string>(_config).Build();";

    [Theory]
    [InlineData("private readonly ProducerConfig _config = {|KD1003:new ProducerConfig { ClientId = \"a\" }|};")]
    [InlineData("private readonly ProducerConfig _config = {|KD1003:new()|};")]
    [InlineData("private static readonly ProducerConfig _config = {|KD1003:new()|};")]
    [InlineData("private readonly ProducerConfig _config; public Orders() { _config = {|KD1003:new ProducerConfig()|}; }")]
    [InlineData("private readonly ProducerConfig _config; public Orders() => this._config = {|KD1003:new ProducerConfig()|};")]
    [InlineData("private static readonly ProducerConfig _config; static Orders() { _config = {|KD1003:new ProducerConfig()|}; }")]
    [InlineData("private readonly ProducerConfig _config; public Orders(string servers) { var config = {|KD1003:new ProducerConfig()|}; config.BootstrapServers = servers; _config = config; }")]
    [InlineData("private ProducerConfig _config { get; } = {|KD1003:new ProducerConfig()|};")]
    [InlineData("private ProducerConfig _config { get; set; } = {|KD1003:new ProducerConfig()|};")]
    [InlineData("private readonly Dictionary<string, string> _config = {|KD1003:new() { [\"client.id\"] = \"a\" }|};")]
    [InlineData("private static readonly KeyValuePair<string, string>[] _config = {|KD1003:[new(\"client.id\", \"a\")]|};")]
    [InlineData("private ProducerConfig? _config; public void Open() => _config = {|KD1003:new ProducerConfig()|};")]
    public Task PrivateField(string field) => Verify(field + BuildField);

    [Theory]
    [InlineData("private readonly ProducerConfig _config = new() { {|KD1001:Acks = Acks.None|} };")]
    [InlineData("private readonly ProducerConfig _config = new(); public Orders() { {|KD1001:_config.Acks = Acks.None|}; }")]
    [InlineData("private readonly ProducerConfig _config = new(); public Orders() { {|KD1001:this._config.Set(\"acks\", \"0\")|}; }")]
    [InlineData("private readonly ProducerConfig _config = new(); public void Configure() => {|KD1001:_config.Acks = Acks.None|};")]
    [InlineData("public readonly ProducerConfig _config = new() { {|KD1001:Acks = Acks.None|} };")]
    [InlineData("public ProducerConfig _config { get; } = new() { {|KD1001:Acks = Acks.None|} };")]
    [InlineData("internal ProducerConfig _config { get; set; } = new() { {|KD1001:Acks = Acks.None|} };")]
    [InlineData("private ProducerConfig _config { get; init; } = new() { {|KD1001:Acks = Acks.None|} };")]
    [InlineData("private ProducerConfig _config => new() { {|KD1001:Acks = Acks.None|} };")]
    [InlineData("private ProducerConfig _config { get { return new() { {|KD1001:Acks = Acks.None|} }; } }")]
    [InlineData("private ProducerConfig _config { get { var made = new ProducerConfig(); {|KD1001:made.Acks = Acks.None|}; return made; } }")]
    [InlineData("private Lazy<ProducerConfig> _lazy = new(() => new ProducerConfig { {|KD1001:Acks = Acks.None|} }); private ProducerConfig _config => _lazy.Value;")]
    public Task ExplicitValue(string field) => Verify(field + BuildField);

    [Theory]
    [InlineData("private readonly ProducerConfig _config = new() { EnableIdempotence = true };")]
    [InlineData("private readonly ProducerConfig _config = new(); public Orders() => _config.EnableIdempotence = true;")]
    [InlineData("private readonly ProducerConfig _config = new(); public void Configure() => _config.EnableIdempotence = true;")]
    [InlineData("private readonly ProducerConfig _config = new(); public void Configure(bool on) => _config.EnableIdempotence = on;")]
    [InlineData("private readonly ProducerConfig _config = new(); public void Configure(string key) => _config.Set(key, \"true\");")]
    [InlineData("private readonly ProducerConfig _config = new(); public void Configure(Action<ProducerConfig> configure) => configure(_config);")]
    [InlineData("private readonly ProducerConfig _config = new(); public void Configure() => Fill(_config); private void Fill(ProducerConfig config) => config.EnableIdempotence = true;")]
    [InlineData("private readonly ProducerConfig _config; public Orders(ProducerConfig config) { _config = config; }")]
    [InlineData("private readonly ProducerConfig _config; public Orders(ProducerConfig? config = null) { _config = config ?? new ProducerConfig { EnableIdempotence = true }; }")]
    [InlineData("private ProducerConfig _config; public Orders() { _config = new ProducerConfig(); } public ProducerConfig Config => _config;")]
    [InlineData("private readonly ProducerConfig _config = new(); public ProducerConfig Config { get { return _config; } }")]
    [InlineData("private readonly ProducerConfig _config = new(); public ProducerConfig Get() => _config;")]
    [InlineData("public readonly ProducerConfig _config = new();")]
    [InlineData("public ProducerConfig _config { get; } = new();")]
    [InlineData("public ProducerConfig _config { get; private set; } = new();")]
    [InlineData("public ProducerConfig _config { get; set; } = new();")]
    [InlineData("protected readonly ProducerConfig _config = new();")]
    [InlineData("public required ProducerConfig _config { get; init; }")]
    [InlineData("private readonly ProducerConfig _config = new(); public class Inner { public static void Fill(Orders orders) => orders._config.EnableIdempotence = true; }")]
    [InlineData("private readonly ProducerConfig _config = new(); public void CopyTo(Orders other) => other._config.EnableIdempotence = true;")]
    [InlineData("private static readonly ProducerConfig _config = Make(); private static ProducerConfig Make() => new() { EnableIdempotence = true };")]
    public Task MissingIsNotClaimed(string field) => Verify(field + BuildField);

    [Theory]
    [InlineData("private readonly IProducer<string, string> _producer = new ProducerBuilder<string, string>({|KD1003:new ProducerConfig()|}).Build();")]
    [InlineData("private readonly IProducer<string, string> _producer; public Orders(string servers) { _producer = new ProducerBuilder<string, string>({|KD1003:new ProducerConfig { BootstrapServers = servers }|}).Build(); }")]
    [InlineData("private IProducer<string, string>? _producer; private IProducer<string, string> Producer => _producer ??= new ProducerBuilder<string, string>({|KD1003:new ProducerConfig()|}).Build();")]
    [InlineData("private readonly Lazy<IProducer<string, string>> _producer = new(() => new ProducerBuilder<string, string>({|KD1003:new ProducerConfig()|}).Build());")]
    public Task ClientInField(string field) => Verify(field);

    [Fact]
    public Task PrimaryConstructor() => Verifiers.Verify.Analyzer<ClientConfigAnalyzer>("""
        public class Orders(string servers)
        {
            private readonly ProducerConfig _config = {|KD1003:new ProducerConfig { BootstrapServers = servers }|};

            public IProducer<string, string> Create() => new ProducerBuilder<string, string>(_config).Build();
        }

        public class Payments(ProducerConfig config)
        {
            public IProducer<string, string> Create() => new ProducerBuilder<string, string>(config).Build();
        }

        public class Refunds(ProducerConfig config)
        {
            private readonly ProducerConfig _config = config;

            public IProducer<string, string> Create()
            {
                {|KD1001:_config.Acks = Acks.None|};
                return new ProducerBuilder<string, string>(_config).Build();
            }
        }

        public record Shipments(ProducerConfig Config)
        {
            public IProducer<string, string> Create() => new ProducerBuilder<string, string>(Config).Build();
        }

        public record struct Returns(string Servers)
        {
            public IProducer<string, string> Create() => new ProducerBuilder<string, string>(new ProducerConfig { {|KD1001:Acks = Acks.None|} }).Build();
        }
        """);

    [Fact]
    public Task PartialClassInTwoFiles() => Verifiers.Verify.Analyzer<ClientConfigAnalyzer>("""
        public partial class Orders
        {
            private readonly ProducerConfig _config = new();
            private readonly ProducerConfig _bare = {|KD1003:new()|};
        }

        public partial class Orders
        {
            public Orders() => _config.EnableIdempotence = true;

            public IProducer<string, string> Create() => new ProducerBuilder<string, string>(_config).Build();

            public IProducer<string, string> CreateBare() => new ProducerBuilder<string, string>(_bare).Build();
        }
        """);

    [Fact]
    public Task TopLevelStatements() => Verifiers.Verify.Program<ClientConfigAnalyzer>("""
        var config = {|KD1003:new ProducerConfig { BootstrapServers = args[0] }|};
        using var producer = new ProducerBuilder<string, string>(config).Build();
        using var other = Create();

        static IProducer<string, string> Create()
        {
            var config = new ProducerConfig { {|KD1001:Acks = Acks.None|} };
            return new ProducerBuilder<string, string>(config).Build();
        }
        """);

    [Fact]
    public Task StructAndInterfaceMembers() => Verifiers.Verify.Analyzer<ClientConfigAnalyzer>("""
        public struct Orders
        {
            public static IProducer<string, string> Create() => new ProducerBuilder<string, string>({|KD1003:new ProducerConfig()|}).Build();
        }

        public interface IOrders
        {
            static IProducer<string, string> Create() => new ProducerBuilder<string, string>({|KD1003:new ProducerConfig()|}).Build();

            IProducer<string, string> Make() => new ProducerBuilder<string, string>({|KD1003:new ProducerConfig()|}).Build();
        }
        """);

    [Fact]
    public Task OverloadedOperatorAndIndexer() => Verifiers.Verify.Analyzer<ClientConfigAnalyzer>("""
        public class Orders
        {
            public IProducer<string, string> this[string servers] =>
                new ProducerBuilder<string, string>({|KD1003:new ProducerConfig { BootstrapServers = servers }|}).Build();

            public static Orders operator +(Orders orders, string servers)
            {
                new ProducerBuilder<string, string>({|KD1003:new ProducerConfig { BootstrapServers = servers }|}).Build().Dispose();
                return orders;
            }

            ~Orders() => new ProducerBuilder<string, string>({|KD1003:new ProducerConfig()|}).Build().Dispose();
        }
        """);

    private static Task Verify(string members) => Verifiers.Verify.Analyzer<ClientConfigAnalyzer>("#nullable enable\n" + Code.Members(members));
}
