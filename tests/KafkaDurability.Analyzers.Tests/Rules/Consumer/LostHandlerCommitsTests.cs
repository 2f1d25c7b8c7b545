using KafkaDurability.Analyzers.CodeFixes;
using KafkaDurability.Analyzers.Tests.Verifiers;

namespace KafkaDurability.Analyzers.Tests.Rules.Consumer;

/// <summary>KD2120: a commit for lost partitions.</summary>
public class LostHandlerCommitsTests
{
    [Theory]
    [InlineData("SetPartitionsLostHandler((c, _) => {|KD2120:c.Commit()|})")]
    [InlineData("SetPartitionsLostHandler((c, lost) => {|KD2120:c.Commit(lost)|})")]
    [InlineData("SetPartitionsLostHandler((c, lost) => { Console.WriteLine(lost.Count); {|KD2120:c.Commit(lost)|}; return []; })")]
    public Task Reported(string code) => Builder(code);

    [Theory]
    [InlineData("SetPartitionsRevokedHandler((c, revoked) => c.Commit(revoked))")]
    [InlineData("SetPartitionsLostHandler((c, lost) => Console.WriteLine(lost.Count))")]
    [InlineData("SetPartitionsLostHandler((c, lost) => { try { c.Commit(lost); } catch (KafkaException) { } })")]
    public Task Silent(string code) => Builder(code);

    private static Task Builder(string code) => ClientUse.Verify("KD2120", $"using var built = new ConsumerBuilder<string, string>(new ConsumerConfig()).{code}.Build();");
}
