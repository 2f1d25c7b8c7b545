using KafkaDurability.Analyzers.CodeFixes;
using KafkaDurability.Analyzers.Tests.Verifiers;

namespace KafkaDurability.Analyzers.Tests.Rules.Consumer;

/// <summary>KD1010, KD2010, KD2011 and KD3009 on consumers.</summary>
public class NewConsumerSettingsTests
{
    [Theory]
    [InlineData("MaxPollRecords = 10")]
    [InlineData("Acks = Acks.All")]
    public Task Does_nothing(string code) => Committing("{|KD1010:" + code + "|}");

    [Theory]
    [InlineData("offset.store.method=none")]
    [InlineData("socket.blocking.max.ms=10")]
    [InlineData("enable.idempotence=true")]
    [InlineData("queue.buffering.max.ms=10")]
    public Task Does_nothing_by_key(string code) => ConsumerProgram.Committing($"var config = new ConsumerConfig {{ {ConsumerProgram.Careful} }}; {{|KD1010:config.Set(\"{code.Split('=')[0]}\", \"{code.Split('=')[1]}\")|}};");

    [Theory]
    [InlineData("MaxPollIntervalMs = 300000")]
    [InlineData("ClientId = \"me\"")]
    [InlineData("SocketTimeoutMs = 60000")]
    [InlineData("FetchMinBytes = 10")]
    public Task Does_something(string code) => Committing(code);

    [Fact]
    public Task Shared_settings_are_for_several_clients() => ConsumerProgram.Committing(
        $"var shared = new ClientConfig {{ BootstrapServers = \"broker:9092\", Acks = Acks.All }}; using var producer = new ProducerBuilder<string, string>(new ProducerConfig(shared) {{ EnableIdempotence = true }}).Build(); var config = new ConsumerConfig(shared) {{ {ConsumerProgram.Careful} }};");

    /// <summary>A producer that gets a copy of the consumer's settings is no reason to take them from the consumer.</summary>
    [Theory]
    [InlineData("new ClientConfig { BootstrapServers = \"broker:9092\" }", "new Dictionary<string, string>(shared)")]
    [InlineData("new ConsumerConfig { BootstrapServers = \"broker:9092\" }", "new Dictionary<string, string>(new Dictionary<string, string>(shared))")]
    [InlineData("new ClientConfig { BootstrapServers = \"broker:9092\", SocketTimeoutMs = 60000 }", "new SortedDictionary<string, string>(new Dictionary<string, string>(shared))")]
    public Task Copied_to_a_producer(string shared, string copy) => ConsumerProgram.Committing(
        $"var shared = {shared}; var config = new ConsumerConfig(shared) {{ {ConsumerProgram.Careful} }}; using var producer = new ProducerBuilder<string, string>(new ProducerConfig({copy}) {{ EnableIdempotence = true }}).Build();");

    /// <summary>What is written to the copy itself is for its own client.</summary>
    [Fact]
    public Task Written_to_a_copy() => ConsumerProgram.Committing(
        $"var shared = new ClientConfig {{ BootstrapServers = \"broker:9092\" }}; var config = new ConsumerConfig(shared) {{ {ConsumerProgram.Careful} }}; var copy = new ProducerConfig(new Dictionary<string, string>(shared)) {{ EnableIdempotence = true }}; {{|KD1010:copy.Set(\"fetch.min.bytes\", \"1\")|}}; using var producer = new ProducerBuilder<string, string>(copy).Build();");

    [Fact]
    public Task Removed() => Verify.Fix<ClientConfigAnalyzer, SettingFixer>(
        ConsumerProgram.Of($"var config = new ConsumerConfig {{ {ConsumerProgram.Careful}, {{|KD1010:MaxPollRecords = 10|}}, {{|KD1010:Acks = Acks.All|}} }};", ConsumerProgram.CommitLoop),
        ConsumerProgram.Of($"var config = new ConsumerConfig {{ {ConsumerProgram.Careful} }};", ConsumerProgram.CommitLoop));

