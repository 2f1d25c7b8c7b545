using KafkaDurability.Analyzers.Tests.Verifiers;

namespace KafkaDurability.Analyzers.Tests.Rules.Consumer;

/// <summary>KD2104: a retry in place gives up, and the commit behind it passes the message.</summary>
public class RetryGivesUpTests
{
    private const string Go = "try { handler.Handle(result.Message.Value); break; } ";

    [Theory]
    [InlineData("var n = 0; while (true) { " + Go + "{|KD2104:catch (Exception e) { if (++n == 5) { logger.LogCritical(e, \"x\"); break; } await Task.Delay(10); }|} }")]
    [InlineData("var n = 0; while (true) { " + Go + "{|KD2104:catch (Exception e) { n++; if (n >= 5) { logger.LogCritical(e, \"x\"); break; } }|} }")]
    [InlineData("for (var n = 0; ; n++) { " + Go + "{|KD2104:catch (Exception e) { logger.LogError(e, \"x\"); if (n == 5) break; }|} }")]
    [InlineData("for (var n = 1; n <= 3; n++) { " + Go + "{|KD2104:catch (Exception e) { if (n == 3) logger.LogCritical(e, \"x\"); else await Task.Delay(10); }|} }")]
    [InlineData("for (var n = 1; n <= 3; n++) { " + Go + "{|KD2104:catch (Exception e) { logger.LogError(e, \"x\"); if (n < 3) { await Task.Delay(10 * n); } }|} }")]
    [InlineData("for (var n = 1; n <= 3; n++) { " + Go + "{|KD2104:catch (Exception e) { if (n == 3) { logger.LogError(e, \"x\"); break; } }|} }")]
    public Task InTheLoop(string retry) => ConsumeLoop.Verify("var result = _consumer.Consume(token); " + retry + " _consumer.Commit(result);");

    [Theory]
    [InlineData("var n = 0; while (true) { try { handler.Handle(text); return; } {|KD2104:catch (Exception e) { if (++n == 5) { logger.LogCritical(e, \"x\"); return; } await Task.Delay(10); }|} }")]
    [InlineData("var n = 0; while (true) { try { handler.Handle(text); break; } {|KD2104:catch (Exception e) { if (++n == 5) { break; } await Task.Delay(10); }|} }")]
    [InlineData("for (var n = 1; n <= 3; n++) { try { handler.Handle(text); return; } {|KD2104:catch (Exception e) { if (n == 3) logger.LogCritical(e, \"x\"); else await Task.Delay(10); }|} }")]
    public Task InAHelper(string retry) => ConsumeLoop.Verify("var result = _consumer.Consume(token); await Retry(result.Message.Value); _consumer.Commit(result);", "private async Task Retry(string text) { " + retry + " }");

    /// <summary>The last attempt lets the failure out, notes it, puts the message aside or ends the program; or the failure is one that somebody thought of.</summary>
    [Theory]
    [InlineData("var n = 0; while (true) { " + Go + "catch (Exception e) { if (++n == 5) { throw; } await Task.Delay(10); } }")]
    [InlineData("var n = 0; while (true) { " + Go + "catch (Exception e) { if (++n == 5) { return; } await Task.Delay(10); } }")]
    [InlineData("var n = 0; while (true) { " + Go + "catch (Exception e) { if (++n == 5) { await producer.ProduceAsync(\"dead\", result.Message); break; } } }")]
    [InlineData("var n = 0; while (true) { " + Go + "catch (Exception e) { if (e is FormatException) { logger.LogError(e, \"x\"); break; } await Task.Delay(10); } }")]
    [InlineData("var n = 0; while (true) { " + Go + "catch (Exception e) { if (IsLasting(e)) { logger.LogError(e, \"x\"); break; } await Task.Delay(10); } }")]
    [InlineData("for (var n = 1; n <= 3; n++) { " + Go + "catch (Exception e) { if (n == 3) Environment.Exit(1); else await Task.Delay(10); } }")]
    [InlineData("for (var n = 1; n <= 3; n++) { " + Go + "catch (Exception e) { if (n < 3) { continue; } throw; } }")]
    [InlineData("for (var n = 1; n <= 3; n++) { " + Go + "catch (Exception e) { if (n == 3) { _dead = true; } } } if (_dead) { throw new InvalidOperationException(); }")]
    [InlineData("for (var n = 1; n <= 3; n++) { " + Go + "catch (Exception e) { if (n == 3) System.Runtime.ExceptionServices.ExceptionDispatchInfo.Capture(e).Throw(); } }")]
    public Task NotGivenUp(string retry) => ConsumeLoop.Verify("var result = _consumer.Consume(token); " + retry + " _consumer.Commit(result);", "private bool _dead; private static bool IsLasting(Exception e) => e is FormatException;");

    [Theory]
    [InlineData("var n = 0; while (true) { try { handler.Handle(text); return; } catch (Exception e) { if (++n == 5) { logger.LogCritical(e, \"x\"); throw; } await Task.Delay(10); } }")]
    [InlineData("var n = 0; while (true) { try { handler.Handle(text); return; } catch (Exception e) { if (++n == 5) { await producer.ProduceAsync(\"dead\", new Message<string, string> { Value = text }); return; } } }")]
    [InlineData("for (var n = 1; n <= 3; n++) { try { handler.Handle(text); return; } catch (Exception e) { if (n == 3) throw; await Task.Delay(10); } }")]
    public Task NotGivenUpInAHelper(string retry) => ConsumeLoop.Verify("var result = _consumer.Consume(token); await Retry(result.Message.Value); _consumer.Commit(result);", "private async Task Retry(string text) { " + retry + " }");
}
