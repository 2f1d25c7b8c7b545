using KafkaDurability.Analyzers.Tests.Verifiers;

namespace KafkaDurability.Analyzers.Tests.Rules.Producer;

/// <summary>The program sends a message again that may have arrived.</summary>
public class SentAgainTests
{
    private const string Polly = """

        namespace Polly
        {
            public class Policy
            {
                public static Builder Handle<T>() => new();
                public static Builder Handle<T>(Func<T, bool> picked) => new();
                public Task ExecuteAsync(Func<Task> work) => work();
            }
            public class Builder
            {
                public Builder Or<T>() => this;
                public Policy RetryAsync(int count) => new();
                public Policy TimeoutAsync(int seconds) => new();
            }
        }
        """;

    /// <summary>Where the attempts are counted, the last one that fails is lost: KD1106 says that at the catch.</summary>
    [Theory]
    [InlineData("for (var i = 0; i < 3; i++) { try { await {|KD1108:producer.ProduceAsync(\"orders\", message)|}; break; } {|KD1106:catch (Exception e) { logger.LogError(e, \"failed\"); }|} }")]
    [InlineData("for (var i = 0; i < 3; i++) { try { await {|KD1108:producer.ProduceAsync(\"orders\", message)|}; return; } {|KD1106:catch (ProduceException<string, string> e) { logger.LogError(e, \"failed\"); await Task.Delay(100, token); }|} }")]
    [InlineData("while (true) { try { await {|KD1108:producer.ProduceAsync(\"orders\", message)|}; return; } catch (KafkaException) { } }")]
    [InlineData("var sent = false; while (!sent) { try { await {|KD1108:producer.ProduceAsync(\"orders\", message)|}; sent = true; } catch (Exception) { await Task.Delay(100, token); } }")]
    [InlineData("var sent = false; for (var i = 0; i < 3 && !sent; i++) { try { await {|KD1108:producer.ProduceAsync(\"orders\", message)|}; sent = true; } {|KD1106:catch (Exception) { }|} }")]
    [InlineData("bool sent; do { sent = false; try { await {|KD1108:producer.ProduceAsync(\"orders\", message)|}; sent = true; } catch (Exception) { } } while (!sent);")]
    [InlineData("for (var i = 0; ; i++) { try { await {|KD1108:producer.ProduceAsync(\"orders\", message)|}; return; } catch (Exception) { if (i == 3) { throw; } } }")]
    [InlineData("for (var i = 0; ; i++) { try { await {|KD1108:producer.ProduceAsync(\"orders\", message)|}; return; } catch (Exception) when (i < 3) { logger.LogWarning(\"again\"); } }")]
    [InlineData("for (var i = 0; ; i++) { try { await {|KD1108:producer.ProduceAsync(\"orders\", message)|}; } catch (Exception) { if (i < 3) { continue; } throw; } break; }")]
    [InlineData("foreach (var delay in new[] { 1, 5, 25 }) { try { await {|KD1108:producer.ProduceAsync(\"orders\", message)|}; return; } {|KD1106:catch (Exception) { await Task.Delay(delay, token); }|} }")]
    [InlineData("while (true) { try { await {|KD1108:producer.ProduceAsync(\"orders\", new Message<string, string> { Key = order.Id, Value = JsonSerializer.Serialize(order) })|}; return; } catch (KafkaException) { } }")]
    [InlineData("while (true) { try { var text = JsonSerializer.Serialize(order); var copy = new Message<string, string> { Value = text }; await {|KD1108:producer.ProduceAsync(_topic, copy)|}; return; } catch (KafkaException) { } }")]
    [InlineData("while (true) { try { {|KD1108:producer.ProduceAsync(\"orders\", message)|}.Wait(); return; } catch (AggregateException) { } }")]
    [InlineData("foreach (var one in orders) { var sent = false; while (!sent) { try { await {|KD1108:producer.ProduceAsync(\"orders\", new Message<string, string> { Value = one.Id })|}; sent = true; } catch (Exception) { } } }")]
    [InlineData("while (!token.IsCancellationRequested) { try { await {|KD1108:producer.ProduceAsync(\"orders\", message)|}; break; } catch (ProduceException<string, string> e) when (e.Error.IsFatal) { throw; } catch (ProduceException<string, string> e) { logger.LogError(\"{C}\", e.Error.Code); } }")]
    [InlineData("while (true) { try { await {|KD1108:producer.ProduceAsync(\"orders\", message, token)|}; return; } catch (OperationCanceledException) { logger.LogWarning(\"again\"); } }")]
    public Task ALoop(string body) => Publisher.Verify(body, Members);

