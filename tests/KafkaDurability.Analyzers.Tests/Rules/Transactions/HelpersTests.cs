using KafkaDurability.Analyzers.Tests.Verifiers;

namespace KafkaDurability.Analyzers.Tests.Rules.Transactions;

/// <summary>A method that gets the producer, or has it in the same field, does to its transaction what is written in it.</summary>
public class HelpersTests
{
    private static Task Check(string members) => Verify.Rules<ProducerUseAnalyzer>(["KD400"], Txn.Expand($$"""
        class Sender(IProducer<string, string> producer)
        {
            private readonly IProducer<string, string> _producer = producer;

            static void Work(string order) => System.IO.File.AppendAllText("orders.txt", order);

            {{members.Replace("PRODUCE", "_producer.Produce(\"orders\", MESSAGE)", StringComparison.Ordinal)}}
        }
        """));

    /// <summary>The helper ends the transaction, and nobody aborts where that fails.</summary>
    [Theory]
    [InlineData("{|KD4002:Finish()|};", "void Finish() => _producer.CommitTransaction();")]
    [InlineData("{|KD4002:Finish(_producer)|};", "static void Finish(IProducer<string, string> one) { Console.WriteLine(one.Name); one.CommitTransaction(); }")]
    [InlineData("{|KD4002:Finish()|};", "void Finish() => Really(_producer); void Really(IProducer<string, string> one) => one.CommitTransaction();")]
    [InlineData("try { Work(order); {|KD4002:Finish(order)|}; } catch (Exception e) { Console.WriteLine(e); }", "void Finish(string order) { PRODUCE; _producer.CommitTransaction(); }")]
    [InlineData("try { {|KD4002:Finish()|}; } catch (ArgumentException) { _producer.AbortTransaction(); }", "void Finish() { _producer.CommitTransaction(); }")]
    public Task Committed_by_a_helper(string body, string helper) => Check($"public void Send(string order) {{ _producer.BeginTransaction(); {body} }} {helper}");

    [Theory]
    [InlineData("Finish();", "void Finish() { try { _producer.CommitTransaction(); } catch { _producer.AbortTransaction(); throw; } }")]
    [InlineData("try { Finish(); } catch { _producer.AbortTransaction(); throw; }", "void Finish() => _producer.CommitTransaction();")]
    [InlineData("Finish(3);", "void Finish(int times) { try { _producer.CommitTransaction(); } catch (KafkaRetriableException) when (times > 0) { Finish(times - 1); } catch { _producer.AbortTransaction(); throw; } }")]
    [InlineData("Later();", "async void Later() { await Task.Delay(1); _producer.CommitTransaction(); }")]
    [InlineData("_ = LaterAsync();", "async Task LaterAsync() { await Task.Delay(1); _producer.CommitTransaction(); }")]
    [InlineData("foreach (var one in Lazily()) { break; }", "IEnumerable<int> Lazily() { yield return 1; _producer.CommitTransaction(); }")]
    public Task Aborted_by_a_helper(string body, string helper) => Check($"public void Send(string order) {{ _producer.BeginTransaction(); {body} }} {helper}");

    /// <summary>What a helper does not begin, is not begun behind it.</summary>
    [Theory]
    [InlineData("Show(_producer); {|KD4004:PRODUCE|};", "static void Show(IProducer<string, string> one) => Console.WriteLine(one.Name);")]
    [InlineData("End(_producer); {|KD4004:PRODUCE|};", "static void End(IProducer<string, string> one) { try { one.CommitTransaction(); } catch (KafkaException) { } }")]
    [InlineData("Again(); PRODUCE;", "void Again() { _producer.BeginTransaction(); }")]
    [InlineData("Again(_producer); PRODUCE;", "void Again(IProducer<string, string> one) { if (one.Name != null) { one.BeginTransaction(); } }")]
    [InlineData("Again(_producer, () => _producer.BeginTransaction()); PRODUCE;", "void Again(IProducer<string, string> one, Action begin) { begin(); }")]
    [InlineData("Again(3); PRODUCE;", "void Again(int times) { if (times > 0) { Again(times - 1); } else { _producer.BeginTransaction(); } }")]
    public Task Sent_behind_a_helper(string body, string helper) => Check(
        $"public void Send(string order) {{ _producer.BeginTransaction(); try {{ _producer.CommitTransaction(); }} catch {{ _producer.AbortTransaction(); throw; }} {body} }} {helper}");

    /// <summary>A finding goes on in the order of the events: from the beginning over what was sent to the failure.</summary>
    [Fact]
    public async Task The_way_to_the_failure()
    {
        var found = Assert.Single(await Reports.Of<ProducerUseAnalyzer>(Txn.Expand("""
            class Sender(IProducer<string, string> producer)
            {
                static void Work(string order) => System.IO.File.AppendAllText("orders.txt", order);

                public void Send(string order)
                {
                    producer.BeginTransaction();
                    try { SEND }
                    catch (KafkaException) { producer.AbortTransaction(); throw; }
                    Work(order);
                    producer.CommitTransaction();
                }
            }
            """)), diagnostic => diagnostic.Id == "KD4002");
        Assert.Equal([6, 7, 9], found.AdditionalLocations.Select(location => location.GetLineSpan().StartLinePosition.Line));
    }

    /// <summary>Helpers that call helpers are read once each, however many calls there are.</summary>
    [Fact]
    public Task Many_calls() => Check(
        "public void Send(string order) { _producer.BeginTransaction(); " + string.Concat(Enumerable.Repeat("M0(); ", 500)) + "{|KD4002:_producer.CommitTransaction()|}; } "
        + string.Concat(Enumerable.Range(0, 20).Select(i => $"void M{i}() {{ M{(i + 1) % 20}(); M{(i + 7) % 20}(); _producer.Poll(TimeSpan.Zero); Work(\"\"); }} ")));
}
