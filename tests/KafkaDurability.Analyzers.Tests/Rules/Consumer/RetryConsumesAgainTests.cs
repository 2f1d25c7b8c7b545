namespace KafkaDurability.Analyzers.Tests.Rules.Consumer;

public class RetryConsumesAgainTests
{
    [Theory]
    [InlineData("for (var i = 0; i < 3; i++) { try { var result = {|KD2110:_consumer.Consume(token)|}; handler.Handle(result.Message.Value); _consumer.Commit(result); break; } catch (Exception e) { logger.LogError(e, \"again\"); } }")]
    [InlineData("for (var i = 0; i < 3; i++) { var result = {|KD2110:_consumer.Consume(token)|}; try { handler.Handle(result.Message.Value); _consumer.Commit(result); break; } catch (Exception) { await Task.Delay(100); } }")]
    [InlineData("while (true) { try { var result = {|KD2110:_consumer.Consume(token)|}; handler.Handle(result.Message.Value); _consumer.Commit(result); return; } catch (Exception) { } }")]
    public Task TheNextAttemptGetsTheNextMessage(string body) => ConsumeLoop.Verify(body);

    /// <summary>The same message is tried again, or what fails is the Consume or the Commit.</summary>
    [Theory]
    [InlineData("var result = _consumer.Consume(token); while (true) { try { handler.Handle(result.Message.Value); break; } catch (Exception) { await Task.Delay(100); } } _consumer.Commit(result);")]
    [InlineData("ConsumeResult<string, string> result; while (true) { try { result = _consumer.Consume(token); break; } catch (Exception) { await Task.Delay(100); } } handler.Handle(result.Message.Value); _consumer.Commit(result);")]
    [InlineData("while (true) { try { var result = _consumer.Consume(token); handler.Handle(result.Message.Value); _consumer.Commit(result); break; } catch (Exception) { throw; } }")]
    [InlineData("while (true) { var result = _consumer.Consume(token); try { handler.Handle(result.Message.Value); _consumer.Commit(result); break; } catch (Exception) { _consumer.Seek(result.TopicPartitionOffset); } }")]
    [InlineData("while (true) { var result = _consumer.Consume(token); try { handler.Handle(result.Message.Value); _consumer.Commit(result); break; } catch (Exception) { await producer.ProduceAsync(\"dead\", result.Message); } }")]
    public Task TheSameMessageIsTriedAgain(string body) => ConsumeLoop.Verify(body);

    /// <summary>A loop over all messages is no retry: there the catch is what is wrong.</summary>
    [Theory]
    [InlineData("try { var result = _consumer.Consume(token); handler.Handle(result.Message.Value); _consumer.Commit(result); } {|KD2104:catch (Exception) { }|}")]
    [InlineData("try { var result = _consumer.Consume(token); if (result.IsPartitionEOF) { break; } handler.Handle(result.Message.Value); _consumer.Commit(result); } {|KD2104:catch (Exception) { }|}")]
    public Task NoRetry(string body) => ConsumeLoop.Verify(body);

    [Fact]
    public Task NothingToFix() => Verifiers.VerifyAll.NoFix(LoopFix.Loop(
        "while (true) { try { var result = {|KD2110:_consumer.Consume(token)|}; Handle(result.Message.Value); _consumer.Commit(result); break; } catch (Exception e) { Log(e); } }"));
}
