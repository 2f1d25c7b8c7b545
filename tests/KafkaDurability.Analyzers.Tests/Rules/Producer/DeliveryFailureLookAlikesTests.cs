using KafkaDurability.Analyzers.Tests.Verifiers;

namespace KafkaDurability.Analyzers.Tests.Rules.Producer;

/// <summary>Handlers that look as if they dropped a failed delivery, and do not.</summary>
public class DeliveryFailureLookAlikesTests
{
    [Theory]
    [InlineData("catch (Exception e) { logger.LogError(e, \"failed\"); throw; }")]
    [InlineData("catch (Exception e) { throw new InvalidOperationException(\"not sent\", e); }")]
    [InlineData("catch (ProduceException<string, string> e) { if (e.Error.IsFatal) { throw; } logger.LogError(e, \"failed\"); }")]
    [InlineData("catch (Exception e) { System.Runtime.ExceptionServices.ExceptionDispatchInfo.Capture(e).Throw(); }")]
    [InlineData("catch (Exception e) { await store.SaveAsync(message.Value); }")]
    [InlineData("catch (Exception e) { logger.LogError(e, \"failed\"); await producer.ProduceAsync(\"orders-dead\", message); }")]
    [InlineData("catch (Exception e) { _queue.Enqueue(message.Value); }")]
    [InlineData("catch (Exception e) { _failedIds.Add(order.Id); }")]
    [InlineData("catch (Exception e) { await _channel.Writer.WriteAsync(message.Value); }")]
    [InlineData("catch (Exception e) { System.IO.File.AppendAllText(\"failed.txt\", message.Value); }")]
    [InlineData("catch (Exception e) { errors.OnError(e); }")]
    [InlineData("catch (Exception e) { await errors.HandleAsync(e); }")]
    [InlineData("catch (Exception e) { Failed?.Invoke(e); }")]
    [InlineData("catch (Exception e) { _isHealthy = false; logger.LogError(e, \"failed\"); }")]
    [InlineData("catch (Exception e) { _failures++; }")]
    [InlineData("catch (Exception e) { Interlocked.Increment(ref _failures); }")]
    [InlineData("catch (Exception e) { _lastError = e; }")]
    [InlineData("catch (Exception e) { order.Sent = false; }")]
    [InlineData("catch (Exception e) { logger.LogError(e, \"failed\"); Environment.Exit(1); }")]
    [InlineData("catch (Exception e) { Environment.FailFast(\"failed\", e); }")]
    [InlineData("catch (Exception e) { _ = Task.Run(() => store.SaveAsync(message.Value)); }")]
    [InlineData("catch (Exception e) { Completion.TrySetException(e); }")]
    [InlineData("catch (Exception e) { Fail(e); }")]
    [InlineData("catch (Exception e) when (e is ProduceException<string, string> { Error.Code: ErrorCode.Local_QueueFull }) { logger.LogError(e, \"failed\"); }")]
    [InlineData("catch (ProduceException<string, string> e) when (e.Error.Code == ErrorCode.TopicAuthorizationFailed) { logger.LogError(e, \"failed\"); }")]
    [InlineData("catch (OperationCanceledException) { logger.LogInformation(\"stopped\"); }")]
    [InlineData("catch (TimeoutException e) { logger.LogError(e, \"failed\"); }")]
    [InlineData("catch (ProduceException<Null, string> e) { logger.LogError(e, \"of another producer\"); }")]
    [InlineData("catch (AggregateException e) { logger.LogError(e, \"await does not throw it\"); }")]
    [InlineData("catch (ConsumeException e) { logger.LogError(e, \"failed\"); }")]
    [InlineData("catch (ProduceException<string, string> e) { await store.SaveAsync(message.Value); } catch (Exception e) { logger.LogError(e, \"something else\"); }")]
    public Task SomebodyLearns(string handler) => Publisher.Verify(
        $"try {{ await producer.ProduceAsync(\"orders\", message); }} {handler}",
        "private TaskCompletionSource Completion { get; } = new(); private void Fail(Exception e) { logger.LogError(e, \"failed\"); _lastError = e; }");

