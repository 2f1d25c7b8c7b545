using KafkaDurability.Analyzers.Tests.Verifiers;

namespace KafkaDurability.Analyzers.Tests.AppSettings;

/// <summary>What is wrong in a settings file by itself is reported inside it.</summary>
public class FileRulesTests
{
    private const string Bound = """
        public class Orders
        {
            public ProducerConfig Get(IConfiguration configuration) => configuration.GetSection("Kafka:Producer").Get<ProducerConfig>()!;
        }
        """;

    private const string Dotted = """
        {
          "Kafka": {
            "Producer": {
              "bootstrap.servers": "broker:9092",
              "enable.idempotence": true,
              "acks": "all"
            }
          }
        }
        """;

    [Theory]
    [InlineData("configuration.GetSection(\"Kafka:Producer\").Get<ProducerConfig>();")]
    [InlineData("configuration.GetSection(\"Kafka\").GetSection(\"Producer\").Bind(new ProducerConfig());")]
    [InlineData("services.Configure<ProducerConfig>(configuration.GetSection(\"Kafka:Producer\"));")]
    [InlineData("services.AddOptions<ProducerConfig>().Bind(configuration.GetSection(\"Kafka:Producer\"));")]
    [InlineData("services.AddOptions<ProducerConfig>().BindConfiguration(\"Kafka:Producer\");")]
    [InlineData("services.Configure<KafkaSettings>(configuration.GetSection(\"Kafka\"));")]
    [InlineData("var section = configuration.GetSection(\"Kafka\"); services.Configure<KafkaSettings>(section);")]
    public Task A_dotted_key_in_a_bound_section_is_ignored(string statement) =>
        WithSettings.Json(Dotted).Reports(Startup(statement), "KD5001 appsettings.json:4", "KD5001 appsettings.json:5");

    [Theory]
    [InlineData("configuration.GetSection(\"Kafka:Producer\").Get<ProducerConfig>(options => options.ErrorOnUnknownConfiguration = true);")]
    [InlineData("var pairs = configuration.GetSection(\"Kafka:Producer\").Get<Dictionary<string, string>>();")]
    [InlineData("var config = configuration.GetSection(\"Kafka:Producer\").Get<ProducerConfig>()!; foreach (var pair in configuration.GetSection(\"Kafka:Producer\").GetChildren()) { config.Set(pair.Key, pair.Value!); }")]
    [InlineData("var section = configuration.GetSection(\"Kafka:Producer\"); var config = section.Get<ProducerConfig>()!; foreach (var pair in section.AsEnumerable(true)) { config.Set(pair.Key, pair.Value!); }")]
    [InlineData("var section = configuration.GetSection(\"Kafka:Producer\"); var config = section.Get<ProducerConfig>()!; config.EnableIdempotence = section[\"enable.idempotence\"] == \"true\";")]
    [InlineData("var section = configuration.GetSection(\"Kafka\"); var config = configuration.GetSection(\"Kafka:Producer\").Get<ProducerConfig>()!; Use(section);")]
    public Task A_section_that_is_read_in_another_way_is_silent(string statement) => WithSettings.Json(Dotted).Reports(Startup(statement));

    [Fact]
    public async Task A_misspelt_property_is_ignored()
    {
        await WithSettings.Json("""
            { "Kafka": { "Producer": {
              "BootstrapServer": "broker:9092",
              "enableidempotense": true,
              "Enable_Idempotence": true,
              "ACKS": "All",
              "Topic": "orders",
              "Partitions": 3,
              "GroupId": "a",
              "Retries": 3
            } } }
            """).Reports(Startup("services.Configure<ProducerConfig>(configuration.GetSection(\"Kafka:Producer\"));"),
            "KD5005 appsettings.json:2", "KD5005 appsettings.json:3", "KD5005 appsettings.json:4");
        Assert.Equal(
            "'enableidempotense' is not a property of ProducerConfig, so it is silently ignored and the default applies; write 'EnableIdempotence'",
            await WithSettings.Json("""{ "Kafka": { "Producer": { "enableidempotense": true } } }""").Message(Bound, "KD5005"));
    }

    [Fact]
    public Task A_name_that_another_type_knows_is_none_of_ours() => WithSettings.Json("""{ "Kafka": { "BootstrapServer": "broker:9092" } }""").Reports(
        Startup("services.Configure<ProducerConfig>(configuration.GetSection(\"Kafka\")); services.Configure<KafkaSettings>(configuration.GetSection(\"Kafka\"));"));

