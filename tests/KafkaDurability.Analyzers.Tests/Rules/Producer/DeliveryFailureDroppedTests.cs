using KafkaDurability.Analyzers.Tests.Verifiers;

namespace KafkaDurability.Analyzers.Tests.Rules.Producer;

/// <summary>A failed delivery is caught, and nobody learns of it.</summary>
public class DeliveryFailureDroppedTests
{
    [Theory]
    [InlineData("try { await producer.ProduceAsync(\"orders\", message); } {|KD1106:catch { }|}")]
    [InlineData("try { producer.Produce(\"orders\", message, report => logger.LogInformation(\"{E}\", report.Error)); producer.Flush(token); } {|KD1106:catch (Exception e) { Console.WriteLine(e); }|}")]
    [InlineData("try { foreach (var text in new[] { \"a\", \"b\" }) { await producer.ProduceAsync(\"orders\", message); } } {|KD1106:catch (Exception e) { logger.LogError(e, \"failed\"); }|}")]
    [InlineData("try { await producer.ProduceAsync(\"orders\", message); } {|KD1106:catch (Exception) { }|}")]
    [InlineData("try { await producer.ProduceAsync(\"orders\", message); } {|KD1106:catch (Exception e) { logger.LogError(e, \"failed\"); }|}")]
    [InlineData("try { await producer.ProduceAsync(\"orders\", message); } {|KD1106:catch (KafkaException e) { logger.LogError(e, \"failed\"); }|}")]
    [InlineData("try { await producer.ProduceAsync(\"orders\", message); } {|KD1106:catch (ProduceException<string, string> e) { Console.WriteLine($\"failed: {e.Error.Reason}\"); }|}")]
    [InlineData("try { await producer.ProduceAsync(\"orders\", message); } {|KD1106:catch (ProduceException<string, string> e) { Console.Error.WriteLine(e.Message); }|}")]
    [InlineData("try { await producer.ProduceAsync(\"orders\", message).ConfigureAwait(false); } {|KD1106:catch (Exception e) { logger.LogError(e, \"failed\"); }|}")]
    [InlineData("try { producer.ProduceAsync(\"orders\", message).GetAwaiter().GetResult(); } {|KD1106:catch (ProduceException<string, string> e) { logger.LogError(e, \"failed\"); }|}")]
    [InlineData("try { producer.ProduceAsync(\"orders\", message).Wait(); } {|KD1106:catch (AggregateException e) { logger.LogError(e, \"failed\"); }|}")]
    [InlineData("try { var sent = producer.ProduceAsync(\"orders\", message).Result; } {|KD1106:catch (AggregateException e) { logger.LogError(e, \"failed\"); }|}")]
    [InlineData("try { producer.Produce(\"orders\", message, report => logger.LogInformation(\"{E}\", report.Error)); } {|KD1106:catch (ProduceException<string, string> e) { logger.LogError(e, \"queue full\"); }|}")]
    [InlineData("try { var sending = producer.ProduceAsync(\"orders\", message); logger.LogDebug(\"sending\"); await sending; } {|KD1106:catch (Exception e) { logger.LogError(e, \"failed\"); }|}")]
    [InlineData("try { var sent = await producer.ProduceAsync(\"orders\", message); logger.LogInformation(\"sent to {O}\", sent.TopicPartitionOffset); } {|KD1106:catch (Exception e) { logger.LogError(e, \"failed\"); }|}")]
    [InlineData("try { var text = JsonSerializer.Serialize(order); await producer.ProduceAsync(\"orders\", new Message<string, string> { Key = order.Id, Value = text }); } {|KD1106:catch (Exception e) { logger.LogError(e, \"failed\"); }|}")]
    [InlineData("try { await producer.ProduceAsync(\"orders\", message); } catch (OperationCanceledException) { throw; } {|KD1106:catch (Exception e) { logger.LogError(e, \"failed\"); }|}")]
    [InlineData("try { await producer.ProduceAsync(\"orders\", message); } catch (ProduceException<string, string> e) when (e.Error.IsFatal) { throw; } {|KD1106:catch (ProduceException<string, string> e) { logger.LogError(e, \"failed\"); }|}")]
    [InlineData("try { await producer.ProduceAsync(\"orders\", message); } {|KD1106:catch (ProduceException<string, string> e) { if (e.Error.IsFatal) { logger.LogCritical(e, \"fatal\"); } else { logger.LogError(e, \"failed\"); } }|}")]
    [InlineData("try { await producer.ProduceAsync(\"orders\", message); } {|KD1106:catch (Exception e) { logger.LogError(e, \"failed\"); await Task.Delay(1000, token); }|}")]
    [InlineData("try { await producer.ProduceAsync(\"orders\", message); } {|KD1106:catch (Exception e) { _metrics.IncrementFailures(); }|}")]
    [InlineData("try { await producer.ProduceAsync(\"orders\", message); } {|KD1106:catch (Exception e) { var text = $\"{order.Id}: {e.Message}\"; logger.LogError(text); }|}")]
    [InlineData("try { await producer.ProduceAsync(\"orders\", message); } {|KD1106:catch (Exception e) { logger.LogError(e, \"failed\"); return; }|}")]
    [InlineData("try { await producer.ProduceAsync(\"orders\", message); } {|KD1106:catch (Exception e) { logger.LogError(e, \"failed\"); return; }|} logger.LogInformation(\"sent\");")]
    [InlineData("try { await producer.ProduceAsync(\"orders\", message); return; } {|KD1106:catch (Exception e) { logger.LogError(e, \"failed\"); }|} logger.LogInformation(\"done\");")]
    [InlineData("try { await producer.ProduceAsync(\"orders\", message); } {|KD1106:catch (Exception e) { logger.LogError(e, \"failed\"); }|} await store.MarkSentAsync(order.Id);")]
    [InlineData("try { await store.SaveAsync(order.Id); await producer.ProduceAsync(\"orders\", message); } {|KD1106:catch (Exception e) { logger.LogError(e, \"failed\"); }|}")]
    [InlineData("try { await producer.ProduceAsync(\"orders\", message); } {|KD1106:catch (Exception e) { logger.LogError(e, \"failed\"); }|} finally { logger.LogInformation(\"done\"); }")]
    [InlineData("try { try { await producer.ProduceAsync(\"orders\", message); } catch (Exception e) { logger.LogError(e, \"inner\"); throw; } } {|KD1106:catch (Exception e) { logger.LogError(e, \"outer\"); }|}")]
    [InlineData("try { await producer.ProduceAsync(\"orders\", message); await producer.ProduceAsync(\"audit\", message); } {|KD1106:catch (Exception e) { logger.LogError(e, \"failed\"); }|}")]
    [InlineData("try { foreach (var one in orders) { await producer.ProduceAsync(\"orders\", new Message<string, string> { Value = one.Id }); } } {|KD1106:catch (Exception e) { logger.LogError(e, \"failed\"); }|}")]
    public Task OnlyLogged(string body) => Publisher.Verify(body);