    [Theory]
    [InlineData("bool", "try { await producer.ProduceAsync(\"orders\", message); return true; } catch (Exception e) { logger.LogError(e, \"failed\"); return false; }")]
    [InlineData("bool", "try { await producer.ProduceAsync(\"orders\", message); return true; } catch (Exception e) { logger.LogError(e, \"failed\"); } return false;")]
    [InlineData("bool", "try { await producer.ProduceAsync(\"orders\", message); } catch (Exception e) { logger.LogError(e, \"failed\"); return false; } return true;")]
    [InlineData("bool", "var ok = false; try { await producer.ProduceAsync(\"orders\", message); ok = true; } catch (Exception e) { logger.LogError(e, \"failed\"); } return ok;")]
    [InlineData("bool", "var ok = true; try { await producer.ProduceAsync(\"orders\", message); } catch (Exception e) { logger.LogError(e, \"failed\"); ok = false; } return ok;")]
    [InlineData("bool", "try { var sent = await producer.ProduceAsync(\"orders\", message); return sent.Status == PersistenceStatus.Persisted; } catch (Exception e) { logger.LogError(e, \"failed\"); return false; }")]
    [InlineData("DeliveryResult<string, string>?", "try { return await producer.ProduceAsync(\"orders\", message); } catch (Exception e) { logger.LogError(e, \"failed\"); return null; }")]
    [InlineData("DeliveryResult<string, string>?", "DeliveryResult<string, string>? sent = null; try { sent = await producer.ProduceAsync(\"orders\", message); } catch (Exception e) { logger.LogError(e, \"failed\"); } return sent;")]
    [InlineData("Result", "try { await producer.ProduceAsync(\"orders\", message); return Result.Success; } catch (Exception e) { return Result.Fail(e.Message); }")]
    [InlineData("Result", "try { await producer.ProduceAsync(\"orders\", message); return new Result(true); } catch (Exception e) { return new Result(false, e.Message); }")]
    [InlineData("int", "try { await producer.ProduceAsync(\"orders\", message); return 0; } catch (Exception e) { Console.Error.WriteLine(e); return 1; }")]
    [InlineData("long", "try { var sent = await producer.ProduceAsync(\"orders\", message); return sent.Offset.Value; } catch (Exception e) { logger.LogError(e, \"failed\"); return -1; }")]
    [InlineData("string", "var status = \"sent\"; try { await producer.ProduceAsync(\"orders\", message); } catch (Exception e) { status = e.Message; } return status;")]
    [InlineData("int", "var count = 0; foreach (var one in orders) { try { await producer.ProduceAsync(\"orders\", message); count++; } catch (Exception e) { logger.LogError(e, \"failed\"); } } return count;")]
    [InlineData("Exception?", "Exception? error = null; try { await producer.ProduceAsync(\"orders\", message); } catch (Exception e) { error = e; } return error;")]
    public Task AnotherAnswer(string type, string body) => Publisher.VerifyReturning(type, body);

    /// <summary>What is only done after a success is left undone after a failure: the message is still there.</summary>
    [Theory]
    [InlineData("try { await producer.ProduceAsync(\"orders\", message); await store.MarkSentAsync(order.Id); } catch (Exception e) { logger.LogError(e, \"failed\"); }")]
    [InlineData("foreach (var one in await store.PendingAsync()) { try { await producer.ProduceAsync(\"orders\", message); one.Sent = true; } catch (Exception e) { logger.LogError(e, \"failed\"); } } await store.SaveChangesAsync();")]
    [InlineData("foreach (var one in await store.PendingAsync()) { try { await producer.ProduceAsync(\"orders\", message); } catch (Exception e) { logger.LogError(e, \"failed\"); continue; } await store.MarkSentAsync(one.Id); }")]
    [InlineData("foreach (var one in await store.PendingAsync()) { try { await producer.ProduceAsync(\"orders\", message); } catch (Exception e) { logger.LogError(e, \"failed\"); continue; } one.Sent = true; }")]
    [InlineData("try { await producer.ProduceAsync(\"orders\", message); } catch (Exception e) { logger.LogError(e, \"failed\"); return; } await store.MarkSentAsync(order.Id);")]
    [InlineData("while (_queue.TryPeek(out var text)) { try { await producer.ProduceAsync(\"orders\", message); _queue.TryDequeue(out _); } catch (Exception e) { logger.LogError(e, \"failed\"); } }")]
    [InlineData("try { await producer.ProduceAsync(\"orders\", message); _failedIds.Remove(order.Id); } catch (Exception e) { logger.LogError(e, \"failed\"); }")]
    [InlineData("foreach (var one in orders) { try { await producer.ProduceAsync(\"orders\", message); _failedIds.Add(one.Id); } catch (Exception e) { logger.LogError(e, \"failed\"); } }")]
    [InlineData("try { order.Id = (await producer.ProduceAsync(\"orders\", message)).Topic; } catch (Exception e) { logger.LogError(e, \"failed\"); }")]
    [InlineData("try { await store.MarkSentAsync((await producer.ProduceAsync(\"orders\", message)).Topic); } catch (Exception e) { logger.LogError(e, \"failed\"); }")]
    [InlineData("try { await producer.ProduceAsync(\"orders\", message); return; } catch (Exception e) { logger.LogError(e, \"failed\"); } await store.SaveAsync(message.Value);")]
    [InlineData("try { await producer.ProduceAsync(\"orders\", message); return; } catch (Exception e) { logger.LogError(e, \"failed\"); } throw new InvalidOperationException();")]
    [InlineData("Exception? error = null; try { await producer.ProduceAsync(\"orders\", message); } catch (Exception e) { error = e; } if (error is not null) { throw error; }")]
    public Task DoneOnlyAfterASuccess(string body) => Publisher.Verify(body);

