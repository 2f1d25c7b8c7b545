using KafkaDurability.Analyzers.Tests.Verifiers;
using static KafkaDurability.Analyzers.Tests.Rules.Consumer.LoopFix;

namespace KafkaDurability.Analyzers.Tests.Rules.Consumer;

public class CommitInFinallyFixTests
{
    private const string Before = """
        var result = _consumer.Consume(token);
        try
        {
            Handle(result.Message.Value);
        }
        finally
        {
            // done with it
            {|KD2105:_consumer.Commit(result)|}; // at once
            Log(new Exception("went on"));
        }
        """;

    private const string After = """
        var result = _consumer.Consume(token);
        try
        {
            Handle(result.Message.Value);
            // done with it
            _consumer.Commit(result); // at once
        }
        finally
        {
            Log(new Exception("went on"));
        }
        """;

    [Fact]
    public Task Moves() => VerifyAll.Move(Loop(Before), Loop(After));

    [Fact]
    public Task KeepsTabsAndLineEnds() => VerifyAll.Move(Windows(Loop(Before)), Windows(Loop(After)));

    [Fact]
    public Task MovesAHelperThatCommits() => VerifyAll.Move(
        """
        abstract class Worker
        {
            private IConsumer<string, string> _consumer = null!;
            public void Run()
            {
                while (true)
                {
                    var result = _consumer.Consume(1000);
                    try
                    {
                        Handle(result.Message.Value);
                    }
                    finally
                    {
                        {|KD2105:Done(result)|};
                    }
                }
            }
            private void Done(ConsumeResult<string, string> result) => _consumer.Commit(result);
            protected abstract void Handle(string text);
        }
        """,
        """
        abstract class Worker
        {
            private IConsumer<string, string> _consumer = null!;
            public void Run()
            {
                while (true)
                {
                    var result = _consumer.Consume(1000);
                    Handle(result.Message.Value);
                    Done(result);
                }
            }
            private void Done(ConsumeResult<string, string> result) => _consumer.Commit(result);
            protected abstract void Handle(string text);
        }
        """);

    /// <summary>One of them alone would commit before it is stored.</summary>
    [Fact]
    public Task StoreAndCommitMoveTogether() => VerifyAll.Move(
        Loop("""
            var result = _consumer.Consume(token);
            try
            {
                Handle(result.Message.Value);
            }
            finally
            {
                {|KD2105:_consumer.StoreOffset(result)|};
                {|KD2105:_consumer.Commit()|};
            }
            """),
        Loop("""
            var result = _consumer.Consume(token);
            Handle(result.Message.Value);
            _consumer.StoreOffset(result);
            _consumer.Commit();
            """));

    [Fact]
    public Task AllAtOnce() => VerifyAll.Move(
        Loop("""
            var result = _consumer.Consume(token);
            try
            {
                Handle(result.Message.Value);
            }
            finally
            {
                {|KD2105:_consumer.Commit(result)|};
            }

            var other = _consumer.Consume(token);
            try
            {
                await HandleAsync(other.Message.Value);
            }
            finally
            {
                {|KD2105:_consumer.StoreOffset(other)|};
            }
            """),
        Loop("""
            var result = _consumer.Consume(token);
            Handle(result.Message.Value);
            _consumer.Commit(result);

            var other = _consumer.Consume(token);
            await HandleAsync(other.Message.Value);
            _consumer.StoreOffset(other);
            """));

    /// <summary>Then the catch is what skips the message.</summary>
    [Fact]
    public Task TheCatchThatSwallowsIsReportedThen() => VerifyAll.Move(
        Loop("""
            var result = _consumer.Consume(token);
            try
            {
                Handle(result.Message.Value);
            }
            catch (Exception e)
            {
                Log(e);
            }
            finally
            {
                {|KD2105:_consumer.Commit(result)|};
            }
            """),
        Loop("""
            var result = _consumer.Consume(token);
            try
            {
                Handle(result.Message.Value);
                _consumer.Commit(result);
            }
            {|KD2104:catch (Exception e)
            {
                Log(e);
            }|}
            """));

    [Theory]
    [InlineData("Handle(result.Message.Value); if (result.Offset == 3) { continue; }", "{|KD2105:_consumer.Commit(result)|};")]
    [InlineData("Handle(result.Message.Value);", "if (result.Offset != 3) { {|KD2105:_consumer.Commit(result)|}; }")]
    [InlineData("Handle(result.Message.Value);", "if (result.Offset != 3) { {|KD2105:_consumer.StoreOffset(result)|}; } {|KD2105:_consumer.Commit()|};")]
    public Task NotWhereSomeWayWouldMissIt(string attempt, string last) => VerifyAll.NoFix(Loop($$"""
        var result = _consumer.Consume(token);
        try { {{attempt}} }
        finally { {{last}} }
        """));
}
