using KafkaDurability.Analyzers.Tests.Verifiers;

namespace KafkaDurability.Analyzers.Tests.Rules.Consumer;

/// <summary>KD2110: the second attempt gets the next message, and its commit passes the first.</summary>
public class RetryAttemptsTests
{
    private const string Log = "catch (Exception e) { logger.LogError(e, \"attempt\"); }";

    private const string Attempt = "try { var result = {|KD2110:_consumer.Consume(token)|}; handler.Handle(result.Message.Value); _consumer.Commit(result); ";

    [Theory]
    [InlineData("for (var attempt = 0; attempt < 3; attempt++) { " + Attempt + "break; } " + Log + " }")]
    [InlineData("for (var attempt = 0; attempt < 3; attempt++) { " + Attempt + "return; } " + Log + " }")]
    [InlineData("while (true) { for (var attempt = 0; attempt < 3; attempt++) { " + Attempt + "break; } " + Log + " } }")]
    [InlineData("while (true) { " + Attempt + "break; } " + Log + " }")]
    [InlineData("while (!token.IsCancellationRequested) { var attempt = 0; while (attempt < 5) { " + Attempt + "break; } catch (Exception e) { attempt++; logger.LogError(e, \"attempt\"); } } }")]
    [InlineData("while (true) { var attempt = 0; while (attempt < 5) { " + Attempt + "break; } catch (Exception e) { attempt++; logger.LogError(e, \"attempt\"); await Task.Delay(100); } } }")]
    [InlineData("while (true) { var done = false; while (!done) { " + Attempt + "done = true; } " + Log + " } }")]
    [InlineData("while (true) { var done = false; while (!done && !token.IsCancellationRequested) { " + Attempt + "done = true; } " + Log + " } }")]
    [InlineData("while (true) { again: " + Attempt + "} catch (Exception e) { logger.LogError(e, \"attempt\"); goto again; } }")]
    [InlineData("for (var attempt = 0; ; attempt++) { " + Attempt + "break; } catch (Exception e) { if (attempt == 3) { throw; } logger.LogError(e, \"attempt\"); } }")]
    [InlineData("for (var attempt = 0; attempt < 3; attempt++) { var result = {|KD2110:_consumer.Consume(token)|}; if (await handler.TryHandleAsync(result.Message.Value)) { _consumer.Commit(result); break; } }")]
    public Task LeftOnSuccess(string code) => ConsumeLoop.VerifyMethod(code);

    /// <summary>Where the flag is only asked at the end, a commit that failed looks like one that did not: the swallow is certain, the retry is not.</summary>
    [Fact]
    public Task FlagAtTheEnd() => ConsumeLoop.VerifyMethod(
        "while (true) { var done = false; do { try { var result = _consumer.Consume(token); handler.Handle(result.Message.Value); _consumer.Commit(result); done = true; } {|KD2104:" + Log + "|} } while (!done); }");

    [Fact]
    public Task ProcessingInAHelper() => ConsumeLoop.VerifyMethod(
        "for (var attempt = 0; attempt < 3; attempt++) { try { var result = {|KD2110:_consumer.Consume(token)|}; await WorkAsync(result); _consumer.Commit(result); break; } " + Log + " }",
        "private async Task WorkAsync(ConsumeResult<string, string> result) { await Task.Yield(); handler.Handle(result.Message.Value); }");

    /// <summary>An ordinary loop goes round after success, too: what it swallows is KD2104's.</summary>
    [Theory]
    [InlineData("while (true) { try { var result = _consumer.Consume(token); handler.Handle(result.Message.Value); _consumer.Commit(result); } {|KD2104:catch (Exception e) { logger.LogError(e, \"failed\"); }|} }")]
    [InlineData("for (var i = 0; i < 1000; i++) { try { var result = _consumer.Consume(token); handler.Handle(result.Message.Value); _consumer.Commit(result); } {|KD2104:catch (Exception e) { logger.LogError(e, \"failed\"); }|} }")]
    [InlineData("while (true) { try { var result = _consumer.Consume(token); handler.Handle(result.Message.Value); _consumer.Commit(result); if (result.Offset > 1000) { break; } } {|KD2104:catch (Exception e) { logger.LogError(e, \"failed\"); }|} }")]
    [InlineData("var running = true; while (running) { try { var result = _consumer.Consume(token); handler.Handle(result.Message.Value); _consumer.Commit(result); } {|KD2104:catch (Exception e) { logger.LogError(e, \"failed\"); }|} }")]
    [InlineData("do { while (true) { try { var result = _consumer.Consume(token); handler.Handle(result.Message.Value); _consumer.Commit(result); continue; } {|KD2104:catch (Exception e) { logger.LogError(e, \"failed\"); }|} } } while (true);")]
    public Task AnOrdinaryLoop(string code) => ConsumeLoop.VerifyMethod(code);

