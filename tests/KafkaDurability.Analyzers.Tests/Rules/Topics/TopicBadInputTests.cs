using System.Text;
using KafkaDurability.Analyzers.Tests.Verifiers;

namespace KafkaDurability.Analyzers.Tests.Rules.Topics;

/// <summary>Half-typed code, types that do not resolve, and code that is deep or large.</summary>
public class TopicBadInputTests
{
    private const string Provisioning = """
        using Confluent.Kafka.Admin;
        using Microsoft.Extensions.Hosting;
        public sealed class Provisioning(IAdminClient admin, IHostEnvironment env)
        {
            private static readonly Dictionary<string, string> Given = new() { ["retention.ms"] = "1000" };
            public async Task RunAsync(bool flag, short number, params string[] names)
            {
                var configs = new Dictionary<string, string>(Given) { ["min.insync.replicas"] = flag ? "1" : $"{2}" };
                configs.TryAdd("unclean.leader.election.enable", "true");
                TopicSpecification spec = new() { Name = "a", ReplicationFactor = (short)(flag ? 1 : number), Configs = { { "a", "b" } } };
                spec.ReplicasAssignments = new() { [0] = [1, 2], [1] = new List<int> { number } };
                spec.Configs ??= configs;
                if (!env.IsDevelopment() && names is [var first, ..]) { spec.Name = first; return; }
                await admin.CreateTopicsAsync([spec, .. names.Select(name => new TopicSpecification { Name = name, ReplicationFactor = 1 })]);
                await admin.IncrementalAlterConfigsAsync(new() { [new() { Type = ResourceType.Topic, Name = "a" }] = [new() { Name = "retention.ms", Value = "1" }] });
            }
        }
        """;

    public static TheoryData<int> Parts { get; } = new(Enumerable.Range(0, 4));

    [Theory]
    [MemberData(nameof(Parts))]
    public async Task CutAtEveryFifthCharacter(int part)
    {
        for (var length = part * 5; length <= Provisioning.Length; length += Parts.Count * 5)
        {
            var reported = await VerifyAll.AnalyzeAsync(Provisioning[..length]);
            Assert.DoesNotContain(reported, diagnostic => !diagnostic.Id.StartsWith("KD", StringComparison.Ordinal));
        }
    }

    /// <summary>What the parts are cut from is read to its end.</summary>
    [Fact]
    public async Task TheWhole() => Assert.Equal(["KD3001", "KD3001", "KD3006"], (await VerifyAll.AnalyzeAsync(Provisioning)).Select(diagnostic => diagnostic.Id).Order());

    [Theory]
    [InlineData("new TopicSpecification { Nonsense = 1, {|KD3001:ReplicationFactor = 1|} }")]
    [InlineData("new TopicSpecification { ReplicationFactor = \"1\" }")]
    [InlineData("new TopicSpecification { ReplicationFactor = Nobody.Knows }")]
    [InlineData("new TopicSpecification { ReplicationFactor = 3, Configs = Nobody.Knows }")]
    [InlineData("new TopicSpecification { ReplicationFactor = 3, Configs = new() { [1] = 2 } }")]
    [InlineData("new TopicSpecification { ReplicationFactor = 3, Configs = new() { { \"min.insync.replicas\" } } }")]
    [InlineData("new TopicSpecification(1) { ReplicationFactor = 3 }")]
    [InlineData("new Nobody { ReplicationFactor = 1 }")]
    public Task TypesThatDoNotResolve(string creation) =>
        Verify.Analyzer<TopicAnalyzer>(TopicRule.Source($"await admin.CreateTopicsAsync([{creation}]);"), errors: true);

    [Fact]
    public async Task DeepConditionals()
    {
        var value = new StringBuilder();
        for (var depth = 0; depth < 1000; depth++)
        {
            value.Append("flag ? 1 : ");
        }

        var source = TopicRule.Source($"await admin.CreateTopicsAsync([new() {{ ReplicationFactor = (short)({value} 1) }}]);");
        Assert.Empty(await Reports.Of<TopicAnalyzer>(source));
    }

    [Fact]
    public async Task DeepBlocks()
    {
        const int Depth = 500;
        var source = TopicRule.Source(string.Concat(Enumerable.Repeat("if (flag) {", Depth)) + TopicRule.Created("ReplicationFactor = 1") + new string('}', Depth));
        Assert.Equal(["KD3001"], (await Reports.Of<TopicAnalyzer>(source)).Select(diagnostic => diagnostic.Id));
    }

    [Fact]
    public async Task ManyTopics()
    {
        const int Count = 1000;
        var source = TopicRule.Source(string.Concat(Enumerable.Range(0, Count).Select(number =>
            $"var spec{number} = new TopicSpecification {{ ReplicationFactor = 1 }}; await admin.CreateTopicsAsync([spec{number}]);\n")));
        Assert.Equal(Count, (await Reports.Of<TopicAnalyzer>(source)).Length);
    }
}
