using KafkaDurability.Analyzers.Tests.Verifiers;

namespace KafkaDurability.Analyzers.Tests.Rules.Producer;

/// <summary>KD1105: the task of ProduceAsync, which alone knows of a failure, is dropped.</summary>
public class TaskNotObservedTests
{
    private const string Send = "{|KD1105:producer.ProduceAsync(\"orders\", message)|}";
    private const string Fine = "producer.ProduceAsync(\"orders\", message)";

    [Theory]
    [InlineData("SEND;")]
    [InlineData("_ = SEND;")]
    [InlineData("_ = SEND.ConfigureAwait(false);")]
    [InlineData("SEND.ConfigureAwait(false);")]
    [InlineData("SEND.WaitAsync(token);")]
    [InlineData("if (flag) SEND;")]
    [InlineData("_ = flag ? SEND : null;")]
    [InlineData("foreach (var text in texts) { SEND; } producer.Flush(token);")]
    [InlineData("try { SEND; } catch (ProduceException<string, string> e) { logger.LogError(e, \"failed\"); }")]
    [InlineData("var task = SEND;")]
    [InlineData("var _ = SEND;")]
    [InlineData("Task task; task = SEND;")]
    [InlineData("Task task = SEND; _ = task;")]
    [InlineData("Task task = SEND; var other = task;")]
    [InlineData("var tasks = new[] { SEND, SEND };")]
    [InlineData("var tasks = new List<Task>(); tasks.Add(SEND);")]
    [InlineData("var tasks = new List<Task>(); foreach (var text in texts) { tasks.Add(SEND); } logger.LogInformation(\"{Count}\", tasks.Count);")]
    [InlineData("List<Task> tasks = []; tasks.Add(SEND);")]
    [InlineData("var tasks = new Task[2]; tasks[0] = SEND; tasks[1] = SEND;")]
    [InlineData("var tasks = new Dictionary<string, Task>(); tasks[\"a\"] = SEND;")]
    [InlineData("Task.WhenAll(SEND, SEND);")]
    [InlineData("_ = Task.WhenAll(SEND);")]
    [InlineData("var tasks = new List<Task>(); tasks.Add(SEND); Task.WhenAll(tasks);")]
    [InlineData("var tasks = texts.Select(text => SEND); Task.WhenAll(tasks);")]
    [InlineData("var tasks = texts.Select(text => SEND).ToList();")]
    [InlineData("texts.Select(text => SEND).ToArray();")]
    [InlineData("texts.ToList().ForEach(text => SEND);")]
    [InlineData("Action send = () => SEND; send();")]
    [InlineData("void Send() => SEND; Send();")]
    [InlineData("void Send() { SEND; } Send();")]
    [InlineData("Task.Run(() => SEND);")]
    [InlineData("_ = Task.Run(() => SEND);")]
    [InlineData("_ = Task.Run(() => { return SEND; });")]
    [InlineData("await Task.Run(() => { SEND; });")]
    [InlineData("Task.Factory.StartNew(() => SEND);")]
    [InlineData("await Parallel.ForEachAsync(texts, async (text, _) => { await Task.Yield(); SEND; });")]
    [InlineData("SEND.ContinueWith(_ => logger.LogInformation(\"sent\"));")]
    [InlineData("await SEND.ContinueWith(_ => logger.LogInformation(\"sent\"));")]
    [InlineData("SEND.ContinueWith(task => logger.LogInformation(\"{Id}\", task.Id));")]
    [InlineData("SEND.ContinueWith(Sent);")]
    [InlineData("SEND.ContinueWith(task => Sent(task));")]
    [InlineData("SEND.ContinueWith(_ => { }, TaskContinuationOptions.ExecuteSynchronously);")]
    [InlineData("SEND.ContinueWith(task => logger.LogInformation(\"{Offset}\", task.Result.Offset), TaskContinuationOptions.OnlyOnRanToCompletion);")]
    [InlineData("SEND.ContinueWith(task => logger.LogInformation(\"{Offset}\", task.Result.Offset), TaskContinuationOptions.NotOnFaulted);")]
    [InlineData("var task = SEND; task.ContinueWith(_ => logger.LogInformation(\"sent\"));")]
    [InlineData("SEND.Wait(1000);")]
    [InlineData("_ = SEND.Wait(TimeSpan.FromSeconds(1));")]
    [InlineData("var task = SEND; task.Wait(1000, token);")]
    [InlineData("await Task.WhenAny(SEND, Task.Delay(1000));")]
    [InlineData("var task = SEND; await Task.WhenAny(task, Task.Delay(1000, token)).ConfigureAwait(false);")]
    [InlineData("Task.WaitAll(new Task[] { SEND }, 1000);")]
    [InlineData("var tasks = new List<Task>(); foreach (var text in texts) { tasks.Add(SEND); } await Task.WhenAny(Task.WhenAll(tasks), Task.Delay(1000));")]
    public Task Reported(string body) => Sender.Verify(body.Replace("SEND", Send, StringComparison.Ordinal), Members);

