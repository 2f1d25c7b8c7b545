namespace KafkaDurability.Analyzers.Tests.Rules.Consumer;

/// <summary>KD2103: tasks that a helper of the program's own forgets, tasks of tasks, and functions in queues of its own.</summary>
public class ForgottenTasksTests
{
    private const string Consume = "var result = _consumer.Consume(token); ";
    private const string Commit = " _consumer.Commit(result);";
    private const string Call = "{|KD2103:handler.TryHandleAsync(result.Message.Value)|}.Forget();";

    /// <summary>What the extension does, its body says.</summary>
    [Theory]
    [InlineData("public static async void Forget(this Task task) { try { await task; } catch (Exception e) { Console.WriteLine(e); } }")]
    [InlineData("public static void Forget(this Task task) => task.ContinueWith(done => Console.WriteLine(done.Exception), TaskContinuationOptions.OnlyOnFaulted);")]
    [InlineData("public static void Forget(this Task task) { }")]
    [InlineData("public static void Forget(this Task task) { _ = Inner(); async Task Inner() { try { await task; } catch { } } }")]
    [InlineData("public static void Forget(this Task task) { if (!task.IsCompleted || task.IsFaulted) { _ = Waited(task); } } private static async Task Waited(Task task) { try { await task; } catch { } }")]
    [InlineData("public static void Forget(this Task task) { _ = Task.Run(async () => { try { await task; } catch (Exception e) { Console.WriteLine(e); } }); }")]
    public Task Forgotten(string helper) => ConsumeLoop.VerifyMembers(
        Run(Consume + Call + Commit), after: " public static class Extensions { " + helper + " }");

    [Theory]
    [InlineData("public static void Forget(this Task task) => task.GetAwaiter().GetResult();")]
    [InlineData("public static void Forget(this Task task) { if (task.IsCompleted) { return; } task.Wait(); }")]
    [InlineData("public static void Forget(this Task task) { while (!task.IsCompleted) { Thread.Sleep(1); } }")]
    [InlineData("private static readonly List<Task> s_all = new(); public static void Forget(this Task task) { lock (s_all) { s_all.Add(task); } } public static Task All() => Task.WhenAll(s_all);")]
    [InlineData("private static Task s_last = Task.CompletedTask; public static void Forget(this Task task) { s_last = Task.Run(async () => await task); } public static Task All() => s_last;")]
    [InlineData("private static int s_pending; public static void Forget(this Task task) { s_pending++; task.ContinueWith(_ => Interlocked.Decrement(ref s_pending)); } public static void All() { while (s_pending > 0) { Thread.Sleep(1); } }")]
    [InlineData("private static int s_pending; public static async void Forget(this Task task) { s_pending++; await task; s_pending--; } public static void All() { while (s_pending > 0) { Thread.Sleep(1); } }")]
    public Task WaitedOrKept(string helper) => ConsumeLoop.VerifyMembers(
        Run(Consume + "handler.TryHandleAsync(result.Message.Value).Forget();" + Commit), after: " public static class Extensions { " + helper + " }");

    [Theory]
    [InlineData("public event Action<Task>? Added; public void Add(Task task) => Added?.Invoke(task);")]
    [InlineData("private readonly List<Tuple<Task>> _all = new(); public void Add(Task task) => _all.Add(Tuple.Create(task));")]
    [InlineData("private readonly CountdownEvent _left = new(1); public void Add(Task task) { _left.AddCount(); task.ContinueWith(_ => _left.Signal()); } public void All() => _left.Wait();")]
    public Task KeptByAnObject(string tracker) => ConsumeLoop.VerifyMembers(
        "private Tracker _tracker = null!; " + Run(Consume + "_tracker.Add(handler.TryHandleAsync(result.Message.Value));" + Commit), after: " public class Tracker { " + tracker + " }");

    /// <summary>The outer task is done at the first await of the function.</summary>
    [Theory]
    [InlineData("await {|KD2103:Task.Factory.StartNew(async () => await handler.TryHandleAsync(result.Message.Value))|};")]
    [InlineData("{|KD2103:Task.Factory.StartNew(async () => await handler.TryHandleAsync(result.Message.Value))|}.Wait(token);")]
    [InlineData("var task = {|KD2103:Task.Factory.StartNew(() => handler.TryHandleAsync(result.Message.Value))|}; await task;")]
    [InlineData("var task = {|KD2103:Task.Factory.StartNew(async () => { await handler.TryHandleAsync(result.Message.Value); })|}; await Task.WhenAll(task);")]
    [InlineData("await await Task.Factory.StartNew(async () => await handler.TryHandleAsync(result.Message.Value));")]
    [InlineData("await Task.Factory.StartNew(async () => await handler.TryHandleAsync(result.Message.Value)).Unwrap();")]
    [InlineData("Task.Factory.StartNew(async () => await handler.TryHandleAsync(result.Message.Value)).Result.Wait();")]
    [InlineData("Task.Factory.StartNew(async () => await handler.TryHandleAsync(result.Message.Value)).GetAwaiter().GetResult().GetAwaiter().GetResult();")]
    [InlineData("var inner = await Task.Factory.StartNew(async () => await handler.TryHandleAsync(result.Message.Value)); await inner;")]
    [InlineData("await Task.Factory.StartNew(() => handler.Handle(result.Message.Value));")]
    [InlineData("await Task.Run(async () => await handler.TryHandleAsync(result.Message.Value));")]
    public Task TaskOfATask(string body) => ConsumeLoop.Verify(Consume + body + Commit);

    private const string Queue = " public interface IBackgroundWork { void Queue(Func<CancellationToken, Task> work); }";

    [Theory]
    [InlineData("private readonly System.Collections.Concurrent.ConcurrentQueue<Func<CancellationToken, Task>> _all = new(); private readonly SemaphoreSlim _signal = new(0); public void Queue(Func<CancellationToken, Task> work) { ArgumentNullException.ThrowIfNull(work); _all.Enqueue(work); _signal.Release(); }", true)]
    [InlineData("private readonly System.Threading.Channels.Channel<Func<CancellationToken, Task>> _all = System.Threading.Channels.Channel.CreateUnbounded<Func<CancellationToken, Task>>(); public void Queue(Func<CancellationToken, Task> work) => _all.Writer.TryWrite(work);", true)]
    [InlineData("public void Queue(Func<CancellationToken, Task> work) => work(default).GetAwaiter().GetResult();", false)]
    public Task QueueOfFunctions(string queue, bool isReported) => ConsumeLoop.VerifyMembers(
        "private IBackgroundWork _work = null!; " + Run(Consume + (isReported ? "{|KD2103:" : "") + "_work.Queue(async stop => await handler.TryHandleAsync(result.Message.Value))" + (isReported ? "|}" : "") + ";" + Commit),
        after: Queue + " public class BackgroundWork : IBackgroundWork { " + queue + " }");

    /// <summary>The queue says when the function has run.</summary>
    [Fact]
    public Task QueueThatTells() => ConsumeLoop.VerifyMembers(
        "private Dispatcher _work = null!; " + Run(Consume + "await _work.Post(() => handler.Handle(result.Message.Value));" + Commit),
        after: " public class Dispatcher { private readonly System.Collections.Concurrent.BlockingCollection<Action> _all = new(); public Task Post(Action work) { var done = new TaskCompletionSource(); _all.Add(() => { work(); done.SetResult(); }); return done.Task; } }");

    private static string Run(string body) => "public async Task RunAsync(CancellationToken token) { await Task.Yield(); while (!token.IsCancellationRequested) { " + body + " } }";
}
