namespace KafkaDurability.Analyzers.Tests.Rules.Consumer;

/// <summary>The message picks the rows of a store that are changed: an expression tree speaks of it, and no argument.</summary>
public class RowsPickedTests
{
    private const string Store = """
        public class Row { public string Id { get; set; } = ""; public int State { get; set; } }
        public interface IRows { Task<int> DeleteOneAsync(System.Linq.Expressions.Expression<Func<Row, bool>> filter); Task<int> UpdateOneAsync(System.Linq.Expressions.Expression<Func<Row, bool>> filter, string change); Task<Row?> FindAsync(System.Linq.Expressions.Expression<Func<Row, bool>> filter); }
        private readonly IQueryable<Row> _rows = null!;
        private readonly IRows _store = null!;
        private async Task CleanAsync(List<string> ids) { await _rows.Where(row => ids.Contains(row.Id)).OrderBy(row => row.Id).ExecuteDeleteAsync(); }
        private async Task CleanOldAsync(List<string> ids) { await _rows.Where(row => row.State == 3).ExecuteDeleteAsync(); logger.LogInformation("{N}", ids.Count); }
        """;

    private const string Queries = "public static class Queries { public static extern Task<int> ExecuteDeleteAsync<T>(this IQueryable<T> rows); }";

    private const string Consume = "var result = _consumer.Consume(token); ";

    private const string Log = "catch (Exception e) { logger.LogError(e, \"failed\"); }";

    [Theory]
    [InlineData("var id = result.Message.Value; try { await _store.DeleteOneAsync(row => row.Id == id); } {|KD2104:" + Log + "|} _consumer.Commit(result);")]
    [InlineData("try { await _store.UpdateOneAsync(row => row.Id == result.Message.Value, \"state\"); } {|KD2104:" + Log + "|} _consumer.Commit(result);")]
    [InlineData("var ids = JsonSerializer.Deserialize<List<string>>(result.Message.Value)!; try { await _rows.Where(row => ids.Contains(row.Id)).ExecuteDeleteAsync(); } {|KD2104:" + Log + "|} _consumer.Commit(result);")]
    [InlineData("var ids = JsonSerializer.Deserialize<List<string>>(result.Message.Value)!; try { await CleanAsync(ids); } {|KD2104:" + Log + "|} _consumer.Commit(result);")]
    [InlineData("{|KD2101:_consumer.Commit(result)|}; await CleanAsync(JsonSerializer.Deserialize<List<string>>(result.Message.Value)!);")]
    [InlineData("{|KD2103:CleanAsync(JsonSerializer.Deserialize<List<string>>(result.Message.Value)!)|}; _consumer.Commit(result);")]
    public Task Changed(string body) => Verify(body);

    [Theory]
    [InlineData("var id = result.Message.Value; await _store.DeleteOneAsync(row => row.Id == id); _consumer.Commit(result);")]
    [InlineData("var ids = JsonSerializer.Deserialize<List<string>>(result.Message.Value)!; await CleanAsync(ids); _consumer.Commit(result);")]
    [InlineData("await handler.TryHandleAsync(result.Message.Value); try { await _rows.Where(row => row.State == 3).ExecuteDeleteAsync(); } " + Log + " _consumer.Commit(result);")]
    [InlineData("var ids = JsonSerializer.Deserialize<List<string>>(result.Message.Value)!; try { await CleanOldAsync(ids); } " + Log + " await handler.TryHandleAsync(ids[0]); _consumer.Commit(result);")]
    [InlineData("var id = result.Message.Value; Row? known = null; try { known = await _store.FindAsync(row => row.Id == id); } " + Log + " await handler.TryHandleAsync(id + known); _consumer.Commit(result);")]
    public Task NotChanged(string body) => Verify(body);

    private static Task Verify(string body) => ConsumeLoop.VerifyMethod("while (!token.IsCancellationRequested) { " + Consume + body + " }", Store, after: Queries);
}
