using KafkaDurability.Analyzers.Tests.Docs;
using KafkaDurability.Analyzers.Tests.Verifiers;
using Microsoft.CodeAnalysis.CSharp;

namespace KafkaDurability.Analyzers.Tests.Rules.Sources;

/// <summary>KD5006: versions of the client that lose messages.</summary>
public class OldClientTests
{
    private const string Producer = "using System; using Confluent.Kafka; class C { void M() { var config = new ProducerConfig { EnableIdempotence = true }; using var p = new ProducerBuilder<string, string>(config).Build(); p.Flush(); } }";
    private const string Transactional = "using System; using Confluent.Kafka; class C { void M() { var config = new ProducerConfig { TransactionalId = \"a\" }; using var p = new ProducerBuilder<string, string>(config).Build(); p.Flush(); } }";
    private const string Consumer = "using System; using Confluent.Kafka; class C { void M() { var config = new ConsumerConfig { GroupId = \"a\", EnablePartitionEof = true, IsolationLevel = IsolationLevel.ReadCommitted }; using var c = new ConsumerBuilder<string, string>(config).Build(); c.StoreOffset(c.Consume(1)); } }";

    [Theory]
    [InlineData("1.8.2", Producer, "EnableIdempotence")]
    [InlineData("1.6.0", Producer, "EnableIdempotence")]
    [InlineData("1.8.1", Transactional, "TransactionalId")]
    [InlineData("1.9.3", Consumer, "EnablePartitionEof")]
    [InlineData("1.6.1", Consumer, "EnablePartitionEof", "IsolationLevel")]
    public async Task Reported(string version, string source, params string[] settings) =>
        Assert.Equal(settings, await Found(version, source));

    [Theory]
    [InlineData("1.9.0", Producer)]
    [InlineData("1.8.2", Transactional)]
    [InlineData("2.1.0", Consumer)]
    [InlineData("2.16.0", Producer)]
    public async Task Silent(string version, string source) => Assert.Empty(await Found(version, source));

    private static async Task<IEnumerable<string>> Found(string version, string source)
    {
        var found = await Reports.Of<ClientConfigAnalyzer>(ClientVersion.Of(SampleReferences.Client, Version.Parse(version)), CSharpSyntaxTree.ParseText(source));
        return found.Where(diagnostic => diagnostic.Id == "KD5006").Select(diagnostic => source.Substring(diagnostic.Location.SourceSpan.Start, source.AsSpan(diagnostic.Location.SourceSpan.Start).IndexOf(' ')));
    }
}