    [Theory]
    [InlineData("for (var i = 0; i < 3; i++) { try { await producer.ProduceAsync(\"orders\", new Message<string, string> { Value = i.ToString() }); break; } catch (Exception e) { logger.LogError(e, \"failed\"); } }")]
    [InlineData("while (true) { try { await producer.ProduceAsync(\"orders\", new Message<string, string> { Value = Guid.NewGuid().ToString() }); return; } catch (Exception e) { logger.LogError(e, \"failed\"); } }")]
    [InlineData("foreach (var one in orders) { try { await producer.ProduceAsync(\"orders\", new Message<string, string> { Value = one.Id }); } catch (Exception e) { logger.LogError(e, \"failed\"); break; } }")]
    [InlineData("while (!token.IsCancellationRequested) { try { await producer.ProduceAsync(\"orders\", new Message<string, string> { Value = Guid.NewGuid().ToString() }); } catch (Exception e) { logger.LogError(e, \"failed\"); return; } }")]
    [InlineData("again: try { producer.Produce(\"orders\", message); } catch (ProduceException<string, string> e) { producer.Poll(TimeSpan.FromSeconds(1)); goto again; }")]
    [InlineData("var sent = false; while (!sent) { try { producer.Produce(\"orders\", message); sent = true; } catch (ProduceException<string, string> e) { producer.Poll(TimeSpan.FromSeconds(1)); } }")]
    public Task AnotherWayOn(string body) => Publisher.Verify(body);

    [Theory]
    [InlineData("string text; try { text = JsonSerializer.Serialize(order); } catch (Exception e) { logger.LogError(e, \"failed\"); return; } await producer.ProduceAsync(\"orders\", message);")]
    [InlineData("try { await store.SaveAsync(\"x\"); } catch (Exception e) { logger.LogError(e, \"failed\"); } await producer.ProduceAsync(\"orders\", message);")]
    [InlineData("try { await store.SaveAsync(\"x\"); } catch (Exception) { await producer.ProduceAsync(\"orders\", message); }")]
    [InlineData("try { await store.SaveAsync(\"x\"); } catch (Exception e) { logger.LogError(e, \"failed\"); } finally { await producer.ProduceAsync(\"orders\", message); }")]
    [InlineData("Task<DeliveryResult<string, string>>? sending = null; try { sending = producer.ProduceAsync(\"orders\", message); } catch (Exception e) { logger.LogError(e, \"failed\"); } await sending!;")]
    [InlineData("try { producer.Flush(token); } catch (Exception e) { logger.LogError(e, \"failed\"); }")]
    [InlineData("try { Func<Task> send = async () => await producer.ProduceAsync(\"orders\", message); } catch (Exception e) { logger.LogError(e, \"failed\"); }")]
    [InlineData("try { try { await producer.ProduceAsync(\"orders\", message); } catch (Exception) { await store.SaveAsync(\"x\"); } } catch (Exception e) { logger.LogError(e, \"failed\"); }")]
    [InlineData("try { await SendAsync(message); } catch (Exception e) { logger.LogError(e, \"failed\"); }", "private async Task SendAsync(Message<string, string> message) { try { await producer.ProduceAsync(\"orders\", message); } catch (Exception) { await store.SaveAsync(\"x\"); } }")]
    [InlineData("try { Send(message); } catch (Exception e) { logger.LogError(e, \"failed\"); }", "private async void Send(Message<string, string> message) => await producer.ProduceAsync(\"orders\", message);")]
    [InlineData("try { Send(message); } catch (Exception e) { logger.LogError(e, \"failed\"); }", "private void Send(Message<string, string> message) { if (message.Key is null) { Send(message); } }")]
    public Task TheSendIsNotInIt(string body, string members = "") => Publisher.Verify(body, members);

    [Fact]
    public Task InATransactionTheCommitFails() => Publisher.Verify(
        "producer.BeginTransaction(); try { await producer.ProduceAsync(\"orders\", message); } catch (Exception e) { logger.LogError(e, \"failed\"); } producer.CommitTransaction();");

