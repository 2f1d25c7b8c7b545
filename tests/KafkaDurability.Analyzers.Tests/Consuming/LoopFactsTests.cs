using KafkaDurability.Analyzers.Consuming;

namespace KafkaDurability.Analyzers.Tests.Consuming;

/// <summary>A table of loops: the body, and the facts of it before any rule judges them.</summary>
public class LoopFactsTests
{
    private const string Consume = "var result = consumer.Consume(100); ";

    [Theory]
    [InlineData("Process(result.Message.Value); consumer.Commit(result);", "")]
    [InlineData("consumer.Commit(result); Process(result.Message.Value);", "early Commit")]
    [InlineData("consumer.StoreOffset(result); Process(result.Message.Value);", "early Store")]
    [InlineData("try { Process(result.Message.Value); } catch (Exception) { } consumer.Commit(result);", "swallowed, passed by Commit")]
    [InlineData("try { Process(result.Message.Value); consumer.Commit(result); } catch (Exception) { }", "swallowed, passed by Commit")]
    [InlineData("try { Process(result.Message.Value); } catch (Exception) { }", "swallowed")]
    [InlineData("try { Process(result.Message.Value); consumer.Commit(result); break; } catch (Exception) { }", "retried, passed by Commit")]
    [InlineData("try { Process(result.Message.Value); } finally { consumer.Commit(result); }", "in finally Commit")]
    [InlineData("try { Process(result.Message.Value); } catch (Exception) { } finally { consumer.StoreOffset(result); }", "in finally Store")]
    [InlineData("_ = ProcessAsync(result.Message.Value); consumer.Commit(result);", "handed to a task, passed by Commit")]
    [InlineData("_ = ProcessAsync(result.Message.Value);", "handed to a task")]
    [InlineData("await ProcessAsync(result.Message.Value);", "")]
    [InlineData("foreach (var part in result.Message.Value.Split(',')) { try { Process(part); } catch (Exception) { } } consumer.Commit(result);", "swallowed, passed by Commit")]
    [InlineData("foreach (var part in result.Message.Value.Split(',')) { _ = ProcessAsync(part); } consumer.Commit(result);", "handed to a task, passed by Commit")]
    public void Of_a_loop(string body, string facts) => Assert.Equal(facts, Text(Facts.OfLoop(Consume + body)));

    /// <summary>The variables of a loop's body are still there when its finally blocks run on the way round.</summary>
    [Theory]
    [InlineData("try { Process(result.Message.Value); } catch { } finally { consumer.Commit(result); }", "in finally Commit")]
    [InlineData("try { try { Process(result.Message.Value); } catch { } } finally { consumer.Commit(result); }", "swallowed, passed by Commit")]
    public void Finally_at_the_end_of_a_round(string body, string facts) => Assert.Equal(facts, Text(Facts.OfLoop(Consume + body)));

    [Theory]
    [InlineData("var batch = new List<string>(); while (batch.Count < 9) { batch.Add(consumer.Consume(9).Message.Value); } foreach (var one in batch) { Process(one); consumer.Commit(); }", "all committed")]
    [InlineData("var batch = new List<string>(); while (batch.Count < 9) { batch.Add(consumer.Consume(9).Message.Value); } foreach (var one in batch) { Process(one); } consumer.Commit();", "")]
    [InlineData("var batch = new List<string>(); while (batch.Count < 9) { batch.Add(consumer.Consume(9).Message.Value); } for (var i = 0; i < 9; i++) { Process(batch[i]); } consumer.Commit();", "")]
    public void Of_a_batch(string body, string facts) => Assert.Equal(facts, Text(Facts.OfLoop(body)));

    private static string Text(ConsumeFacts facts) => string.Join("; ",
        facts.EarlyAdvances.Select(fact => "early " + fact.Kind)
            .Concat(facts.Swallowed.Select(fact => (fact.IsRetry ? "retried" : "swallowed") + Passing(fact.Passing)))
            .Concat(facts.HandOffs.Select(fact => (fact.IsQueue ? "queued" : "handed to a task") + Passing(fact.Passing)))
            .Concat(facts.InFinally.Select(fact => "in finally " + fact.Kind))
            .Concat(facts.Blanket.Select(_ => "all committed")));

    private static string Passing(Microsoft.CodeAnalysis.SyntaxNode? passing) =>
        passing is null ? "" : ", passed by " + (passing.ToString().Contains("Commit", StringComparison.Ordinal) ? "Commit" : "Store");
}
