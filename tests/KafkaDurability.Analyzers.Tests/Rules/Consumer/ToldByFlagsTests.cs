using KafkaDurability.Analyzers.Tests.Verifiers;

namespace KafkaDurability.Analyzers.Tests.Rules.Consumer;

/// <summary>KD2104: a flag of the answer says that the processing failed, and the commit passes the message all the same.</summary>
public class ToldByFlagsTests
{
    private const string Search = """
        private ISearch _search = null!; private System.Net.Http.HttpClient _http = null!; private int _failures;
        public interface ISearch { Task<Reply> SendAsync(string text); Reply Send(string text); Task<Outcome> PutAsync(string text); }
        public abstract class Reply { public bool Success { get; } public string Id { get; } = ""; public int Status { get; } }
        public abstract class Base { public bool IsFaulted { get; } } public abstract class Outcome : Base { }
        """;

    [Theory]
    [InlineData("var reply = await _search.SendAsync(result.Message.Value); if (!reply.Success) logger.LogError(\"x\"); {|KD2104:_consumer.Commit(result)|};")]
    [InlineData("var reply = _search.Send(result.Message.Value); if (!reply.Success) { logger.LogError(\"x\"); } {|KD2104:_consumer.Commit(result)|};")]
    [InlineData("var reply = await _search.SendAsync(result.Message.Value); if (reply.Success) { logger.LogInformation(\"done {Id}\", reply.Id); } else { logger.LogError(\"x\"); } {|KD2104:_consumer.Commit(result)|};")]
    [InlineData("var reply = await _search.PutAsync(result.Message.Value); if (reply.IsFaulted) { logger.LogError(\"x\"); } {|KD2104:_consumer.Commit(result)|};")]
    [InlineData("var reply = await _http.PostAsync(\"http://x\", new System.Net.Http.StringContent(result.Message.Value), token); if (!reply.IsSuccessStatusCode) logger.LogError(\"status {Status}\", reply.StatusCode); {|KD2104:_consumer.Commit(result)|};")]
    [InlineData("var reply = await _search.SendAsync(result.Message.Value); {|KD2104:if (!reply.Success) { logger.LogError(\"x\"); continue; }|} _consumer.Commit(result);")]
    [InlineData("{|KD2104:if ((await _search.SendAsync(result.Message.Value)).Success) { _consumer.Commit(result); }|}")]
    public Task Passed(string body) => ConsumeLoop.Verify("var result = _consumer.Consume(token); " + body, Search);

    [Fact]
    public Task InAHelper() => ConsumeLoop.Verify(
        "var result = _consumer.Consume(token); await IndexAsync(result.Message.Value); {|KD2104:_consumer.Commit(result)|};",
        Search + " private async Task IndexAsync(string text) { var reply = await _search.SendAsync(text); if (!reply.Success) { logger.LogError(\"x\"); } }");

    /// <summary>Somebody acts on it, gets it, or nobody asks; or the flag says nothing of a failure.</summary>
    [Theory]
    [InlineData("var reply = await _search.SendAsync(result.Message.Value); if (!reply.Success) { throw new InvalidOperationException(); } _consumer.Commit(result);")]
    [InlineData("var reply = await _search.SendAsync(result.Message.Value); if (!reply.Success) { _consumer.Seek(result.TopicPartitionOffset); continue; } _consumer.Commit(result);")]
    [InlineData("var reply = await _search.SendAsync(result.Message.Value); if (!reply.Success) { await producer.ProduceAsync(\"dead\", result.Message); } _consumer.Commit(result);")]
    [InlineData("var reply = await _search.SendAsync(result.Message.Value); if (!reply.Success && reply.Status != 409) { throw new InvalidOperationException(); } _consumer.Commit(result);")]
    [InlineData("var reply = await _search.SendAsync(result.Message.Value); if (!reply.Success) { _alarm.Raise(reply.Id); } _consumer.Commit(result);")]
    [InlineData("var reply = await _search.SendAsync(result.Message.Value); Check(reply); if (reply.Success) { logger.LogInformation(\"x\"); } _consumer.Commit(result);")]
    [InlineData("var reply = await _http.PostAsync(\"http://x\", new System.Net.Http.StringContent(result.Message.Value), token); reply.EnsureSuccessStatusCode(); if (reply.IsSuccessStatusCode) { logger.LogInformation(\"x\"); } _consumer.Commit(result);")]
    [InlineData("var reply = await _search.SendAsync(result.Message.Value); logger.LogInformation(\"{Id}\", reply.Id); _consumer.Commit(result);")]
    [InlineData("var reply = await _search.SendAsync(result.Message.Value); if (reply.Status == 3) { logger.LogInformation(\"x\"); } _consumer.Commit(result);")]
    [InlineData("var reply = await _search.SendAsync(result.Message.Value); while (!reply.Success) { await Task.Delay(100); reply = await _search.SendAsync(result.Message.Value); } _consumer.Commit(result);")]
    [InlineData("var reply = await _search.SendAsync(result.Message.Value); if (!reply.Success) { return; } _consumer.Commit(result);")]
    public Task Seen(string body) => ConsumeLoop.Verify(
        "var result = _consumer.Consume(token); " + body,
        Search + " private IAlarm _alarm = null!; public interface IAlarm { void Raise(string id); } private void Check(Reply reply) { if (!reply.Success) { throw new InvalidOperationException(); } }");
}
