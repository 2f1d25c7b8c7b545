using KafkaDurability.Analyzers.Tests.Verifiers;

namespace KafkaDurability.Analyzers.Tests.Rules.Consumer;

/// <summary>KD2105: the finally block commits the message whose processing has just failed.</summary>
public class CommitInFinallyTests
{
    private const string Members = """
        private Task ProcessAsync(string text) => Task.Run(() => System.IO.File.AppendAllText("done.txt", text));
        private void Save(ConsumeResult<string, string> result) => handler.Handle(result.Message.Value);
        private IDisposable Scope() => null!;
        """;

    private const string Consume = "var result = _consumer.Consume(token); ";

    [Theory]
    [InlineData("try { handler.Handle(result.Message.Value); } finally { {|KD2105:_consumer.Commit(result)|}; }")]
    [InlineData("try { handler.Handle(result.Message.Value); } finally { {|KD2105:_consumer.Commit()|}; }")]
    [InlineData("try { handler.Handle(result.Message.Value); } finally { {|KD2105:_consumer.StoreOffset(result)|}; }")]
    [InlineData("try { handler.Handle(result.Message.Value); } finally { {|KD2105:_consumer.Commit(new[] { new TopicPartitionOffset(result.TopicPartition, result.Offset + 1) })|}; }")]
    [InlineData("try { await ProcessAsync(result.Message.Value); } finally { {|KD2105:_consumer.Commit(result)|}; }")]
    [InlineData("try { Save(result); logger.LogInformation(\"done\"); } finally { logger.LogInformation(\"finally\"); {|KD2105:_consumer.Commit(result)|}; }")]
    [InlineData("try { handler.Handle(result.Message.Value); } finally { if (result.Offset > 3) { {|KD2105:_consumer.Commit(result)|}; } }")]
    [InlineData("try { handler.Handle(result.Message.Value); } finally { if (result != null) { {|KD2105:_consumer.Commit(result)|}; } }")]
    [InlineData("try { handler.Handle(result.Message.Value); } finally { try { {|KD2105:_consumer.Commit(result)|}; } catch (KafkaException e) { logger.LogError(e, \"commit\"); } }")]
    [InlineData("try { using var scope = Scope(); handler.Handle(result.Message.Value); } finally { {|KD2105:_consumer.Commit(result)|}; }")]
    [InlineData("try { handler.Handle(result.Message.Value); } finally { _consumer?{|KD2105:.Commit(result)|}; }")]
    [InlineData("try { try { handler.Handle(result.Message.Value); } finally { logger.LogInformation(\"inner\"); } } finally { {|KD2105:_consumer.Commit(result)|}; }")]
    [InlineData("try { foreach (var part in result.Message.Value.Split(',')) { handler.Handle(part); } } finally { {|KD2105:_consumer.Commit(result)|}; }")]
    [InlineData("try { if (!await handler.TryHandleAsync(result.Message.Value)) { logger.LogInformation(\"no\"); } } finally { {|KD2105:_consumer.Commit(result)|}; }")]
    public Task Committed(string code) => ConsumeLoop.Verify(Consume + code, Members);

    [Theory]
    [InlineData("catch (Exception e) { logger.LogError(e, \"failed\"); }")]
    [InlineData("catch { }")]
    [InlineData("catch (Exception e) { logger.LogError(e, \"failed\"); throw; }")]
    [InlineData("catch (InvalidOperationException e) { logger.LogError(e, \"failed\"); }")]
    [InlineData("catch (OperationCanceledException) { break; }")]
    public Task WithACatch(string handler) =>
        ConsumeLoop.Verify(Consume + "try { handler.Handle(result.Message.Value); } " + handler + " finally { {|KD2105:_consumer.Commit(result)|}; }", Members);

    [Theory]
    [InlineData("{|KD2105:Done(result)|};")]
    [InlineData("{|KD2105:CommitAll()|};")]
    public Task ThroughAHelper(string call) => ConsumeLoop.Verify(
        Consume + "try { handler.Handle(result.Message.Value); } finally { " + call + " }",
        """
        private void Done(ConsumeResult<string, string> result) { logger.LogInformation("done"); _consumer.Commit(result); }
        private void CommitAll() => _consumer.Commit();
        """);

    [Fact]
    public Task AroundTheHelperThatProcesses() => ConsumeLoop.Verify("""
        var result = _consumer.Consume(token);
        Work(result);
        """, """
        private void Work(ConsumeResult<string, string> result)
        {
            try
            {
                handler.Handle(result.Message.Value);
            }
            finally
            {
                {|KD2105:_consumer.Commit(result)|};
            }
        }
        """);