    /// <summary>What a console program prints, somebody reads.</summary>
    [Theory]
    [InlineData("class Program { static async Task Main(string[] args) { using var producer = new ProducerBuilder<string, string>(new ProducerConfig { EnableIdempotence = true }).Build(); try { await producer.ProduceAsync(\"orders\", new Message<string, string> { Value = args[0] }); } catch (ProduceException<string, string> e) { Console.WriteLine(e.Error.Reason); } } }")]
    [InlineData("using var producer = new ProducerBuilder<string, string>(new ProducerConfig { EnableIdempotence = true }).Build(); while (Console.ReadLine() is { } line) { try { await producer.ProduceAsync(\"orders\", new Message<string, string> { Value = line }); } catch (ProduceException<string, string> e) { Console.WriteLine(e.Error.Reason); } }")]
    public Task AtAConsole(string source) => VerifyAll.Program(source);

    /// <summary>The failure ends the loop, so nothing goes on as if the message was sent.</summary>
    [Theory]
    [InlineData("try { while (true) { await producer.ProduceAsync(\"orders\", message); } } catch (Exception e) { logger.LogError(e, \"failed\"); }")]
    [InlineData("try { for (;;) { await producer.ProduceAsync(\"orders\", message); } } catch (Exception e) { logger.LogError(e, \"failed\"); }")]
    public Task AroundALoopThatOnlyAFailureEnds(string body) => Publisher.Verify(body);

    /// <summary>Whoever clicked is told on the screen.</summary>
    [Fact]
    public Task AfterAClick() => Publisher.VerifyMembers(
        "event EventHandler? Click; async Task Show(Message<string, string> message) { await Task.Yield(); Click += async (s, e) => { try { await producer.ProduceAsync(\"orders\", message); } catch (Exception error) { logger.LogError(error, \"failed\"); } }; }");

    [Fact]
    public Task AfterAClickOfATypeThatDoesNotBind() => Publisher.VerifyMembers(
        "async Task Show(Missing button, Message<string, string> message) { await Task.Yield(); button.Click += async (s, e) => { try { await producer.ProduceAsync(\"orders\", message); } catch (Exception error) { logger.LogError(error, \"failed\"); } }; }",
        errors: true);

    [Fact]
    public Task InAFunctionOfTheProgram() => VerifyAll.Program(
        "using var producer = new ProducerBuilder<string, string>(new ProducerConfig { EnableIdempotence = true }).Build(); await Send(\"x\"); async Task Send(string text) { try { await producer.ProduceAsync(\"orders\", new Message<string, string> { Value = text }); } {|KD1106:catch (Exception e) { Console.WriteLine(e); }|} }");

    [Fact]
    public Task AHealthCheck() => VerifyAll.Reports(
        """
        namespace Microsoft.Extensions.Diagnostics.HealthChecks { public interface IHealthCheck { Task CheckAsync(); } }
        class KafkaCheck(IProducer<string, string> producer) : Microsoft.Extensions.Diagnostics.HealthChecks.IHealthCheck
        {
            public async Task CheckAsync() { try { await producer.ProduceAsync("health", new Message<string, string> { Value = "x" }); } catch (Exception e) { Console.WriteLine(e); } }
        }
        class Other(IProducer<string, string> producer)
        {
            public async Task CheckAsync() { try { await producer.ProduceAsync("health", new Message<string, string> { Value = "x" }); } {|KD1106:catch (Exception e) { Console.WriteLine(e); }|} }
        }
        """);

    /// <summary>A test of what fails looks at it in its own way.</summary>
    [Fact]
    public async Task ATestProject()
    {
        const string source = "class C { async System.Threading.Tasks.Task Run(Confluent.Kafka.IProducer<string, string> producer) { try { await producer.ProduceAsync(\"x\", new Confluent.Kafka.Message<string, string>()); } catch { } } }";
        var tree = Microsoft.CodeAnalysis.CSharp.CSharpSyntaxTree.ParseText(source);
        Assert.Single(await Reports.Of<ProducerUseAnalyzer>(Verify.References, tree));
        Assert.Empty(await Reports.Of<ProducerUseAnalyzer>(Verify.References.Add(Microsoft.CodeAnalysis.MetadataReference.CreateFromFile(typeof(FactAttribute).Assembly.Location)), tree));
    }

    [Theory]
    [InlineData("async Task A(Message<string, string> message) { try { await producer.ProduceAsync(\"orders\", message); } catch (Exception e) { logger.LogError(e, \"x\"); e. } }")]
    [InlineData("async Task A() { try { await producer.ProduceAsync(\"orders\", missing); } catch (Missing e) { } }")]
    [InlineData("async Task A() { try { await producer. } catch { } }")]
    [InlineData("async Task A() { try { await producer.ProduceAsync(")]
    [InlineData("async Task A() { try { await Gone(); } catch (Exception e) { logger.LogError(e, \"x\"); } }")]
    public Task HalfTyped(string members) => Publisher.VerifyMembers(members, errors: true);
}
