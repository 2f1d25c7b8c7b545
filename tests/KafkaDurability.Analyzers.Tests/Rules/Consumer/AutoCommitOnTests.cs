using KafkaDurability.Analyzers.Tests.Verifiers;

namespace KafkaDurability.Analyzers.Tests.Rules.Consumer;

public class AutoCommitOnTests
{
    private const string Group = ConsumerProgram.Group;

    [Theory]
    [InlineData("var config = new ConsumerConfig { GROUP, {|KD2001:EnableAutoCommit = true|} };")]
    [InlineData("var config = new ConsumerConfig { GROUP }; {|KD2001:config.EnableAutoCommit = true|};")]
    [InlineData("var config = new ConsumerConfig { GROUP }; {|KD2001:config.Set(\"enable.auto.commit\", \"true\")|};")]
    [InlineData("var config = new ConsumerConfig { GROUP }; {|KD2001:config.Set(\"enable.auto.commit\", \"T\")|};")]
    [InlineData("var config = new ConsumerConfig { GROUP }; config.EnableAutoCommit = false; {|KD2001:config.EnableAutoCommit = true|};")]
    [InlineData("var config = new ConsumerConfig { GROUP, {|KD2001:EnableAutoCommit = true|}, EnableAutoOffsetStore = true };")]
    [InlineData("const bool Auto = true; var config = new ConsumerConfig { GROUP, {|KD2001:EnableAutoCommit = Auto|} };")]
    [InlineData("var config = new ConsumerConfig { GROUP, EnableAutoCommit = token.CanBeCanceled ? {|KD2001:true|} : false };")]
    [InlineData("var config = new Dictionary<string, string> { [\"group.id\"] = \"g\", [\"auto.offset.reset\"] = \"earliest\", {|KD2001:[\"enable.auto.commit\"] = \"true\"|} };")]
    [InlineData("var config = new Dictionary<string, string> { { \"group.id\", \"g\" }, { \"auto.offset.reset\", \"earliest\" }, {|KD2001:{ \"enable.auto.commit\", \"1\" }|} };")]
    [InlineData("var config = new List<KeyValuePair<string, string>> { new(\"group.id\", \"g\"), new(\"auto.offset.reset\", \"earliest\"), {|KD2001:new(\"enable.auto.commit\", \"true\")|} };")]
    [InlineData("var shared = new ClientConfig(); {|KD2001:shared.Set(\"enable.auto.commit\", \"true\")|}; var config = new ConsumerConfig(shared) { GROUP };")]
    public Task SwitchedOn(string config) => ConsumerProgram.Reports(config.Replace("GROUP", Group, StringComparison.Ordinal));

    [Theory]
    [InlineData("var config = new ConsumerConfig { GROUP, EnableAutoCommit = true, EnableAutoOffsetStore = false };")]
    [InlineData("var config = new ConsumerConfig { GROUP, EnableAutoCommit = true }; config.EnableAutoOffsetStore = false;")]
    [InlineData("var config = new ConsumerConfig { GROUP, EnableAutoCommit = true }; config.EnableAutoCommit = false;")]
    [InlineData("var config = new ConsumerConfig { GROUP, EnableAutoCommit = true }; config.Set(\"enable.auto.commit\", \"false\");")]
    [InlineData("var config = new ConsumerConfig { GROUP, EnableAutoCommit = true, EnableAutoOffsetStore = DateTime.Now.Year < 2000 };")]
    [InlineData("var config = new ConsumerConfig { GROUP, EnableAutoCommit = true }; if (token.CanBeCanceled) { config.EnableAutoOffsetStore = false; }")]
    [InlineData("var config = new ConsumerConfig { {|KD2010:GroupId = Guid.NewGuid().ToString()|}, EnableAutoCommit = true };")]
    public Task Harmless(string config) => ConsumerProgram.Committing(config.Replace("GROUP", Group, StringComparison.Ordinal));

    [Theory]
    [InlineData("consumer.Assign(new TopicPartitionOffset(\"orders\", 0, Offset.Beginning)); Process(consumer.Consume(token).Message.Value);")]
    [InlineData("var ends = consumer.QueryWatermarkOffsets(new TopicPartition(\"orders\", 0), TimeSpan.FromSeconds(5)); Process(ends.High.ToString());")]
    public Task ConsumerThatDoesNotSubscribe(string use) =>
        VerifyAll.Reports(ConsumerProgram.Uses($"var config = new ConsumerConfig {{ {Group}, EnableAutoCommit = true }};", use));

