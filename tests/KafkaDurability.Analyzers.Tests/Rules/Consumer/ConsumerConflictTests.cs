using KafkaDurability.Analyzers.Tests.Verifiers;

namespace KafkaDurability.Analyzers.Tests.Rules.Consumer;

public class ConsumerConflictTests
{
    private const string Careful = ConsumerProgram.Careful;

    /// <summary>Settings, marked where they are reported, and what the fix leaves of them.</summary>
    public static TheoryData<string, string> Conflicts { get; } = new()
    {
        { "{|KD2006:SessionTimeoutMs = 400000|}", "" },
        { "MaxPollIntervalMs = 60000, {|KD2006:SessionTimeoutMs = 400000|}", "MaxPollIntervalMs = 60000" },
        { "{|KD2006:MaxPollIntervalMs = 10000|}", "" },
        { "{|KD2006:MaxPollIntervalMs = 44999|}", "" },
        { "SessionTimeoutMs = 60000, {|KD2006:MaxPollIntervalMs = 30000|}", "SessionTimeoutMs = 60000" },
        { "GroupProtocol = GroupProtocol.Classic, {|KD2006:MaxPollIntervalMs = 10000|}", "GroupProtocol = GroupProtocol.Classic" },
        { "GroupProtocol = GroupProtocol.Consumer, {|KD2006:SessionTimeoutMs = 30000|}", "GroupProtocol = GroupProtocol.Consumer" },
        { "GroupProtocol = GroupProtocol.Consumer, {|KD2006:HeartbeatIntervalMs = 3000|}", "GroupProtocol = GroupProtocol.Consumer" },
        { "GroupProtocol = GroupProtocol.Consumer, {|KD2006:GroupProtocolType = \"consumer\"|}", "GroupProtocol = GroupProtocol.Consumer" },
        { "GroupProtocol = GroupProtocol.Consumer, {|KD2006:PartitionAssignmentStrategy = PartitionAssignmentStrategy.Range|}", "GroupProtocol = GroupProtocol.Consumer" },
        { "{|KD2006:FetchMaxBytes = 1000|}", "" },
        { "MessageMaxBytes = 2000000, {|KD2006:FetchMaxBytes = 1000000|}", "MessageMaxBytes = 2000000" },
        { "{|KD2006:FetchMaxBytes = 1000|}, MessageMaxBytes = 100000000", "MessageMaxBytes = 100000000" },
        { "{|KD2006:ReceiveMessageMaxBytes = 1000000|}", "" },
        { "{|KD2006:ReceiveMessageMaxBytes = 52429311|}", "" },
        { "FetchMaxBytes = 2000000, {|KD2006:ReceiveMessageMaxBytes = 2000000|}", "FetchMaxBytes = 2000000" },
        { "MessageMaxBytes = 100000000, {|KD2006:ReceiveMessageMaxBytes = 100000000|}", "MessageMaxBytes = 100000000" },
        { "QueuedMaxMessagesKbytes = 2000, {|KD2006:ReceiveMessageMaxBytes = 2048511|}", "QueuedMaxMessagesKbytes = 2000" },
        { "{|KD2006:ReconnectBackoffMaxMs = 50|}", "" },
        { "{|KD2006:ReconnectBackoffMs = 20000|}", "" },
    };

    [Theory]
    [MemberData(nameof(Conflicts))]
    public Task ReportedAndMended(string settings, string mended) => VerifyAll.Fix(
        ConsumerProgram.Of(Initializer(settings), ConsumerProgram.CommitLoop),
        ConsumerProgram.Of(Initializer(mended), ConsumerProgram.CommitLoop));

