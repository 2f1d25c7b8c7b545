using KafkaDurability.Analyzers.Tests.Verifiers;

namespace KafkaDurability.Analyzers.Tests.Rules.Consumer;

/// <summary>KD2121: Pause without Resume.</summary>
public class PausedForGoodTests
{
    [Theory]
    [InlineData("try { Process(result.Message.Value); } catch (Exception) { consumer.Seek(result.TopicPartitionOffset); {|KD2121:consumer.Pause([result.TopicPartition])|}; }")]
    [InlineData("if (flag) { {|KD2121:consumer.Pause(consumer.Assignment)|}; continue; } Process(result.Message.Value);")]
    [InlineData("{|KD2121:consumer.Pause(consumer.Assignment)|}; Process(result.Message.Value);")]
    public Task Reported(string code) => Loop(code);

    [Theory]
    [InlineData("consumer.Pause(consumer.Assignment); Process(result.Message.Value); consumer.Resume(consumer.Assignment);")]
    [InlineData("if (flag) { consumer.Pause(consumer.Assignment); break; }")]
    [InlineData("if (flag) { consumer.Pause(consumer.Assignment); throw new InvalidOperationException(); }")]
    [InlineData("if (flag) { consumer.Pause(consumer.Assignment); return; }")]
    [InlineData("if (flag) { consumer.Pause(consumer.Assignment); consumer.Close(); }")]
    public Task Silent(string code) => Loop(code);

    /// <summary>Another member may resume, or assign anew.</summary>
    [Theory]
    [InlineData("private void Wake() => consumer.Resume(consumer.Assignment);")]
    [InlineData("private void Again() => consumer.Assign(consumer.Assignment);")]
    [InlineData("private void Again() => consumer?.Unassign();")]
    public Task Elsewhere(string members) => Loop("consumer.Pause(consumer.Assignment); Process(result.Message.Value);", members);

    private static Task Loop(string code, string members = "") => ClientUse.Verify("KD2121", $"while (flag) {{ var result = consumer.Consume(token); {code} }}", members);
}
