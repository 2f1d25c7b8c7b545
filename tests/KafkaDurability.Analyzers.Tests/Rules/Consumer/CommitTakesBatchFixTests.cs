using KafkaDurability.Analyzers.Tests.Verifiers;
using static KafkaDurability.Analyzers.Tests.Rules.Consumer.LoopFix;

namespace KafkaDurability.Analyzers.Tests.Rules.Consumer;

public class CommitTakesBatchFixTests
{
    private const string Before = """
        var batch = new List<ConsumeResult<string, string>>();
        while (batch.Count < 100)
        {
            batch.Add(_consumer.Consume(token));
        }

        foreach (var item in batch)
        {
            Handle(item.Message.Value);
            {|KD2107:_consumer.Commit()|}; // done
        }
        """;

    private const string After = """
        var batch = new List<ConsumeResult<string, string>>();
        while (batch.Count < 100)
        {
            batch.Add(_consumer.Consume(token));
        }

        foreach (var item in batch)
        {
            Handle(item.Message.Value);
            _consumer.Commit(item); // done
        }
        """;

    [Fact]
    public Task CommitsTheResultInHand() => VerifyAll.Suggestion(Loop(Before), Loop(After));

    [Fact]
    public Task KeepsTabsAndLineEnds() => VerifyAll.Suggestion(Windows(Loop(Before)), Windows(Loop(After)));

    /// <summary>No result, or not the one that is done.</summary>
    [Theory]
    [InlineData("foreach (var text in batch.Select(item => item.Message.Value)) { Handle(text); {|KD2107:_consumer.Commit()|}; }")]
    [InlineData("foreach (var item in batch) { {|KD2107:_consumer.Commit()|}; Handle(item.Message.Value); }")]
    public Task NoResultInHand(string processing) => VerifyAll.NoFix(Loop($$"""
        var batch = new List<ConsumeResult<string, string>>();
        while (batch.Count < 100)
        {
            batch.Add(_consumer.Consume(token));
        }

        {{processing}}
        """));
}
