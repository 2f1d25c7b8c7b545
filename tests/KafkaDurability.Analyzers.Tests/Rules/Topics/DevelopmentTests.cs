using KafkaDurability.Analyzers.Tests.Verifiers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace KafkaDurability.Analyzers.Tests.Rules.Topics;

/// <summary>Where one broker is all there is: the developer's machine, and tests.</summary>
public class DevelopmentTests
{
    private const string Create = "await admin.CreateTopicsAsync([new() { ReplicationFactor = 1 }]);";

    private const string Reported = "await admin.CreateTopicsAsync([new() { {|KD3001:ReplicationFactor = 1|} }]);";

    [Theory]
    [InlineData("if (env.IsDevelopment()) " + Create)]
    [InlineData("if (env.IsDevelopment()) { if (flag) { " + Create + " } }")]
    [InlineData("if (flag && env.IsDevelopment()) " + Create)]
    [InlineData("if (env.IsDevelopment() || env.IsStaging()) " + Create)]
    [InlineData("if (!env.IsProduction()) " + Create)]
    [InlineData("if (env.IsProduction()) { } else { " + Create + " }")]
    [InlineData("if (env.IsEnvironment(\"Local\")) " + Create)]
    [InlineData("if (!env.IsEnvironment(\"Production\")) " + Create)]
    [InlineData("if (!env.IsDevelopment()) return; " + Create)]
    [InlineData("if (!env.IsDevelopment()) { throw new InvalidOperationException(); } " + Create)]
    [InlineData("var isDevelopment = env.IsDevelopment(); if (isDevelopment) " + Create)]
    [InlineData("if (HostEnvironmentEnvExtensions.IsDevelopment(env)) " + Create)]
    [InlineData("var topics = new[] { new TopicSpecification { ReplicationFactor = 1 } }; if (env.IsDevelopment()) await admin.CreateTopicsAsync(topics);")]
    [InlineData("var spec = new TopicSpecification { ReplicationFactor = 1 }; if (env.IsDevelopment()) await admin.CreateTopicsAsync([spec]);")]
    [InlineData("var spec = new TopicSpecification(); if (env.IsDevelopment()) spec.ReplicationFactor = 1; await admin.CreateTopicsAsync([spec]);")]
    [InlineData("async Task Make() { " + Create + " } if (env.IsDevelopment()) await Make();")]
    [InlineData("if (env.IsDevelopment()) await MakeAsync(admin);")]
    [InlineData("if (env.IsDevelopment()) await OuterAsync(admin);")]
    public Task Branches(string statements) => TopicRule.Statements(statements, statements.Contains("MakeAsync", StringComparison.Ordinal)
        ? "private async Task MakeAsync(IAdminClient admin) { " + Create + " }"
        : statements.Contains("OuterAsync", StringComparison.Ordinal)
            ? "private Task OuterAsync(IAdminClient admin) => MakeAsync(admin); private static async Task MakeAsync(IAdminClient admin) { " + Create + " }"
            : "");

    [Theory]
    [InlineData("if (!env.IsDevelopment()) " + Reported)]
    [InlineData("if (env.IsProduction()) " + Reported)]
    [InlineData("if (env.IsDevelopment()) { } else { " + Reported + " }")]
    [InlineData("if (env.IsDevelopment() || flag) " + Reported)]
    [InlineData("if (!env.IsStaging()) " + Reported)]
    [InlineData("if (env.IsEnvironment(text)) " + Reported)]
    [InlineData("if (env.IsEnvironment(\"Production\")) " + Reported)]
    [InlineData("if (IsDevelopment()) " + Reported)]
    [InlineData("if (env.IsDevelopment()) { } " + Reported)]
    [InlineData("if (env.IsDevelopment()) return; " + Reported)]
    [InlineData("if (!env.IsDevelopment()) Console.WriteLine(); " + Reported)]
    [InlineData("var isDevelopment = env.IsDevelopment(); isDevelopment |= flag; if (isDevelopment) " + Reported)]
    [InlineData("var spec = new TopicSpecification { {|KD3001:ReplicationFactor = 1|} }; if (env.IsDevelopment()) Console.WriteLine(spec); await admin.CreateTopicsAsync([spec]);")]
    [InlineData("async Task Make() { " + Reported + " } if (env.IsDevelopment()) await Make(); else await Make();")]
    [InlineData("ReplicationFactor(); void ReplicationFactor() => Console.WriteLine(env.IsDevelopment()); " + Reported)]
    public Task OtherBranches(string statements) => TopicRule.Statements(statements, "private static bool IsDevelopment() => true;");

    [Theory]
    [InlineData("if (env.IsDevelopment()) await MakeAsync(admin); else if (flag) await MakeAsync(admin);")]
    [InlineData("if (env.IsDevelopment()) await MakeAsync(admin); Func<IAdminClient, Task> later = MakeAsync;")]
    [InlineData("")]
    public Task MethodsThatAreCalledElsewhere(string statements) =>
        TopicRule.Statements(statements, "private async Task MakeAsync(IAdminClient admin) { " + Reported + " }");

