using KafkaDurability.Analyzers.Tests.Verifiers;
using static KafkaDurability.Analyzers.Tests.Rules.Consumer.LoopFix;

namespace KafkaDurability.Analyzers.Tests.Rules.Consumer;

public class HandedOffFixTests
{
    private const string Before = """
        var result = _consumer.Consume(token);
        // bill it
        _ = {|KD2103:HandleAsync(result.Message.Value)|}; // later
        _consumer.Commit(result);
        """;

    private const string After = """
        var result = _consumer.Consume(token);
        // bill it
        await HandleAsync(result.Message.Value); // later
        _consumer.Commit(result);
        """;

    [Fact]
    public Task Awaits() => VerifyAll.Move(Loop(Before), Loop(After));

    [Fact]
    public Task KeepsTabsAndLineEnds() => VerifyAll.Move(Windows(Loop(Before)), Windows(Loop(After)));

    [Fact]
    public Task AwaitsAll() => VerifyAll.Move(
        Loop("""
            var result = _consumer.Consume(token);
            {|KD2103:Task.Run(() => Handle(result.Message.Value))|};
            _consumer.Commit(result);
            var other = _consumer.Consume(token);
            {|KD2103:HandleAsync(other.Message.Value)|}.ConfigureAwait(false);
            _consumer.Commit(other);
            """),
        Loop("""
            var result = _consumer.Consume(token);
            await Task.Run(() => Handle(result.Message.Value));
            _consumer.Commit(result);
            var other = _consumer.Consume(token);
            await HandleAsync(other.Message.Value).ConfigureAwait(false);
            _consumer.Commit(other);
            """));

    [Theory]
    [InlineData("ThreadPool.QueueUserWorkItem(_ => Handle(result.Message.Value))")]
    [InlineData("Task.Factory.StartNew(() => HandleAsync(result.Message.Value))")]
    public Task NothingToAwait(string handOff) => VerifyAll.NoFix(Loop($$"""
        var result = _consumer.Consume(token);
        {|KD2103:{{handOff}}|};
        _consumer.Commit(result);
        """));

    [Fact]
    public Task NotInAMethodThatIsNotAsync() => VerifyAll.NoFix("""
        class Worker
        {
            public void Run(IConsumer<string, string> consumer, Func<string, Task> handle)
            {
                while (true)
                {
                    var result = consumer.Consume(1000);
                    _ = {|KD2103:handle(result.Message.Value)|};
                    consumer.Commit(result);
                }
            }
        }
        """);

    /// <summary>The task that the helper drops is the helper's business: to await the helper would not wait for it.</summary>
    [Fact]
    public Task NotWhereAHelperDropsTheTask() => VerifyAll.NoFix("""
        abstract class Worker
        {
            public async Task RunAsync(IConsumer<string, string> consumer)
            {
                await Task.Yield();
                while (true)
                {
                    var result = consumer.Consume(1000);
                    {|KD2103:Start(result)|};
                    consumer.Commit(result);
                }
            }

            private void Start(ConsumeResult<string, string> result)
            {
                _ = HandleAsync(result.Message.Value);
            }

            protected abstract Task HandleAsync(string text);
        }
        """);
}