    [Theory]
    [InlineData("{|KD2006:config.Set(\"partition.assignment.strategy\", \"range,cooperative-sticky\")|};")]
    [InlineData("{|KD2006:config.Set(\"partition.assignment.strategy\", \"cooperative-sticky, roundrobin\")|};")]
    [InlineData("{|KD2006:config.GroupId = \"\"|};")]
    [InlineData("{|KD2006:config.Set(\"group.id\", \"\")|};")]
    public Task NoOneAnswer(string statement) => VerifyAll.NoFix(ConsumerProgram.Of($"var config = new ConsumerConfig {{ {Careful} }}; {statement}", ConsumerProgram.CommitLoop));

    /// <summary>Without it the default would be too long as well.</summary>
    [Theory]
    [InlineData("MaxPollIntervalMs = 10000, {|KD2006:SessionTimeoutMs = 400000|}")]
    [InlineData("ReconnectBackoffMaxMs = 50, {|KD2006:ReconnectBackoffMs = 20000|}")]
    public Task NoFixThatLeavesAnotherConflict(string settings) => VerifyAll.NoFix(ConsumerProgram.Of(Initializer(settings), ConsumerProgram.CommitLoop));

    [Theory]
    [InlineData("var config = {|KD2006:new ConsumerConfig { EnableAutoCommit = false, AutoOffsetReset = AutoOffsetReset.Earliest }|};")]
    [InlineData("var config = {|KD2006:new ConsumerConfig { GroupId = null, EnableAutoCommit = false, AutoOffsetReset = AutoOffsetReset.Earliest }|};")]
    [InlineData("var config = {|KD2006:new Dictionary<string, string> { [\"enable.auto.commit\"] = \"false\", [\"auto.offset.reset\"] = \"earliest\" }|};")]
    public Task NoGroup(string config) => VerifyAll.NoFix(ConsumerProgram.Of(config, ConsumerProgram.CommitLoop));

    [Theory]
    [InlineData("{|KD2006:config.Set(\"session.timeout.ms\", \"400000\")|};")]
    [InlineData("config.GroupProtocol = GroupProtocol.Consumer; {|KD2006:config.Set(\"session.timeout.ms\", \"30000\")|};")]
    [InlineData("config.Set(\"group.protocol\", \"consumer\"); {|KD2006:config.HeartbeatIntervalMs = 3000|};")]
    [InlineData("{|KD2006:config.MaxPollIntervalMs = 10_000|};")]
    [InlineData("const int Poll = 10 * 1000; {|KD2006:config.MaxPollIntervalMs = Poll|};")]
    [InlineData("{|KD2006:config.Set(\"fetch.max.bytes\", \"1000\")|};")]
    public Task EverySpelling(string statement) => ConsumerProgram.Committing($"var config = new ConsumerConfig {{ {Careful} }}; {statement}");

    [Theory]
    [InlineData("SessionTimeoutMs = 45000, MaxPollIntervalMs = 45000")]
    [InlineData("SessionTimeoutMs = 300000")]
    [InlineData("MaxPollIntervalMs = 45000")]
    [InlineData("MaxPollIntervalMs = 10000, SessionTimeoutMs = 6000")]
    [InlineData("GroupProtocol = GroupProtocol.Classic, SessionTimeoutMs = 30000, HeartbeatIntervalMs = 3000, PartitionAssignmentStrategy = PartitionAssignmentStrategy.Range")]
    [InlineData("GroupProtocol = GroupProtocol.Consumer, MaxPollIntervalMs = 10000")]
    [InlineData("GroupProtocol = GroupProtocol.Consumer, GroupRemoteAssignor = \"uniform\"")]
    [InlineData("PartitionAssignmentStrategy = PartitionAssignmentStrategy.CooperativeSticky")]
    [InlineData("FetchMaxBytes = 1000000")]
    [InlineData("FetchMaxBytes = 500000, MessageMaxBytes = 400000")]
    [InlineData("ReceiveMessageMaxBytes = 52429312")]
    [InlineData("FetchMaxBytes = 2000000, ReceiveMessageMaxBytes = 2000512")]
    [InlineData("QueuedMaxMessagesKbytes = 2000, ReceiveMessageMaxBytes = 2048512")]
    [InlineData("QueuedMaxMessagesKbytes = int.Parse(Environment.GetEnvironmentVariable(\"QUEUE\")!), ReceiveMessageMaxBytes = 2000000")]
    [InlineData("ReconnectBackoffMaxMs = 100")]
    [InlineData("ReconnectBackoffMs = 10000")]
    [InlineData("MessageMaxBytes = 50000000")]
    [InlineData("MessageMaxBytes = 100000000")]
    [InlineData("SessionTimeoutMs = int.Parse(Environment.GetEnvironmentVariable(\"SESSION\")!), MaxPollIntervalMs = 10000")]
    [InlineData("MaxPollIntervalMs = (int)TimeSpan.FromSeconds(10).TotalMilliseconds")]
    public Task Harmless(string settings) => ConsumerProgram.Committing(Initializer(settings));

