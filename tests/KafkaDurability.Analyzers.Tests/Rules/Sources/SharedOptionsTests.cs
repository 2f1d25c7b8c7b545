using KafkaDurability.Analyzers.Tests.Verifiers;

namespace KafkaDurability.Analyzers.Tests.Rules.Sources;

/// <summary>KD5003 where several services make "copies" of the one object that the container's options hold.</summary>
public class SharedOptionsTests
{
    private const string Usings = """
        using Microsoft.Extensions.DependencyInjection;
        using Microsoft.Extensions.Options;

        """;

    private const string Copy = "new ProducerConfig(options.Value) { EnableIdempotence = true, LingerMs = 5000 }";
    private const string Reported = "{|KD5003:" + Copy + "|}";

    /// <summary>A service with an idempotent producer of its own that may not linger.</summary>
    private const string Orders = """
        public class Orders(IOptions<ProducerConfig> options)
        {
            private readonly IProducer<string, string> _producer =
                new ProducerBuilder<string, string>(ORIGINAL).Build();
            public Task SendAsync(string order) => _producer.ProduceAsync("orders", new Message<string, string> { Value = order });
        }

        """;

    private static string Service(string config, string parameter = "IOptions<ProducerConfig> options") => $$"""
        public class Metrics({{parameter}})
        {
            private readonly IProducer<string, string> _producer = new ProducerBuilder<string, string>({{config}}).Build();
            public Task SendAsync(string metric) => _producer.ProduceAsync("metrics", new Message<string, string> { Value = metric });
        }

        """;

    private static string Other(string original) => Orders.Replace("ORIGINAL", original, StringComparison.Ordinal);

    [Theory]
    [InlineData("options.Value")]
    [InlineData("new ProducerConfig(options.Value)")]
    [InlineData("{|KD5003:new ProducerConfig(options.Value) { EnableIdempotence = true, ClientId = \"orders\" }|}")]
    public Task What_one_service_writes_to_its_copy_holds_for_the_other(string original) =>
        VerifyAll.Reports(Usings + Service(Reported) + Other(original));

    /// <summary>Where code in sight writes to the options, the services are joined through it.</summary>
    [Theory]
    [InlineData("services.Configure<ProducerConfig>(config => { config.BootstrapServers = \"broker:9092\"; config.EnableIdempotence = true; });")]
    [InlineData("services.AddOptions<ProducerConfig>().Configure(config => config.EnableIdempotence = true);")]
    public Task Options_that_code_in_sight_fills(string registration) => VerifyAll.Reports(
        Usings + $"public static class Setup {{ public static void Add(IServiceCollection services) {{ {registration} services.AddSingleton<Orders>(); services.AddSingleton<Metrics>(); }} }}\n"
        + Service(Reported) + Other("options.Value"));

    [Fact]
    public Task The_copy_is_written_to_later_and_the_options_are_in_a_field() => VerifyAll.Reports(Usings + """
        public class Metrics
        {
            private readonly ProducerConfig _settings;
            public Metrics(IOptionsMonitor<ProducerConfig> options) => _settings = options.CurrentValue;
            public IProducer<string, string> Create()
            {
                var config = {|KD5003:new ProducerConfig(_settings)|};
                config.EnableIdempotence = true;
                config.LingerMs = 5000;
                return new ProducerBuilder<string, string>(config).Build();
            }
        }

        """ + Other("options.Value"));

    [Fact]
    public Task A_config_within_the_options_of_an_own_class() => VerifyAll.Reports(
        Usings + "public class KafkaSettings { public ProducerConfig Producer { get; set; } = new(); public ProducerConfig Metrics { get; set; } = new(); }\n"
        + Service("{|KD5003:new ProducerConfig(options.Value.Producer) { EnableIdempotence = true, LingerMs = 5000 }|}", "IOptions<KafkaSettings> options")
        + Other("options.Value.Producer").Replace("IOptions<ProducerConfig>", "IOptions<KafkaSettings>", StringComparison.Ordinal));

    /// <summary>Each has its own: the original, the options, or the values written.</summary>
    [Theory]
    [InlineData("new ProducerConfig(new Dictionary<string, string>(options.Value)) { EnableIdempotence = true, LingerMs = 5000 }", "IOptions<ProducerConfig> options", "options.Value")]
    [InlineData(Copy, "IOptionsSnapshot<ProducerConfig> options", "options.Value")]
    [InlineData("new ProducerConfig(options.Get(\"metrics\")) { EnableIdempotence = true, LingerMs = 5000 }", "IOptionsMonitor<ProducerConfig> options", "options.Value")]
    [InlineData(Copy, "IOptions<MetricsConfig> options", "options.Value")]
    [InlineData(Copy, "IOptions<ProducerConfig> options", "new ProducerConfig(new Dictionary<string, string> { [\"enable.idempotence\"] = \"true\" })")]
    [InlineData(Copy, "IOptions<ProducerConfig> options", "new ProducerConfig(options.Value) { EnableIdempotence = true, LingerMs = 0 }")]
    [InlineData("new ProducerConfig(options.Value.Metrics) { EnableIdempotence = true, LingerMs = 5000 }", "IOptions<KafkaSettings> options", "options.Value")]
    [InlineData("new ProducerConfig(options.Value)", "IOptions<ProducerConfig> options", "options.Value")]
    public Task Whoever_has_values_of_its_own_is_left_alone(string config, string parameter, string original) => VerifyAll.Reports(
        Usings + "public class MetricsConfig : ProducerConfig { }\npublic class KafkaSettings { public ProducerConfig Metrics { get; set; } = new(); }\n"
        + Service(config, parameter) + Other(original));

    [Fact]
    public Task A_service_alone_is_left_alone() => VerifyAll.Reports(Usings + Service(Copy));

    /// <summary>What only a producer knows does nothing to a consumer.</summary>
    [Fact]
    public Task A_consumer_does_not_linger() => VerifyAll.Reports(
        Usings + Service("new ProducerConfig(options.Value) { EnableIdempotence = true, LingerMs = 5000 }", "IOptions<ClientConfig> options") + """
        public class Orders(IOptions<ClientConfig> options)
        {
            public IAdminClient Admin { get; } = new AdminClientBuilder(options.Value).Build();
        }
        """);

    [Fact]
    public Task The_fix_copies() => VerifyAll.Suggestion(
        Usings + Service(Reported) + Other("options.Value"),
        Usings + Service(Copy.Replace("options.Value", "new Dictionary<string, string>(options.Value)", StringComparison.Ordinal)) + Other("options.Value"));
}
