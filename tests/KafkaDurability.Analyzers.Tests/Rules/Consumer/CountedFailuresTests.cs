using KafkaDurability.Analyzers.Tests.Verifiers;

namespace KafkaDurability.Analyzers.Tests.Rules.Consumer;

/// <summary>KD2104: a failure is counted by reference, as several threads do, and the count decides about the commit.</summary>
public class CountedFailuresTests
{
    [Theory]
    [InlineData("var failed = 0; try { handler.Handle(result.Message.Value); } catch (Exception e) { logger.LogError(e, \"x\"); Interlocked.Increment(ref failed); } if (failed != 0) return; _consumer.Commit(result);")]
    [InlineData("var failed = 0; try { handler.Handle(result.Message.Value); } catch (Exception e) { logger.LogError(e, \"x\"); Interlocked.Exchange(ref failed, 1); } if (failed == 1) throw new InvalidOperationException(); _consumer.Commit(result);")]
    [InlineData("var failed = false; try { handler.Handle(result.Message.Value); } catch (Exception e) { logger.LogError(e, \"x\"); Volatile.Write(ref failed, true); } if (failed) return; _consumer.Commit(result);")]
    [InlineData("var failed = 0; foreach (var part in result.Message.Value.Split(',')) { try { handler.Handle(part); } catch (Exception e) { logger.LogError(e, \"x\"); Interlocked.Increment(ref failed); } } if (failed > 0) throw new InvalidOperationException(); _consumer.Commit(result);")]
    [InlineData("var failed = 0; await Parallel.ForEachAsync(result.Message.Value.Split(','), token, async (part, stop) => { try { await handler.TryHandleAsync(part); } catch (Exception e) { logger.LogError(e, \"x\"); Interlocked.Increment(ref failed); } }); if (failed > 0) throw new InvalidOperationException(); _consumer.Commit(result);")]
    public Task Looked(string body) => ConsumeLoop.Verify("var result = _consumer.Consume(token); " + body);

    [Theory]
    [InlineData("var failed = 0; try { handler.Handle(result.Message.Value); } {|KD2104:catch (Exception e) { Interlocked.Increment(ref failed); }|} logger.LogInformation(\"{Failed}\", failed); _consumer.Commit(result);")]
    [InlineData("var failed = 0; try { handler.Handle(result.Message.Value); } {|KD2104:catch (Exception e) { Interlocked.Exchange(ref failed, 1); }|} if (failed == 0) { logger.LogInformation(\"well\"); } _consumer.Commit(result);")]
    public Task NotLooked(string body) => ConsumeLoop.Verify("var result = _consumer.Consume(token); " + body);
}
