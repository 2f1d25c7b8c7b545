using KafkaDurability.Analyzers.Tests.Verifiers;

namespace KafkaDurability.Analyzers.Tests.AppSettings;

/// <summary>Programs that put their configuration together by themselves, and sections that nobody in sight takes.</summary>
public class ConsoleProgramTests
{
    private const string Weak = """
        {
          "Kafka": {
            "Producer": {
              "BootstrapServers": "broker:9092",
              "Acks": "Leader"
            }
          }
        }
        """;

    private static string Program(string sources) => $$"""
        public static class Program
        {
            public static void Run(string environment)
            {
                {{sources}}
                var config = configuration.GetSection("Kafka:Producer").Get<ProducerConfig>();
                using var producer = new ProducerBuilder<string, string>(config).Build();
                producer.ProduceAsync("orders", new Message<string, string>()).Wait();
            }
        }
        """;

    [Theory]
    [InlineData("var configuration = new ConfigurationBuilder().AddJsonFile(\"appsettings.json\").Build();")]
    [InlineData("var configuration = new ConfigurationBuilder().SetBasePath(System.IO.Directory.GetCurrentDirectory()).AddJsonFile(\"appsettings.json\", optional: true, reloadOnChange: true).Build();")]
    [InlineData("IConfiguration configuration = new ConfigurationBuilder().AddJsonFile(\"appsettings.json\").AddJsonFile($\"appsettings.{environment}.json\", true).Build();")]
    [InlineData("var builder = new ConfigurationBuilder(); builder.AddJsonFile(\"appsettings.json\"); var configuration = builder.Build();")]
    public Task Own_configuration(string sources) => WithSettings.Json(Weak).Reports(Program(sources), "KD1002 Program.cs:6 appsettings.json:5");

    [Theory]
    [InlineData("var configuration = new ConfigurationBuilder().AddJsonFile(\"kafka.json\").Build();")]
    [InlineData("var configuration = new ConfigurationBuilder().AddJsonFile(\"appsettings.json\").AddInMemoryCollection(new Dictionary<string, string?> { [\"Kafka:Producer:Acks\"] = \"All\" }).Build();")]
    [InlineData("var configuration = new ConfigurationBuilder().Build();")]
    public Task Other_sources(string sources) => WithSettings.Json(Weak).Reports(Program(sources));

    /// <summary>A file of an environment that the program does not add says nothing of it.</summary>
    [Fact]
    public Task Files_that_are_not_added() => WithSettings.Files(("appsettings.json", Weak), ("appsettings.Staging.json", Weak))
        .Reports(Program("var configuration = new ConfigurationBuilder().AddJsonFile(\"appsettings.json\").Build();"));

    /// <summary>A bad value in a bound section is bad whoever builds.</summary>
    [Theory]
    [InlineData("services.Configure<ProducerConfig>(configuration.GetSection(\"Kafka:Producer\"));")]
    [InlineData("services.AddOptions<ProducerConfig>().Bind(configuration.GetSection(\"Kafka:Producer\"));")]
    [InlineData("services.AddOptions<ProducerConfig>().BindConfiguration(\"Kafka:Producer\");")]
    public Task Section_that_nobody_in_sight_takes(string binding) => WithSettings.Json(Weak).Reports(
        $$"""
        public static class Setup
        {
            public static void Add(IServiceCollection services, IConfiguration configuration) =>
                {{binding}}
        }
        """,
        "KD1002 Program.cs:4 appsettings.json:5");
}
