using KafkaDurability.Analyzers.Tests.Verifiers;

namespace KafkaDurability.Analyzers.Tests.Rules.Producer;

/// <summary>One defect, one report, with every analyzer at once.</summary>
public class FailurePrecedenceTests
{
    /// <summary>The message that is sent is what becomes of one that was consumed: the loop's rule says that this one is passed.</summary>
    [Theory]
    [InlineData("var result = consumer.Consume(token); try { await producer.ProduceAsync(\"out\", result.Message); } {|KD2104:catch (Exception e) { Console.WriteLine(e); }|} consumer.Commit(result);")]
    [InlineData("var result = consumer.Consume(token); try { await producer.ProduceAsync(\"out\", result.Message); consumer.Commit(result); } {|KD2104:catch (Exception e) { Console.WriteLine(e); }|}")]
    [InlineData("var result = consumer.Consume(token); try { await producer.ProduceAsync(\"out\", new Message<string, string> { Value = result.Message.Value.Trim() }); } {|KD2104:catch (ProduceException<string, string> e) { Console.WriteLine(e); }|} consumer.StoreOffset(result);")]
    [InlineData("var result = consumer.Consume(token); await SendAsync(result.Message.Value); consumer.Commit(result);", "private async Task SendAsync(string text) { try { await producer.ProduceAsync(\"out\", new Message<string, string> { Value = text }); } {|KD2104:catch (Exception e) { Console.WriteLine(e); }|} }")]
    public Task TheProcessingOfAConsumedMessage(string body, string members = "") => VerifyAll.Reports(Loop(body, members));

    /// <summary>The dead letter is lost where it is swallowed; the loop has done its part.</summary>
    [Theory]
    [InlineData("var result = consumer.Consume(token); try { Handle(result.Message.Value); } catch (Exception e) { await SendToDeadLetterAsync(result); } consumer.Commit(result);", "private async Task SendToDeadLetterAsync(ConsumeResult<string, string> result) { try { await producer.ProduceAsync(\"dead\", result.Message); } {|KD1106:catch (Exception e) { Console.WriteLine(e); }|} }")]
    [InlineData("var result = consumer.Consume(token); try { Handle(result.Message.Value); } catch (Exception e) { await Park(result.Message.Value); } consumer.Commit(result);", "private async Task Park(string text) { try { await producer.ProduceAsync(\"dead\", new Message<string, string> { Value = text }); } {|KD1106:catch (Exception e) { Console.WriteLine(e); }|} }")]
    public Task ADeadLetter(string body, string members) => VerifyAll.Reports(Loop(body, members));

    /// <summary>A message that has nothing to do with the one that was consumed.</summary>
    [Fact]
    public Task BesideTheLoop() => VerifyAll.Reports(Loop(
        "var result = consumer.Consume(token); Handle(result.Message.Value); try { await producer.ProduceAsync(\"metrics\", new Message<string, string> { Value = \"one more\" }); } {|KD1106:catch (Exception e) { Console.WriteLine(e); }|} consumer.Commit(result);"));

    /// <summary>Nobody waits for the task, so its failure does not come here; KD1105 speaks of that.</summary>
    [Fact]
    public Task NotAwaited() => Publisher.VerifyMembers("void Publish(Message<string, string> message) { try { var sending = producer.ProduceAsync(\"orders\", message); } catch (Exception e) { logger.LogError(e, \"failed\"); } }");

    /// <summary>A retry that gives up in the end: what it has sent twice is one thing, and what it has never sent another.</summary>
    [Fact]
    public Task ARetry() => VerifyAll.Reports(
        "class C { async Task Run(IProducer<string, string> producer, Message<string, string> message) { for (var i = 0; i < 3; i++) { try { await {|KD1108:producer.ProduceAsync(\"orders\", message)|}; return; } {|KD1106:catch (Exception e) { Console.WriteLine(e); }|} } } }");

    private static string Loop(string body, string members = "") => $$"""
        public abstract class Worker(IConsumer<string, string> consumer, IProducer<string, string> producer)
        {
            protected abstract void Handle(string text);
            public async Task RunAsync(CancellationToken token)
            {
                await Task.Yield();
                while (!token.IsCancellationRequested)
                {
                    {{body}}
                }
            }
            {{members}}
        }
        """;
}
