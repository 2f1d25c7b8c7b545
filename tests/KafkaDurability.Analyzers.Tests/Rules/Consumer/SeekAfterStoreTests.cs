using KafkaDurability.Analyzers.CodeFixes;
using KafkaDurability.Analyzers.Tests.Verifiers;

namespace KafkaDurability.Analyzers.Tests.Rules.Consumer;

/// <summary>KD2119: Seek where the offset is stored already.</summary>
public class SeekAfterStoreTests
{
    private const string Loop = """
        while (!token.IsCancellationRequested)
                {
                    var result = consumer.Consume(token);
                    try
                    {
                        Process(result.Message.Value);
                    }
                    catch (Exception)
                    {
                        SEEK
                    }
                }
        """;

    [Theory]
    [InlineData("GroupId = \"orders\", AutoOffsetReset = AutoOffsetReset.Earliest")]
    [InlineData("GroupId = \"orders\", AutoOffsetReset = AutoOffsetReset.Earliest, EnableAutoCommit = true")]
    public Task Reported(string settings) => Verify.Rules<ClientConfigAnalyzer>(["KD2119", "KD2001", "KD2002"], Program(settings, "{|KD2119:consumer.Seek(result.TopicPartitionOffset)|};"));

    [Theory]
    [InlineData("GroupId = \"orders\", AutoOffsetReset = AutoOffsetReset.Earliest, EnableAutoCommit = false")]
    [InlineData("GroupId = \"orders\", AutoOffsetReset = AutoOffsetReset.Earliest, EnableAutoOffsetStore = false")]
    [InlineData("GroupId = \"orders\", AutoOffsetReset = AutoOffsetReset.Earliest, EnableAutoCommit = bool.Parse(Console.ReadLine()!)")]
    [InlineData("GroupId = \"orders\" + Guid.NewGuid(), AutoOffsetReset = AutoOffsetReset.Latest")]
    public Task Silent(string settings) => Verify.Rules<ClientConfigAnalyzer>(["KD2119"], Program(settings, "consumer.Seek(result.TopicPartitionOffset);"));

    [Fact]
    public Task Fixed() => Verify.Fix<ClientConfigAnalyzer, StatementFixer>(
        Program("GroupId = \"orders\", AutoOffsetReset = AutoOffsetReset.Earliest", "{|KD2119:consumer.Seek(result.TopicPartitionOffset)|};"),
        Program("GroupId = \"orders\", AutoOffsetReset = AutoOffsetReset.Earliest, EnableAutoOffsetStore = false", "consumer.Seek(result.TopicPartitionOffset);")
            .Replace("Process(result.Message.Value);", "Process(result.Message.Value);\n                consumer.StoreOffset(result);", StringComparison.Ordinal));

    [Fact]
    public Task Another_place_is_no_way_back() => Verify.Rules<ClientConfigAnalyzer>(
        ["KD2119"], Program("GroupId = \"orders\", AutoOffsetReset = AutoOffsetReset.Earliest", "consumer.Seek(new TopicPartitionOffset(result.TopicPartition, Offset.Beginning));"));

    private static string Program(string settings, string seek) =>
        ConsumerProgram.Of($"var config = new ConsumerConfig {{ {settings} }};", Loop.Replace("SEEK", seek, StringComparison.Ordinal));
}
