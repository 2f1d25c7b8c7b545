using Confluent.Kafka;
using KafkaDurability.Analyzers.Tests.Verifiers;

namespace KafkaDurability.Analyzers.Tests.Rules.Producer;

/// <summary>Each contradiction is checked with the analyzer, its fix, and the client itself.</summary>
public class ProducerConflictTests
{
    /// <summary>The settings in "key=value" form; the one that gives way has a star, and what it becomes behind "->".</summary>
    private static readonly string[] s_contradictions =
    [
        "enable.idempotence=true; *acks=1 -> all",
        "enable.idempotence=true; *acks=0 -> all",
        "enable.idempotence=true; *acks=5 -> all",
        "*acks=1 -> all; enable.idempotence=true",
        "enable.idempotence=true; *request.required.acks=1 -> all",
        "enable.idempotence=1; *acks=1 -> all",
        "enable.idempotence=true; *max.in.flight=6 -> 5",
        "enable.idempotence=true; *max.in.flight.requests.per.connection=1000 -> 5",
        "enable.idempotence=true; *message.send.max.retries=0",
        "enable.idempotence=true; *retries=0",
        "enable.idempotence=true; *queue.buffering.backpressure.threshold=2",
        "enable.idempotence=true; *queuing.strategy=lifo",
        "enable.idempotence=true; *acks=1 -> all; *max.in.flight=6 -> 5; *retries=0",
        "transactional.id=a; *enable.idempotence=false -> true",
        "transactional.id=a; *acks=1 -> all",
        "transactional.id=a; *max.in.flight=6 -> 5",
        "transactional.id=a; *retries=0",
        "transactional.id=a; *queuing.strategy=lifo",
        "transactional.id=a; *queue.buffering.backpressure.threshold=2",
        "transactional.id=a; *message.timeout.ms=300000",
        "transactional.id=a; *delivery.timeout.ms=60001",
        "transactional.id=a; transaction.timeout.ms=10000; *message.timeout.ms=40000",
        "transactional.id=a; *socket.timeout.ms=60101",
        "enable.idempotence=true; *message.timeout.ms=1000; linger.ms=1000",
        "enable.idempotence=true; *message.timeout.ms=40000; queue.buffering.max.ms=50000",
        "enable.idempotence=true; message.timeout.ms=300000; *linger.ms=400000",
        "enable.idempotence=true; *delivery.report.only.error=true",
        "enable.idempotence=true; *delivery.report.only.error=false",
        "acks=all; *enable.gapless.guarantee=true",
        "transactional.id=; *enable.gapless.guarantee=true",
        "enable.idempotence=true; acks=all; *linger.ms=300000",
        "transactional.id=a; acks=all; *linger.ms=60000",
        "transactional.id=a; transaction.timeout.ms=20000; acks=all; *linger.ms=30000",
        "enable.idempotence=true; *reconnect.backoff.max.ms=50",
        "enable.idempotence=true; *reconnect.backoff.ms=20000",
        "enable.idempotence=true; reconnect.backoff.ms=5000; *reconnect.backoff.max.ms=1000",
        "enable.idempotence=true; *reconnect.backoff.ms=20000; reconnect.backoff.max.ms=15000",
    ];

    public static TheoryData<string> Contradictions { get; } = new(s_contradictions);

    /// <summary>Combinations that look like one of those above.</summary>
    public static TheoryData<string> Agreements { get; } = new(
        "enable.idempotence=true; acks=all",
        "enable.idempotence=true; acks=-1",
        "enable.idempotence=true; acks=ALL",
        "enable.idempotence=true; max.in.flight=5",
        "enable.idempotence=true; max.in.flight=1",
        "enable.idempotence=true; message.send.max.retries=1",
        "enable.idempotence=true; queue.buffering.backpressure.threshold=1",
        "enable.idempotence=true; queuing.strategy=fifo",
        "enable.idempotence=true; enable.gapless.guarantee=true",
        "enable.idempotence=true; message.timeout.ms=0",
        "enable.idempotence=true; message.timeout.ms=0; linger.ms=1000",
        "enable.idempotence=true; message.timeout.ms=40000; linger.ms=1000",
        "enable.idempotence=true; linger.ms=400000",
        "enable.idempotence=true; acks=all; linger.ms=299999",
        "transactional.id=a; acks=all; linger.ms=59999",
        "transactional.id=a; linger.ms=60000",
        "enable.idempotence=true; reconnect.backoff.max.ms=100",
        "enable.idempotence=true; reconnect.backoff.ms=10000",
        "enable.idempotence=true; reconnect.backoff.ms=0; reconnect.backoff.max.ms=0",
        "transactional.id=a",
        "transactional.id=a; enable.idempotence=true",
        "transactional.id=a; acks=all",
        "transactional.id=a; enable.gapless.guarantee=true",
        "transactional.id=a; message.timeout.ms=60000",
        "transactional.id=a; message.timeout.ms=0",
        "transactional.id=a; socket.timeout.ms=60100",
        "transactional.id=a; transaction.timeout.ms=600000; message.timeout.ms=300000",
        "enable.idempotence=true; transactional.id=; message.timeout.ms=300000");

