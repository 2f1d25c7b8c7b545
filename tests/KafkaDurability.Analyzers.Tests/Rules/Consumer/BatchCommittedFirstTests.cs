namespace KafkaDurability.Analyzers.Tests.Rules.Consumer;

/// <summary>KD2101: each message is committed while it waits in a batch that is processed later.</summary>
public class BatchCommittedFirstTests
{
    private const string Field = "private readonly List<string> _batch = new(); private async Task FlushAsync() { await handler.HandleBatchAsync(_batch); _batch.Clear(); }";

    [Theory]
    [InlineData("var batch = new List<string>(); while (true) { var result = _consumer.Consume(token); batch.Add(result.Message.Value); if (batch.Count >= 100) { await handler.HandleBatchAsync(batch); batch.Clear(); } {|KD2101:_consumer.Commit(result)|}; }")]
    [InlineData("var batch = new List<ConsumeResult<string, string>>(); while (true) { var result = _consumer.Consume(token); batch.Add(result); {|KD2101:_consumer.Commit(result)|}; if (batch.Count >= 100) { await handler.HandleBatchAsync(batch.Select(one => one.Message.Value).ToList()); batch.Clear(); } }")]
    [InlineData("while (true) { var result = _consumer.Consume(token); _batch.Add(result.Message.Value); if (_batch.Count >= 100) { await FlushAsync(); } {|KD2101:_consumer.Commit(result)|}; }", Field)]
    [InlineData("while (true) { var result = _consumer.Consume(token); _batch.Add(result.Message.Value); if (_batch.Count >= 100) { await FlushAsync(); } {|KD2101:_consumer.Commit()|}; }", Field)]
    public Task Reported(string code, string members = "") => ConsumeLoop.VerifyMethod(code, members);

    [Theory]
    [InlineData("var batch = new List<string>(); while (true) { var result = _consumer.Consume(token); batch.Add(result.Message.Value); if (batch.Count >= 100) { await handler.HandleBatchAsync(batch); batch.Clear(); _consumer.Commit(result); } }")]
    [InlineData("var batch = new List<string>(); while (true) { var result = _consumer.Consume(token); handler.Handle(result.Message.Value); batch.Add(result.Message.Value); _consumer.Commit(result); if (batch.Count >= 100) { await handler.HandleBatchAsync(batch); batch.Clear(); } }")]
    [InlineData("var batch = new List<string>(); while (true) { var result = _consumer.Consume(token); if (result.Message.Value.Length == 0) { _consumer.Commit(result); continue; } batch.Add(result.Message.Value); if (batch.Count >= 100) { await handler.HandleBatchAsync(batch); batch.Clear(); _consumer.Commit(result); } }")]
    [InlineData("var seen = new List<string>(); while (true) { var result = _consumer.Consume(token); seen.Add(result.Message.Key); handler.Handle(result.Message.Value); _consumer.Commit(result); if (seen.Count >= 100) { logger.LogInformation(string.Join(',', seen)); seen.Clear(); } }")]
    [InlineData("while (true) { var result = _consumer.Consume(token); _batch.Add(result.Message.Value); if (_batch.Count >= 100) { await FlushAsync(); _consumer.Commit(result); } }", Field)]
    [InlineData("ConsumeResult<string, string>? last = null; while (true) { var result = _consumer.Consume(token); if (last != null && last.Message.Key == result.Message.Key) { logger.LogInformation(\"again\"); } handler.Handle(result.Message.Value); _consumer.Commit(result); last = result; }")]
    public Task Silent(string code, string members = "") => ConsumeLoop.VerifyMethod(code, members);
}
