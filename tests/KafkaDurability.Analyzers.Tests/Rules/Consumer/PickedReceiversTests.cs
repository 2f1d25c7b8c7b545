namespace KafkaDurability.Analyzers.Tests.Rules.Consumer;

/// <summary>hub.Group(order.Room).SendAsync(order): the first call finds who gets the message, and the second one is the processing.</summary>
public class PickedReceiversTests
{
    private const string Members = """
        public interface IRooms { IRoom Group(string name); IRoom Opened { get; } Task<IRoom> OpenAsync(string name); IReceipt Take(string text); }
        public interface IRoom { Task SendAsync(string kind, string text); IRoom Except(string name); }
        public interface IReceipt { void Print(string place); }
        private readonly IRooms _rooms = null!;
        """;

    private const string Consume = "var result = _consumer.Consume(token); var text = result.Message.Value; ";

    private const string Log = "catch (Exception e) { logger.LogError(e, \"failed\"); }";

    [Theory]
    [InlineData("_ = {|KD2103:_rooms.Group(text).SendAsync(\"new\", text)|}; _consumer.Commit(result);")]
    [InlineData("{|KD2103:_rooms.Group(result.Message.Key).Except(text).SendAsync(\"new\", result.Message.Value)|}; _consumer.Commit(result);")]
    [InlineData("_ = {|KD2103:_rooms.Opened.Except(text).SendAsync(\"new\", text.Trim())|}; _consumer.StoreOffset(result);")]
    [InlineData("try { await _rooms.Group(text).SendAsync(\"new\", text); } {|KD2104:" + Log + "|} _consumer.Commit(result);")]
    [InlineData("{|KD2101:_consumer.Commit(result)|}; await _rooms.Group(text).SendAsync(\"new\", text);")]
    public Task Hazard(string body) => ConsumeLoop.Verify(Consume + body, Members);

    [Theory]
    [InlineData("await _rooms.Group(text).SendAsync(\"new\", text); _consumer.Commit(result);")]
    [InlineData("_rooms.Take(text).Print(\"here\"); _consumer.Commit(result);")]
    [InlineData("var receipt = _rooms.Take(text); try { receipt.Print(\"here\"); } " + Log + " _consumer.Commit(result);")]
    [InlineData("_rooms.Take(text); _ = _rooms.Opened.SendAsync(\"count\", \"one more\"); _consumer.Commit(result);")]
    public Task NoHazard(string body) => ConsumeLoop.Verify(Consume + body, Members);
}
