using KafkaDurability.Analyzers.Tests.Verifiers;
using static KafkaDurability.Analyzers.Tests.Rules.Consumer.LoopFix;

namespace KafkaDurability.Analyzers.Tests.Rules.Consumer;

public class FailureSwallowedFixTests
{
    private const string Seek = "Seek back to the message";
    private const string Rethrow = "Rethrow";

    private const string Before = """
        var result = _consumer.Consume(token);
        try
        {
            Handle(result.Message.Value);
            _consumer.Commit(result);
        }
        {|KD2104:catch (Exception e)
        {
            Log(e); // again, please
        }|}
        """;

    private const string SoughtBack = """
        var result = _consumer.Consume(token);
        try
        {
            Handle(result.Message.Value);
            _consumer.Commit(result);
        }
        catch (Exception e)
        {
            Log(e); // again, please
            _consumer.Seek(result.TopicPartitionOffset);
        }
        """;

    private const string Rethrown = """
        var result = _consumer.Consume(token);
        try
        {
            Handle(result.Message.Value);
            _consumer.Commit(result);
        }
        catch (Exception e)
        {
            Log(e); // again, please
            throw;
        }
        """;

    [Fact]
    public Task SeeksBack() => VerifyAll.Titled(Seek, Loop(Before), Loop(SoughtBack));

    [Fact]
    public Task Rethrows() => VerifyAll.Titled(Rethrow, Loop(Before), Loop(Rethrown));

    [Fact]
    public async Task KeepsTabsAndLineEnds()
    {
        await VerifyAll.Titled(Seek, Windows(Loop(Before)), Windows(Loop(SoughtBack)));
        await VerifyAll.Titled(Rethrow, Windows(Loop(Before)), Windows(Loop(Rethrown)));
    }

    /// <summary>What both do is the user's to choose, one at a time.</summary>
    [Fact]
    public Task NeitherIsPartOfFixAll() => VerifyAll.Move(Loop(Before), Loop(Before));

    /// <summary>A catch that commits has passed the message before anything at its end could hold it back.</summary>
    [Theory]
    [InlineData(Seek)]
    [InlineData(Rethrow)]
    public Task NotBehindACommitOfItsOwn(string title)
    {
        var code = Loop("""
            var result = _consumer.Consume(token);
            try
            {
                Handle(result.Message.Value);
                _consumer.Commit(result);
            }
            {|KD2104:catch (Exception e)
            {
                Log(e);
                _consumer.Commit(result);
            }|}
            """);
        return VerifyAll.Titled(title, code, code);
    }

    [Fact]
    public Task TheRoundEndsBeforeTheCommit() => VerifyAll.Titled(
        Seek,
        Loop("""
            var result = _consumer.Consume(token);
            try
            {
                Handle(result.Message.Value);
            }
            {|KD2104:catch
            {
            }|}

            _consumer.Commit(result);
            """),
        Loop("""
            var result = _consumer.Consume(token);
            try
            {
                Handle(result.Message.Value);
            }
            catch
            {
                _consumer.Seek(result.TopicPartitionOffset);
                continue;
            }

            _consumer.Commit(result);
            """));

    [Fact]
    public async Task TheJumpAtTheEndStaysOrGoes()
    {
        const string jump = """
            var result = _consumer.Consume(token);
            try
            {
                Handle(result.Message.Value);
            }
            {|KD2104:catch (Exception e)
            {
                Log(e);
                continue;
            }|}

            _consumer.Commit(result);
            """;
        await VerifyAll.Titled(Seek, Loop(jump), Loop("""
            var result = _consumer.Consume(token);
            try
            {
                Handle(result.Message.Value);
            }
            catch (Exception e)
            {
                Log(e);
                _consumer.Seek(result.TopicPartitionOffset);
                continue;
            }

            _consumer.Commit(result);
            """));
        await VerifyAll.Titled(Rethrow, Loop(jump), Loop("""
            var result = _consumer.Consume(token);
            try
            {
                Handle(result.Message.Value);
            }
            catch (Exception e)
            {
                Log(e);
                throw;
            }

            _consumer.Commit(result);
            """));
    }

