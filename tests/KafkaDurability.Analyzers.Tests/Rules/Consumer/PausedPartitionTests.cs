namespace KafkaDurability.Analyzers.Tests.Rules.Consumer;

/// <summary>KD2104 where the handler writes down which partition failed, and not which message; and where a filter only logs.</summary>
public class PausedPartitionTests
{
    private const string Start = "var resumeAt = new Dictionary<TopicPartition, DateTime>(); var numbers = new Dictionary<int, DateTime>(); var byOffset = new Dictionary<TopicPartitionOffset, DateTime>(); while (!token.IsCancellationRequested) { foreach (var due in resumeAt.Where(one => one.Value < DateTime.UtcNow).Select(one => one.Key).ToList()) { _consumer.Resume([due]); resumeAt.Remove(due); } var result = _consumer.Consume(token); ";
    private const string Attempt = "try { handler.Handle(result.Message.Value); _consumer.Commit(result); } ";

    [Theory]
    [InlineData("{|KD2104:catch (Exception) { resumeAt[result.TopicPartition] = DateTime.UtcNow.AddSeconds(30); }|}")]
    [InlineData("{|KD2104:catch (Exception) { _consumer.Pause([result.TopicPartition]); resumeAt[result.TopicPartition] = DateTime.UtcNow.AddSeconds(30); }|}")]
    [InlineData("{|KD2104:catch (Exception) { numbers[result.Partition.Value] = DateTime.UtcNow.AddSeconds(30); }|}")]
    public Task ThePartitionAlone(string handler) => ConsumeLoop.VerifyMethod(Start + Attempt + handler + " }");

    /// <summary>The consumer is set back, the message itself is kept, or the dictionary is asked before each commit.</summary>
    [Theory]
    [InlineData("", "catch (Exception) { _consumer.Pause([result.TopicPartition]); _consumer.Seek(result.TopicPartitionOffset); resumeAt[result.TopicPartition] = DateTime.UtcNow.AddSeconds(30); }")]
    [InlineData("", "catch (Exception) { byOffset[result.TopicPartitionOffset] = DateTime.UtcNow; }")]
    [InlineData("if (numbers.ContainsKey(result.Partition.Value)) { continue; } ", "catch (Exception) { numbers[result.Partition.Value] = DateTime.UtcNow; }")]
    [InlineData("if (numbers.TryGetValue(result.Partition.Value, out var since)) { Console.WriteLine(since); continue; } ", "catch (Exception) { numbers[result.Partition.Value] = DateTime.UtcNow; }")]
    public Task TheMessage(string before, string handler) => ConsumeLoop.VerifyMethod(Start + before + Attempt + handler + " }");

    private const string Consume = "var result = _consumer.Consume(token); try { handler.Handle(result.Message.Value); } ";
    private const string Logs = "private bool Log(Exception e) { logger.LogError(e, \"x\"); return true; } private bool Note(Exception e) => true; private bool Never(Exception e) { logger.LogError(e, \"x\"); return false; } private bool Some(Exception e) { if (e is FormatException) { return false; } return true; } protected virtual bool May(Exception e) => true; ";

    [Theory]
    [InlineData("{|KD2104:catch (Exception e) when (Log(e)) { }|}")]
    [InlineData("{|KD2104:catch (Exception e) when (Note(e)) { }|}")]
    [InlineData("{|KD2104:catch (Exception e) when (e is not OperationCanceledException && Log(e)) { }|}")]
    public Task AFilterThatTakesAll(string handler) => ConsumeLoop.Verify(Consume + handler + " _consumer.Commit(result);", Logs);

    [Theory]
    [InlineData("catch (Exception e) when (Never(e)) { }")]
    [InlineData("catch (Exception e) when (Some(e)) { }")]
    [InlineData("catch (Exception e) when (May(e)) { }")]
    public Task AFilterThatPicks(string handler) => ConsumeLoop.Verify(Consume + handler + " _consumer.Commit(result);", Logs);
}