    /// <summary>What is thrown where the answer is not the wanted one ends in the same clause.</summary>
    [Theory]
    [InlineData("try { var sent = await producer.ProduceAsync(\"orders\", message); if (sent.Status != PersistenceStatus.Persisted) { throw new InvalidOperationException(\"not persisted\"); } } {|KD1106:catch (Exception e) { logger.LogError(e, \"failed\"); }|}")]
    [InlineData("try { var sent = await producer.ProduceAsync(\"orders\", message).ConfigureAwait(false); if (sent.Status is not PersistenceStatus.Persisted) throw new KafkaException(new Error(ErrorCode.Local_MsgTimedOut, \"x\")); } {|KD1106:catch (KafkaException e) { logger.LogError(e, \"failed\"); }|}")]
    [InlineData("try { var sent = await producer.ProduceAsync(\"orders\", message); if (sent.Status != PersistenceStatus.Persisted) { throw new InvalidOperationException(\"x\"); } logger.LogInformation(\"sent\"); } catch (OperationCanceledException) { throw; } {|KD1106:catch (Exception e) { logger.LogError(e, \"failed\"); }|}")]
    public Task ThrownBehindIt(string body) => Publisher.Verify(body);

    [Theory]
    [InlineData("try { var sent = await producer.ProduceAsync(\"orders\", message); if (sent.Status != PersistenceStatus.Persisted) { throw new InvalidOperationException(\"x\"); } } catch (ProduceException<string, string> e) { logger.LogError(e, \"failed\"); }")]
    [InlineData("try { var sent = await producer.ProduceAsync(\"orders\", message); if (sent.Status != PersistenceStatus.Persisted) { throw new InvalidOperationException(\"x\"); } } catch (Exception e) { logger.LogError(e, \"failed\"); throw; }")]
    [InlineData("try { var sent = await producer.ProduceAsync(\"orders\", message); if (sent.Status != PersistenceStatus.Persisted) { throw new InvalidOperationException(\"x\"); } await store.MarkSentAsync(order.Id); } catch (Exception e) { logger.LogError(e, \"failed\"); }")]
    public Task ThrownElsewhereBehindIt(string body) => Publisher.Verify(body);