    [Theory]
    [InlineData("GroupId = \"a\" + Guid.NewGuid()")]
    [InlineData("GroupId = $\"a-{Guid.NewGuid()}\"")]
    [InlineData("GroupId = Guid.NewGuid().ToString(\"N\")")]
    [InlineData("GroupId = \"a\" + DateTime.UtcNow.Ticks")]
    public Task Fresh_group(string code) => ConsumerProgram.Committing("var config = new ConsumerConfig { {|KD2010:" + code + "|}, AutoOffsetReset = AutoOffsetReset.Earliest, EnableAutoCommit = false };");

    /// <summary>A fresh id stands in where none is given: whoever leaves it out chose that.</summary>
    [Theory]
    [InlineData("var config = new ConsumerConfig { GroupId = Environment.GetEnvironmentVariable(\"GROUP\") ?? Guid.NewGuid().ToString() };")]
    [InlineData("var name = Environment.GetEnvironmentVariable(\"GROUP\"); var config = new ConsumerConfig { GroupId = !string.IsNullOrEmpty(name) ? name : Guid.NewGuid().ToString(\"N\") };")]
    [InlineData("var config = new ConsumerConfig { GroupId = Environment.GetEnvironmentVariable(\"GROUP\") }; if (string.IsNullOrEmpty(config.GroupId)) { config.GroupId = Guid.NewGuid().ToString(\"N\"); }")]
    public Task A_fallback(string config) => Verify.Rules<ClientConfigAnalyzer>(["KD2010"], ConsumerProgram.Of(config + " config.EnableAutoCommit = false;", ConsumerProgram.CommitLoop));

    /// <summary>Nothing is committed that somebody could miss.</summary>
    [Fact]
    public Task A_tail_reader() => Verify.Rules<ClientConfigAnalyzer>(
        ["KD2010"], ConsumerProgram.Of("var config = new ConsumerConfig { GroupId = \"a\" + Guid.NewGuid(), AutoOffsetReset = AutoOffsetReset.Latest, EnableAutoCommit = false };"));

    [Theory]
    [InlineData("key,value")]
    [InlineData("none")]
    [InlineData("key, timestamp")]
    public Task Without_topic(string code) => Committing("{|KD2011:ConsumeResultFields = \"" + code + "\"|}");

    [Theory]
    [InlineData("all")]
    [InlineData("topic")]
    [InlineData("key,value,topic")]
    [InlineData("headers, topic")]
    public Task With_topic(string code) => Committing("ConsumeResultFields = \"" + code + "\"");

    [Fact]
    public Task Without_a_commit_of_a_result() => Verify.Rules<ClientConfigAnalyzer>(
        ["KD2011"], ConsumerProgram.Of($"var config = new ConsumerConfig {{ {ConsumerProgram.Careful}, ConsumeResultFields = \"key\" }};"));

    [Fact]
    public Task Topic_is_added() => Verify.Fix<ClientConfigAnalyzer, SettingFixer>(
        ConsumerProgram.Of($"var config = new ConsumerConfig {{ {ConsumerProgram.Careful}, {{|KD2011:ConsumeResultFields = \"key,value\"|}} }};", ConsumerProgram.CommitLoop),
        ConsumerProgram.Of($"var config = new ConsumerConfig {{ {ConsumerProgram.Careful}, ConsumeResultFields = \"key,value,topic\" }};", ConsumerProgram.CommitLoop));

    [Fact]
    public Task Topics_are_made_by_the_way() => Verify.Fix<ClientConfigAnalyzer, SettingFixer>(
        ConsumerProgram.Of($"var config = new ConsumerConfig {{ {ConsumerProgram.Careful}, {{|KD3009:AllowAutoCreateTopics = true|}} }};", ConsumerProgram.CommitLoop),
        ConsumerProgram.Of($"var config = new ConsumerConfig {{ {ConsumerProgram.Careful} }};", ConsumerProgram.CommitLoop));

    [Fact]
    public Task They_are_not() => Committing("AllowAutoCreateTopics = false");

    private static Task Committing(string setting) => ConsumerProgram.Committing($"var config = new ConsumerConfig {{ {ConsumerProgram.Careful}, {setting} }};");
}
