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

    private const string Collects = "var batch = new List<ConsumeResult<string, string>>(); BUILD while (flag) { batch.Add(built.Consume(token)); if (batch.Count == 10) { foreach (var one in batch) { Process(one.Message.Value); } built.Commit(); batch.Clear(); } }";

    /// <summary>Messages lie in a list when the partitions go.</summary>
    [Theory]
    [InlineData("(c, positions) => {|KD2120:c.Commit(positions)|}")]
    [InlineData("(c, positions) => {|KD2120:c.Commit()|}")]
    [InlineData("(c, positions) => { Console.WriteLine(positions.Count); {|KD2120:c.Commit(positions)|}; }")]
    public Task Revoked_with_messages_in_hand(string handler) => Revoked(Collects, handler);

    [Theory]
    [InlineData(Collects, "(c, positions) => { foreach (var one in batch) { Process(one.Message.Value); } c.Commit(positions); }")]
    [InlineData(Collects, "(c, positions) => c.Commit(batch.Count == 0 ? positions : [])")]
    [InlineData(Collects, "(c, positions) => Finish(c)")]
    [InlineData(Collects, "(c, positions) => batch.Clear()")]
    [InlineData("BUILD while (flag) { var one = built.Consume(token); Process(one.Message.Value); built.Commit(one); }", "(c, positions) => c.Commit(positions)")]
    [InlineData("var names = new List<string>(); BUILD while (flag) { var one = built.Consume(token); Process(one.Message.Value); names.Add(one.Topic); built.Commit(one); }", "(c, positions) => c.Commit(positions)")]
    public Task Revoked_in_good_order(string code, string handler) => Revoked(code, handler);

    private static Task Revoked(string code, string handler) => ClientUse.Verify(
        "KD2120",
        code.Replace("BUILD", $"using var built = new ConsumerBuilder<string, string>(new ConsumerConfig()).SetPartitionsRevokedHandler({handler}).Build();", StringComparison.Ordinal),
        "private static void Finish(IConsumer<string, string> of) => of.Commit();");

    private static Task Builder(string code) => ClientUse.Verify("KD2120", $"using var built = new ConsumerBuilder<string, string>(new ConsumerConfig()).{code}.Build();");
}
