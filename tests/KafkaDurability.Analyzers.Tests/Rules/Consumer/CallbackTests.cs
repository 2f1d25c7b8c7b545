using KafkaDurability.Analyzers.Tests.Verifiers;

namespace KafkaDurability.Analyzers.Tests.Rules.Consumer;

/// <summary>The message arrives in a lambda or method that is given to something that consumes: the finding stands there.</summary>
public class CallbackTests
{
    private const string Wrappers = """
        using Microsoft.Extensions.Logging;
        public interface IStore { Task PutAsync(string text); void Put(string text); }
        public class Loop<T>(IConsumer<string, T> consumer)
        {
            public async Task RunAsync(Func<ConsumeResult<string, T>, Task> handle, CancellationToken token)
            {
                while (!token.IsCancellationRequested) { var result = consumer.Consume(token); await handle(result); consumer.Commit(result); }
            }
            public void Run(Action<Message<string, T>> take, CancellationToken token)
            {
                while (!token.IsCancellationRequested) { var result = consumer.Consume(token); take(result.Message); consumer.StoreOffset(result); }
            }
            public void Take(Action<T> handler, CancellationToken token) { var result = consumer.Consume(token); handler(result.Message.Value); consumer.Commit(result); }
        }
        public static class Extensions
        {
            public static async Task TakeAsync<TKey, TValue>(this IConsumer<TKey, TValue> consumer, Func<TValue, CancellationToken, Task> action, CancellationToken token)
            {
                var result = consumer.Consume(token);
                await action(result.Message.Value, token);
                consumer.Commit(result);
            }
        }

        """;

    private static string Service(string members) => Wrappers + "public class Service(Loop<string> loop, IConsumer<string, string> consumer, IStore store, ILogger<Service> log) { " + members + " }";

    [Theory]
    [InlineData("Task RunAsync(CancellationToken token) => loop.RunAsync(async result => { try { await store.PutAsync(result.Message.Value); } {|KD2104:catch (Exception e) { log.LogError(e, \"x\"); }|} }, token);")]
    [InlineData("Task RunAsync(CancellationToken token) => Task.Run(() => loop.RunAsync(async result => { try { await store.PutAsync(result.Message.Value); } {|KD2104:catch (Exception e) { log.LogError(e, \"x\"); }|} }, token));")]
    [InlineData("void Run(CancellationToken token) => loop.Run(message => { try { store.Put(message.Value); } {|KD2104:catch (Exception e) { log.LogError(e, \"x\"); }|} }, token);")]
    [InlineData("void Run(CancellationToken token) => loop.Run(Insert, token); void Insert(Message<string, string> message) { try { store.Put(message.Value); } {|KD2104:catch (Exception e) { log.LogError(e, \"x\"); }|} }")]
    [InlineData("async Task RunAsync(CancellationToken token) { Func<ConsumeResult<string, string>, Task> handle = HandleAsync; await loop.RunAsync(handle, token); } async Task HandleAsync(ConsumeResult<string, string> result) { try { await store.PutAsync(result.Message.Value); } {|KD2104:catch (Exception e) { log.LogError(e, \"x\"); }|} }")]
    [InlineData("async Task RunAsync(CancellationToken token) { while (true) { await consumer.TakeAsync(async (text, ct) => { try { await store.PutAsync(text); } {|KD2104:catch (Exception e) { Console.WriteLine(e.Message); }|} }, token); } }")]
    public Task Swallowed(string members) => Verify.Analyzer<ConsumeLoopAnalyzer>(Service(members));

    [Theory]
    [InlineData("void Run(CancellationToken token) { while (true) { loop.Take(text => { _ = {|KD2103:store.PutAsync(text)|}; }, token); } }")]
    [InlineData("void Run(CancellationToken token) => loop.Run(message => {|KD2103:store.PutAsync(message.Value)|}, token);")]
    [InlineData("void Run(CancellationToken token) => loop.Run({|KD2103:async message => await store.PutAsync(message.Value)|}, token);")]
    [InlineData("void Run(CancellationToken token) { while (true) { loop.Take(text => {|KD2103:Task.Run(() => store.Put(text))|}, token); } }")]
    [InlineData("void Run(CancellationToken token) { while (true) { loop.Take(Start, token); } } void Start(string text) { {|KD2103:store.PutAsync(text)|}; }")]
    public Task Dropped(string members) => Verify.Analyzer<ConsumeLoopAnalyzer>(Service(members));

    [Theory]
    [InlineData("Task RunAsync(CancellationToken token) => loop.RunAsync(async result => { try { await store.PutAsync(result.Message.Value); } catch (Exception e) { log.LogError(e, \"x\"); throw; } }, token);")]
    [InlineData("Task RunAsync(CancellationToken token) => loop.RunAsync(result => store.PutAsync(result.Message.Value), token);")]
    [InlineData("void Run(CancellationToken token) => loop.Run(message => { store.Put(message.Value); try { log.LogInformation(message.Key); } catch (Exception) { } }, token);")]
    [InlineData("void Run(CancellationToken token) => loop.Run(Insert, token); void Insert(Message<string, string> message) { try { store.Put(message.Value); } catch (Exception e) { SendToDeadLetter(message, e); } } void SendToDeadLetter(Message<string, string> message, Exception e) => store.Put(message.Value + e.Message);")]
    [InlineData("void Run(Other other) => other.Run(text => { try { store.Put(text); } catch (Exception e) { log.LogError(e, \"x\"); } }); public class Other { public void Run(Action<string> action) => action(\"x\"); }")]
    public Task NothingIsLost(string members) => Verify.Analyzer<ConsumeLoopAnalyzer>(Service(members));