    [Theory]
    [InlineData("""{ "Kafka": { "Acks": "None" } }""", "KD1001 appsettings.json:1")]
    [InlineData("""{ "Kafka": { "Producer": { "BootstrapServers": "a", "Acks": 1 } } }""", "KD1002 appsettings.json:1")]
    [InlineData("""{ "Messaging": { "BootstrapServers": "a", "EnableDeliveryReports": false } }""", "KD1007 appsettings.json:1")]
    [InlineData("""{ "Kafka": { "EnableIdempotence": true, "Acks": "Leader" } }""", "KD1005 appsettings.json:1 appsettings.json:1")]
    [InlineData("""{ "Kafka": { "EnableIdempotence": "yes" } }""", "KD5005 appsettings.json:1")]
    [InlineData("""{ "KafkaConsumer": { "GroupId": "a", "SessionTimeoutMs": 6000, "GroupProtocol": "Consumer" } }""", "KD2006 appsettings.json:1 appsettings.json:1")]
    public Task A_section_that_no_code_binds_shows_what_is_wrong_in_any_case(string json, string expected) =>
        WithSettings.Json(json).Reports("public class Empty { }", expected);

    [Theory]
    [InlineData("""{ "Other": { "Acks": "None" } }""")]
    [InlineData("""{ "Kafka": { "Consumer": { "GroupId": "a", "Acks": "None" } } }""")]
    [InlineData("""{ "Kafka": { "GroupId": "a", "EnableAutoCommit": true } }""")]
    [InlineData("""{ "Kafka": { "BootstrapServers": "a" } }""")]
    [InlineData("""{ "Kafka": { "Acks": "All", "EnableIdempotence": null, "Topics": ["Acks"] } }""")]
    [InlineData("""{ "Kafka": { "Acks": "None", } """)]
    [InlineData("""{ "Kafka": { "Acks": "None", "acks": "All" } }""")]
    [InlineData("[1, 2]")]
    [InlineData("")]
    public Task What_depends_on_code_is_silent_there(string json) => WithSettings.Json(json).Reports("public class Empty { }");

    [Theory]
    [InlineData("var acks = configuration[\"Kafka:Producer:Acks\"];")]
    [InlineData("services.Configure<Unknown>(configuration.GetSection(\"Kafka:Producer\"));")]
    [InlineData("services.Configure<Unknown>(configuration.GetSection(\"Kafka\"));")]
    [InlineData("var section = configuration.GetSection(\"Kafka:Producer\"); Use(section);")]
    public Task A_section_that_code_names_is_judged_with_the_code(string statement) =>
        WithSettings.Json("""{ "Kafka": { "Producer": { "Acks": "None" } } }""").Reports(Startup(statement, "public class Unknown { public string Acks { get; set; } = \"\"; }"));

    [Fact]
    public Task Files_for_developers_are_silent() => WithSettings.Files(
        ("appsettings.json", """{ "Kafka": { "Acks": "All" } }"""),
        ("appsettings.Development.json", """{ "Kafka": { "Acks": "None", "Producer": { "enable.idempotence": true } } }"""),
        ("appsettings.Production.json", """{ "Kafka": { "Acks": "None" } }""")).Reports("public class Empty { }", "KD1001 appsettings.Production.json:1");

    [Fact]
    public async Task Nested_too_deep_or_endless_is_no_crash()
    {
        var nested = string.Concat(Enumerable.Repeat("{\"Kafka\":", 10_000));
        await WithSettings.Json(nested).Reports(Bound);
        await WithSettings.Json("{ \"Kafka\": \"" + new string('x', 3_000_000) + "\" }").Reports(Bound);
        await WithSettings.Json("{ " + string.Join(",", Enumerable.Range(0, 20_000).Select(i => $"\"Kafka{i}\": {{ \"A\": 1 }}")) + " }").Reports(Bound);
    }

    private static string Startup(string statement, string types = "") => $$"""
        public class KafkaSettings { public string BootstrapServer { get; set; } = ""; public ProducerConfig Producer { get; set; } = new(); }
        public class Startup
        {
            public void Configure(IServiceCollection services, IConfiguration configuration) { {{statement}} }
            private static void Use(IConfiguration section) { }
        }
        {{types}}
        """;
}