    [Theory]
    [InlineData("SEND;")]
    [InlineData("_ = SEND;")]
    [InlineData("var task = SEND;")]
    public Task Reported_where_the_method_is_not_async(string body) => Sender.VerifyPlain(body.Replace("SEND", Send, StringComparison.Ordinal));

    [Theory]
    [InlineData("await SEND;")]
    [InlineData("await SEND.ConfigureAwait(false);")]
    [InlineData("var result = await SEND; logger.LogInformation(\"{Offset}\", result.Offset);")]
    [InlineData("_ = await SEND;")]
    [InlineData("SEND.Wait();")]
    [InlineData("_ = SEND.Result;")]
    [InlineData("SEND.GetAwaiter().GetResult();")]
    [InlineData("var task = SEND; await task;")]
    [InlineData("var task = SEND; task.Wait();")]
    [InlineData("if (!SEND.Wait(1000)) { throw new TimeoutException(); }")]
    [InlineData("var isSent = SEND.Wait(1000); if (!isSent) { throw new TimeoutException(); }")]
    [InlineData("SEND.Wait(-1);")]
    [InlineData("SEND.Wait(Timeout.InfiniteTimeSpan);")]
    [InlineData("SEND.Wait(token);")]
    [InlineData("await SEND.WaitAsync(TimeSpan.FromSeconds(1));")]
    [InlineData("var task = SEND; await Task.WhenAny(task, Task.Delay(1000)); await task;")]
    [InlineData("var task = SEND; if (await Task.WhenAny(task, Task.Delay(1000)) != task) { throw new TimeoutException(); }")]
    [InlineData("var tasks = new List<Task>(); foreach (var text in texts) { tasks.Add(SEND); if (tasks.Count > 9) { await Task.WhenAny(tasks); } } await Task.WhenAll(tasks);")]
    [InlineData("await Task.WhenAny(SEND);")]
    [InlineData("var task = SEND; if (task.IsFaulted) { logger.LogError(\"failed\"); }")]
    [InlineData("var task = SEND; Task other = task; await other;")]
    [InlineData("var task = SEND; Func<Task> wait = () => task; await wait();")]
    [InlineData("var task = SEND; Keep(task);")]
    [InlineData("Task task = Task.CompletedTask; task = SEND; await task;")]
    [InlineData("Task task = flag ? SEND : Task.CompletedTask; await task;")]
    [InlineData("var tasks = new List<Task>(); tasks.Add(SEND); await Task.WhenAll(tasks);")]
    [InlineData("var tasks = new List<Task>(); tasks.Add(SEND); foreach (var task in tasks) { await task; }")]
    [InlineData("var tasks = new List<Task>(); tasks.Add(SEND); Keep(tasks);")]
    [InlineData("var tasks = _tasks; tasks.Add(SEND);")]
    [InlineData("foreach (var tasks in new[] { _tasks }) { tasks.Add(SEND); }")]
    [InlineData("if (_kept is List<Task> tasks) { tasks.Add(SEND); }")]
    [InlineData("Create(out var tasks); tasks.Add(SEND);")]
    [InlineData("var tasks = new List<Task>(); Keep(tasks); tasks.Add(SEND);")]
    [InlineData("var tasks = new Task[1]; tasks[0] = SEND; Task.WaitAll(tasks);")]
    [InlineData("var tasks = new Task[1]; tasks[0] = SEND; await tasks[0];")]
    [InlineData("var tasks = new Dictionary<string, Task>(); tasks[\"a\"] = SEND; await Task.WhenAll(tasks.Values);")]
    [InlineData("await Task.WhenAll(SEND, SEND);")]
    [InlineData("await Task.WhenAll([SEND, SEND]);")]
    [InlineData("var all = Task.WhenAll(SEND, SEND); await all;")]
    [InlineData("await Task.WhenAll(texts.Select(text => SEND));")]
    [InlineData("var tasks = texts.Select(text => SEND).ToList(); await Task.WhenAll(tasks);")]
    [InlineData("foreach (var task in texts.Select(text => SEND)) { await task; }")]
    [InlineData("texts.Select(text => SEND);")]
    [InlineData("var tasks = texts.Select(text => SEND);")]
    [InlineData("_last = SEND;")]
    [InlineData("_tasks.Add(SEND);")]
    [InlineData("Keep(SEND);")]
    [InlineData("Func<Task> send = () => SEND; await send();")]
    [InlineData("Task Send() => SEND; await Send();")]
    [InlineData("await Task.Run(() => SEND);")]
    [InlineData("await Parallel.ForEachAsync(texts, async (text, _) => await SEND);")]
    [InlineData("SEND.ContinueWith(task => { if (task.IsFaulted) { logger.LogError(task.Exception, \"failed\"); } });")]
    [InlineData("SEND.ContinueWith(task => logger.LogError(task.Exception, \"failed\"), TaskContinuationOptions.OnlyOnFaulted);")]
    [InlineData("SEND.ContinueWith(_ => logger.LogError(\"failed\"), TaskContinuationOptions.OnlyOnFaulted);")]
    [InlineData("SEND.ContinueWith(_ => logger.LogError(\"failed\"), TaskContinuationOptions.NotOnRanToCompletion);")]
    [InlineData("SEND.ContinueWith(_ => logger.LogError(\"failed\"), token, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);")]
    [InlineData("SEND.ContinueWith(task => logger.LogInformation(\"{Offset}\", task.Result.Offset));")]
    [InlineData("SEND.ContinueWith(task => { if (task.Status == TaskStatus.Faulted) { throw task.Exception!; } });")]
    [InlineData("SEND.ContinueWith(task => { if (!task.IsCompletedSuccessfully) { logger.LogError(\"failed\"); } });")]
    [InlineData("await SEND.ContinueWith(task => task.Result.Offset, TaskContinuationOptions.OnlyOnRanToCompletion);")]
    [InlineData("SEND.ContinueWith(Looked);")]
    [InlineData("SEND.ContinueWith(task => Looked(task));")]
    [InlineData("SEND.ContinueWith(_continuation);")]
    [InlineData("SEND.ContinueWith(async task => await task);")]
    [InlineData("SEND.ContinueWith(_ => { }, (TaskContinuationOptions)_sent);")]
    [InlineData("var task = SEND; task.ContinueWith(_ => logger.LogInformation(\"sent\")); await task;")]
    [InlineData("var task = SEND; task.ContinueWith(_ => logger.LogError(task.Exception, \"failed\"));")]
    [InlineData("SEND.Forget();")]
    [InlineData("await using var sending = new Sending(SEND);")]
    [InlineData("Task task; if ((task = SEND).IsCompleted) { return; } await task;")]
    public Task Silent(string body) => Sender.VerifyMembers(
        Sender.Method("async Task", "await Task.Yield(); " + body.Replace("SEND", Fine, StringComparison.Ordinal)) + Members,
        after: """
        public static class Tasks { public static void Forget(this Task task) { } }
        public sealed class Sending(Task task) : IAsyncDisposable { public async ValueTask DisposeAsync() => await task; }
        """);

