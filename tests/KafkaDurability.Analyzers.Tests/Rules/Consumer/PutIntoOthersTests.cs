namespace KafkaDurability.Analyzers.Tests.Rules.Consumer;

/// <summary>The message is put into an object first, and that is what the work gets.</summary>
public class PutIntoOthersTests
{
    private const string Consume = "var result = _consumer.Consume(token); var text = result.Message.Value; ";
    private const string Swallow = " {|KD2104:catch (Exception e) { logger.LogError(e, \"x\"); }|} _consumer.Commit(result);";
    private const string Log = " catch (Exception e) { logger.LogError(e, \"x\"); } _consumer.Commit(result);";

    private const string Database = """
        private ISession _session = null!;
        public interface ISession { Task<int> ExecuteAsync(string sql, object? parameters = null); }
        private Func<System.Data.Common.DbConnection> _open = null!;
        private Func<SqlCommand> _make = null!;
        public abstract class SqlParameters : System.Data.Common.DbParameterCollection { public abstract System.Data.Common.DbParameter AddWithValue(string name, object value); }
        public abstract class SqlCommand : System.Data.Common.DbCommand { public new abstract SqlParameters Parameters { get; } }
        """;

    [Theory]
    [InlineData("await _session.ExecuteAsync(\"x\", new { Id = result.Message.Key, Body = text });")]
    [InlineData("await _session.ExecuteAsync(\"x\", new { text });")]
    [InlineData("await _session.ExecuteAsync(\"x\", new[] { new { Body = text.Trim() } });")]
    [InlineData("await _session.ExecuteAsync(\"x\", text.Split(',').Select(part => new { part }));")]
    [InlineData("var row = new { Inner = new { text } }; await _session.ExecuteAsync(\"x\", row.Inner);")]
    [InlineData("foreach (var part in text.Split(',')) { await _session.ExecuteAsync(\"x\", new { part }); }")]
    public Task AnonymousObjects(string work) => ConsumeLoop.Verify(Consume + "try { " + work + " }" + Swallow, Database);

    [Theory]
    [InlineData("using var open = _open(); using var command = open.CreateCommand(); var parameter = command.CreateParameter(); parameter.Value = text; command.Parameters.Add(parameter); await command.ExecuteNonQueryAsync(token);")]
    [InlineData("using var open = _open(); using var command = open.CreateCommand(); command.CommandText = \"insert \" + text; command.ExecuteNonQuery();")]
    [InlineData("using var open = _open(); using var command = open.CreateCommand(); command.Parameters[\"@text\"].Value = text; var id = command.ExecuteScalar(); logger.LogInformation(\"{Id}\", id);")]
    [InlineData("var command = _make(); command.Parameters.AddWithValue(\"@text\", text); await command.ExecuteNonQueryAsync();")]
    [InlineData("System.Data.IDbCommand command = _make(); command.CommandText = text; command.ExecuteNonQuery();")]
    public Task Commands(string work) => ConsumeLoop.Verify(Consume + "try { " + work + " }" + Swallow, Database);

    [Theory]
    [InlineData("await _session.ExecuteAsync(\"x\", new { Id = result.Message.Key, Body = text }); {|KD2106:_consumer.Commit(new[] { result.TopicPartitionOffset })|};")]
    [InlineData("var next = new { result.TopicPartitionOffset }; _consumer.Seek(next.TopicPartitionOffset);")]
    public Task AnOffsetTooLow(string body) => ConsumeLoop.Verify(Consume + body, Database);

    [Fact]
    public Task CommandMadeBefore() => ConsumeLoop.Verify(
        Consume + "using var command = _make(); command.Parameters.AddWithValue(\"@text\", text); try { await command.ExecuteNonQueryAsync(); }" + Swallow, Database);

    /// <summary>The work is done before, or the command has nothing of the message.</summary>
    [Theory]
    [InlineData("handler.Handle(text); try { using var command = _make(); command.CommandText = \"analyze\"; command.ExecuteNonQuery(); }")]
    [InlineData("handler.Handle(text); try { await _session.ExecuteAsync(\"notify\", new { result.Offset }); }")]
    [InlineData("await _session.ExecuteAsync(\"x\", new { text }); try { handler.Handle(\"done\"); }")]
    [InlineData("using var command = _make(); command.CommandText = text; command.ExecuteNonQuery(); try { handler.Handle(\"done\"); }")]
    [InlineData("using var command = _make(); command.Parameters.AddWithValue(\"@text\", text); await command.ExecuteNonQueryAsync(); try { handler.Handle(\"done\"); }")]
    public Task WorkIsDone(string work) => ConsumeLoop.Verify(Consume + work + Log, Database);

    [Theory]
    [InlineData("{|KD2101:_consumer.Commit(result)|}; await _session.ExecuteAsync(\"x\", new { text });")]
    [InlineData("{|KD2101:_consumer.Commit(result)|}; using var command = _make(); command.CommandText = text; command.ExecuteNonQuery();")]
    [InlineData("using var command = _make(); command.CommandText = text; command.ExecuteNonQuery(); _consumer.Commit(result);")]
    [InlineData("_consumer.Commit(result); var row = new { text }; logger.LogInformation(\"{Row}\", row);")]
    public Task CommittedFirst(string body) => ConsumeLoop.Verify(Consume + body, Database);

    [Theory]
    [InlineData("using var writer = new System.IO.StreamWriter(\"orders\", true); writer.WriteLine(text);")]
    [InlineData("using var writer = System.IO.File.AppendText(\"orders\"); await writer.WriteLineAsync(text);")]
    [InlineData("using var file = new System.IO.FileStream(\"orders\", System.IO.FileMode.Append); using var writer = new System.IO.StreamWriter(file); writer.Write(text);")]
    [InlineData("using (var file = System.IO.File.Open(\"orders\", System.IO.FileMode.Append)) { await file.WriteAsync(System.Text.Encoding.UTF8.GetBytes(text)); }")]
    public Task Files(string work) => ConsumeLoop.Verify("var result = _consumer.Consume(token); var text = result.Message.Value; try { " + work + " }" + Swallow);

    /// <summary>In memory nothing is kept.</summary>
    [Theory]
    [InlineData("using var memory = new System.IO.MemoryStream(); using var writer = new System.IO.StreamWriter(memory); writer.WriteLine(text);")]
    [InlineData("using var writer = new System.IO.StringWriter(); writer.WriteLine(text);")]
    [InlineData("handler.Handle(text); try { using var writer = new System.IO.StreamWriter(\"trace\"); writer.WriteLine(\"done\"); } catch (Exception) { }")]
    public Task NoFiles(string work) => ConsumeLoop.Verify("var result = _consumer.Consume(token); var text = result.Message.Value; try { " + work + " } catch (System.IO.IOException) { throw; } _consumer.Commit(result);");
}
