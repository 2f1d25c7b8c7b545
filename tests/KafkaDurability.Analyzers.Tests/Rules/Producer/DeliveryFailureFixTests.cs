using KafkaDurability.Analyzers.Tests.Fixes;
using KafkaDurability.Analyzers.Tests.Verifiers;

namespace KafkaDurability.Analyzers.Tests.Rules.Producer;

/// <summary>"Rethrow", in the editor alone.</summary>
public class DeliveryFailureFixTests
{
    private const string Before = """
        try
        {
            await producer.ProduceAsync("orders", message);
        }
        {|KD1106:catch (Exception e)
        {
            Console.WriteLine(e); // for now
        }|}
        """;

    private const string After = """
        try
        {
            await producer.ProduceAsync("orders", message);
        }
        catch (Exception e)
        {
            Console.WriteLine(e); // for now
            throw;
        }
        """;

    [Fact]
    public Task AtTheEnd() => VerifyAll.Suggestion(In(Before), In(After));

    [Fact]
    public Task WithTabsAndCarriageReturns() => VerifyAll.Suggestion(ConsumeFix.Windows(In(Before)), ConsumeFix.Windows(In(After)));

    [Fact]
    public Task InOneLine() => VerifyAll.Suggestion(
        In("try { await producer.ProduceAsync(\"orders\", message); } {|KD1106:catch { }|}"),
        In("try { await producer.ProduceAsync(\"orders\", message); } catch { throw; }"));

    [Fact]
    public Task InPlaceOfAJump() => VerifyAll.Suggestion(
        In("try { await producer.ProduceAsync(\"orders\", message); } {|KD1106:catch (Exception e) { Console.WriteLine(e); return; }|}"),
        In("try { await producer.ProduceAsync(\"orders\", message); } catch (Exception e) { Console.WriteLine(e); throw; }"));

    [Fact]
    public Task InPlaceOfContinue() => VerifyAll.Suggestion(
        In("while (true) { try { await producer.ProduceAsync(\"orders\", message); } {|KD1106:catch (Exception e) { Console.WriteLine(e); continue; }|} }"),
        In("while (true) { try { await producer.ProduceAsync(\"orders\", message); } catch (Exception e) { Console.WriteLine(e); throw; } }"));

    /// <summary>It stands in a helper's caller: there is where it is swallowed.</summary>
    [Fact]
    public Task OfAHelper() => VerifyAll.Suggestion(
        In("try { await Send(message); } {|KD1106:catch (Exception e) { Console.WriteLine(e); }|}"),
        In("try { await Send(message); } catch (Exception e) { Console.WriteLine(e); throw; }"));

    /// <summary>No part of FixAll.</summary>
    [Fact]
    public Task ForTheEditorAlone() => VerifyAll.Fix(In(Before), In(Before));

    /// <summary>What follows would not be reached any more.</summary>
    [Fact]
    public Task NotWhereCodeBehindIsReachedThroughItOnly() => VerifyAll.NoFix(
        In("try { await producer.ProduceAsync(\"orders\", message); return; } {|KD1106:catch (Exception e) { Console.WriteLine(e); }|} Console.WriteLine(\"done\");"));

    [Fact]
    public Task NotWhereACommentBelongsToTheJump() => VerifyAll.NoFix(
        In("try { await producer.ProduceAsync(\"orders\", message); } {|KD1106:catch (Exception e) { Console.WriteLine(e); return /* quietly */; }|}"));

    private static string In(string body) => """
        class Orders(IProducer<string, string> producer)
        {
            public async Task Run(Message<string, string> message)
            {

        """ + Fix.Indented(body) + """

            }

            private async Task Send(Message<string, string> message) => await producer.ProduceAsync("orders", message);
        }

        """;
}