    [Theory]
    [InlineData("var ok = false; try { handler.Handle(result.Message.Value); ok = true; } finally { if (ok) { _consumer.Commit(result); } }")]
    [InlineData("var failed = true; try { handler.Handle(result.Message.Value); failed = false; } finally { if (!failed) { _consumer.Commit(result); } }")]
    [InlineData("Exception? error = null; try { handler.Handle(result.Message.Value); } catch (Exception e) { error = e; throw; } finally { if (error == null) { _consumer.Commit(result); } }")]
    [InlineData("Exception? error = null; try { handler.Handle(result.Message.Value); } catch (Exception e) { error = e; throw; } finally { if (null == error) { _consumer.Commit(result); } }")]
    [InlineData("Exception? error = null; try { handler.Handle(result.Message.Value); } catch (Exception e) { error = e; throw; } finally { if (error is not { }) { _consumer.Commit(result); } }")]
    [InlineData("var ok = true; try { handler.Handle(result.Message.Value); } catch { ok = false; throw; } finally { if (ok) { _consumer.Commit(result); } }")]
    [InlineData("var state = 0; try { handler.Handle(result.Message.Value); state = 1; } finally { if (state == 1) { _consumer.Commit(result); } }")]
    [InlineData("var ok = false; try { handler.Handle(result.Message.Value); ok = true; } finally { if (!ok) { logger.LogError(\"failed\"); } else { _consumer.Commit(result); } }")]
    [InlineData("ConsumeResult<string, string>? done = null; try { handler.Handle(result.Message.Value); done = result; } finally { if (done != null) { _consumer.Commit(done); } }")]
    [InlineData("_handled = false; try { handler.Handle(result.Message.Value); _handled = true; } finally { if (_handled) { _consumer.Commit(result); } }")]
    public Task ASuccessFlagGuardsIt(string code) => ConsumeLoop.Verify(Consume + code, Members + "private bool _handled;");

    [Theory]
    [InlineData("handler.Handle(result.Message.Value); try { logger.LogInformation(\"done\"); } finally { _consumer.Commit(result); }")]
    [InlineData("try { handler.Handle(result.Message.Value); } catch (Exception) { await producer.ProduceAsync(\"dead\", result.Message); } finally { _consumer.Commit(result); }")]
    [InlineData("try { handler.Handle(result.Message.Value); } catch (Exception) { SendToDeadLetters(result); } finally { _consumer.Commit(result); }")]
    [InlineData("try { handler.Handle(result.Message.Value); _consumer.Commit(result); } finally { logger.LogInformation(\"finally\"); }")]
    [InlineData("try { handler.Handle(result.Message.Value); } finally { logger.LogInformation(\"{Value}\", result.Message.Value); } _consumer.Commit(result);")]
    [InlineData("using (Scope()) { handler.Handle(result.Message.Value); } _consumer.Commit(result);")]
    [InlineData("lock (_seen) { handler.Handle(result.Message.Value); } _consumer.Commit(result);")]
    [InlineData("try { handler.Handle(result.Message.Value); } finally { _unitOfWork.Commit(); } _consumer.Commit(result);")]
    [InlineData("try { logger.LogInformation(result.Message.Value); } finally { _consumer.Commit(result); }")]
    [InlineData("try { handler.Handle(result.Message.Value); } finally { _consumer.Seek(result.TopicPartitionOffset); }")]
    [InlineData("try { handler.Handle(result.Message.Value); } finally { _consumer.Commit(new[] { result.TopicPartitionOffset }); }")]
    [InlineData("try { handler.Handle(result.Message.Value); _consumer.Commit(result); } finally { _consumer.Pause(new[] { result.TopicPartition }); }")]
    public Task ElsewhereOrDealtWith(string code) => ConsumeLoop.Verify(Consume + code, Members + "private void SendToDeadLetters(ConsumeResult<string, string> result) => handler.HandleResult(result);");

    [Theory]
    [InlineData("try { while (true) { var result = _consumer.Consume(token); handler.Handle(result.Message.Value); _consumer.Commit(result); } } finally { _consumer.Close(); }")]
    [InlineData("try { while (true) { var result = _consumer.Consume(token); handler.Handle(result.Message.Value); _consumer.Commit(result); } } finally { _consumer.Close(); _consumer.Dispose(); }")]
    [InlineData("using (_consumer) { while (true) { var result = _consumer.Consume(token); handler.Handle(result.Message.Value); _consumer.Commit(result); } }")]
    [InlineData("ConsumeResult<string, string>? last = null; try { while (true) { var result = _consumer.Consume(token); handler.Handle(result.Message.Value); last = result; } } finally { if (last != null) { _consumer.Commit(last); } _consumer.Close(); }")]
    [InlineData("var done = new List<TopicPartitionOffset>(); try { while (true) { var result = _consumer.Consume(token); handler.Handle(result.Message.Value); done.Add(new TopicPartitionOffset(result.TopicPartition, result.Offset + 1)); } } finally { _consumer.Commit(done); }")]
    [InlineData("try { while (true) { var result = _consumer.Consume(token); handler.Handle(result.Message.Value); _consumer.StoreOffset(result); } } finally { _consumer.Commit(); _consumer.Close(); }")]
    [InlineData("while (true) { var result = _consumer.Consume(token); Guarded(() => handler.Handle(result.Message.Value)); _consumer.Commit(result); }")]
    [InlineData("while (true) { var result = _consumer.Consume(token); await Task.Run(() => { try { handler.Handle(result.Message.Value); } finally { logger.LogInformation(\"done\"); } }); _consumer.Commit(result); }")]
    public Task AroundTheLoop(string code) => ConsumeLoop.VerifyMethod(code, Members + "private void Guarded(Action action) { try { action(); } finally { logger.LogInformation(\"done\"); } }");