    [Theory]
    [InlineData("foreach (var one in orders) { try { await producer.ProduceAsync(\"orders\", new Message<string, string> { Value = one.Id }); } {|KD1106:catch (Exception e) { logger.LogError(e, \"failed\"); }|} }")]
    [InlineData("foreach (var one in orders) { try { await producer.ProduceAsync(\"orders\", new Message<string, string> { Value = one.Id }); } {|KD1106:catch (Exception e) { logger.LogError(e, \"failed\"); continue; }|} }")]
    [InlineData("foreach (var one in orders) { try { await producer.ProduceAsync(\"orders\", new Message<string, string> { Value = one.Id }); } {|KD1106:catch (Exception e) { logger.LogError(e, \"failed\"); continue; }|} logger.LogInformation(\"sent\"); }")]
    [InlineData("while (!token.IsCancellationRequested) { try { await producer.ProduceAsync(\"metrics\", message); } {|KD1106:catch (Exception e) { logger.LogError(e, \"failed\"); }|} await Task.Delay(1000, token); }")]
    [InlineData("while (_queue.TryDequeue(out var text)) { try { await producer.ProduceAsync(\"orders\", new Message<string, string> { Value = text }); } {|KD1106:catch (Exception e) { logger.LogError(e, \"failed\"); }|} }")]
    [InlineData("await foreach (var text in _channel.Reader.ReadAllAsync(token)) { try { await producer.ProduceAsync(\"orders\", new Message<string, string> { Value = text }); } {|KD1106:catch (Exception e) { logger.LogError(e, \"failed\"); }|} }")]
    public Task OneOfMany(string body) => Publisher.Verify(body);

    [Theory]
    [InlineData("bool", "try { await producer.ProduceAsync(\"orders\", message); } {|KD1106:catch (Exception e) { logger.LogError(e, \"failed\"); }|} return true;")]
    [InlineData("bool", "try { await producer.ProduceAsync(\"orders\", message); return true; } {|KD1106:catch (Exception e) { logger.LogError(e, \"failed\"); return true; }|}")]
    [InlineData("bool", "try { await producer.ProduceAsync(\"orders\", message); return true; } {|KD1106:catch (Exception e) { logger.LogError(e, \"failed\"); }|} return true;")]
    [InlineData("string", "try { await producer.ProduceAsync(\"orders\", message); } {|KD1106:catch (Exception e) { logger.LogError(e, \"failed\"); }|} return order.Id;")]
    [InlineData("string", "try { await producer.ProduceAsync(\"orders\", message); return order.Id; } {|KD1106:catch (Exception e) { logger.LogError(e, \"failed\"); return order.Id; }|}")]
    [InlineData("int", "try { await producer.ProduceAsync(\"orders\", message); } {|KD1106:catch (Exception e) { logger.LogError(e, \"failed\"); return 0; }|} return 0;")]
    public Task TheSameAnswer(string type, string body) => Publisher.VerifyReturning(type, body);