    /// <summary>The arm for development is left out, the other stands.</summary>
    [Theory]
    [InlineData("ReplicationFactor = (short)(env.IsDevelopment() ? 1 : {|KD3001:2|}), Configs = Given")]
    [InlineData("ReplicationFactor = (short)(env.IsProduction() ? {|KD3001:1|} : 3), Configs = Given")]
    [InlineData("ReplicationFactor = 3, Configs = new() { [\"min.insync.replicas\"] = env.IsDevelopment() ? \"1\" : \"2\" }")]
    [InlineData("ReplicationFactor = 3, Configs = new() { [\"min.insync.replicas\"] = env.IsDevelopment() ? \"2\" : {|KD3002:\"1\"|} }")]
    public Task Arms(string settings) => TopicRule.Statements(TopicRule.Created(settings), "private static readonly Dictionary<string, string> Given = new();");

    [Theory]
    [InlineData("localhost:9092")]
    [InlineData("LOCALHOST")]
    [InlineData("127.0.0.1:9092")]
    [InlineData("[::1]:9092")]
    [InlineData("::1")]
    [InlineData("PLAINTEXT://localhost:29092")]
    [InlineData("localhost:9092, localhost:9093")]
    public Task LocalBrokers(string servers) => TopicRule.Statements(
        $"using var local = new AdminClientBuilder(new AdminClientConfig {{ BootstrapServers = \"{servers}\" }}).Build(); " + Create.Replace("admin", "local", StringComparison.Ordinal));

    [Theory]
    [InlineData("kafka:9092")]
    [InlineData("localhost.example.com:9092")]
    [InlineData("localhost:9092,kafka:9092")]
    [InlineData("")]
    public Task OtherBrokers(string servers) => TopicRule.Statements(
        $"using var other = new AdminClientBuilder(new AdminClientConfig {{ BootstrapServers = \"{servers}\" }}).Build(); " + Reported.Replace("admin", "other", StringComparison.Ordinal));

    /// <summary>Where the servers are given, the text is only what applies without.</summary>
    [Fact]
    public Task BrokersThatMayBeOthers() => TopicRule.Statements(
        "using var other = new AdminClientBuilder(new AdminClientConfig { BootstrapServers = text ?? \"localhost:9092\" }).Build(); " + Reported.Replace("admin", "other", StringComparison.Ordinal));

    [Theory]
    [InlineData("private static IAdminClient Connect() => new AdminClientBuilder(new AdminClientConfig { BootstrapServers = Servers }).Build(); private const string Servers = \"localhost:9092\";")]
    [InlineData("private readonly AdminClientConfig _config = new() { BootstrapServers = \"localhost:9092\" };")]
    [InlineData("private static IAdminClient Connect() { var config = new AdminClientConfig(); config.Set(\"bootstrap.servers\", \"127.0.0.1\"); return new AdminClientBuilder(config).Build(); }")]
    public Task LocalBrokersInTheType(string member) => TopicRule.Statements(Create, member);

    [Fact]
    public Task LocalBrokersOfAProgram() => Verify.Program<TopicAnalyzer>("""
        using Confluent.Kafka.Admin;

        var config = new AdminClientConfig { BootstrapServers = "localhost:9092" };
        using var admin = new AdminClientBuilder(config).Build();
        await admin.CreateTopicsAsync([new TopicSpecification { Name = "orders", ReplicationFactor = 1 }]);
        """);

    [Fact]
    public Task OtherBrokersOfAProgram() => Verify.Program<TopicAnalyzer>("""
        using Confluent.Kafka.Admin;

        var config = new AdminClientConfig { BootstrapServers = "kafka:9092" };
        using var admin = new AdminClientBuilder(config).Build();
        await admin.CreateTopicsAsync([new TopicSpecification { Name = "orders", {|KD3001:ReplicationFactor = 1|} }]);
        """);

    /// <summary>In tests, and with local brokers, KD3005 and KD3006 go on.</summary>
    [Fact]
    public async Task TestProjects()
    {
        var source = TopicRule.Source(
            Create + TopicRule.Created("ReplicationFactor = 3, Configs = new() { [\"min.insync.replicas\"] = \"3\", [\"unclean.leader.election.enable\"] = \"true\" }"));
        Assert.Equal(["KD3001", "KD3004", "KD3005"], (await Reports.Of<TopicAnalyzer>(source)).Select(diagnostic => diagnostic.Id));

        var tree = CSharpSyntaxTree.ParseText(Verify.GlobalUsings + source);
        var inTests = await Reports.Of<TopicAnalyzer>(
            Verify.References.Add(MetadataReference.CreateFromFile(typeof(FactAttribute).Assembly.Location)), tree);
        Assert.Equal(["KD3005"], inTests.Select(diagnostic => diagnostic.Id));
    }
}