    /// <summary>The result is out of scope, was stored when it was handed out, or may yet succeed in the loop around the catch.</summary>
    [Theory]
    [InlineData("try { var result = _consumer.Consume(token); Handle(result.Message.Value); _consumer.Commit(result); } {|KD2104:catch (Exception e) { Log(e); }|}")]
    [InlineData("var result = _consumer.Consume(token); try { Handle(result.Message.Value); _consumer.Commit(); } {|KD2104:catch (Exception e) { Log(e); }|}")]
    [InlineData("var result = _consumer.Consume(token); for (var i = 0; i < 3; i++) { try { Handle(result.Message.Value); break; } {|KD2104:catch (Exception e) { Log(e); }|} } _consumer.Commit(result);")]
    public Task NoWayBack(string body) => VerifyAll.Titled(Seek, Loop(body), Loop(body));

    [Fact]
    public Task WhatIsStoredByHandMayBeCommittedWithoutNamingIt() => VerifyAll.Titled(
        Seek,
        Loop("var result = _consumer.Consume(token); try { Handle(result.Message.Value); _consumer.StoreOffset(result); _consumer.Commit(); } {|KD2104:catch (Exception e) { Log(e); }|}"),
        Loop("var result = _consumer.Consume(token); try { Handle(result.Message.Value); _consumer.StoreOffset(result); _consumer.Commit(); } catch (Exception e) { Log(e); _consumer.Seek(result.TopicPartitionOffset); }"));

    /// <summary>A throw would end the attempts.</summary>
    [Fact]
    public Task NoRethrowWhereTheLoopTriesAgain() => VerifyAll.NoFix(Loop("""
        var result = _consumer.Consume(token);
        for (var i = 0; i < 3; i++) { try { Handle(result.Message.Value); break; } {|KD2104:catch (Exception e) { Log(e); }|} }
        _consumer.Commit(result);
        """));

    /// <summary>The automatic commit passes what was handed out, wherever the consumer goes on.</summary>
    [Fact]
    public async Task AutoCommitLeavesOnlyTheThrow()
    {
        const string loop = """
            while (!token.IsCancellationRequested)
            {
                var result = consumer.Consume(token);
                try { Process(result.Message.Value); } {|KD2104:catch (Exception e) { Console.WriteLine(e); }|}
            }
            """;
        var source = ConsumerProgram.Of("var config = new ConsumerConfig { BootstrapServers = \"b\", GroupId = \"g\", AutoOffsetReset = AutoOffsetReset.Earliest };", loop);
        await VerifyAll.Titled(Seek, source, source);
    }

    [Fact]
    public async Task InAHelperOnlyTheThrow()
    {
        const string source = """
            abstract class Worker
            {
                public void Run(IConsumer<string, string> consumer)
                {
                    while (true)
                    {
                        var result = consumer.Consume(1000);
                        TryHandle(consumer, result);
                        consumer.Commit(result);
                    }
                }

                private void TryHandle(IConsumer<string, string> consumer, ConsumeResult<string, string> result)
                {
                    try
                    {
                        Handle(result.Message.Value);
                    }
                    {|KD2104:catch (Exception e)
                    {
                        Console.WriteLine(e);
                    }|}
                }

                protected abstract void Handle(string text);
            }
            """;
        await VerifyAll.Titled(Seek, source, source);
        await VerifyAll.Titled(
            Rethrow,
            source,
            source.Replace("{|KD2104:", "", StringComparison.Ordinal)
                .Replace("}|}", "}", StringComparison.Ordinal)
                .Replace("Console.WriteLine(e);\n", "Console.WriteLine(e);\n            throw;\n", StringComparison.Ordinal));
    }

    /// <summary>Nobody was caught: what to do with a no, the user knows.</summary>
    [Fact]
    public Task NothingForAnAnswer() => VerifyAll.NoFix(ConsumeLoopSource);

    private const string ConsumeLoopSource = """
        abstract class Worker
        {
            public void Run(IConsumer<string, string> consumer)
            {
                while (true)
                {
                    var result = consumer.Consume(1000);
                    {|KD2104:if (TryHandle(result.Message.Value))
                    {
                        consumer.Commit(result);
                    }|}
                }
            }

            protected abstract bool TryHandle(string text);
        }
        """;
}
