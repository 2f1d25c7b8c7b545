namespace KafkaDurability.Analyzers.Tests.Consuming;

public class SimpleLoopTests
{
    [Theory]
    [InlineData("Process(result.Message.Value);", "Process(result.Message.Value);")]
    [InlineData("await ProcessAsync(result.Message.Value); Log(result.Message.Value);", "await ProcessAsync(result.Message.Value);")]
    [InlineData("await ProcessAsync(result.Message.Value).ConfigureAwait(false);", "await ProcessAsync(result.Message.Value).ConfigureAwait(false);")]
    [InlineData("ProcessAsync(result.Message.Value).GetAwaiter().GetResult();", "ProcessAsync(result.Message.Value).GetAwaiter().GetResult();")]
    [InlineData("if (result == null || result.IsPartitionEOF) continue; Process(result.Message.Value);", "Process(result.Message.Value);")]
    [InlineData("if (result?.Message is null) { Log(\"empty\"); continue; } Process(result.Message.Value);", "Process(result.Message.Value);")]
    [InlineData("if (result.Message.Key == \"a\") { Process(result.Message.Value); } else { await ProcessAsync(result.Message.Value); }", "if (result.Message.Key")]
    [InlineData("switch (result.Message.Key) { case \"a\": Process(result.Message.Value); break; }", "switch (result.Message.Key)")]
    [InlineData("foreach (var part in result.Message.Value.Split(',')) { if (part == \"\") { continue; } Process(part); }", "foreach (var part")]
    [InlineData("try { Process(result.Message.Value); } catch (Exception e) { Log(e.Message); throw; }", "try { Process(result.Message.Value); }")]
    [InlineData("var value = result.Message.Value; Process(value); Process(value + value); Log(value);", "Process(value + value);")]
    [InlineData("await Task.Run(() => Process(result.Message.Value));", "await Task.Run(() => Process(result.Message.Value));")]
    [InlineData("IProducer<string, string> producer = null!; await producer.ProduceAsync(\"next\", result.Message);", "await producer.ProduceAsync")]
    [InlineData("void Local(string one) => Process(one); Local(result.Message.Value);", "Local(result.Message.Value);")]
    // Behind the if there may be no message, and the call would throw.
    [InlineData("if (result != null) { Log(\"one\"); Process(result.Message.Value); } await Task.Delay(1);", "Process(result.Message.Value);")]
    [InlineData("if (result is not null) Process(result.Message.Value);", "Process(result.Message.Value);")]
    [InlineData("if (null != result && !result.IsPartitionEOF) { if (result.Message is { } message) { Process(message.Value); } }", "Process(message.Value);")]
    [InlineData("if (result?.Message != null) { if (result.Message.Key == \"a\") { Process(result.Message.Value); } }", "if (result.Message.Key")]
    public void ProcessingEndsHere(string body, string statement)
    {
        var loop = Assert.Single(Facts.OfLoop("var result = consumer.Consume(1000); " + body).Loops);

        Assert.Equal("result", loop.Result);
        Assert.Equal("consumer", loop.Consumer);
        Assert.False(loop.IsPassed);
        Assert.StartsWith(statement, loop.Processed?.ToString());
    }

    [Theory]
    [InlineData("Log(result.Message.Value);")]
    [InlineData("_ = ProcessAsync(result.Message.Value);")]
    [InlineData("var task = ProcessAsync(result.Message.Value);")]
    [InlineData("_ = Task.Run(() => Process(result.Message.Value));")]
    [InlineData("Enqueue(result.Message.Value);")]
    [InlineData("IProducer<string, string> producer = null!; _ = producer.ProduceAsync(\"next\", result.Message);")]
    [InlineData("IProducer<string, string> producer = null!; producer.Produce(\"next\", result.Message);")]
    [InlineData("async void Local(string one) => await ProcessAsync(one); Local(result.Message.Value);")]
    [InlineData("new List<string> { result.Message.Value }.ForEach(Process);")]
    [InlineData("ThreadPool.QueueUserWorkItem(_ => Process(result.Message.Value));")]
    [InlineData("if (result.Message.Key == \"a\") continue; Process(result.Message.Value);")]
    [InlineData("if (result.Message.Key == \"a\") { Process(result.Message.Value); continue; }")]
    [InlineData("Process(result.Message.Value); if (result.Message.Key == \"a\") { break; } Process(result.Message.Value);")]
    [InlineData("try { Process(result.Message.Value); } catch (Exception e) { Log(e.Message); }")]
    [InlineData("if (result != null) { Process(result.Message.Value); } else { Log(\"none\"); }")]
    [InlineData("if (result == null) { Log(\"none\"); } else { Process(result.Message.Value); }")]
    [InlineData("if (result != null) { Process(result.Message.Value); } Process(result?.Message.Value ?? \"\");")]
    [InlineData("Process(result?.Message?.Value ?? \"\");")]
    [InlineData("if (DateTime.Now.Hour > 6) { if (result != null) { Process(result.Message.Value); } }")]
    [InlineData("switch (result) { case null: break; default: Process(result.Message.Value); break; }")]
    public void NotEvident(string body)
    {
        var loop = Assert.Single(Facts.OfLoop("var result = consumer.Consume(1000); " + body).Loops);

        Assert.Null(loop.Processed);
    }

    [Fact]
    public void WithinATryThatCatches()
    {
        var facts = Facts.OfLoop("try { var result = consumer.Consume(1000); Process(result.Message.Value); } catch (Exception e) { Log(e.Message); }");

        Assert.Equal("Process(result.Message.Value);", Assert.Single(facts.Loops).Processed?.ToString());
    }

    [Theory]
    [InlineData("Process(result.Message.Value); consumer.Commit(result);")]
    [InlineData("Process(result.Message.Value); consumer.StoreOffset(result);")]
    public void Passed(string body) =>
        Assert.True(Assert.Single(Facts.OfLoop("var result = consumer.Consume(1000); " + body).Loops).IsPassed);

    [Fact]
    public void WithinALambda()
    {
        var facts = Facts.OfMethod("await Task.Run(() => { while (true) { var result = this.consumer.Consume(1000); Process(result.Message.Value); } });");

        Assert.Equal("this.consumer", Assert.Single(facts.Loops).Consumer);
    }

    [Theory]
    [InlineData("var result = consumer.Consume(1000); Process(result.Message.Value);")]
    [InlineData("while (true) { Process(consumer.Consume(1000).Message.Value); }")]
    [InlineData("ConsumeResult<string, string> result; while (true) { result = consumer.Consume(1000); Process(result.Message.Value); }")]
    public void NoSimpleLoop(string body) => Assert.Empty(Facts.OfMethod(body).Loops);
}