    /// <summary>A table of handlers, or one that a field, a property or an event holds.</summary>
    [Theory]
    [InlineData("private readonly Dictionary<string, Func<string, Task>> _handlers; public Reader() { _handlers = new() { [\"a\"] = PayAsync }; }", "await _handlers[result.Topic](result.Message.Value);")]
    [InlineData("private readonly Dictionary<string, Func<string, Task>> _handlers = new(); public Reader() { _handlers.Add(\"a\", PayAsync); }", "if (_handlers.TryGetValue(result.Topic, out var handler)) { await handler(result.Message.Value); }")]
    [InlineData("private readonly Func<string, Task> _handler; public Reader() { _handler = PayAsync; }", "await _handler(result.Message.Value);")]
    [InlineData("private Func<string, Task>? Handler { get; set; } public Reader() => Handler = PayAsync;", "await Handler!.Invoke(result.Message.Value);")]
    [InlineData("private readonly List<Func<string, Task>> _handlers = []; public Reader() { _handlers.Add(PayAsync); }", "foreach (var handler in _handlers) { await handler(result.Message.Value); }")]
    [InlineData("private event Func<string, Task>? Received; public Reader() => Received += PayAsync;", "await Received!.Invoke(result.Message.Value);")]
    public Task Held(string member, string call) => Verify.Analyzer<ConsumeLoopAnalyzer>($$"""
        public interface IStore { Task PutAsync(string text); }
        internal class Reader
        {
            private IConsumer<string, string> _consumer = null!;
            private IStore _store = null!;
            {{member}}
            public async Task RunAsync(CancellationToken token)
            {
                while (true) { var result = _consumer.Consume(token); {{call}} _consumer.Commit(result); }
            }
            private async Task PayAsync(string text)
            {
                try { await _store.PutAsync(text); } {|KD2104:catch (Exception e) { Console.WriteLine(e.Message); }|}
            }
        }
        """);

    /// <summary>The subscriber of an event is async void: who raises it cannot wait for it.</summary>
    [Theory]
    [InlineData("source.Received += OnReceived;", "Received?{|KD2103:.Invoke(result.Message.Value)|};")]
    [InlineData("source.Received += async text => await _store.PutAsync(text);", "if (Received != null) { {|KD2103:Received(result.Message.Value)|}; }")]
    [InlineData("source.Received += text => _store.PutAsync(text).GetAwaiter().GetResult();", "Received?.Invoke(result.Message.Value);")]
    public Task Raised(string subscribe, string raise) => Verify.Analyzer<ConsumeLoopAnalyzer>($$"""
        public interface IStore { Task PutAsync(string text); }
        internal class Source(IConsumer<string, string> consumer)
        {
            public event Action<string>? Received;
            public void Run(CancellationToken token)
            {
                while (true) { var result = consumer.Consume(token); {{raise}} consumer.Commit(result); }
            }
        }
        internal class Desk
        {
            private readonly IStore _store;
            public Desk(Source source, IStore store) { _store = store; {{subscribe}} }
            private async void OnReceived(string text) => await _store.PutAsync(text);
        }
        """);

    private const string Store = "private async Task StoreAsync(string text) { await Task.Yield(); handler.Handle(text); }";

    /// <summary>A continuation runs also when the task failed.</summary>
    [Theory]
    [InlineData("await StoreAsync(result.Message.Value).ContinueWith(task => { if (task.IsFaulted) { logger.LogError(task.Exception, \"x\"); } {|KD2104:_consumer.Commit(result)|}; }, token);")]
    [InlineData("_ = StoreAsync(result.Message.Value).ContinueWith(_ => {|KD2104:_consumer.Commit(result)|});")]
    [InlineData("await StoreAsync(result.Message.Value).ContinueWith(task => { {|KD2104:if (task.IsCompletedSuccessfully) { _consumer.Commit(result); }|} });")]
    [InlineData("await StoreAsync(result.Message.Value).ContinueWith(task => { {|KD2104:if (task.Exception is not null) { logger.LogError(task.Exception, \"x\"); return; }|} _consumer.Commit(result); });")]
    [InlineData("await StoreAsync(result.Message.Value).ContinueWith(task => { {|KD2104:if (task.IsFaulted) { logger.LogError(task.Exception, \"x\"); return; }|} _consumer.Commit(result); });")]
    [InlineData("await StoreAsync(result.Message.Value).ContinueWith(task => { {|KD2104:if (task.Exception == null) { _consumer.Commit(result); }|} });")]
    [InlineData("await StoreAsync(result.Message.Value).ContinueWith(task => { {|KD2104:if (task.Status == TaskStatus.RanToCompletion) { _consumer.Commit(result); }|} });")]
    [InlineData("await StoreAsync(result.Message.Value).ContinueWith(task => { {|KD2104:if (task.Status == TaskStatus.Faulted) { return; }|} _consumer.Commit(result); });")]
    [InlineData("await StoreAsync(result.Message.Value).ContinueWith(task => { if (task.IsCompleted) { {|KD2104:_consumer.Commit(result)|}; } });")]
    [InlineData("await StoreAsync(result.Message.Value).ContinueWith(task => { {|KD2104:_consumer.Commit(result)|}; }, TaskContinuationOptions.RunContinuationsAsynchronously);")]
    public Task ContinuesAfterAFailure(string code) => ConsumeLoop.Verify("var result = _consumer.Consume(token); " + code, Store);