    [Theory]
    [InlineData("public void Publish(string text) { try { Send(text); } {|KD1106:catch (Exception e) { logger.LogError(e, \"failed\"); }|} } private void Send(string text) => producer.Produce(\"orders\", new Message<string, string> { Value = text }, report => logger.LogInformation(\"{E}\", report.Error));")]
    [InlineData("public async Task Publish(string text) { try { await SendAsync(text); } {|KD1106:catch (Exception e) { logger.LogError(e, \"failed\"); }|} } private Task SendAsync(string text) => producer.ProduceAsync(\"orders\", new Message<string, string> { Value = text });")]
    [InlineData("public async Task Publish(string text) { try { await SendAsync(text); } {|KD1106:catch (ProduceException<string, string> e) { logger.LogError(e, \"failed\"); }|} } private async Task SendAsync(string text) { var sent = await producer.ProduceAsync(\"orders\", new Message<string, string> { Value = text }); logger.LogInformation(\"{O}\", sent.Offset); }")]
    [InlineData("public async Task Publish(string text) { try { await SendAsync(text); } {|KD1106:catch (Exception e) { logger.LogError(e, \"failed\"); }|} } private Task SendAsync(string text) => SendAsync(text, \"orders\"); private async Task SendAsync(string text, string topic) { try { await producer.ProduceAsync(topic, new Message<string, string> { Value = text }); } catch (Exception e) { logger.LogError(e, \"inner\"); throw; } }")]
    [InlineData("public async Task Publish(string text) { try { await producer.ProduceAsync(\"orders\", new Message<string, string> { Value = text }); } {|KD1106:catch (Exception e) { Note(e); }|} } private void Note(Exception e) { logger.LogError(e, \"failed\"); }")]
    [InlineData("public Func<Order, Task> Handler => async order => { try { await producer.ProduceAsync(\"orders\", new Message<string, string> { Value = order.Id }); } {|KD1106:catch (Exception e) { logger.LogError(e, \"failed\"); }|} };")]
    [InlineData("public async Task Publish(string text) { await Send(); async Task Send() { try { await producer.ProduceAsync(\"orders\", new Message<string, string> { Value = text }); } {|KD1106:catch (Exception e) { logger.LogError(e, \"failed\"); }|} } }")]
    public Task AcrossMethods(string members) => Publisher.VerifyMembers(members);

    [Fact]
    public Task InAnotherClassThatMentionsNoProducer() => Publisher.VerifyMembers(
        "public Task SendAsync(string text) => producer.ProduceAsync(\"orders\", new Message<string, string> { Value = text });",
        after: " public class Service(OrderPublisher publisher, ILogger<Service> logger) { public async Task Accept(Order order) { try { await publisher.SendAsync(order.Id); } {|KD1106:catch (Exception e) { logger.LogError(e, \"failed\"); }|} } }");

    [Fact]
    public async Task SaysWhatIsLostAndWhere()
    {
        const string source = """
            class C { async System.Threading.Tasks.Task Run(Confluent.Kafka.IProducer<string, string> producer, Confluent.Kafka.Message<string, string> message) {
                try
                {
                    await {|send:producer.ProduceAsync("orders", message)|};
                }
                {|at:catch (System.Exception e) { System.Console.WriteLine(e); }|}
            } }
            """;
        await VerifyAll.Places(source, "KD1106", "at", "send");
        Assert.Equal(
            "KD1106: A delivery that fails in line 4 ends in this catch, so the message may be lost and the code goes on as if it had been sent; rethrow, return the failure, or keep the message",
            await Reports.Message<ProducerUseAnalyzer>(source.Replace("{|send:", "").Replace("{|at:", "").Replace("|}", "")));
        Assert.StartsWith(
            "KD1106: A message that finds no room in the queue in line 1 ends in this catch",
            await Reports.Message<ProducerUseAnalyzer>("class C { void Run(IProducer<string, string> producer, Message<string, string> message) { try { producer.Produce(\"orders\", message, report => Console.WriteLine(report.Error)); } catch { } } }"));
    }
}