    [Theory]
    [InlineData("try { await producer.ProduceAsync(\"orders\", message); } catch (ProduceException<string, string>) { await {|KD1108:producer.ProduceAsync(\"orders\", message)|}; }")]
    [InlineData("try { await producer.ProduceAsync(_topic, message); } catch (Exception e) { logger.LogError(e, \"failed\"); await Task.Delay(100, token); await {|KD1108:producer.ProduceAsync(_topic, message)|}; }")]
    [InlineData("try { await producer.ProduceAsync(\"orders\", message); } catch (Exception) { {|KD1108:producer.Produce(\"orders\", message)|}; }")]
    [InlineData("try { await producer.ProduceAsync(\"orders\", message, token); } catch (OperationCanceledException) { await {|KD1108:producer.ProduceAsync(\"orders\", message)|}; }")]
    [InlineData("try { await producer.ProduceAsync(\"orders\", message, token); } catch (TaskCanceledException) { await {|KD1108:producer.ProduceAsync(\"orders\", message)|}; }")]
    [InlineData("try { await SendAsync(order); } catch (Exception) { await {|KD1108:SendAsync(order)|}; }")]
    public Task TheHandler(string body) => Publisher.Verify(body, Members);

    [Theory]
    [InlineData("producer.Produce(\"orders\", message, report => { if (report.Error.IsError) { {|KD1108:producer.Produce(\"orders\", report.Message)|}; } });")]
    [InlineData("producer.Produce(\"orders\", message, report => { if (report.Error.IsError) { logger.LogError(\"{R}\", report.Error.Reason); {|KD1108:producer.Produce(report.Topic, report.Message, _handler)|}; } });")]
    [InlineData("producer.Produce(\"orders\", message, OnDelivery); void OnDelivery(DeliveryReport<string, string> report) { if (report.Error.IsError) { {|KD1108:producer.Produce(report.TopicPartition, report.Message, OnDelivery)|}; } }")]
    [InlineData("producer.Produce(\"orders\", message, OnReport);")]
    public Task TheDeliveryHandler(string body) => Publisher.Verify(
        body,
        Members + "private void OnReport(DeliveryReport<string, string> report) { if (report.Error.IsError) { {|KD1108:producer.Produce(report.Topic, report.Message, OnReport)|}; } }");

    [Theory]
    [InlineData("await Polly.Policy.Handle<Exception>().RetryAsync(3).ExecuteAsync(() => {|KD1108:producer.ProduceAsync(\"orders\", message)|});")]
    [InlineData("await Polly.Policy.Handle<Exception>().RetryAsync(3).ExecuteAsync(async () => { var sent = await {|KD1108:producer.ProduceAsync(\"orders\", message)|}; });")]
    [InlineData("var policy = Polly.Policy.Handle<ProduceException<string, string>>().RetryAsync(3); await policy.ExecuteAsync(async () => await {|KD1108:producer.ProduceAsync(\"orders\", message)|});")]
    [InlineData("await Polly.Policy.Handle<KafkaException>().Or<Exception>().RetryAsync(3).ExecuteAsync(async () => { var text = JsonSerializer.Serialize(order); await {|KD1108:producer.ProduceAsync(\"orders\", new Message<string, string> { Value = text })|}; });")]
    public Task ARetryOfPolly(string body) => Publisher.VerifyMembers(Method(body), after: Polly);

    [Theory]
    [InlineData("while (true) { try { await {|KD1108:SendAsync(order)|}; return; } catch (Exception) { await Task.Delay(100, token); } }")]
    [InlineData("for (var i = 0; i < 3; i++) { try { await {|KD1108:SendAsync(order)|}; return; } {|KD1106:catch (KafkaException) { }|} }")]
    public Task AcrossMethods(string body) => Publisher.Verify(body, Members);