    [Fact]
    public Task InALambda() => ConsumeLoop.VerifyMethod("""
        await Task.Run(() =>
        {
            while (!token.IsCancellationRequested)
            {
                var result = _consumer.Consume(token);
                try { handler.Handle(result.Message.Value); } finally { {|KD2105:_consumer.Commit(result)|}; }
            }
        });
        """, Members);

    /// <summary>What is stored there is what Commit() commits there.</summary>
    [Fact]
    public Task StoredAndCommitted() => ConsumeLoop.Verify(
        Consume + "try { handler.Handle(result.Message.Value); } finally { {|KD2105:_consumer.StoreOffset(result)|}; {|KD2105:_consumer.Commit()|}; }");

    /// <summary>The commit in the finally block is the defect, not the catch beside it or the order.</summary>
    [Fact]
    public Task OneReport() => VerifyAll.Reports(ConsumerProgram.Of($"var config = new ConsumerConfig {{ {ConsumerProgram.Group}, EnableAutoCommit = false }};", """
        while (true)
                {
                    var result = consumer.Consume(token);
                    try { Process(result.Message.Value); }
                    catch (Exception e) { Console.WriteLine(e); }
                    finally { {|KD2105:consumer.Commit(result)|}; }
                }
        """));

    [Fact]
    public Task TheUseBeforeTheSettings() => VerifyAll.Reports(ConsumerProgram.Of($"var config = new ConsumerConfig {{ {ConsumerProgram.Group} }};", """
        while (true)
                {
                    var result = consumer.Consume(token);
                    try { Process(result.Message.Value); } finally { {|KD2105:consumer.Commit(result)|}; }
                }
        """));

    [Fact]
    public Task Places() => VerifyAll.Places("""
        class Orders
        {
            void Run(IConsumer<string, string> consumer, Action<string> handle)
            {
                while (true)
                {
                    var result = {|consumed:consumer.Consume(1000)|};
                    try
                    {
                        {|processed:handle(result.Message.Value)|};
                    }
                    finally
                    {
                        {|at:consumer.Commit(result)|};
                    }
                }
            }
        }
        """, "KD2105", "at", "consumed", "processed");

    [Theory]
    [InlineData("Commit", "KD2105: This finally block commits the offset of the message consumed in line 4 even if the processing in line 5 failed, so that message is lost; commit on the success path only")]
    [InlineData("StoreOffset", "KD2105: This finally block stores the offset of the message consumed in line 4 even if the processing in line 5 failed, so that message is lost; store it on the success path only")]
    public async Task Says(string call, string message) => Assert.Equal(message, await Reports.Message<ConsumeLoopAnalyzer>($$"""
        class Orders { void Run(IConsumer<string, string> consumer, Action<string> handle) {
            while (true)
            {
                var result = consumer.Consume(1000);
                try { handle(result.Message.Value); }
                finally { consumer.{{call}}(result); }
            }
        } }
        """));

    /// <summary>The callee swallows its failure, so nothing is thrown past the finally: KD2104 where it is swallowed.</summary>
    [Theory]
    [InlineData("try { await SwallowAsync(result.Message.Value); } finally { _consumer.Commit(result); }")]
    [InlineData("try { await SwallowAsync(result.Message.Value); } finally { _consumer.StoreOffset(result); }")]
    [InlineData("try { await SwallowAsync(result.Message.Value); } finally { logger.LogInformation(\"done\"); } _consumer.Commit(result);")]
    public Task SwallowedInTheCallee(string body) => ConsumeLoop.Verify(Consume + body, Members + "private async Task SwallowAsync(string text) { try { await ProcessAsync(text); } {|KD2104:catch (Exception e) { logger.LogError(e, \"x\"); }|} }");

    [Theory]
    [InlineData("try { await AsideAsync(result.Message.Value); } finally { _consumer.Commit(result); }")]
    [InlineData("ConsumeResult<string, string>? done = null; try { await AsideAsync(result.Message.Value); done = result; } finally { if (done != null) { _consumer.Commit(done); } }")]
    public Task DealtWithInTheCallee(string body) => ConsumeLoop.Verify(Consume + body, Members + "private async Task AsideAsync(string text) { try { await ProcessAsync(text); } catch (Exception) { Environment.FailFast(\"failed\"); } }");
}
