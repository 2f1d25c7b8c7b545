namespace KafkaDurability.Analyzers.Tests.Rules.Consumer;

/// <summary>KD2104: the handler writes the failure into an object, or a field, that nobody reads but to log it.</summary>
public class UnreadNotesTests
{
    private const string Consume = "var result = _consumer.Consume(token); ";
    private const string Context = " internal sealed class Ctx { public string Text = \"\"; public bool Failed { get; set; } public Exception? Error { get; set; } public string? Reason; }";
    private const string Make = "var ctx = new Ctx { Text = result.Message.Value }; ";

    [Theory]
    [InlineData("try { handler.Handle(ctx.Text); } {|KD2104:catch (Exception) { ctx.Failed = true; }|} _consumer.Commit(result);")]
    [InlineData("try { handler.Handle(ctx.Text); } {|KD2104:catch (Exception e) { ctx.Failed = true; ctx.Error = e; ctx.Reason = \"no\"; }|} _consumer.Commit(result);")]
    [InlineData("Take(ctx); _consumer.Commit(result);", "private void Take(Ctx ctx) { try { handler.Handle(ctx.Text); } {|KD2104:catch (Exception e) { ctx.Reason = e.Message; }|} }")]
    [InlineData("await TakeAsync(ctx); if (ctx.Error != null) { logger.LogError(ctx.Error, \"x\"); } _consumer.Commit(result);", "private async Task TakeAsync(Ctx ctx) { try { await handler.TryHandleAsync(ctx.Text); } {|KD2104:catch (Exception e) { ctx.Error = e; }|} }")]
    public Task OnAContext(string body, string members = "") => ConsumeLoop.Verify(Consume + Make + body, members + Context);

    /// <summary>Somebody reads it, is given the object, or saves it.</summary>
    [Theory]
    [InlineData("Take(ctx); if (ctx.Failed) { throw new InvalidOperationException(\"x\", ctx.Error); } _consumer.Commit(result);")]
    [InlineData("Take(ctx); _consumer.Commit(result);", "private bool Seen(Ctx ctx) => ctx is { Failed: true } or { Error: not null };")]
    [InlineData("Take(ctx); _reporter.Report(ctx); _consumer.Commit(result);", "private IReporter _reporter = null!; internal interface IReporter { void Report(Ctx ctx); }")]
    [InlineData("Take(ctx); await _rows.SaveChangesAsync(); _consumer.Commit(result);", "private IRows _rows = null!; public interface IRows { Task SaveChangesAsync(); }")]
    [InlineData("var row = new Row(); try { handler.Handle(ctx.Text); } catch (Exception) { row.Status = \"failed\"; } await _rows.UpdateAsync(row); _consumer.Commit(result);", "private IRows _rows = null!; public sealed class Row { public string Status = \"\"; } public interface IRows { Task UpdateAsync(Row row); }")]
    [InlineData("var row = new Row(); await _rows.AddAsync(row); try { handler.Handle(ctx.Text); } catch (Exception e) { row.Status = e.Message; } await _rows.FlushAsync(); _consumer.Commit(result);", "private IRows _rows = null!; public sealed class Row { public string Status = \"\"; } public interface IRows { Task AddAsync(Row row); Task FlushAsync(); }")]
    [InlineData("var reply = new Reply(); try { handler.Handle(ctx.Text); } catch (Exception e) { reply.Error = e.Message; } await producer.ProduceAsync(\"replies\", new Message<string, string> { Value = JsonSerializer.Serialize(reply) }); _consumer.Commit(result);", "public sealed class Reply { public string? Error { get; set; } }")]
    public Task ReadOrGiven(string body, string members = "") => ConsumeLoop.Verify(
        Consume + Make + body, members + Context + " private void Take(Ctx ctx) { try { handler.Handle(ctx.Text); } catch (Exception e) { ctx.Failed = true; ctx.Error = e; } }");

    /// <summary>What is an interface's, or has an attribute, others read.</summary>
    [Theory]
    [InlineData("public interface IFails { bool Failed { get; set; } } public sealed class Ctx : IFails { public string Text = \"\"; public bool Failed { get; set; } }")]
    [InlineData("public sealed class Ctx { public string Text = \"\"; [System.Text.Json.Serialization.JsonPropertyName(\"f\")] public bool Failed { get; set; } }")]
    public Task ReadByOthers(string context) => ConsumeLoop.Verify(
        Consume + Make + "try { handler.Handle(ctx.Text); } catch (Exception) { ctx.Failed = true; } _consumer.Commit(result);", context);

    /// <summary>A library shows it to programs that are out of sight.</summary>
    [Theory]
    [InlineData("public sealed class Ctx { public string Text = \"\"; public bool Failed { get; set; } }", "ctx.Failed = true;")]
    [InlineData("public sealed class Ctx { public string Text = \"\"; } private Exception? _error; public Exception? Error => _error;", "_error = e;")]
    public Task ShownOutside(string members, string note) => ConsumeLoop.Verify(
        Consume + Make + "try { handler.Handle(ctx.Text); } catch (Exception e) { Console.WriteLine(e); " + note + " } _consumer.Commit(result);", members);

    [Theory]
    [InlineData("{|KD2104:catch (Exception e) { _errors.Add(e); }|}", "private readonly List<Exception> _errors = new();")]
    [InlineData("{|KD2104:catch (Exception e) { _errors.Add($\"{result.Offset}: {e.Message}\"); }|}", "private readonly List<string> _errors = new(); internal IReadOnlyList<string> Errors => _errors;")]
    [InlineData("{|KD2104:catch (Exception e) { _error = e; }|}", "private Exception? _error; internal Exception? Error => _error;")]
    [InlineData("{|KD2104:catch (Exception e) { _errors.Add(e); }|}", "private readonly System.Collections.Concurrent.ConcurrentBag<Exception> _errors = new(); public void Dump() { logger.LogInformation(\"{Count}\", _errors.Count); }")]
    [InlineData("catch (Exception e) { _errors.Add(e); } if (_errors.Count > 0) { throw new AggregateException(_errors); }", "private readonly List<Exception> _errors = new();")]
    [InlineData("catch (Exception e) { _errors.Add(e); } ThrowIfAny();", "private readonly List<Exception> _errors = new(); private void ThrowIfAny() { if (_errors.Count > 0) { throw new AggregateException(_errors); } }")]
    [InlineData("catch (Exception e) { _error = e; } if (_error != null) { throw _error; }", "private Exception? _error;")]
    [InlineData("catch (Exception e) { _error = e; }", "private Exception? _error; public bool IsHealthy => _error is null; public void Stop() { if (!IsHealthy) { _consumer.Close(); } }")]
    public Task InAField(string handler, string members) => ConsumeLoop.Verify(
        Consume + "try { handler.Handle(result.Message.Value); } " + handler + " _consumer.Commit(result);", members);
}