    [Theory]
    [InlineData("public async Task SendAsync(Message<string, string> message, int attempt) { try { await producer.ProduceAsync(\"orders\", message); } catch (Exception) { if (attempt == 3) { throw; } await {|KD1108:SendAsync(message, attempt + 1)|}; } }")]
    [InlineData("public async Task SendAsync(string text, int attempt = 0) { try { var message = new Message<string, string> { Value = text }; await producer.ProduceAsync(\"orders\", message); } catch (Exception) when (attempt < 3) { await {|KD1108:SendAsync(text, attempt + 1)|}; } }")]
    [InlineData("public async Task SendAsync(Message<string, string> message, string topic) { try { await producer.ProduceAsync(topic, message); } catch (Exception) { if (topic == \"dead\") { throw; } await SendAsync(message, \"dead\"); } }")]
    [InlineData("public async Task SendAsync(Message<string, string> message, int attempt) { try { await producer.ProduceAsync(\"orders\", message); } catch (Exception e) { errors.OnError(e); await SendAsync(new Message<string, string>(), attempt + 1); } }")]
    [InlineData("public async Task SendAsync(string text, int attempt) { try { var message = new Message<string, string> { Key = attempt.ToString(), Value = text }; await producer.ProduceAsync(\"orders\", message); } catch (Exception) { if (attempt == 3) { throw; } await SendAsync(text, attempt + 1); } }")]
    public Task ByCallingItself(string members) => Publisher.VerifyMembers(members);

    [Theory]
    [InlineData("foreach (var one in orders) { try { await producer.ProduceAsync(\"orders\", new Message<string, string> { Value = one.Id }); } catch (Exception e) { errors.OnError(e); } }")]
    [InlineData("foreach (var one in orders) { try { await producer.ProduceAsync(\"orders\", new Message<string, string> { Value = one.Id }); return; } catch (Exception) { } }")]
    [InlineData("while (_queue.TryDequeue(out var text)) { try { await producer.ProduceAsync(\"orders\", new Message<string, string> { Value = text }); return; } catch (Exception) { } }")]
    [InlineData("while (true) { try { var text = Console.ReadLine(); await producer.ProduceAsync(\"orders\", new Message<string, string> { Value = text! }); return; } catch (Exception) { } }")]
    [InlineData("while (true) { try { await producer.ProduceAsync(\"orders\", new Message<string, string> { Value = await NextAsync() }); return; } catch (Exception) { } }")]
    [InlineData("while (true) { try { await producer.ProduceAsync(\"orders\", new Message<string, string> { Value = Next() }); return; } catch (Exception) { } }")]
    [InlineData("while (true) { try { await producer.ProduceAsync(\"orders\", new Message<string, string> { Value = _current }); return; } catch (Exception) { } }")]
    [InlineData("while (true) { try { await producer.ProduceAsync(\"orders\", message); return; } catch (Exception) { message = new Message<string, string>(); } }")]
    [InlineData("while (true) { try { await producer.ProduceAsync(\"orders\", message); return; } catch (Exception) { message.Value = Next(); } }")]
    [InlineData("var topic = \"orders\"; while (true) { try { await producer.ProduceAsync(topic, message); return; } catch (Exception) { topic = \"orders-retry\"; } }")]
    [InlineData("for (var i = 0; i < 3; i++) { try { await producer.ProduceAsync(\"orders\", new Message<string, string> { Value = i.ToString() }); return; } catch (Exception) { } }")]
    [InlineData("while (!token.IsCancellationRequested) { try { await producer.ProduceAsync(\"heartbeats\", message); } catch (Exception e) { errors.OnError(e); } await Task.Delay(1000, token); }")]
    [InlineData("while (true) { try { await producer.ProduceAsync(\"orders\", message); return; } catch (Exception) { throw; } }")]
    [InlineData("while (true) { try { await producer.ProduceAsync(\"orders\", message); return; } catch (Exception e) { errors.OnError(e); break; } }")]
    [InlineData("while (true) { try { await producer.ProduceAsync(\"orders\", message); return; } catch (Exception e) { errors.OnError(e); } return; }")]
    [InlineData("var done = false; while (!done) { try { await producer.ProduceAsync(\"orders\", message); done = true; } catch (Exception e) { errors.OnError(e); done = true; } }")]
    public Task AnotherMessageOrNoOtherRound(string body) => Publisher.Verify(body, Members);