    /// <summary>Fixes of one kind are taken together, of several kinds one after the other.</summary>
    public static TheoryData<string> ContradictionsOfTwo { get; } =
        new(s_contradictions.Where(settings => settings.Split('*').Length == 2 && !settings.Contains("gapless", StringComparison.Ordinal)));

    [Theory]
    [MemberData(nameof(Contradictions))]
    public Task Reported(string settings) => Statements(Code(Marked(settings), settings));

    [Theory]
    [MemberData(nameof(Contradictions))]
    public void TheClientThrows(string settings)
    {
        var exception = Record.Exception(() => Build(Pairs(settings).Select(pair => (pair.Key, pair.Value))));
        Assert.True(exception is InvalidOperationException or ArgumentException, $"{exception}");
    }

    [Theory]
    [MemberData(nameof(Contradictions))]
    public void TheFixedClientDoesNotThrow(string settings) => Build(Fixed(settings));

    [Theory]
    [MemberData(nameof(ContradictionsOfTwo))]
    public Task Fix(string settings) => ProducerRule.Fix(
        Code(Marked(settings), settings), Code(Fixed(settings).Select(pair => Write(pair.Key, pair.Value)), settings));

    [Theory]
    [MemberData(nameof(Agreements))]
    public Task NotReported(string settings) => Statements(Code(Marked(settings), settings));

    [Theory]
    [MemberData(nameof(Agreements))]
    public void TheClientDoesNotThrow(string settings) => Build(Fixed(settings));

    /// <summary>Neither of the two goes with the other's default.</summary>
    [Fact]
    public Task NoFixThatLeavesAnotherConflict() => VerifyAll.NoFix(Verifiers.Code.Producer(
        "var config = new ProducerConfig { EnableIdempotence = true, ReconnectBackoffMaxMs = 50, {|KD1005:ReconnectBackoffMs = 20000|} };"));

    [Fact]
    public async Task SaysHowTheyStand() => Assert.Contains(
        "ReconnectBackoffMaxMs = 50 contradicts reconnect backoffs that grow: it is below the first reconnect backoff of 100 ms, so the client throws",
        await ProducerRule.Message("var config = new ProducerConfig { EnableIdempotence = true, ReconnectBackoffMaxMs = 50 };"));

    /// <summary>Either way out is right: without the guarantee, or with idempotence.</summary>
    [Fact]
    public void GaplessGuaranteeWithIdempotenceBuilds() => Build([("enable.gapless.guarantee", "true"), ("enable.idempotence", "true")]);

    [Theory]
    [InlineData("EnableIdempotence = true, {|KD1005:Acks = Acks.Leader|}", "EnableIdempotence = true, Acks = Acks.All")]
    [InlineData("{|KD1005:Acks = Acks.None|}, EnableIdempotence = true", "Acks = Acks.All, EnableIdempotence = true")]
    [InlineData("EnableIdempotence = true, {|KD1005:MaxInFlight = 6|}", "EnableIdempotence = true, MaxInFlight = 5")]
    [InlineData("EnableIdempotence = true, {|KD1005:MessageSendMaxRetries = 0|}", "EnableIdempotence = true")]
    [InlineData("EnableIdempotence = true, {|KD1005:QueueBufferingBackpressureThreshold = 2|}", "EnableIdempotence = true")]
    [InlineData("TransactionalId = \"a\", {|KD1005:EnableIdempotence = false|}", "TransactionalId = \"a\", EnableIdempotence = true")]
    [InlineData("TransactionalId = \"a\", {|KD1005:Acks = Acks.Leader|}", "TransactionalId = \"a\", Acks = Acks.All")]
    [InlineData("TransactionalId = $\"a{flag}\", {|KD1005:Acks = Acks.Leader|}", "TransactionalId = $\"a{flag}\", Acks = Acks.All")]
    [InlineData("TransactionalId = \"a\", {|KD1005:MessageTimeoutMs = 300000|}", "TransactionalId = \"a\"")]
    [InlineData("TransactionalId = \"a\", {|KD1005:SocketTimeoutMs = 70000|}", "TransactionalId = \"a\"")]
    [InlineData("EnableIdempotence = true, LingerMs = 1000, {|KD1005:MessageTimeoutMs = 1000|}", "EnableIdempotence = true, LingerMs = 1000")]
    public Task FixOfProperties(string before, string after) =>
        ProducerRule.Fix($"var config = new ProducerConfig {{ {before} }};", $"var config = new ProducerConfig {{ {after} }};");