    [Theory]
    [InlineData("await StoreAsync(result.Message.Value).ContinueWith(task => { if (!task.IsCompletedSuccessfully) { throw new InvalidOperationException(); } _consumer.Commit(result); });")]
    [InlineData("await StoreAsync(result.Message.Value).ContinueWith(task => { task.GetAwaiter().GetResult(); _consumer.Commit(result); });")]
    [InlineData("await StoreAsync(result.Message.Value).ContinueWith(task => { task.Wait(); _consumer.Commit(result); });")]
    [InlineData("await StoreAsync(result.Message.Value).ContinueWith(task => { if (task.IsFaulted) { _consumer.Seek(result.TopicPartitionOffset); } else { _consumer.Commit(result); } });")]
    [InlineData("await StoreAsync(result.Message.Value).ContinueWith(_ => _consumer.Commit(result), TaskContinuationOptions.OnlyOnRanToCompletion);")]
    [InlineData("await StoreAsync(result.Message.Value).ContinueWith(task => { if (task.IsFaulted) { throw task.Exception; } _consumer.Commit(result); });")]
    [InlineData("await StoreAsync(result.Message.Value).ContinueWith(task => { if (task.Status != TaskStatus.RanToCompletion) { throw new InvalidOperationException(); } _consumer.Commit(result); });")]
    [InlineData("await StoreAsync(result.Message.Value).ContinueWith(task => { if (task.Exception is { } failure) { throw failure; } _consumer.Commit(result); });")]
    [InlineData("await StoreAsync(result.Message.Value).ContinueWith(task => { _consumer.Commit(result); }, TaskContinuationOptions.NotOnFaulted);")]
    [InlineData("await StoreAsync(result.Message.Value).ContinueWith(async task => { await task; _consumer.Commit(result); });")]
    public Task StopsAfterAFailure(string code) => ConsumeLoop.Verify("var result = _consumer.Consume(token); " + code, Store);

    /// <summary>The tasks of a batch are awaited, and each of them swallows its own failure.</summary>
    [Theory]
    [InlineData("await Task.WhenAll(batch.Select(one => PutAsync(one.Message.Value)));")]
    [InlineData("var tasks = batch.Select(one => PutAsync(one.Message.Value)).ToList(); await Task.WhenAll(tasks);")]
    [InlineData("var tasks = new List<Task>(); foreach (var one in batch) { tasks.Add(PutAsync(one.Message.Value)); } await Task.WhenAll(tasks);")]
    [InlineData("foreach (var one in batch) { var task = PutAsync(one.Message.Value); await task; }")]
    public Task TasksThatSwallow(string code) => ConsumeLoop.VerifyMethod(
        "var batch = new List<ConsumeResult<string, string>>(); while (true) { while (batch.Count < 30) { batch.Add(_consumer.Consume(token)); } " + code + " _consumer.Commit(batch[^1]); batch.Clear(); }",
        "private async Task PutAsync(string text) { try { await handler.TryHandleAsync(text); } {|KD2104:catch (Exception e) { logger.LogError(e, \"x\"); }|} }");

    /// <summary>thread.Start(state): what the thread runs is given the message.</summary>
    [Theory]
    [InlineData("var thread = new Thread(handler.HandleObject); {|KD2103:thread.Start(result.Message.Value)|};")]
    [InlineData("var thread = new Thread(state => handler.Handle((string)state!)); thread.IsBackground = true; {|KD2103:thread.Start(result.Message.Value)|};")]
    [InlineData("var thread = new Thread(state => logger.LogInformation((string)state!)); thread.Start(result.Message.Value); handler.Handle(result.Message.Value);")]
    [InlineData("var thread = new Thread(state => handler.Handle((string)state!)); thread.Start(result.Message.Value); thread.Join();")]
    public Task ThreadWithState(string code) => ConsumeLoop.Verify(
        "var result = _consumer.Consume(token); " + code.Replace("handler.HandleObject", "HandleObject", StringComparison.Ordinal) + " _consumer.Commit(result);",
        "private void HandleObject(object? state) => handler.Handle((string)state!);");
}
