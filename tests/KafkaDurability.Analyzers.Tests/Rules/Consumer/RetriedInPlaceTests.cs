namespace KafkaDurability.Analyzers.Tests.Rules.Consumer;

/// <summary>KD2104 and loops around the processing of one message: only a success ends them, or something else does, too.</summary>
public class RetriedInPlaceTests
{
    private const string Consume = "var result = _consumer.Consume(token); ";
    private const string Commit = " _consumer.Commit(result);";
    private const string Types = "public enum Step { Try, Wait, Done } public sealed class Work(string text) { public string Text { get; } = text; public bool Done { get; set; } public bool Open = true; public int Left { get; set; } } ";

    [Theory]
    [InlineData("var work = new Work(result.Message.Value); while (!work.Done) { try { handler.Handle(work.Text); work.Done = true; } catch (Exception) { await Task.Delay(10); } }")]
    [InlineData("var work = new Work(result.Message.Value); while (!work.Done && !token.IsCancellationRequested) { try { handler.Handle(work.Text); work.Done = true; } catch (Exception) { await Task.Delay(10); } }")]
    [InlineData("var work = new Work(result.Message.Value); while (work.Open) { try { handler.Handle(work.Text); work.Open = false; } catch (Exception) { work.Left--; } }")]
    [InlineData("var work = new Work(result.Message.Value); do { try { handler.Handle(work.Text); work.Done = true; } catch (Exception) { await Task.Delay(10); } } while (work.Done == false);")]
    [InlineData("var work = new Work(result.Message.Value); while (!work.Done) { Try(work); await Task.Delay(10); }", "private void Try(Work work) { try { handler.Handle(work.Text); work.Done = true; } catch (Exception e) { logger.LogError(e, \"again\"); } }")]
    [InlineData("var lines = result.Message.Value.Split(','); for (var i = 0; i < lines.Length;) { try { handler.Handle(lines[i]); i++; } catch (Exception) { await Task.Delay(10); } }")]
    [InlineData("var lines = result.Message.Value.Split(','); for (var i = 0; i < lines.Length; i++) { try { handler.Handle(lines[i]); } catch (Exception) { i--; await Task.Delay(10); } }")]
    [InlineData("var lines = result.Message.Value.Split(','); for (var i = lines.Length - 1; i >= 0; i--) { try { handler.Handle(lines[i]); } catch (Exception) { i++; } }")]
    [InlineData("var lines = result.Message.Value.Split(','); var at = 0; while (at < lines.Length) { try { handler.Handle(lines[at]); at += 1; } catch (Exception) { await Task.Delay(10); } }")]
    [InlineData("var step = Step.Try; while (step is not Step.Done) { switch (step) { case Step.Try: try { handler.Handle(result.Message.Value); step = Step.Done; } catch (Exception) { step = Step.Wait; } break; case Step.Wait: await Task.Delay(10); step = Step.Try; break; } }")]
    [InlineData("var step = 0; while (step < 2) { if (step == 1) { await Task.Delay(10); step = 0; } else { try { handler.Handle(result.Message.Value); step = 2; } catch (Exception) { step = 1; } } }")]
    [InlineData("var step = Step.Try; while (step != Step.Done) { try { handler.Handle(result.Message.Value); step = Step.Done; break; } catch (Exception) { step = Step.Wait; } }")]
    [InlineData("var step = Step.Try; while (step is Step.Try) { try { handler.Handle(result.Message.Value); step = Step.Done; } catch (Exception) { step = Step.Try; } }")]
    public Task OnlyASuccessEndsIt(string loop, string members = "") => ConsumeLoop.Verify(Consume + loop + Commit, Types + members);

