namespace KafkaDurability.Analyzers.Tests.Rules.Consumer;

/// <summary>A handler puts the exception, or its text, into a list: what is made of the list counts.</summary>
public class ErrorsListedTests
{
    private const string Consume = "var result = _consumer.Consume(token); var errors = new List<Exception>(); ";
    private const string Process = "try { handler.Handle(result.Message.Value); } ";
    private const string Note = "catch (Exception e) { errors.Add(e); } ";
    private const string Noted = "{|KD2104:catch (Exception e) { errors.Add(e); }|} ";

    [Theory]
    [InlineData(Consume + Process + Noted + "if (errors.Count > 0) { logger.LogError(\"{N} failed\", errors.Count); } _consumer.Commit(result);")]
    [InlineData(Consume + Process + Noted + "if (errors.Any()) { logger.LogError(new AggregateException(errors), \"x\"); } _consumer.Commit(result);")]
    [InlineData(Consume + Process + Noted + "foreach (var error in errors) { logger.LogError(error, \"x\"); } _consumer.Commit(result);")]
    [InlineData("var result = _consumer.Consume(token); var texts = new List<string>(); " + Process + "{|KD2104:catch (Exception e) { texts.Add(e.Message); }|} logger.LogError(string.Join(',', texts)); _consumer.Commit(result);")]
    [InlineData("var result = _consumer.Consume(token); var texts = new List<string>(); foreach (var part in result.Message.Value.Split(';')) { try { handler.Handle(part); } {|KD2104:catch (Exception e) { logger.LogError(e, \"x\"); texts.Add($\"failed: {e}\"); }|} } _consumer.Commit(result);")]
    public Task OnlyLogged(string body) => ConsumeLoop.Verify(body);

    [Theory]
    [InlineData(Consume + Process + Note + "if (errors.Count > 0) { throw new AggregateException(errors); } _consumer.Commit(result);")]
    [InlineData(Consume + Process + Note + "if (errors.Any()) { break; } _consumer.Commit(result);")]
    [InlineData(Consume + Process + Note + "if (errors.Count != 0) { _consumer.Seek(result.TopicPartitionOffset); continue; } _consumer.Commit(result);")]
    [InlineData(Consume + Process + Note + "var ok = errors.Count == 0; if (!ok) { throw new InvalidOperationException(); } _consumer.Commit(result);")]
    [InlineData(Consume + Process + Note + "if (errors is { Count: > 0 }) { throw new AggregateException(errors); } _consumer.Commit(result);")]
    [InlineData(Consume + Process + Note + "if (errors.Count >= 1 && !token.IsCancellationRequested) { await producer.ProduceAsync(\"dead\", result.Message); } _consumer.Commit(result);")]
    [InlineData(Consume + Process + Note + "switch (errors.Count) { case 0: break; default: throw new AggregateException(errors); } _consumer.Commit(result);")]
    [InlineData(Consume + Process + Note + "if (errors.FirstOrDefault() is { } first) { throw first; } _consumer.Commit(result);")]
    [InlineData(Consume + Process + Note + "ThrowIfAny(errors); _consumer.Commit(result);")]
    [InlineData(Consume + Process + Note + "var outcome = new Outcome(errors); if (!outcome.Ok) { throw new InvalidOperationException(); } _consumer.Commit(result);")]
    [InlineData(Consume + Process + Note + "_errors = errors; if (_errors.Count > 0) { throw new InvalidOperationException(); } _consumer.Commit(result);")]
    [InlineData(Consume + Process + Note + "var text = string.Join(',', errors); if (text != \"\") { throw new InvalidOperationException(text); } _consumer.Commit(result);")]
    [InlineData(Consume + Process + "catch (Exception e) { errors.Add(e); throw; } _consumer.Commit(result);")]
    [InlineData("var result = _consumer.Consume(token); var errors = await HandleAllAsync(result.Message.Value); if (errors.Count > 0) { throw new AggregateException(errors); } _consumer.Commit(result);")]
    [InlineData("var result = _consumer.Consume(token); if (!Handled(result.Message.Value)) { throw new InvalidOperationException(); } _consumer.Commit(result);")]
    [InlineData("var result = _consumer.Consume(token); var errors = new System.Collections.Concurrent.ConcurrentBag<Exception>(); Parallel.ForEach(result.Message.Value.Split(';'), part => { try { handler.Handle(part); } catch (Exception e) { errors.Add(e); } }); if (!errors.IsEmpty) { throw new AggregateException(errors); } _consumer.Commit(result);")]
    public Task Dealt(string body) => ConsumeLoop.Verify(body, """
        private List<Exception> _errors = new();
        public class Outcome(List<Exception> errors) { public bool Ok => errors.Count == 0; }
        private static void ThrowIfAny(List<Exception> errors) { if (errors.Count > 0) { throw new AggregateException(errors); } }
        private async Task<List<Exception>> HandleAllAsync(string text) { var errors = new List<Exception>(); try { await handler.TryHandleAsync(text); } catch (Exception e) { errors.Add(e); } return errors; }
        private bool Handled(string text) { var errors = new List<Exception>(); try { handler.Handle(text); } catch (Exception e) { errors.Add(e); } return errors.Count == 0; }
        """);
}
