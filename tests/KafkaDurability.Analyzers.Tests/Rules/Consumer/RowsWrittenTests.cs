namespace KafkaDurability.Analyzers.Tests.Rules.Consumer;

/// <summary>A row that the message names is looked up, changed and saved: that is the processing.</summary>
public class RowsWrittenTests
{
    private const string Consume = "var result = _consumer.Consume(token); var order = JsonSerializer.Deserialize<Order>(result.Message.Value)!; ";
    private const string Swallow = " {|KD2104:catch (Exception e) { logger.LogError(e, \"x\"); }|} _consumer.Commit(result);";
    private const string Log = " catch (Exception e) { logger.LogError(e, \"x\"); } _consumer.Commit(result);";

    private const string Db = """
        private Shop _db = null!;
        private ICache _cache = null!;
        public class Row { public string Id { get; set; } = ""; public string? Status { get; set; } public int Count { get; set; } }
        public interface ICache { Row? GetRow(string id); }
        public interface IRows : IQueryable<Row> { ValueTask<Row?> FindAsync(params object[] keys); Task<Row> SingleAsync(System.Linq.Expressions.Expression<Func<Row, bool>> which); }
        public abstract class Shop { public IRows Rows { get; } = null!; public abstract Task<int> SaveChangesAsync(); }
        """;

    [Theory]
    [InlineData("var row = await _db.Rows.FindAsync(order.Id); row!.Status = \"paid\"; await _db.SaveChangesAsync();")]
    [InlineData("var row = await _db.Rows.FindAsync(order.Id); if (row is null) { return; } row.Status = order.Id; await _db.SaveChangesAsync();")]
    [InlineData("var row = _db.Rows.First(one => one.Id == order.Id); row.Status = \"paid\"; await _db.SaveChangesAsync();")]
    [InlineData("var row = _db.Rows.Where(one => one.Count > 0).SingleOrDefault(one => one.Id == order.Id)!; row.Count = 0; await _db.SaveChangesAsync();")]
    [InlineData("var row = await _db.Rows.SingleAsync(one => one.Id == order.Id); row.Status = \"paid\"; await _db.SaveChangesAsync();")]
    public Task Reported(string work) => ConsumeLoop.Verify(Consume + "try { " + work + " }" + Swallow, Db);

    [Fact]
    public Task InAHelper() => ConsumeLoop.Verify(Consume + "await PayAsync(order); _consumer.Commit(result);",
        Db + " private async Task PayAsync(Order order) { try { var row = await _db.Rows.FindAsync(order.Id); row!.Status = \"paid\"; await _db.SaveChangesAsync(); } {|KD2104:catch (Exception e) { logger.LogError(e, \"x\"); }|} }");

    [Fact]
    public Task CommittedFirst() => ConsumeLoop.Verify(Consume + "{|KD2101:_consumer.Commit(result)|}; var row = await _db.Rows.FindAsync(order.Id); row!.Status = \"paid\"; await _db.SaveChangesAsync();", Db);

    /// <summary>The work is done before, the row is none of the message's, or it is saved by nobody here.</summary>
    [Theory]
    [InlineData("await handler.HandleAsync(order); try { var row = await _db.Rows.FindAsync(order.Id); row!.Count = 1; await _db.SaveChangesAsync(); }")]
    [InlineData("await handler.HandleAsync(order); try { var row = await _db.Rows.FindAsync(\"count\"); row!.Count++; await _db.SaveChangesAsync(); }")]
    [InlineData("var row = await _db.Rows.FindAsync(order.Id); row!.Status = \"paid\"; await _db.SaveChangesAsync(); try { handler.Handle(\"done\"); }")]
    public Task WorkIsDone(string work) => ConsumeLoop.Verify(Consume + work + Log, Db);

    [Theory]
    [InlineData("try { var row = await _db.Rows.FindAsync(order.Id); row!.Status = \"paid\"; await _db.SaveChangesAsync(); } catch (Exception e) { logger.LogError(e, \"x\"); throw; } _consumer.Commit(result);")]
    [InlineData("try { var row = await _db.Rows.FindAsync(order.Id); row!.Status = \"paid\"; await _db.SaveChangesAsync(); } catch (Exception e) { await producer.ProduceAsync(\"dead\", result.Message); } _consumer.Commit(result);")]
    [InlineData("var row = await _db.Rows.FindAsync(order.Id); row!.Status = \"paid\"; await _db.SaveChangesAsync(); _consumer.Commit(result);")]
    [InlineData("_consumer.Commit(result); var row = _cache.GetRow(order.Id); if (row != null) { row.Status = \"seen\"; }")]
    public Task Dealt(string body) => ConsumeLoop.Verify(Consume + body, Db);
}
