namespace KafkaDurability.Analyzers.Tests.AppSettings;

/// <summary>Fixes change the settings file, and nothing in it that they do not speak of.</summary>
public class SettingsFileFixTests
{
    private const string Bound = """
        public class Orders
        {
            public System.Threading.Tasks.Task Send(IConfiguration configuration)
            {
                var config = configuration.GetSection("Kafka:Producer").Get<ProducerConfig>()!;
                var producer = new ProducerBuilder<string, string>(config).Build();
                return producer.ProduceAsync("orders", new Message<string, string>());
            }
        }
        """;

    private const string None = "public class Empty { }";

    [Fact]
    public Task A_value_is_set_where_code_binds_it() => FixInFile.Open(Bound, """
        {
          // the brokers
          "Kafka": { "Producer": {
            "Acks": "leader" /* fast */, // but
            "BootstrapServers": "broker:9092"
          } }
        }
        """).Gives("KD1002", """
        {
          // the brokers
          "Kafka": { "Producer": {
            "Acks": "All" /* fast */, // but
            "BootstrapServers": "broker:9092",
            "EnableIdempotence": true
          } }
        }
        """);

    [Fact]
    public Task A_setting_is_added_to_the_section() => FixInFile.Open(Bound, "{\r\n\t\"Kafka\": {\r\n\t\t\"Producer\": {\r\n\t\t\t\"ClientId\": \"a\" // me\r\n\t\t}\r\n\t}\r\n}\r\n")
        .Gives("KD1003", "{\r\n\t\"Kafka\": {\r\n\t\t\"Producer\": {\r\n\t\t\t\"ClientId\": \"a\",\r\n\t\t\t\"EnableIdempotence\": true // me\r\n\t\t}\r\n\t}\r\n}\r\n");

    [Fact]
    public Task A_setting_is_added_on_one_line() => FixInFile.Open(Bound, """{ "Kafka": { "Producer": { "ClientId": "a", } } }""")
        .Gives("KD1003", """{ "Kafka": { "Producer": { "ClientId": "a", "EnableIdempotence": true, } } }""");

    [Fact]
    public Task A_quoted_value_stays_quoted() => FixInFile.Open(Bound, """{ "Kafka": { "Producer": { "EnableIdempotence": "False" } } }""")
        .Gives("KD1004", """{ "Kafka": { "Producer": { "EnableIdempotence": "true" } } }""");

    [Fact]
    public Task Of_two_that_contradict_the_weaker_is_mended() => FixInFile.Open(Bound, """{ "Kafka": { "Producer": { "EnableIdempotence": true, "MaxInFlight": 10 } } }""")
        .Gives("KD1005", """{ "Kafka": { "Producer": { "EnableIdempotence": true, "MaxInFlight": 5 } } }""");

    [Fact]
    public Task A_setting_is_removed_with_its_line() => FixInFile.Open(None, "{\n  \"Kafka\": {\n    \"EnableDeliveryReports\": false,\n    \"Acks\": \"All\"\n  }\n}")
        .Gives("KD1007", "{\n  \"Kafka\": {\n    \"Acks\": \"All\"\n  }\n}");

    [Fact]
    public Task The_last_setting_is_removed_with_the_comma_before() => FixInFile.Open(None, "{\n  \"Kafka\": {\n    \"Acks\": \"All\", // all\n    \"EnableDeliveryReports\": false\n  }\n}")
        .Gives("KD1007", "{\n  \"Kafka\": {\n    \"Acks\": \"All\" // all\n  }\n}");

    [Fact]
    public Task A_setting_is_removed_from_a_line() => FixInFile.Open(None, """{ "Kafka": { "EnableDeliveryReports": false, "Acks": "All" } }""")
        .Gives("KD1007", """{ "Kafka": { "Acks": "All" } }""");

    [Fact]
    public Task Inside_the_file_a_value_is_set() => FixInFile.Open(None, """{ "Kafka": { "Acks": 0 } }""").Gives("KD1001", """{ "Kafka": { "Acks": "All" } }""");

    [Fact]
    public Task A_dotted_key_becomes_the_property() => FixInFile.Open(Bound, """{ "Kafka": { "Producer": { "enable.idempotence": true /* safe */ } } }""")
        .Gives("KD5001", """{ "Kafka": { "Producer": { "EnableIdempotence": true /* safe */ } } }""");

    [Fact]
    public Task A_misspelt_name_becomes_the_property() => FixInFile.Open(Bound, """{ "Kafka": { "Producer": { "EnableIdempotense": true } } }""")
        .Gives("KD5005", """{ "Kafka": { "Producer": { "EnableIdempotence": true } } }""");

    [Fact]
    public Task A_property_name_in_a_dictionary_becomes_the_key() => FixInFile.Open(
            Bound.Replace("Get<ProducerConfig>()!", "Get<System.Collections.Generic.Dictionary<string, string>>()!"),
            """{ "Kafka": { "Producer": { "enable.idempotence": "true", "LingerMs": "5" } } }""")
        .Gives("KD5002", """{ "Kafka": { "Producer": { "enable.idempotence": "true", "linger.ms": "5" } } }""");

    [Fact]
    public Task A_value_that_is_copied_is_set_to_the_default() => FixInFile.Open("""
        public class KafkaSettings { public int TimeoutMs { get; set; } public int Retries { get; set; } }
        public class Orders
        {
            public Orders(IServiceCollection services, IConfiguration configuration) => services.Configure<KafkaSettings>(configuration.GetSection("Kafka"));
            public ProducerConfig Get(IOptions<KafkaSettings> options) => new() { EnableIdempotence = true, MessageTimeoutMs = options.Value.TimeoutMs };
        }
        """, """{ "Kafka": { "TimeoutMs": 100 } }""").Gives("KD1008", """{ "Kafka": { "TimeoutMs": 300000 } }""");

    [Fact]
    public Task A_name_that_is_there_already_is_not_given_twice() =>
        FixInFile.Open(Bound, """{ "Kafka": { "Producer": { "enable.idempotence": true, "EnableIdempotence": true } } }""").GivesNone("KD5001");
}
