namespace KafkaDurability.Analyzers.Tests.Rules.Consumer;

/// <summary>KD2104 is silent where a helper throws by what a handler has written down, before anything is committed.</summary>
public class FailureChecksTests
{
    private const string Batch = "var batch = new List<ConsumeResult<string, string>>(); while (batch.Count < 10) { batch.Add(_consumer.Consume(token)); } ";
    private const string Types = "private int _failed; private readonly Stats _stats = new(); internal sealed class Stats { public int Failed; private int _all; public void Record() { _all++; } public void Check() { if (Failed > 0) { throw new InvalidOperationException(); } } public void ThrowIfOpen() { if (_all > 3) { throw new InvalidOperationException(); } } public void Log() { Console.WriteLine(Failed); } } internal sealed record Summary(int Failed) { public void EnsureClean() { if (Failed > 0) { throw new InvalidOperationException(); } } } private static void EnsureNone(int failures) { if (failures > 0) { throw new InvalidOperationException(); } } private static void Require(bool done) { if (!done) { throw new InvalidOperationException(); } } private void CheckAll() { if (_failed > 0) { throw new InvalidOperationException(); } } private void Checkpoint() { if (_failed > 0) { throw new InvalidOperationException(); } _consumer.Commit(); } private static void Note(int failures) { Console.WriteLine(failures); } private void Open() { if (_seen.Count > 3) { throw new InvalidOperationException(); } } ";

    [Theory]
    [InlineData("var failures = 0; foreach (var one in batch) { try { handler.Handle(one.Message.Value); } catch (Exception) { failures++; } } EnsureNone(failures); _consumer.Commit();")]
    [InlineData("var failures = 0; foreach (var one in batch) { try { handler.Handle(one.Message.Value); } catch (Exception) { failures++; } } ArgumentOutOfRangeException.ThrowIfGreaterThan(failures, 0); _consumer.Commit();")]
    [InlineData("var failures = 0; foreach (var one in batch) { try { handler.Handle(one.Message.Value); } catch (Exception) { failures++; } } new Summary(failures).EnsureClean(); _consumer.Commit();")]
    [InlineData("var failures = 0; foreach (var one in batch) { try { handler.Handle(one.Message.Value); } catch (Exception) { failures++; } } Check(); _consumer.Commit(); void Check() { if (failures > 0) { throw new InvalidOperationException(); } }")]
    [InlineData("foreach (var one in batch) { try { handler.Handle(one.Message.Value); } catch (Exception) { _failed++; } } CheckAll(); _consumer.Commit();")]
    [InlineData("foreach (var one in batch) { try { handler.Handle(one.Message.Value); } catch (Exception) { _failed++; } } Checkpoint();")]
    [InlineData("foreach (var one in batch) { try { handler.Handle(one.Message.Value); } catch (Exception) { _stats.Failed++; } } _stats.Check(); _consumer.Commit();")]
    [InlineData("foreach (var one in batch) { try { handler.Handle(one.Message.Value); } catch (Exception) { _stats.Record(); } _stats.ThrowIfOpen(); _consumer.Commit(one); }")]
    [InlineData("foreach (var one in batch) { var done = false; for (var i = 0; i < 5 && !done; i++) { try { handler.Handle(one.Message.Value); done = true; } catch (Exception) { await Task.Delay(10); } } Require(done); _consumer.Commit(one); }")]
    public Task Checked(string body) => ConsumeLoop.Verify(Batch + body, Types);

    /// <summary>The helper does not throw, throws for something else, or comes behind the commit.</summary>
    [Theory]
    [InlineData("var failures = 0; foreach (var one in batch) { try { handler.Handle(one.Message.Value); } {|KD2104:catch (Exception) { failures++; }|} } Note(failures); _consumer.Commit();")]
    [InlineData("foreach (var one in batch) { try { handler.Handle(one.Message.Value); } {|KD2104:catch (Exception e) { logger.LogError(e, \"x\"); }|} } Open(); _consumer.Commit();")]
    [InlineData("foreach (var one in batch) { try { handler.Handle(one.Message.Value); } {|KD2104:catch (Exception e) { logger.LogError(e, \"x\"); }|} } ArgumentNullException.ThrowIfNull(logger); _consumer.Commit();")]
    [InlineData("foreach (var one in batch) { try { handler.Handle(one.Message.Value); } {|KD2104:catch (Exception) { _stats.Failed++; }|} } _stats.Log(); _consumer.Commit();")]
    public Task NotChecked(string body) => ConsumeLoop.Verify(Batch + body, Types);
}