    /// <summary>The loop is over after some attempts, by another condition, or by what the handler does; or the commit is in it.</summary>
    [Theory]
    [InlineData("var work = new Work(result.Message.Value); var n = 0; while (!work.Done && n++ < 3) { try { handler.Handle(work.Text); work.Done = true; } {|KD2104:catch (Exception) { await Task.Delay(10); }|} }")]
    [InlineData("var work = new Work(result.Message.Value); while (!work.Done) { try { work.Done = true; handler.Handle(work.Text); } {|KD2104:catch (Exception) { await Task.Delay(10); }|} }")]
    [InlineData("var work = new Work(result.Message.Value); while (!work.Done) { try { handler.Handle(work.Text); } {|KD2104:catch (Exception) { await Task.Delay(10); }|} finally { work.Done = true; } }")]
    [InlineData("var work = new Work(result.Message.Value); while (!work.Done) { try { handler.Handle(work.Text); work.Done = true; } {|KD2104:catch (Exception) { break; }|} }")]
    [InlineData("var work = new Work(result.Message.Value); while (!work.Done) { try { handler.Handle(work.Text); work.Done = true; } {|KD2104:catch (Exception) { await Task.Delay(10); }|} _consumer.Commit(result); }")]
    [InlineData("var lines = result.Message.Value.Split(','); for (var i = 0; i < lines.Length; i++) { try { handler.Handle(lines[i]); } {|KD2104:catch (Exception) { await Task.Delay(10); }|} }")]
    [InlineData("var lines = result.Message.Value.Split(','); for (var i = 0; i < lines.Length; i++) { try { handler.Handle(lines[i]); } {|KD2104:catch (Exception) { if (lines[i].Length > 3) { i--; } }|} }")]
    [InlineData("var step = 0; while (step < 2) { try { handler.Handle(result.Message.Value); step = 2; } {|KD2104:catch (Exception) { step = 3; }|} }")]
    [InlineData("var step = Step.Try; while (step == Step.Try) { try { handler.Handle(result.Message.Value); step = Step.Done; } {|KD2104:catch (Exception) { step = Step.Wait; }|} }")]
    public Task SomethingElseEndsIt(string loop) => ConsumeLoop.Verify(Consume + loop + Commit, Types);

    private const string Tries = "private bool Try(string text) { try { handler.Handle(text); return true; } catch (Exception e) { logger.LogError(e, \"x\"); return false; } } private string? Get(string text) { try { handler.Handle(text); return text; } catch (Exception e) { logger.LogError(e, \"x\"); return null; } } private int Count(string text) { try { handler.Handle(text); return 1; } catch (Exception e) { logger.LogError(e, \"x\"); return 0; } } ";

    /// <summary>A throw helper of .NET lets a failure out that was told by an answer.</summary>
    [Theory]
    [InlineData("var answer = Get(result.Message.Value); ArgumentNullException.ThrowIfNull(answer);")]
    [InlineData("ArgumentException.ThrowIfNullOrEmpty(Get(result.Message.Value));")]
    [InlineData("ArgumentException.ThrowIfNullOrWhiteSpace(Get(result.Message.Value));")]
    [InlineData("ObjectDisposedException.ThrowIf(!Try(result.Message.Value), this);")]
    [InlineData("ArgumentOutOfRangeException.ThrowIfEqual(Try(result.Message.Value), false);")]
    [InlineData("ArgumentOutOfRangeException.ThrowIfNotEqual(Try(result.Message.Value), true);")]
    [InlineData("ArgumentOutOfRangeException.ThrowIfZero(Count(result.Message.Value));")]
    public Task ThrownOn(string answer) => ConsumeLoop.Verify(Consume + answer + Commit, Tries);

    [Theory]
    [InlineData("var answer = Get(result.Message.Value); ArgumentNullException.ThrowIfNull(result);")]
    [InlineData("ObjectDisposedException.ThrowIf(Try(result.Message.Value), this);")]
    [InlineData("ArgumentOutOfRangeException.ThrowIfEqual(Try(result.Message.Value), true);")]
    [InlineData("ArgumentOutOfRangeException.ThrowIfNotEqual(Try(result.Message.Value), false);")]
    [InlineData("ArgumentOutOfRangeException.ThrowIfNegative(Count(result.Message.Value));")]
    public Task NotThrownOn(string answer) => ConsumeLoop.Verify(Consume + answer + " {|KD2104:_consumer.Commit(result)|};", Tries);

    /// <summary>A lambda or local function gives a task that its caller awaits: what the task made of a failure is what counts.</summary>
    [Theory]
    [InlineData("Func<string, Task> handle = text => SafeAsync(text); await handle(result.Message.Value);")]
    [InlineData("Task Handle(string text) => SafeAsync(text); await Handle(result.Message.Value);")]
    [InlineData("Func<string, Task> handle = text => { Console.WriteLine(text); return SafeAsync(text); }; await handle(result.Message.Value);")]
    public Task InATaskThatIsGivenOn(string call) => ConsumeLoop.Verify(
        Consume + call + Commit, "private async Task SafeAsync(string text) { try { await handler.TryHandleAsync(text); } {|KD2104:catch (Exception e) { Console.WriteLine(e); }|} }");
}