    /// <summary>No consumer in sight: the setting is wrong wherever it goes.</summary>
    [Theory]
    [InlineData("public static ConsumerConfig Make() => new() { GroupId = \"g\", {|KD2001:EnableAutoCommit = true|} };")]
    [InlineData("public static ConsumerConfig Make() { var config = new ConsumerConfig { GroupId = \"g\" }; {|KD2001:config.EnableAutoCommit = true|}; return config; }")]
    [InlineData("public static IConsumer<string, string> Make() => new ConsumerBuilder<string, string>(new ConsumerConfig { GroupId = \"g\", {|KD2001:EnableAutoCommit = true|} }).Build();")]
    [InlineData("public void Add(Microsoft.Extensions.DependencyInjection.IServiceCollection services) => Microsoft.Extensions.DependencyInjection.ServiceCollectionServiceExtensions.AddSingleton(services, new ConsumerConfig { GroupId = \"g\", {|KD2001:EnableAutoCommit = true|} });")]
    public Task ConsumerNotInSight(string member) => VerifyAll.Reports($"public class Factory {{ {member} }}");

    /// <summary>Frameworks that take a config object switch off what they do themselves.</summary>
    [Theory]
    [InlineData("framework.Endpoint(\"orders\", new ConsumerConfig { GroupId = \"g\", EnableAutoCommit = true });")]
    [InlineData("var config = new ConsumerConfig { GroupId = \"g\", EnableAutoCommit = true }; framework.Endpoint(\"orders\", config);")]
    [InlineData("framework.Configure(config => { config.GroupId = \"g\"; config.EnableAutoCommit = true; });")]
    public Task HandedToAFramework(string call) => VerifyAll.Reports($$"""
        public interface IFramework
        {
            void Endpoint(string topic, ConsumerConfig config);
            void Configure(Action<ConsumerConfig> configure);
        }
        class Setup
        {
            void Run(IFramework framework)
            {
                {{call}}
            }
        }
        """);

    [Fact]
    public Task ConfigAndLoopTogether() => VerifyAll.Fix(
        ConsumerProgram.Of($"var config = new ConsumerConfig {{ {Group}, {{|KD2001:EnableAutoCommit = true|}} }};"),
        ConsumerProgram.Of($"var config = new ConsumerConfig {{ {Group}, EnableAutoCommit = true, EnableAutoOffsetStore = false }};", ConsumerProgram.StoreLoop));

    [Fact]
    public Task ConfigByKeysAndLoopTogether() => VerifyAll.Fix(
        ConsumerProgram.Of($"var config = new ConsumerConfig {{ {Group} }}; {{|KD2001:config.Set(\"enable.auto.commit\", \"true\")|}}; config.Set(\"enable.auto.offset.store\", \"true\");"),
        ConsumerProgram.Of($"var config = new ConsumerConfig {{ {Group} }}; config.Set(\"enable.auto.commit\", \"true\"); config.Set(\"enable.auto.offset.store\", \"false\");", ConsumerProgram.StoreLoop));

    [Fact]
    public Task InTheEditorTheCommitIsLeftToTheUser() => VerifyAll.Suggestion(
        ConsumerProgram.Of($"var config = new ConsumerConfig {{ {Group}, {{|KD2001:EnableAutoCommit = true|}} }};", ConsumerProgram.CommitLoop),
        ConsumerProgram.Of($"var config = new ConsumerConfig {{ {Group}, EnableAutoCommit = false }};", ConsumerProgram.CommitLoop));

    [Fact]
    public Task NoFixWhereTheConsumerIsNotInSight()
    {
        const string Flagged = """
            public static class Factory
            {
                public static ConsumerConfig Fill(ConsumerConfig config)
                {
                    {|KD2001:config.EnableAutoCommit = true|};
                    config.EnableAutoOffsetStore = true;
                    return config;
                }
            }
            """;
        return VerifyAll.NoFix(Flagged);
    }
}