    [Theory]
    [InlineData("while (true) { var result = _consumer.Consume(token); while (true) { try { handler.Handle(result.Message.Value); break; } catch (Exception e) { logger.LogError(e, \"again\"); } } _consumer.Commit(result); }")]
    [InlineData("while (true) { var result = _consumer.Consume(token); var done = false; while (!done) { try { handler.Handle(result.Message.Value); _consumer.Commit(result); done = true; } catch (Exception e) { logger.LogError(e, \"again\"); } } }")]
    [InlineData("while (true) { ConsumeResult<string, string>? result = null; while (result == null) { try { result = _consumer.Consume(token); } catch (ConsumeException e) { logger.LogError(e, \"again\"); } } handler.Handle(result.Message.Value); _consumer.Commit(result); }")]
    [InlineData("while (true) { try { var result = _consumer.Consume(token); handler.Handle(result.Message.Value); _consumer.Commit(result); break; } catch (Exception e) { logger.LogError(e, \"stop\"); throw; } }")]
    [InlineData("for (var i = 0; i < 3; i++) { var result = _consumer.Consume(token); try { handler.Handle(result.Message.Value); _consumer.Commit(result); break; } catch (Exception e) { logger.LogError(e, \"again\"); _consumer.Seek(result.TopicPartitionOffset); } }")]
    [InlineData("for (var i = 0; i < 3; i++) { var result = _consumer.Consume(token); try { handler.Handle(result.Message.Value); _consumer.Commit(result); break; } catch (Exception) { await producer.ProduceAsync(\"dead\", result.Message); } }")]
    [InlineData("for (var i = 0; i < 3; i++) { try { var result = _consumer.Consume(token); handler.Handle(result.Message.Value); break; } catch (Exception e) { logger.LogError(e, \"nothing commits\"); } }")]
    public Task RetryInPlaceOrNone(string code) => ConsumeLoop.VerifyMethod(code);

    private const string Polly = """

        namespace Polly
        {
            public class Policy
            {
                public static PolicyBuilder Handle<T>() where T : Exception => new();
                public static TimeoutPolicy TimeoutAsync(int seconds) => new();
            }
            public class PolicyBuilder
            {
                public PolicyBuilder Or<T>() where T : Exception => this;
                public Retry.AsyncRetryPolicy WaitAndRetryAsync(int count, Func<int, TimeSpan> wait) => new();
                public Retry.RetryPolicy Retry(int count) => new();
            }
            public interface IAsyncPolicy { Task ExecuteAsync(Func<Task> action); }
            public class TimeoutPolicy : IAsyncPolicy { public Task ExecuteAsync(Func<Task> action) => action(); }
            public class ResiliencePipeline { public ValueTask ExecuteAsync(Func<CancellationToken, ValueTask> action, CancellationToken token = default) => action(token); public void Execute(Action action) => action(); }
            public class ResiliencePipelineBuilder
            {
                public ResiliencePipelineBuilder AddRetry(RetryStrategyOptions options) => this;
                public ResiliencePipelineBuilder AddTimeout(TimeSpan time) => this;
                public ResiliencePipeline Build() => new();
            }
            public class RetryStrategyOptions { public int MaxRetryAttempts { get; set; } public Func<Exception, bool>? ShouldHandle { get; set; } }
            namespace Retry
            {
                public class AsyncRetryPolicy : IAsyncPolicy { public Task ExecuteAsync(Func<Task> action) => action(); public Task<T> ExecuteAsync<T>(Func<Task<T>> action) => action(); }
                public class RetryPolicy { public void Execute(Action action) => action(); public T Execute<T>(Func<T> action) => action(); }
            }
        }
        """;

    private const string Work = "var result = {|KD2110:_consumer.Consume(token)|}; await handler.HandleBatchAsync(new[] { result.Message.Value }); _consumer.Commit(result);";

