namespace KafkaDurability.Analyzers.Tests.Rules.Consumer;

/// <summary>What commits is a helper, also one that catches what the commit throws; or the branches tell the order.</summary>
public class CommitHelpersTests
{
    private const string Quiet = "private void Confirm(ConsumeResult<string, string> result) { try { _consumer.Commit(result); } catch (KafkaException e) { logger.LogWarning(e, \"x\"); } }";
    private const string Try = "private bool TryConfirm(ConsumeResult<string, string> result) { try { _consumer.Commit(result); return true; } catch (Exception e) { logger.LogWarning(e, \"x\"); return false; } }";

    [Theory]
    [InlineData("var result = _consumer.Consume(token); {|KD2101:Confirm(result)|}; handler.Handle(result.Message.Value);", Quiet)]
    [InlineData("var result = _consumer.Consume(token); if ({|KD2101:TryConfirm(result)|}) { await handler.TryHandleAsync(result.Message.Value); }", Try)]
    [InlineData("var result = _consumer.Consume(token); handler.Handle(result.Message.Value); Confirm(result);", Quiet)]
    [InlineData("var result = _consumer.Consume(token); handler.Handle(result.Message.Value); if (!TryConfirm(result)) { logger.LogWarning(\"x\"); }", Try)]
    [InlineData("var result = _consumer.Consume(token); try { handler.Handle(result.Message.Value); } finally { {|KD2105:Confirm(result)|}; }", Quiet)]
    [InlineData("var result = _consumer.Consume(token); try { await handler.TryHandleAsync(result.Message.Value); } finally { {|KD2105:TryConfirm(result)|}; }", Try)]
    public Task AHelperThatLogsAFailedCommit(string body, string members) => ConsumeLoop.Verify(body, members);

    [Theory]
    [InlineData("var urgent = result.Message.Key == \"a\"; if (urgent) { {|KD2101:_consumer.Commit(result)|}; } logger.LogInformation(\"x\"); if (urgent) { handler.Handle(result.Message.Value); }")]
    [InlineData("var urgent = result.Message.Key == \"a\"; if (urgent) { {|KD2102:_consumer.StoreOffset(result)|}; } if (!urgent) { continue; } handler.Handle(result.Message.Value);")]
    [InlineData("var skip = result.Message.Key == \"a\"; if (skip) { _consumer.Commit(result); } if (!skip) { handler.Handle(result.Message.Value); _consumer.Commit(result); }")]
    [InlineData("var known = result.Message.Key == \"a\"; if (known) { _consumer.Commit(result); } handler.Handle(result.Message.Key); if (!known) { handler.Handle(result.Message.Value); }")]
    public Task BranchesOfOneCondition(string body) => ConsumeLoop.Verify("var result = _consumer.Consume(token); " + body);

    /// <summary>The consumer is a property of a generic base class.</summary>
    [Theory]
    [InlineData("try { handler.Handle(result.Message.Value); } finally { {|KD2105:CommitAll()|}; }")]
    [InlineData("{|KD2101:CommitAll()|}; handler.Handle(result.Message.Value);")]
    [InlineData("handler.Handle(result.Message.Value); CommitAll();")]
    public Task AGenericBaseClass(string body) => ConsumeLoop.VerifyMembers("", after: $$"""

        public abstract class ConsumerBase<TValue>(IConsumer<string, TValue> consumer)
        {
            protected IConsumer<string, TValue> Consumer { get; } = consumer;
            protected void CommitAll() => Consumer.Commit();
        }

        public sealed class Reader(IConsumer<string, string> consumer, IHandler handler) : ConsumerBase<string>(consumer)
        {
            public void Run(CancellationToken token)
            {
                while (!token.IsCancellationRequested)
                {
                    var result = Consumer.Consume(token);
                    {{body}}
                }
            }
        }
        """);

    private const string Retry = "private static async Task AgainAsync(Func<Task> action, int most) { for (var i = 1; ; i++) { try { await action(); return; } catch (Exception e) when (i < most) { Console.WriteLine(e); } } }";
    private const string RetryOf = "private static void Again(Action action) { var left = 3; while (left-- > 0) { try { action(); break; } catch (Exception e) { Console.WriteLine(e); } } }";

    [Theory]
    [InlineData("await AgainAsync(async () => { var result = {|KD2110:_consumer.Consume(token)|}; await handler.TryHandleAsync(result.Message.Value); _consumer.Commit(result); }, 3);", Retry)]
    [InlineData("Again(() => { var result = {|KD2110:_consumer.Consume(token)|}; handler.Handle(result.Message.Value); _consumer.Commit(result); });", RetryOf)]
    [InlineData("var result = _consumer.Consume(token); await AgainAsync(async () => { await handler.TryHandleAsync(result.Message.Value); _consumer.Commit(result); }, 3);", Retry)]
    [InlineData("OnceOnly(() => { var result = _consumer.Consume(token); handler.Handle(result.Message.Value); _consumer.Commit(result); });", "private static void OnceOnly(Action action) { try { action(); } catch (Exception e) { Console.WriteLine(e); throw; } }")]
    [InlineData("for (var attempt = 1; attempt <= 3; attempt++) { try { var result = {|KD2110:_consumer.Consume(token)|}; handler.Handle(result.Message.Value); _consumer.Commit(result); break; } catch (Exception e) when (attempt < 3) { logger.LogWarning(e, \"x\"); } }", "")]
    public Task ARetryOfOnesOwn(string body, string members) => ConsumeLoop.Verify(body, members);
}