    private const string Members = """
        private void Keep(Task task) => _tasks.Add(task);
        private void Keep(List<Task> tasks) => _tasks.AddRange(tasks);
        private void Sent(Task task) => logger.LogInformation("{Done}", task.IsCompleted);
        private void Looked(Task task) => logger.LogInformation(task.Exception, "{Done}", task.IsCompleted);
        private object? _kept;
        private void Create(out List<Task> tasks) => tasks = _tasks;
        private Action<Task> _continuation = _ => { };
        """;

    [Theory]
    [InlineData("public Task<DeliveryResult<string, string>> Send(Message<string, string> message) => SEND;")]
    [InlineData("public Task Send(Message<string, string> message) { return SEND; }")]
    [InlineData("public Task Send(Message<string, string> message) { var task = SEND; return task; }")]
    [InlineData("public IEnumerable<Task> Send(Message<string, string> message) { yield return SEND; }")]
    [InlineData("public void Send(Message<string, string> message, List<Task> tasks) => tasks.Add(SEND);")]
    [InlineData("public void Send(Message<string, string> message, out Task task) => task = SEND;")]
    [InlineData("public Task[] Send(Message<string, string> message) => [SEND];")]
    [InlineData("public (Task, int) Send(Message<string, string> message) => (SEND, 1);")]
    public Task Handed_to_the_caller(string member) => Sender.VerifyMembers(member.Replace("SEND", Fine, StringComparison.Ordinal));

