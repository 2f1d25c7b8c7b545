namespace KafkaDurability.Analyzers.Tests.Consuming;

/// <summary>Behind which statement an early commit may go.</summary>
public class StatementMoveTests
{
    [Theory]
    [InlineData("consumer.Commit(result); Process(result.Message.Value);", "Process(result.Message.Value);")]
    [InlineData("consumer?.Commit(result); Process(result.Message.Value);", "Process(result.Message.Value);")]
    [InlineData("consumer.Commit(); await ProcessAsync(result.Message.Value); Log(result.Message.Value);", "await ProcessAsync(result.Message.Value);")]
    [InlineData("consumer.Commit(result); Process(result.Message.Value); Process(result.Message.Value + 1);", "Process(result.Message.Value + 1);")]
    [InlineData("consumer.Commit(result); if (result.Message.Key == \"a\") { Process(result.Message.Value); }", "if (result")]
    [InlineData("consumer.Commit(result); foreach (var part in result.Message.Value.Split(',')) { if (part == \"\") { break; } Process(part); }", "foreach")]
    [InlineData("try { consumer.Commit(result); Process(result.Message.Value); } catch (KafkaException) { throw; }", "Process(result.Message.Value);")]
    [InlineData("try { consumer.Commit(result); } catch (KafkaException e) { Log(e.Message); } Process(result.Message.Value);", "Process(result.Message.Value);")]
    [InlineData("try { consumer?.Commit(result); } catch (KafkaException) { throw; } Log(\"\"); Process(result.Message.Value);", "Process(result.Message.Value);")]
    [InlineData("{ lock (this) { consumer.Commit(result); } } Process(result.Message.Value);", "Process(result.Message.Value);")]
    public void Safe(string body, string behind)
    {
        var advance = Assert.Single(Facts.OfLoop("var result = consumer.Consume(1000); " + body).EarlyAdvances);

        Assert.NotNull(advance.Move);
        Assert.Contains("Commit(", advance.Move.Statement.ToString(), StringComparison.Ordinal);
        Assert.StartsWith(behind, advance.Move.Behind.ToString());
        Assert.Equal("consumer", advance.Consumer?.Name);
    }

    [Theory]
    [InlineData("consumer.Commit(result); if (result.Message.Key == \"a\") { continue; } Process(result.Message.Value);")]
    [InlineData("consumer.Commit(result); if (result.Message.Key == \"a\") { Process(result.Message.Value); break; }")]
    [InlineData("consumer.Commit(result); if (result.Message.Key == \"a\") { throw new Exception(); } Process(result.Message.Value);")]
    [InlineData("try { consumer.Commit(result); } catch (KafkaException) { if (result.Message.Key == \"a\") { break; } } Process(result.Message.Value);")]
    [InlineData("try { consumer.Commit(result); } finally { Log(\"\"); } Process(result.Message.Value);")]
    [InlineData("try { Log(\"\"); consumer.Commit(result); } catch (KafkaException) { } Process(result.Message.Value);")]
    [InlineData("var failed = false; try { consumer.Commit(result); } catch (KafkaException) { failed = true; } Log(failed.ToString()); Process(result.Message.Value);")]
    [InlineData("var n = 0; try { consumer.Commit(result); } catch (KafkaException) { n++; } Log(n.ToString()); Process(result.Message.Value);")]
    [InlineData("using (new System.IO.MemoryStream()) { consumer.Commit(result); } Process(result.Message.Value);")]
    [InlineData("lock (this) { consumer.Commit(result); } var value = result.Message.Value; result = null!; Process(value);")]
    [InlineData("if (result.Message.Key == \"a\") { consumer.Commit(result); } Process(result.Message.Value);")]
    [InlineData("consumer.Commit(result); _ = ProcessAsync(result.Message.Value);")]
    [InlineData("consumer.Commit(result); Enqueue(result.Message.Value);")]
    [InlineData("consumer.Commit(result); var value = result.Message.Value; result = null!; Process(value);")]
    [InlineData("if (result.Message.Key != \"a\") { consumer.Commit(result); Process(result.Message.Value); } Process(result.Message.Value);")]
    [InlineData("await Task.Run(() => consumer.Commit(result)); Process(result.Message.Value);")]
    public void NotSafe(string body)
    {
        var advance = Assert.Single(Facts.OfLoop("var result = consumer.Consume(1000); " + body).EarlyAdvances);

        Assert.Null(advance.Move);
    }
}
