using Confluent.Kafka;
using KafkaDurability.Analyzers.CodeFixes;
using KafkaDurability.Analyzers.Tests.Verifiers;

namespace KafkaDurability.Analyzers.Tests.Rules.Sources;

public class MisspeltTests
{
    private const string Config = "var config = new ProducerConfig { EnableIdempotence = true }; ";

    public static TheoryData<string, string> Misspelt { get; } = new()
    {
        { "compresion.type", "compression.type" },
        { "linger_ms", "linger.ms" },
        { "linger-ms", "linger.ms" },
        { "LINGER.MS", "linger.ms" },
        { "acks ", "acks" },
        { "ack", "acks" },
        { "bootstrap.server", "bootstrap.servers" },
        { "message.send.max.retires", "message.send.max.retries" },
    };

    public static TheoryData<string, string> WrongValues { get; } = new()
    {
        { "acks", "leader" },
        { "acks", "2000" },
        { "enable.idempotence", "yes" },
        { "enable.idempotence", "" },
        { "compression.type", "brotli" },
        { "security.protocol", "tls" },
    };

    [Theory]
    [MemberData(nameof(Misspelt))]
    public Task KeyReportedAndFixed(string key, string right)
    {
        // The right key of these takes the value "1" or any text.
        var value = right == "acks" ? "all" : right == "compression.type" ? "lz4" : "1";
        return Verifiers.Verify.Fix<ClientConfigAnalyzer, SettingFixer>(
            Code.Producer(Config + $"config.Set({{|KD5005:\"{key}\"|}}, \"{value}\");"),
            Code.Producer(Config + $"config.Set(\"{right}\", \"{value}\");"));
    }

    [Theory]
    [MemberData(nameof(Misspelt))]
    public void TheClientRefusesTheKey(string key, string right)
    {
        Assert.NotEqual(key, right);
        Assert.Throws<InvalidOperationException>(() => Build(key, "1"));
    }

    [Theory]
    [MemberData(nameof(WrongValues))]
    public Task ValueReported(string key, string value) => Verify(
        $"var config = new ProducerConfig {{ TransactionalId = \"a\" }}; {{|KD5005:config.Set(\"{key}\", \"{value}\")|}};");

    [Theory]
    [MemberData(nameof(WrongValues))]
    public void TheClientRefusesTheValue(string key, string value)
    {
        var exception = Record.Exception(() => Build(key, value));
        Assert.True(exception is ArgumentException or InvalidOperationException, $"{exception}");
    }

    [Theory]
    [InlineData(Config + "config.Set(\"compression.type\", \"lz4\");")]
    [InlineData(Config + "config.Set(\"compression.codec\", \"lz4\");")]
    [InlineData(Config + "config.Set(\"topic.compression.type\", \"lz4\");")]
    [InlineData(Config + "config.Set(\"something.else.entirely\", \"1\");")]
    [InlineData(Config + "config.Set(\"x\", \"1\");")]
    [InlineData(Config + "config.Set(\"\", \"1\");")]
    [InlineData(Config + "config.Set(\"acks\", Environment.MachineName);")]
    [InlineData(Config + "config.Set(\"security.protocol\", \"SASL_SSL\");")]
    [InlineData(Config + "var labels = new Dictionary<string, string> { [\"compresion.type\"] = \"lz4\" }; Console.WriteLine(labels.Count);")]
    [InlineData(Config + "Environment.SetEnvironmentVariable(\"compresion.type\", \"lz4\");")]
    public Task NotReported(string statements) => Verify(statements);

    [Theory]
    [InlineData("var config = new Dictionary<string, string> { [\"enable.idempotence\"] = \"true\", [{|KD5005:\"compresion.type\"|}] = \"lz4\" };")]
    [InlineData("var config = new Dictionary<string, string> { [{|KD5005:\"enable.idempotense\"|}] = \"true\" };")]
    [InlineData("KeyValuePair<string, string>[] config = [new({|KD5005:\"enable.idempotense\"|}, \"true\")];")]
    [InlineData("var config = new ProducerConfig(); config.Set({|KD5005:\"enable.idempotense\"|}, \"true\");")]
    [InlineData("var config = new ProducerConfig { EnableIdempotence = true }; config.Set(\"acks\", flag ? \"all\" : {|KD5005:\"none\"|});")]
    public Task OtherSpellings(string statements) => Verify(statements);

    [Theory]
    [InlineData("config.Set(\"acks\", \"none\");", "KD5005: 'none' is not a value of acks, and the client throws when it is built; write ")]
    [InlineData("config.Set(\"enable.idempotence\", \"yes\");", "KD5005: 'yes' is not a value of enable.idempotence, and the client throws when it is built; write true or false")]
    [InlineData("config.Set(\"linger_ms\", \"1\");", "KD5005: 'linger_ms' is not a setting of the client, and the client throws when it is built; write 'linger.ms'")]
    public async Task Message(string write, string start) => Assert.StartsWith(
        start,
        await Reports.Message<ClientConfigAnalyzer>(Code.Producer("var config = new ProducerConfig { TransactionalId = \"a\" };" + write)),
        StringComparison.Ordinal);

    private static void Build(string key, string value)
    {
        var config = new ProducerConfig();
        config.Set(key, value);
        new ProducerBuilder<string, string>(config).SetLogHandler((_, _) => { }).Build().Dispose();
    }

    private static Task Verify(string statements) => Verifiers.Verify.Analyzer<ClientConfigAnalyzer>(Code.Producer(statements));
}