    [Fact]
    public Task Transaction() => Sender.Verify("producer.BeginTransaction(); _ = producer.ProduceAsync(\"orders\", message); producer.CommitTransaction();");

    /// <summary>Without reports the task is over at once, whatever happens: KD1007 says so.</summary>
    [Fact]
    public Task Reports_off() => VerifyAll.Reports("""
        public class Orders
        {
            public void Send(Message<string, string> message)
            {
                var config = new ProducerConfig { BootstrapServers = "localhost", EnableIdempotence = true, {|KD1007:EnableDeliveryReports = false|} };
                using var producer = {|KD1107:new ProducerBuilder<string, string>(config).Build()|};
                producer.ProduceAsync("orders", message);
                producer.Flush();
            }
        }
        """);

    /// <summary>As in issue 950 of confluent-kafka-dotnet: nothing arrives, and nothing is said about it.</summary>
    [Fact]
    public Task Dropped_and_disposed() => VerifyAll.Program("""
        using (var producer = new ProducerBuilder<Null, string>(new ProducerConfig { BootstrapServers = "localhost", EnableIdempotence = true }).Build())
        {
            {|KD1105:producer.ProduceAsync("orders", new Message<Null, string> { Value = "paid" })|};
        }
        """);

    [Theory]
    [InlineData("_ = producer.ProduceAsync(\"orders\", message);", "KD1105: Nothing waits for the task of this ProduceAsync, so a failed delivery goes unnoticed and the message is lost; await it")]
    [InlineData("var sending = producer.ProduceAsync(\"orders\", message);", "KD1105: The task of this ProduceAsync is kept in 'sending', and nothing waits for it, so a failed delivery goes unnoticed and the message is lost; await it")]
    [InlineData("producer.ProduceAsync(\"orders\", message).ContinueWith(_ => { });", "KD1105: The continuation of this ProduceAsync never checks the task that it gets, so a failed delivery goes unnoticed and the message is lost; check the task's Exception there, or await ProduceAsync")]
    public async Task Says_what_is_there(string body, string message) =>
        Assert.Equal(message, await Reports.Message<ProducerUseAnalyzer>(Sender.Source(Sender.Method("void", body)).Replace("using Microsoft.Extensions.Logging;", "", StringComparison.Ordinal).Replace("ILogger<Sender>", "object", StringComparison.Ordinal)));
}
