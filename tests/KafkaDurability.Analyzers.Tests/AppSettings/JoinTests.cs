using KafkaDurability.Analyzers.Tests.Verifiers;

namespace KafkaDurability.Analyzers.Tests.AppSettings;

/// <summary>Settings files are joined with the code that binds them.</summary>
public class JoinTests
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

    private const string Safe = """
        {
          "Kafka": {
            "Producer": {
              "BootstrapServers": "broker:9092",
              "EnableIdempotence": true
            }
          }
        }
        """;

    private const string Silent = """
        { "Kafka": { "Producer": { "BootstrapServers": "broker:9092" } } }
        """;

    [Theory]
    [InlineData("var config = configuration.GetSection(\"Kafka:Producer\").Get<ProducerConfig>()!;")]
    [InlineData("var config = configuration.GetSection(\"Kafka\").GetSection(\"Producer\").Get<ProducerConfig>()!;")]
    [InlineData("var config = configuration.GetRequiredSection(\"kafka:producer\").Get<ProducerConfig>() ?? throw new Exception();")]
    [InlineData("var config = configuration.GetSection(\"Kafka:Producer\").Get<ProducerConfig>() ?? new ProducerConfig();")]
    [InlineData("var config = new ProducerConfig(); configuration.GetSection(\"Kafka:Producer\").Bind(config);")]
    [InlineData("var config = new ProducerConfig(); configuration.Bind(\"Kafka:Producer\", config);")]
    [InlineData("ProducerConfig config = new() { Acks = Acks.All }; configuration.GetSection(\"Kafka:Producer\").Bind(config);")]
    [InlineData("var section = configuration.GetSection(\"Kafka:Producer\"); var config = section.Get<ProducerConfig>()!;")]
    [InlineData("IConfigurationSection section; section = configuration.GetSection(\"Kafka:Producer\"); var config = section.Get<ProducerConfig>()!;")]
    public async Task A_bound_section_is_known(string statements)
    {
        await WithSettings.Json(Weak).Reports(Program(statements), "KD1002 Program.cs:5 appsettings.json:5");
        await WithSettings.Json(Safe).Reports(Program(statements));
    }

    /// <summary>The default that the code gives counts where no file in sight sets the key, as it does behind <c>??</c>.</summary>
    [Theory]
    [InlineData("configuration.GetValue(\"Other:Acks\", Acks.Leader)", "KD1002 Program.cs:5")]
    [InlineData("configuration.GetValue<Acks>(\"Other:Acks\", Acks.Leader)", "KD1002 Program.cs:5")]
    [InlineData("configuration.GetValue<Acks?>(\"Other:Acks\") ?? Acks.Leader", "KD1002 Program.cs:5")]
    [InlineData("configuration.GetValue(\"Other:Acks\", Acks.All)")]
    [InlineData("configuration.GetValue<Acks>(\"Other:Acks\")")]
    public Task The_default_of_a_value(string acks, params string[] reported) => WithSettings.Json(Silent).Reports(Setting(acks), reported);

    [Fact]
    public Task A_file_has_more_to_say_than_the_default() => WithSettings.Json(Weak).Reports(
        Setting("configuration.GetValue(\"Kafka:Producer:Acks\", Acks.All)"), "KD1002 Program.cs:5 appsettings.json:5");

    private static string Setting(string acks) => Program($"var config = new ProducerConfig {{ EnableIdempotence = null, Acks = {acks} }};");

    [Fact]
    public async Task What_neither_code_nor_file_sets_is_missing()
    {
        await WithSettings.Json(Silent).Reports(Program("var config = configuration.GetSection(\"Kafka:Producer\").Get<ProducerConfig>()!;"), "KD1003 Program.cs:5 appsettings.json:1");
        await WithSettings.Json(Silent).Reports(Program("var config = new ProducerConfig(); configuration.GetSection(\"Kafka:Producer\").Bind(config);"), "KD1003 Program.cs:5");
        await WithSettings.Json(Silent).Reports(Program("var config = configuration.GetSection(\"Kafka:Producer\").Get<ProducerConfig>()!; config.EnableIdempotence = true;"));
    }

    [Theory]
    [InlineData("var config = configuration.GetSection(name).Get<ProducerConfig>()!;")]
    [InlineData("var config = configuration.Get<ProducerConfig>()!;")]
    [InlineData("var config = given.Get<ProducerConfig>()!;")]
    [InlineData("var config = given.GetSection(\"Kafka:Producer\").Get<ProducerConfig>()!;")]
    [InlineData("var config = new ProducerConfig(); given.Bind(config);")]
    [InlineData("var config = configuration.GetSection(\"Kafka:Producer\").Get<OwnConfig>()!;")]
    [InlineData("var config = configuration.GetSection(\"Kafka:Producer:None\").Get<ProducerConfig>()!;")]
    public Task A_section_out_of_sight_claims_nothing(string statements) =>
        WithSettings.Json(Weak).Reports(Program(statements, "public class OwnConfig : ProducerConfig { public OwnConfig() { EnableIdempotence = true; Acks = Confluent.Kafka.Acks.All; } }"));

    [Theory]
    [InlineData("var config = configuration.GetSection(\"Kafka:Producer\").Get<ProducerConfig>()!; config.Acks = Acks.All; config.EnableIdempotence = true;")]
    [InlineData("var config = new ProducerConfig(); configuration.GetSection(\"Kafka:Producer\").Bind(config); config.Acks = Acks.All; config.EnableIdempotence = true;")]
    public Task Code_that_writes_afterwards_wins(string statements) => WithSettings.Json(Weak).Reports(Program(statements));

    [Fact]
    public Task A_file_that_is_bound_afterwards_wins() => WithSettings.Json(Weak).Reports(
        Program("var config = new ProducerConfig { Acks = Acks.All, EnableIdempotence = true };\n        configuration.GetSection(\"Kafka:Producer\").Bind(config);"),
        "KD1005 Program.cs:6 appsettings.json:5");

    [Theory]
    [InlineData("var config = new ProducerConfig(configuration.GetSection(\"Raw\").Get<Dictionary<string, string>>()!);")]
    [InlineData("var config = new ProducerConfig(configuration.GetSection(\"Raw\").GetChildren().ToDictionary(child => child.Key, child => child.Value!));")]
    [InlineData("var config = new ProducerConfig(configuration.GetSection(\"Raw\").AsEnumerable(true).ToDictionary(child => child.Key, child => child.Value!));")]
    [InlineData("var pairs = new Dictionary<string, string>(); configuration.GetSection(\"Raw\").Bind(pairs); var config = new ProducerConfig(pairs);")]
    public async Task A_dictionary_takes_the_names_as_keys(string statements)
    {
        await WithSettings.Json("""
            { "Raw": {
              "bootstrap.servers": "broker:9092",
              "acks": "1"
            } }
            """).Reports(Program(statements), "KD1002 Program.cs:5 appsettings.json:3");
        await WithSettings.Json("""
            { "Raw": {
              "bootstrap.servers": "broker:9092",
              "EnableIdempotence": "true",
              "ack": "all"
            } }
            """).Reports(Program(statements), "KD5002 Program.cs:5 appsettings.json:3", "KD5005 Program.cs:5 appsettings.json:4");
    }

    /// <summary>Who only asks for the brokers builds no producer with the rest.</summary>
    [Theory]
    [InlineData("new AdminClientConfig { BootstrapServers = options.Value.BootstrapServers }", false)]
    [InlineData("Of(options.Value!)", true)]
    public async Task Options_of_which_single_values_are_taken_configure_nothing_there(string settings, bool isReported)
    {
        var source = $$"""
            public static class Startup
            {
                public static void Configure(IServiceCollection services, IConfiguration configuration) =>
                    services.Configure<ProducerConfig>(configuration.GetSection("Kafka:Producer"));
            }
            public class Topics(IOptions<ProducerConfig> options)
            {
                public void Delete() { var config = {{settings}}; new AdminClientBuilder(config).Build().Dispose(); }
                public void Print() { var own = (options.Value); Console.WriteLine(own.BootstrapServers + own.ClientId); }
                private static AdminClientConfig Of(ProducerConfig all) { _ = new ProducerBuilder<string, string>(all).Build().ProduceAsync("a", new Message<string, string>()); return new(); }
            }
            """;
        var reported = (await WithSettings.Json(Weak).AnalyzeAsync(source)).Select(found => found.Id);
        Assert.Equal(isReported, reported.Contains("KD1002"));
    }

    [Fact]
    public async Task Options_are_bound_where_services_are_configured()
    {
        const string source = """
            public class Startup
            {
                public void Configure(IServiceCollection services, IConfiguration configuration) =>
                    services.Configure<ProducerConfig>(configuration.GetSection("Kafka:Producer"));
            }
            public class Orders
            {
                private readonly ProducerConfig config;
                public Orders(IOptions<ProducerConfig> options) => config = options.Value;
                public Task SendAsync() => new ProducerBuilder<string, string>(config).Build().ProduceAsync("orders", new Message<string, string>());
            }
            """;
        await WithSettings.Json(Weak).Reports(source, "KD1002 Program.cs:9 appsettings.json:5");
        await WithSettings.Json(Safe).Reports(source);
        await WithSettings.Json(Silent).Reports(source, "KD1003 Program.cs:9 appsettings.json:1");
        await WithSettings.Json(Weak).Reports(source.Replace("GetSection(\"Kafka:Producer\"));", "GetSection(\"Kafka:Producer\")).PostConfigure<ProducerConfig>(one => one.Acks = Acks.All);"));
        await WithSettings.Json(Weak).Reports(source.Replace("GetSection(\"Kafka:Producer\"));", "GetSection(\"Kafka:Producer\")).Configure<ProducerConfig>(\"other\", configuration.GetSection(\"Other\"));"));
        await WithSettings.Json(Weak).Reports(
            source.Replace("services.Configure<ProducerConfig>(configuration.GetSection(\"Kafka:Producer\"));", "services.AddOptions<ProducerConfig>().BindConfiguration(\"Kafka:Producer\");"),
            "KD1002 Program.cs:9 appsettings.json:5");
        await WithSettings.Json(Weak).Reports(
            source.Replace("services.Configure<ProducerConfig>(configuration.GetSection(\"Kafka:Producer\"));", "services.AddOptions<ProducerConfig>().Bind(configuration.GetSection(\"Kafka:Producer\"));").Replace("IOptions<", "IOptionsMonitor<").Replace("options.Value", "options.CurrentValue"),
            "KD1002 Program.cs:9 appsettings.json:5");
    }

    [Theory]
    [InlineData("services.Configure<KafkaSettings>(configuration.GetSection(\"Kafka\"));")]
    [InlineData("services.AddSingleton(configuration.GetSection(\"Kafka\").Get<KafkaSettings>()!);")]
    [InlineData("var settings = new KafkaSettings(); configuration.GetSection(\"Kafka\").Bind(settings); services.AddSingleton(settings);")]
    [InlineData("services.AddOptions<KafkaSettings>().BindConfiguration(\"Kafka\");")]
    public async Task A_class_of_the_users_holds_a_config(string binding)
    {
        var source = $$"""
            public class KafkaSettings { public string Topic { get; set; } = ""; public ProducerConfig Producer { get; set; } = new(); }
            public class Startup
            {
                public void Configure(IServiceCollection services, IConfiguration configuration) { {{binding}} }
            }
            public class Orders
            {
                private readonly KafkaSettings settings;
                public Orders(IOptions<KafkaSettings> options) => settings = options.Value;
                public Task SendAsync() => new ProducerBuilder<string, string>(settings.Producer).Build().ProduceAsync(settings.Topic, new Message<string, string>());
            }
            """;
        await WithSettings.Json(Weak).Reports(source, "KD1002 Program.cs:10 appsettings.json:5");
        await WithSettings.Json(Safe).Reports(source);
        await WithSettings.Json(Weak).Reports(source.Replace("=> settings = options.Value;", "{ settings = options.Value; settings.Producer.Acks = Acks.All; }"));
        await WithSettings.Json(Weak).Reports(source.Replace("= new();", "= new() { EnableIdempotence = true };"));
    }

    [Fact]
    public async Task Values_are_copied_from_a_class_of_the_users()
    {
        const string source = """
            public class KafkaSettings
            {
                public string Group { get; set; } = "";
                public bool AutoCommit { get; set; }
                public Acks? Acks { get; set; }
                public bool Idempotent { get; set; } = true;
            }
            public class Startup
            {
                public void Configure(IServiceCollection services, IConfiguration configuration) => services.Configure<KafkaSettings>(configuration.GetSection("Kafka"));
            }
            public class Orders
            {
                private readonly KafkaSettings _settings;
                public Orders(IOptions<KafkaSettings> options) => _settings = options.Value;
                public Task SendAsync() => new ProducerBuilder<string, string>(new ProducerConfig
                {
                    Acks = _settings.Acks,
                    EnableIdempotence = _settings.Idempotent,
                }).Build().ProduceAsync("orders", new Message<string, string>());
            }
            """;
        await WithSettings.Json("""{ "Kafka": { "Acks": "All" } }""").Reports(source);
        await WithSettings.Json("""{ "Kafka": { "Acks": "None" } }""").Reports(source, "KD1005 Program.cs:18 appsettings.json:1");
        await WithSettings.Json("""{ "Kafka": { "Acks": "None", "Idempotent": false } }""").Reports(source, "KD1001 Program.cs:18 appsettings.json:1");
        await WithSettings.Json("""{ "Kafka": { "Acks": "All", "Idempotent": false } }""").Reports(source, "KD1004 Program.cs:19 appsettings.json:1");
    }

    [Fact]
    public async Task Auto_commit_with_the_store_off_in_a_file_is_understood()
    {
        const string source = """
            public class Orders
            {
                public void Run(IConfiguration configuration, CancellationToken token)
                {
                    var config = configuration.GetSection("Kafka").Get<ConsumerConfig>()!;
                    using var consumer = new ConsumerBuilder<string, string>(config).Build();
                    consumer.Subscribe("orders");
                    try
                    {
                        while (true)
                        {
                            var result = consumer.Consume(token);
                            System.IO.File.AppendAllText("orders.txt", result.Message.Value);
                            consumer.StoreOffset(result);
                        }
                    }
                    finally
                    {
                        consumer.Close();
                    }
                }
            }
            """;
        const string json = """{ "Kafka": { "GroupId": "billing", "AutoOffsetReset": "Earliest", "EnableAutoOffsetStore": false } }""";
        await WithSettings.Json(json).Reports(source);
        await WithSettings.Json(json.Replace("false", "true")).Reports(source, "KD2004 Program.cs:14");
        await WithSettings.Json(json.Replace("\"GroupId\": \"billing\", ", "")).Reports(source);
        await WithSettings.Json(json.Replace(", \"EnableAutoOffsetStore\": false", "")).Reports(source.Replace("consumer.StoreOffset(result);", ""), "KD2002 Program.cs:5 appsettings.json:1");
        await WithSettings.Json(json.Replace("\"EnableAutoOffsetStore\": false", "\"EnableAutoCommit\": true")).Reports(source.Replace("consumer.StoreOffset(result);", ""), "KD2001 Program.cs:5 appsettings.json:1");
        await WithSettings.Json(json.Replace("\"EnableAutoOffsetStore\": false", "\"EnableAutoCommit\": false")).Reports(source.Replace("consumer.StoreOffset(result);", ""), "KD2005 Program.cs:5 appsettings.json:1");
    }

    [Fact]
    public async Task Environments_are_layered()
    {
        var source = Program("var config = configuration.GetSection(\"Kafka:Producer\").Get<ProducerConfig>()!;");
        const string all = """{ "Kafka": { "Producer": { "Acks": "All" } } }""";
        await WithSettings.Files(("appsettings.json", Safe), ("appsettings.Development.json", Weak)).Reports(source);
        await WithSettings.Files(("appsettings.json", Safe), ("appsettings.Production.json", Weak)).Reports(source, "KD1005 Program.cs:5 appsettings.Production.json:5 appsettings.json:5");
        await WithSettings.Files(("appsettings.json", Weak), ("appsettings.Production.json", all)).Reports(source, "KD1003 Program.cs:5 appsettings.json:3");
        await WithSettings.Files(("appsettings.json", Silent), ("appsettings.Development.json", Safe)).Reports(source);
        await WithSettings.Files(("appsettings.json", Silent), ("appsettings.Staging.json", Safe)).Reports(source);
        await WithSettings.Files(("appsettings.json", "{}"), ("appsettings.Development.json", Weak)).Reports(source);
        await WithSettings.Files(("appsettings.json", Weak + "}")).Reports(source);
    }

    [Fact]
    public async Task The_message_says_where_the_value_stands()
    {
        var source = Program("var config = configuration.GetSection(\"Kafka:Producer\").Get<ProducerConfig>()!;");
        Assert.StartsWith("\"Acks\": \"Leader\" (appsettings.json, line 5) confirms a message before", await WithSettings.Json(Weak).Message(source, "KD1002"), StringComparison.Ordinal);
        Assert.Equal(
            "'read_committed' is not a value of isolation.level, and the client throws when it is built; write ReadUncommitted, ReadCommitted",
            await WithSettings.Json("""{ "Kafka": { "IsolationLevel": "read_committed" } }""").Message(
                "public class Orders { public ConsumerConfig Get(IConfiguration configuration) => configuration.GetSection(\"Kafka\").Get<ConsumerConfig>()!; }", "KD5005"));
    }

    private static string Program(string statements, string types = "") => $$"""
        public class Orders
        {
            public Task Send(IConfiguration configuration, IConfigurationSection given, string name)
            {
                {{statements}}
                using var producer = new ProducerBuilder<string, string>(config).Build();
                return producer.ProduceAsync("orders", new Message<string, string>());
            }
        }
        {{types}}
        """;
}