    /// <summary>Nothing was queued, so nothing can be there twice.</summary>
    [Theory]
    [InlineData("while (true) { try { producer.Produce(\"orders\", message); return; } catch (ProduceException<string, string>) { producer.Poll(TimeSpan.FromSeconds(1)); } }")]
    [InlineData("while (true) { try { await producer.ProduceAsync(\"orders\", message); return; } catch (ProduceException<string, string> e) when (e.Error.Code == ErrorCode.Local_QueueFull) { await Task.Delay(100, token); } }")]
    [InlineData("while (true) { try { await producer.ProduceAsync(\"orders\", message); return; } catch (KafkaException e) when (e.Error is { Code: ErrorCode.Local_QueueFull }) { await Task.Delay(100, token); } }")]
    [InlineData("while (true) { try { await producer.ProduceAsync(\"orders\", message); return; } catch (ProduceException<string, string> e) { if (e.Error.Code != ErrorCode.Local_QueueFull) { throw; } await Task.Delay(100, token); } }")]
    [InlineData("while (true) { try { await producer.ProduceAsync(\"orders\", message); return; } catch (KafkaException e) { switch (e.Error.Code) { case ErrorCode.Local_QueueFull: continue; default: throw; } } }")]
    [InlineData("while (true) { try { await producer.ProduceAsync(\"orders\", message); return; } catch (KafkaException e) when (WasNotQueued(e)) { await Task.Delay(100, token); } }")]
    [InlineData("while (true) { try { await producer.ProduceAsync(\"orders\", message); return; } catch (System.Text.Json.JsonException) { } }")]
    [InlineData("while (true) { try { await producer.ProduceAsync(\"orders\", message); return; } catch (OperationCanceledException) { } }")]
    [InlineData("while (true) { try { JsonSerializer.Serialize(order); break; } catch (Exception) { } } await producer.ProduceAsync(\"orders\", message);")]
    [InlineData("try { producer.Produce(\"orders\", message); } catch (ProduceException<string, string>) { producer.Flush(token); producer.Produce(\"orders\", message); }")]
    [InlineData("try { await producer.ProduceAsync(\"orders\", message); } catch (ProduceException<string, string> e) when (e.Error.Code == ErrorCode.Local_QueueFull) { await producer.ProduceAsync(\"orders\", message); }")]
    [InlineData("try { await producer.ProduceAsync(\"orders\", message); } catch (ProduceException<string, string> e) { if (e.Error.Code == ErrorCode.Local_QueueFull) { await producer.ProduceAsync(\"orders\", message); } else { throw; } }")]
    [InlineData("producer.Produce(\"orders\", message, report => { if (report.Error.Code == ErrorCode.Local_QueueFull) { producer.Produce(report.Topic, report.Message); } });")]
    [InlineData("producer.Produce(\"orders\", message, report => { if (report.Status == PersistenceStatus.NotPersisted) { producer.Produce(report.Topic, report.Message); } });")]
    [InlineData("producer.Produce(\"orders\", message, report => { if (!WasLost(report)) { return; } producer.Produce(report.Topic, report.Message); });")]
    public Task OnlyWhatWasNeverQueued(string body) => Publisher.Verify(body, Members);

    [Theory]
    [InlineData("try { await producer.ProduceAsync(\"orders\", message); } catch (Exception) { await producer.ProduceAsync(\"orders-dead\", message); }")]
    [InlineData("try { await producer.ProduceAsync(\"orders\", message); } catch (Exception e) { await producer.ProduceAsync(\"orders\", new Message<string, string> { Value = e.Message }); }")]
    [InlineData("try { await producer.ProduceAsync(\"orders\", message); } catch (Exception) { await _other.ProduceAsync(\"orders\", message); }")]
    [InlineData("try { await store.SaveAsync(order.Id); } catch (Exception) { await producer.ProduceAsync(\"orders\", message); }")]
    [InlineData("producer.Produce(\"orders\", message, report => { if (report.Error.IsError) { producer.Produce(\"orders-dead\", report.Message); } });")]
    [InlineData("producer.Produce(\"orders\", message, report => { if (report.Error.IsError) { store.Save(report.Message.Value); } });")]
    [InlineData("try { await SendAsync(order); } catch (Exception) { await SendAsync(new Order()); }")]
    [InlineData("while (true) { try { await SendNextAsync(); return; } catch (Exception) { } }")]
    public Task AnotherTopicOrMessage(string body) => Publisher.Verify(body, Members);

