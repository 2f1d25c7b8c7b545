namespace KafkaDurability.Analyzers.Tests.Rules.Consumer;

/// <summary>A DataTable only keeps, or computes with, what the message says: the processing is what the table is sent by.</summary>
public class TablesInMemoryTests
{
    private const string Members = "public interface IBulk { Task WriteAsync(System.Data.DataTable table); Task SaveAsync(double value); } private readonly IBulk _bulk = null!;";

    private const string Consume = "var result = _consumer.Consume(token); ";

    private const string Log = "catch (Exception e) { logger.LogError(e, \"failed\"); }";

    [Theory]
    [InlineData("var value = Convert.ToDouble(new System.Data.DataTable().Compute(result.Message.Value, null)); try { await _bulk.SaveAsync(value); } {|KD2104:" + Log + "|} _consumer.Commit(result);")]
    [InlineData("var value = Convert.ToDouble(new System.Data.DataTable().Compute(result.Message.Value, null)); {|KD2103:_bulk.SaveAsync(value)|}; _consumer.Commit(result);")]
    [InlineData("var table = new System.Data.DataTable(); table.Rows.Add(result.Message.Key, result.Message.Value); try { await _bulk.WriteAsync(table); } {|KD2104:" + Log + "|} _consumer.Commit(result);")]
    [InlineData("var table = new System.Data.DataTable(); table.Rows.Add(result.Message.Value); {|KD2101:_consumer.Commit(result)|}; await _bulk.WriteAsync(table);")]
    public Task SentLater(string body) => ConsumeLoop.Verify(Consume + body, Members);

    [Theory]
    [InlineData("var table = new System.Data.DataTable(); table.Rows.Add(result.Message.Value); await _bulk.WriteAsync(table); _consumer.Commit(result);")]
    [InlineData("await _bulk.SaveAsync(1); var sum = new System.Data.DataTable().Compute(result.Message.Value, null); logger.LogInformation(\"{S}\", sum); _consumer.Commit(result);")]
    public Task Right(string body) => ConsumeLoop.Verify(Consume + body, Members);
}