    /// <summary>The client's word on it: the same settings throw when it is built, and do not throw any more once mended.</summary>
    [Theory]
    [MemberData(nameof(Conflicts))]
    public void TheClientThrows(string settings, string mended)
    {
        Assert.Throws<InvalidOperationException>(() => Build(settings));
        Build(mended);
    }

    [Theory]
    [InlineData("partition.assignment.strategy", "range,cooperative-sticky", typeof(InvalidOperationException))]
    [InlineData("group.id", "", typeof(Confluent.Kafka.KafkaException))]
    [InlineData("group.id", null, typeof(ArgumentException))]
    public void TheClientThrowsOnOneSetting(string key, string? value, Type exception)
    {
        var config = new Confluent.Kafka.ConsumerConfig { BootstrapServers = "localhost:1", GroupId = "orders" };
        config.Set(key, value!);
        Assert.Throws(exception, () => new Confluent.Kafka.ConsumerBuilder<string, string>(config).SetLogHandler((_, _) => { }).Build().Dispose());
    }

    [Theory]
    [InlineData("MessageMaxBytes = 100000000")]
    [InlineData("ReceiveMessageMaxBytes = 52429312")]
    [InlineData("FetchMaxBytes = 2000000, ReceiveMessageMaxBytes = 2000512")]
    [InlineData("QueuedMaxMessagesKbytes = 2000, ReceiveMessageMaxBytes = 2048512")]
    [InlineData("ReconnectBackoffMaxMs = 100")]
    [InlineData("ReconnectBackoffMs = 10000")]
    [InlineData("HeartbeatIntervalMs = 60000")]
    [InlineData("SessionTimeoutMs = 300000")]
    [InlineData("GroupProtocol = GroupProtocol.Consumer, MaxPollIntervalMs = 10000")]
    public void TheClientTakes(string settings) => Build(settings);

    private static string Initializer(string settings) =>
        settings.Length == 0 ? $"var config = new ConsumerConfig {{ {Careful} }};" : $"var config = new ConsumerConfig {{ {Careful}, {settings} }};";

    /// <summary>Builds a real consumer from settings as they stand in the sources above.</summary>
    private static void Build(string settings)
    {
        var config = new Confluent.Kafka.ConsumerConfig { BootstrapServers = "localhost:1", GroupId = "orders" };
        foreach (var setting in settings.Replace("{|KD2006:", "").Replace("|}", "").Split(", ", StringSplitOptions.RemoveEmptyEntries))
        {
            var name = setting.Split(" = ")[0];
            var value = setting.Split(" = ")[1].Split('.')[^1].Trim('"');
            var property = typeof(Confluent.Kafka.ConsumerConfig).GetProperty(name)!;
            var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
            property.SetValue(config, type.IsEnum ? Enum.Parse(type, value) : Convert.ChangeType(value, type, System.Globalization.CultureInfo.InvariantCulture));
        }

        new Confluent.Kafka.ConsumerBuilder<string, string>(config).SetLogHandler((_, _) => { }).Build().Dispose();
    }
}