    [Theory]
    [InlineData("await Polly.Policy.Handle<TimeoutException>().RetryAsync(3).ExecuteAsync(() => producer.ProduceAsync(\"orders\", message));")]
    [InlineData("await Polly.Policy.Handle<KafkaException>(e => e.Error.Code == ErrorCode.Local_QueueFull).RetryAsync(3).ExecuteAsync(() => producer.ProduceAsync(\"orders\", message));")]
    [InlineData("await Polly.Policy.Handle<Exception>().TimeoutAsync(3).ExecuteAsync(() => producer.ProduceAsync(\"orders\", message));")]
    [InlineData("await Polly.Policy.Handle<Exception>().RetryAsync(3).ExecuteAsync(() => producer.ProduceAsync(\"orders\", new Message<string, string> { Value = Next() }));")]
    [InlineData("await Polly.Policy.Handle<Exception>().RetryAsync(3).ExecuteAsync(() => store.SaveAsync(\"x\"));")]
    [InlineData("await _policy.ExecuteAsync(() => producer.ProduceAsync(\"orders\", message));")]
    public Task NoSuchRetry(string body) => Publisher.VerifyMembers(Method(body), after: Polly);

    [Fact]
    public Task InTransactions() => Publisher.Verify(
        "while (true) { try { producer.BeginTransaction(); await producer.ProduceAsync(\"orders\", message); producer.CommitTransaction(); return; } catch (KafkaException) { producer.AbortTransaction(); } }");

    [Fact]
    public async Task SaysWhatIsThereTwice()
    {
        const string source = """
            class C { async Task Run(IProducer<string, string> producer, Message<string, string> message, CancellationToken token) {
                while (true) { try { await producer.ProduceAsync("orders", message); return; } catch (KafkaException) { } }
            } }
            """;
        Assert.Equal(
            "KD1108: A message whose delivery failed is sent again here, so it is in the topic twice if only the confirmation was lost, even with idempotence; let the client retry, or resend only after Local_QueueFull",
            await Reports.Message<ProducerUseAnalyzer>(source));
        Assert.StartsWith(
            "KD1108: A message whose delivery was cancelled is sent again here",
            await Reports.Message<ProducerUseAnalyzer>(source.Replace("message)", "message, token)").Replace("KafkaException", "OperationCanceledException")));
    }

    [Theory]
    [InlineData("async Task A(Message<string, string> message) { while (true) { try { await producer.ProduceAsync(\"orders\", message); return; } catch (Exception e) { e. } } }")]
    [InlineData("async Task A() { while (true) { try { await producer.ProduceAsync(missing, gone); return; } catch (Missing) { await producer.ProduceAsync(missing, gone); } } }")]
    [InlineData("async Task A() { while (true) { try { await producer.ProduceAsync(\"orders\"")]
    [InlineData("void A() { producer.Produce(\"orders\", r => r.Message); producer.Produce(report.Topic, report.Message); }")]
    public Task HalfTyped(string members) => Verify.Rules<ProducerUseAnalyzer>(["KD1106", "KD1108"], Publisher.In(members), errors: true);

    private const string Members = """

            private readonly string _topic = "orders";
            private string _current = "";
            private readonly IProducer<string, string> _other = null!;
            private readonly Action<DeliveryReport<string, string>> _handler = null!;
            private string Next() => _current;
            private Task<string> NextAsync() => Task.FromResult(_current);
            private bool WasNotQueued(KafkaException e) => e.Error.Code == ErrorCode.Local_QueueFull;
            private bool WasLost(DeliveryReport<string, string> report) => report.Status == PersistenceStatus.NotPersisted;
            private async Task SendAsync(Order order) { var text = JsonSerializer.Serialize(order); await producer.ProduceAsync("orders", new Message<string, string> { Value = text }); }
            private async Task SendNextAsync() => await producer.ProduceAsync("orders", new Message<string, string> { Value = Next() });
        """;

    private static string Method(string body) =>
        "public async Task PublishAsync(Order order, Message<string, string> message) { await Task.Yield(); " + body + " } private string Next() => \"\";";
}