    [Theory]
    [InlineData("var policy = Polly.Policy.Handle<Exception>().WaitAndRetryAsync(3, _ => TimeSpan.Zero); while (true) { await policy.ExecuteAsync(async () => { " + Work + " }); }")]
    [InlineData("Polly.IAsyncPolicy policy = Polly.Policy.Handle<Exception>().WaitAndRetryAsync(3, _ => TimeSpan.Zero); while (true) { await policy.ExecuteAsync(async () => { " + Work + " }); }")]
    [InlineData("while (true) { await _retry.ExecuteAsync(async () => { " + Work + " }); }")]
    [InlineData("while (true) { await Polly.Policy.Handle<Exception>().WaitAndRetryAsync(3, _ => TimeSpan.Zero).ExecuteAsync(async () => { " + Work + " }); }")]
    [InlineData("var policy = Polly.Policy.Handle<Exception>().Retry(3); while (true) { policy.Execute(() => { var result = {|KD2110:_consumer.Consume(token)|}; handler.Handle(result.Message.Value); _consumer.Commit(result); }); }")]
    [InlineData("var pipeline = new Polly.ResiliencePipelineBuilder().AddRetry(new Polly.RetryStrategyOptions { MaxRetryAttempts = 3 }).Build(); while (true) { await pipeline.ExecuteAsync(async _ => { " + Work + " }, token); }")]
    public Task RetriedByPolly(string code) => VerifyPolly(code);

    [Theory]
    [InlineData("var policy = Polly.Policy.TimeoutAsync(3); while (true) { await policy.ExecuteAsync(async () => { " + Work + " }); }")]
    [InlineData("var policy = Polly.Policy.Handle<ConsumeException>().WaitAndRetryAsync(3, _ => TimeSpan.Zero); while (true) { await policy.ExecuteAsync(async () => { " + Work + " }); }")]
    [InlineData("while (true) { await _unknown.ExecuteAsync(async () => { " + Work + " }); }")]
    [InlineData("var pipeline = new Polly.ResiliencePipelineBuilder().AddTimeout(TimeSpan.Zero).Build(); while (true) { await pipeline.ExecuteAsync(async _ => { " + Work + " }, token); }")]
    [InlineData("var pipeline = new Polly.ResiliencePipelineBuilder().AddRetry(new Polly.RetryStrategyOptions { ShouldHandle = e => e is ConsumeException }).Build(); while (true) { await pipeline.ExecuteAsync(async _ => { " + Work + " }, token); }")]
    [InlineData("var policy = Polly.Policy.Handle<Exception>().WaitAndRetryAsync(3, _ => TimeSpan.Zero); while (true) { var result = _consumer.Consume(token); await policy.ExecuteAsync(async () => { await handler.HandleBatchAsync(new[] { result.Message.Value }); }); _consumer.Commit(result); }")]
    [InlineData("var policy = Polly.Policy.Handle<Exception>().Retry(3); while (true) { var result = policy.Execute(() => _consumer.Consume(token)); handler.Handle(result.Message.Value); _consumer.Commit(result); }")]
    [InlineData("while (true) { await Task.Run(async () => { " + Work + " }); }")]
    public Task NotByPolly(string code) => VerifyPolly(code.Replace("{|KD2110:_consumer.Consume(token)|}", "_consumer.Consume(token)", StringComparison.Ordinal));

    private static Task VerifyPolly(string code) => ConsumeLoop.VerifyMethod(code, """
        private readonly Polly.Retry.AsyncRetryPolicy _retry = Polly.Policy.Handle<Exception>().WaitAndRetryAsync(3, _ => TimeSpan.Zero);
        private Polly.IAsyncPolicy _unknown = null!;
        """, after: Polly);

    [Fact]
    public Task Places() => VerifyAll.Places("""
        class Orders
        {
            void Run(IConsumer<string, string> consumer, Action<string> handle)
            {
                for (var attempt = 0; attempt < 3; attempt++)
                {
                    try
                    {
                        var result = {|at:consumer.Consume(1000)|};
                        {|processed:handle(result.Message.Value)|};
                        {|committed:consumer.Commit(result)|};
                        return;
                    }
                    {|caught:catch (Exception)
                    {
                    }|}
                }
            }
        }
        """, "KD2110", "at", "processed", "caught", "committed");

    [Fact]
    public async Task Says() => Assert.Equal(
        "KD2110: The retry after a processing failure in line 4 consumes again in line 4, which returns the next message, so the failed one is skipped and lost; consume outside the retry",
        await Reports.Message<ConsumeLoopAnalyzer>("""
            class Orders { void Run(IConsumer<string, string> consumer, Action<string> handle) {
                while (true)
                {
                    try { var result = consumer.Consume(1000); handle(result.Message.Value); consumer.Commit(result); break; }
                    catch (Exception) { }
                }
            } }
            """));
}