    [Theory]
    [InlineData("config.EnableIdempotence = true; if (flag) { {|KD1005:config.Acks = Acks.Leader|}; }")]
    [InlineData("{|KD1005:config.Acks = Acks.Leader|}; if (flag) { config.EnableIdempotence = true; } else { {|KD1004:config.EnableIdempotence = false|}; }")]
    [InlineData("config.EnableIdempotence = true; config.Acks = flag ? Acks.All : {|KD1005:Acks.Leader|};")]
    [InlineData("config.TransactionalId = \"a\"; if (flag) { {|KD1005:config.Acks = Acks.Leader|}; }")]
    public Task OnSomePath(string statements) => Statements("var config = new ProducerConfig(); " + statements);

    /// <summary>The two may never meet, so each is judged by itself.</summary>
    [Theory]
    [InlineData("if (flag) { config.EnableIdempotence = true; } else { {|KD1002:config.Acks = Acks.Leader|}; }")]
    [InlineData("config.EnableIdempotence = flag; {|KD1002:config.Acks = Acks.Leader|};")]
    [InlineData("config.EnableIdempotence = true; config.Acks = Enum.Parse<Acks>(\"Leader\");")]
    [InlineData("config.TransactionalId = Environment.GetEnvironmentVariable(\"ID\"); {|KD1002:config.Acks = Acks.Leader|};")]
    public Task NotCertain(string statements) => Statements("var config = new ProducerConfig(); " + statements);

    [Fact]
    public Task InHelperOfTheSameConfig() => Statements(
        "var config = new ProducerConfig { EnableIdempotence = true }; Fast(config);",
        "private static void Fast(ProducerConfig config) => {|KD1005:config.Acks = Acks.Leader|};");

    [Fact]
    public Task InBaseSettingsOfTheSameConfig() => Statements(
        "var shared = new ClientConfig { {|KD1005:Acks = Acks.Leader|} }; var config = new ProducerConfig(shared) { EnableIdempotence = true };");

    [Fact]
    public Task ParameterWithBoth() => Verify.Analyzer<ClientConfigAnalyzer>(Verifiers.Code.Members("""
        public void Fill(ProducerConfig config)
        {
            config.EnableIdempotence = true;
            {|KD1005:config.Acks = Acks.Leader|};
        }
        """));

    [Fact]
    public async Task Message() => Assert.Equal(
        "KD1005: Acks = Acks.Leader contradicts EnableIdempotence = true, so the client throws when it is built; set it to all",
        await ProducerRule.Message("var config = new ProducerConfig { EnableIdempotence = true, Acks = Acks.Leader };"));

    [Fact]
    public async Task MessageOfTransactionTimeout() => Assert.Equal(
        "KD1005: MessageTimeoutMs = 300000 contradicts the transaction timeout of 60000 ms, so the client throws when it is built; remove the setting",
        await ProducerRule.Message("var config = new ProducerConfig { TransactionalId = \"a\", MessageTimeoutMs = 300000 };"));

    private static Task Statements(string statements, string members = "") => ProducerRule.Statements(statements, members);

    private static void Build(IEnumerable<(string Key, string Value)> settings)
    {
        var config = new ProducerConfig { BootstrapServers = "localhost:1" };
        foreach (var (key, value) in settings)
        {
            config.Set(key, value);
        }

        new ProducerBuilder<string, string>(config).SetLogHandler((_, _) => { }).Build().Dispose();
    }

    private static IEnumerable<string> Marked(string settings) => Pairs(settings).Select(pair =>
        pair.IsWeak ? "{|KD1005:" + Write(pair.Key, pair.Value) + "|}" : Write(pair.Key, pair.Value));

    /// <summary>Where nothing speaks of idempotence, that is reported as well.</summary>
    private static string Code(IEnumerable<string> writes, string settings)
    {
        var isMissing = !settings.Contains("idempotence", StringComparison.Ordinal) && !settings.Contains("transactional", StringComparison.Ordinal);
        var creation = "new ProducerConfig { ClientId = \"a\" }";
        return $"var config = {(isMissing ? "{|KD1003:" + creation + "|}" : creation)};" + string.Concat(writes.Select(write => "\n        " + write + ";"));
    }

    private static string Write(string key, string value) => $"config.Set(\"{key}\", \"{value}\")";

    private static IEnumerable<(string Key, string Value)> Fixed(string settings) => Pairs(settings)
        .Where(pair => !pair.IsWeak || pair.Mended is not null)
        .Select(pair => (pair.Key, pair.IsWeak ? pair.Mended! : pair.Value));

    private static IEnumerable<(string Key, string Value, string? Mended, bool IsWeak)> Pairs(string settings)
    {
        foreach (var setting in settings.Split("; "))
        {
            var sides = setting.TrimStart('*').Split(" -> ");
            var pair = sides[0].Split('=', 2);
            yield return (pair[0], pair[1], sides.ElementAtOrDefault(1), setting.StartsWith('*'));
        }
    }
}
