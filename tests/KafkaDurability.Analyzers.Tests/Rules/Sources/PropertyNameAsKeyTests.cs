using KafkaDurability.Analyzers.CodeFixes;
using KafkaDurability.Analyzers.Tests.Verifiers;

namespace KafkaDurability.Analyzers.Tests.Rules.Sources;

public class PropertyNameAsKeyTests
{
    private const string Config = "var config = new ProducerConfig { EnableIdempotence = true }; ";

    [Theory]
    [InlineData(Config + "config.Set({|KD5002:\"LingerMs\"|}, \"20\");")]
    [InlineData(Config + "config.Set({|KD5002:\"lingerms\"|}, \"20\");")]
    [InlineData(Config + "config.Set({|KD5002:\"Acks\"|}, \"0\");")]
    [InlineData(Config + "config.Set({|KD5002:\"Acks\"|}, Environment.MachineName);")]
    [InlineData(Config + "config.Set({|KD5002:nameof(ProducerConfig.LingerMs)|}, \"20\");")]
    [InlineData(Config + "config.Set(val: \"20\", key: {|KD5002:\"LingerMs\"|});")]
    [InlineData(Config + "if (flag) { config.Set({|KD5002:\"LingerMs\"|}, \"20\"); }")]
    [InlineData("var config = new Dictionary<string, string> { [{|KD5002:\"EnableIdempotence\"|}] = \"true\" };")]
    [InlineData("var config = new Dictionary<string, string> { { {|KD5002:\"EnableIdempotence\"|}, \"true\" }, { {|KD5002:\"Acks\"|}, \"1\" } };")]
    [InlineData("var config = new Dictionary<string, string>(); config.Add({|KD5002:\"BootstrapServers\"|}, \"a\");")]
    [InlineData("var config = new Dictionary<string, string>(); config[{|KD5002:\"BootstrapServers\"|}] = \"a\";")]
    [InlineData("var config = new[] { new KeyValuePair<string, string>({|KD5002:\"BootstrapServers\"|}, \"a\") };")]
    [InlineData("KeyValuePair<string, string>[] config = [new({|KD5002:\"BootstrapServers\"|}, \"a\")];")]
    [InlineData("var config = new ProducerConfig(new Dictionary<string, string> { [{|KD5002:\"BootstrapServers\"|}] = \"a\" });")]
    public Task Reported(string statements) => Verify(statements);

    [Theory]
    [InlineData(Config + "config.Set(\"linger.ms\", \"20\");")]
    [InlineData(Config + "config.Set(Environment.MachineName, \"20\");")]
    [InlineData(Config + "config.Set(\"plugin.library.paths\", \"a\");")]
    [InlineData(Config + "config.Set(\"my.own.thing\", \"a\");")]
    [InlineData(Config + "var labels = new Dictionary<string, string> { [\"LingerMs\"] = \"20\" }; Console.WriteLine(labels[\"LingerMs\"]);")]
    [InlineData(Config + "var labels = new Dictionary<string, object> { [\"LingerMs\"] = 20 }; Console.WriteLine(labels);")]
    [InlineData(Config + "config.Set(\"LingerMs\", null);")]
    public Task NotReported(string statements) => Verify(statements);

    [Fact]
    public Task BoundSectionTakesPropertyNames() => Verifiers.Verify.Analyzer<ClientConfigAnalyzer>("""
        using Microsoft.Extensions.Configuration;

        public class Orders
        {
            public IProducer<string, string> Create()
            {
                var configuration = new ConfigurationBuilder()
                    .AddInMemoryCollection(new Dictionary<string, string> { ["Kafka:LingerMs"] = "20", ["LingerMs"] = "20" })
                    .Build();
                return new ProducerBuilder<string, string>(configuration.Get<ProducerConfig>()).Build();
            }
        }
        """);

    [Fact]
    public Task HelperThatFillsAnyConfig() => Verifiers.Verify.Analyzer<ClientConfigAnalyzer>(Code.Members("""
        public static void Fill(ClientConfig config) => config.Set({|KD5002:"ClientId"|}, "a");

        public static void Fill(Config config) => config.Set({|KD5002:"ClientId"|}, "a");
        """));

    [Fact]
    public async Task Message() => Assert.Equal(
        "KD5002: 'LingerMs' is the name of a C# property, not a key of the client, which throws when it is built; write 'linger.ms'",
        await Reports.Message<ClientConfigAnalyzer>(Code.Producer(Config + "config.Set(\"LingerMs\", \"20\");")));

    [Theory]
    [InlineData("config.Set({|KD5002:\"LingerMs\"|}, \"20\");", "config.Set(\"linger.ms\", \"20\");")]
    [InlineData("config.Set({|KD5002:\"EnableDeliveryReports\"|}, \"true\");", "config.Set(\"dotnet.producer.enable.delivery.reports\", \"true\");")]
    [InlineData("config.Set({|KD5002:\"LingerMs\"|}, \"20\"); config.Set({|KD5002:\"ClientId\"|}, \"a\");", "config.Set(\"linger.ms\", \"20\"); config.Set(\"client.id\", \"a\");")]
    [InlineData("config.Set(val: \"20\", key: {|KD5002:@\"LingerMs\"|});", "config.Set(val: \"20\", key: \"linger.ms\");")]
    public Task Fix(string before, string after) => Verifiers.Verify.Fix<ClientConfigAnalyzer, SettingFixer>(
        Code.Producer(Config + before), Code.Producer(Config + after));

    [Fact]
    public Task FixInDictionary() => Verifiers.Verify.Fix<ClientConfigAnalyzer, SettingFixer>(
        Code.Producer("var config = new Dictionary<string, string> { { {|KD5002:\"EnableIdempotence\"|}, \"true\" } };"),
        Code.Producer("var config = new Dictionary<string, string> { { \"enable.idempotence\", \"true\" } };"));

    private static Task Verify(string statements) => Verifiers.Verify.Analyzer<ClientConfigAnalyzer>(Code.Producer(statements));
}
