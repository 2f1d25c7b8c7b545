namespace KafkaDurability.Analyzers.Tests.Consuming;

/// <summary>Who does the work, and whether somebody waits for it.</summary>
public class HandOffTransitionsTests
{
    private const string Pending = "List<string> pending = new(); void Flush() { foreach (var one in pending) { Process(one); } pending.Clear(); }";

    private const string Beat = "async Task BeatAsync() { while (true) { await Task.Delay(1000); } }";

    [Theory]
    [InlineData("handed off passed", "_ = ProcessAsync(value); consumer.Commit(result);")]
    [InlineData("handed off passed", "var task = ProcessAsync(value); consumer.Commit(result); await task;")]
    [InlineData("", "var task = ProcessAsync(value); await task; consumer.Commit(result);")]
    [InlineData("", "var task = ProcessAsync(value); task.Wait(); consumer.Commit(result);")]
    [InlineData("", "var task = ProcessAsync(value); await Task.WhenAll(task); consumer.Commit(result);")]
    [InlineData("handed off passed", "var task = ProcessAsync(value); await Task.WhenAny(task, Task.Delay(9)); consumer.Commit(result);")]
    [InlineData("", "var task = ProcessAsync(value); if (await Task.WhenAny(task, Task.Delay(9)) == task) { consumer.Commit(result); }")]
    [InlineData("handed off passed", "var task = ProcessAsync(value); if (!task.Wait(100)) { Log(\"x\"); } consumer.Commit(result);")]
    [InlineData("handed off", "var task = ProcessAsync(value); if (task.Wait(100)) { consumer.Commit(result); }")]
    [InlineData("", "var task = ProcessAsync(value); tasks.Add(task); consumer.Commit(result);")]
    [InlineData("", "var task = ProcessAsync(value); tasks.Add(task); await Task.WhenAll(tasks); consumer.Commit(result);")]
    [InlineData("handed off passed", "var task = ProcessAsync(value); try { await task.WaitAsync(TimeSpan.FromSeconds(1)); } catch (TimeoutException) { Log(\"x\"); } consumer.Commit(result);")]
    [InlineData("swallowed passed", "var task = ProcessAsync(value); try { await task.WaitAsync(TimeSpan.FromSeconds(1)); } catch (Exception) { Log(\"x\"); } consumer.Commit(result);")]
    [InlineData("swallowed passed", "var task = ProcessAsync(value); try { await task; } catch (Exception) { Log(\"x\"); } consumer.Commit(result);")]
    [InlineData("handed off passed", "var thread = new Thread(() => Process(value)); thread.Start(); consumer.Commit(result);")]
    [InlineData("", "var thread = new Thread(() => Process(value)); thread.Start(); thread.Join(); consumer.Commit(result);")]
    [InlineData("handed off passed", "var thread = new Thread(state => Process((string)state!)); thread.Start(value); consumer.Commit(result);")]
    [InlineData("", "var thread = new Thread(state => Log((string)state!)); thread.Start(value); consumer.Commit(result);")]
    [InlineData("", "new Thread(state => consumer.Commit((ConsumeResult<string, string>)state!)).Start(result); Process(value);")]
    [InlineData("handed off passed", "new Thread(Work).Start(value); consumer.Commit(result);", "void Work(object? state) => Process((string)state!);")]
    [InlineData("", "new Thread(Look).Start(value); consumer.Commit(result);", "void Look(object? state) => Log((string)state!);")]
    [InlineData("", "var thread = new Thread(Look); thread.Start(value); consumer.Commit(result);", "static void Look(object? state) { }")]
    [InlineData("", "var thread = new Thread(Read); thread.Start(value); consumer.Commit(result);", "static void Read(object? state) => Console.WriteLine(int.Parse((string)state!));")]
    [InlineData("", "given.Start(value); consumer.Commit(result);", "Thread given = null!;")]
    public void Tasks_and_threads(string facts, string code, string members = "") => Assert.Equal(facts, Transitions.Of(code, members));

    [Theory]
    [InlineData("handed off passed", "producer.Produce(\"next\", result.Message); consumer.Commit(result);")]
    [InlineData("", "producer.Produce(\"next\", result.Message); producer.Flush(); consumer.Commit(result);")]
    [InlineData("", "producer.Produce(\"next\", result.Message); producer.Flush(TimeSpan.FromSeconds(1)); consumer.Commit(result);")]
    [InlineData("", "await producer.ProduceAsync(\"next\", result.Message); consumer.Commit(result);")]
    [InlineData("handed off passed", "_ = producer.ProduceAsync(\"next\", result.Message); consumer.Commit(result);")]
    [InlineData("handed off passed", "var sent = producer.ProduceAsync(\"next\", result.Message); consumer.Commit(result); await sent;")]
    [InlineData("swallowed passed", "try { await producer.ProduceAsync(\"next\", result.Message); } catch (ProduceException<string, string>) { } consumer.Commit(result);")]
    [InlineData("handed off passed", "try { producer.Produce(\"next\", result.Message); } catch (ProduceException<string, string>) { } consumer.Commit(result);")]
    [InlineData("swallowed passed", "try { Process(value); } catch (ProduceException<string, string>) { } consumer.Commit(result);")]
    [InlineData("", "try { Process(value); await producer.ProduceAsync(\"next\", result.Message); } catch (KafkaException) { } consumer.Commit(result);")]
    [InlineData("", "producer.BeginTransaction(); producer.Produce(\"next\", result.Message); producer.SendOffsetsToTransaction(new[] { new TopicPartitionOffset(result.TopicPartition, result.Offset + 1) }, consumer.ConsumerGroupMetadata, TimeSpan.FromSeconds(9)); producer.CommitTransaction();")]
    [InlineData("early Commit", "producer.BeginTransaction(); producer.SendOffsetsToTransaction(new[] { new TopicPartitionOffset(result.TopicPartition, result.Offset + 1) }, consumer.ConsumerGroupMetadata, TimeSpan.FromSeconds(9)); producer.CommitTransaction(); Process(value);")]
    [InlineData("", "producer.BeginTransaction(); producer.SendOffsetsToTransaction(new[] { new TopicPartitionOffset(result.TopicPartition, result.Offset) }, consumer.ConsumerGroupMetadata, TimeSpan.FromSeconds(9)); producer.CommitTransaction(); Process(value);")]
    [InlineData("", "producer.SendOffsetsToTransaction(new[] { new TopicPartitionOffset(result.TopicPartition, result.Offset + 1) }, consumer.ConsumerGroupMetadata, TimeSpan.FromSeconds(9)); producer.AbortTransaction(); producer.CommitTransaction(); Process(value);")]
    [InlineData("", "producer.SendOffsetsToTransaction(new[] { new TopicPartitionOffset(result.TopicPartition, result.Offset + 1) }, consumer.ConsumerGroupMetadata, TimeSpan.FromSeconds(9)); producer.BeginTransaction(); producer.CommitTransaction(); Process(value);")]
    [InlineData("swallowed passed", "try { Process(value); } catch { } producer.SendOffsetsToTransaction(new[] { new TopicPartitionOffset(result.TopicPartition, result.Offset + 1) }, consumer.ConsumerGroupMetadata, TimeSpan.FromSeconds(9)); producer.CommitTransaction();")]
    [InlineData("", "producer.BeginTransaction(); try { Process(value); producer.Produce(\"next\", result.Message); producer.SendOffsetsToTransaction(new[] { new TopicPartitionOffset(result.TopicPartition, result.Offset + 1) }, consumer.ConsumerGroupMetadata, TimeSpan.FromSeconds(9)); producer.CommitTransaction(); } catch (Exception) { producer.AbortTransaction(); }")]
    [InlineData("", "producer.Produce(\"next\", result.Message); producer.CommitTransaction(); consumer.Commit(result);")]
    public void Producers(string facts, string code) => Assert.Equal(facts, Transitions.Of(code));

    [Theory]
    [InlineData("queued passed", "queue.Enqueue(value); consumer.Commit(result);", "readonly Queue<string> queue = new();")]
    [InlineData("", "queue.Enqueue(value); Process(queue.Dequeue()); consumer.Commit(result);", "readonly Queue<string> queue = new();")]
    [InlineData("", "var queue = new Queue<string>(); queue.Enqueue(value); Process(queue.Dequeue()); consumer.Commit(result);")]
    [InlineData("queued passed", "channel.Writer.TryWrite(value); consumer.Commit(result);", "readonly System.Threading.Channels.Channel<string> channel = System.Threading.Channels.Channel.CreateUnbounded<string>();")]
    [InlineData("queued passed", "await channel.Writer.WriteAsync(value); consumer.Commit(result);", "readonly System.Threading.Channels.Channel<string> channel = System.Threading.Channels.Channel.CreateUnbounded<string>();")]
    [InlineData("", "await channel.Writer.WriteAsync(value); await Empty(); consumer.Commit(result);", "readonly System.Threading.Channels.Channel<string> channel = System.Threading.Channels.Channel.CreateUnbounded<string>(); protected abstract Task Empty();")]
    [InlineData("queued passed", "try { Process(value); } catch { await channel.Writer.WriteAsync(value); } consumer.Commit(result);", "readonly System.Threading.Channels.Channel<string> channel = System.Threading.Channels.Channel.CreateUnbounded<string>();")]
    public void Queues(string facts, string code, string members = "") => Assert.Equal(facts, Transitions.Of(code, members));

    [Theory]
    [InlineData("", "var source = new TaskCompletionSource(); producer.Produce(\"next\", result.Message, report => source.SetResult()); await source.Task; consumer.Commit(result);")]
    [InlineData("handed off passed", "producer.Produce(\"next\", result.Message, report => Log(\"x\")); consumer.Commit(result);")]
    [InlineData("refused passed", "await ProcessAsync(value).ContinueWith(task => consumer.Commit(result));")]
    [InlineData("refused passed", "await ProcessAsync(value).ContinueWith(task => { if (task.IsFaulted) { Log(\"x\"); } else { consumer.Commit(result); } });")]
    [InlineData("", "await ProcessAsync(value).ContinueWith(task => { if (task.IsFaulted) { Park(value); } consumer.Commit(result); });")]
    [InlineData("", "await ProcessAsync(value).ContinueWith(task => { if (!task.IsCompletedSuccessfully) { throw new Exception(); } consumer.Commit(result); });")]
    [InlineData("", "await ProcessAsync(value).ContinueWith(task => { task.Wait(); consumer.Commit(result); });")]
    [InlineData("refused passed", "await ProcessAsync(value).ContinueWith(task => Log(\"x\")); consumer.Commit(result);")]
    [InlineData("", "await AskAsync(value).ContinueWith(task => { if (task.Result) { consumer.Commit(result); } });")]
    public void Reports_and_continuations(string facts, string code) => Assert.Equal(facts, Transitions.Of(code));

    [Theory]
    [InlineData("swallowed passed", "try { await ProcessAsync(value); } catch (Exception) { } consumer.Commit(result);")]
    [InlineData("swallowed passed", "try { ProcessAsync(value).Wait(); } catch (Exception) { } consumer.Commit(result);")]
    [InlineData("swallowed passed", "try { ProcessAsync(value).GetAwaiter().GetResult(); } catch (Exception) { } consumer.Commit(result);")]
    [InlineData("swallowed passed", "try { await ProcessAsync(value).ConfigureAwait(false); } catch (Exception) { } consumer.Commit(result);")]
    [InlineData("swallowed passed", "try { await Task.WhenAll(ProcessAsync(value), ProcessAsync(value)); } catch (Exception) { } consumer.Commit(result);")]
    [InlineData("swallowed passed", "try { await Task.Run(() => Process(value)); } catch (Exception) { } consumer.Commit(result);")]
    [InlineData("swallowed passed", "try { Task.Run(() => Process(value)).Wait(); } catch (Exception) { } consumer.Commit(result);")]
    [InlineData("handed off passed", "try { _ = Task.Run(() => Process(value)); } catch (Exception) { } consumer.Commit(result);")]
    [InlineData("handed off passed", "var task = Task.Run(() => { try { Process(value); } catch { } }); consumer.Commit(result); await task;")]
    [InlineData("", "var task = Task.Run(() => { try { Process(value); } catch { Park(value); } }); await task; consumer.Commit(result);")]
    [InlineData("", "var task = Task.Run(() => { try { Process(value); } catch { kept.Failed = true; } }); await task; consumer.Commit(result);")]
    [InlineData("", "var task = Task.Run(() => { try { Process(value); } catch { Failed = true; } }); await task; consumer.Commit(result);")]
    [InlineData("swallowed passed", "_ = Task.Run(() => { try { Process(value); consumer.Commit(result); } catch { } });")]
    [InlineData("", "_ = Task.Run(() => { Process(value); consumer.Commit(result); });")]
    [InlineData("", "tasks.Add(Task.Run(() => Process(value))); consumer.Commit(result);")]
    [InlineData("", "tasks.Add(Task.Run(() => Process(value))); Task.WaitAll(tasks.ToArray()); consumer.Commit(result);")]
    [InlineData("handed off passed", "var mine = new List<Task> { Task.Run(() => Process(value)) }; mine.RemoveAll(one => one.IsCompleted); consumer.Commit(result);")]
    [InlineData("handed off passed", "var mine = new List<Task> { Task.Run(() => Process(value)) }; if (mine.Contains(null!)) { } consumer.Commit(result);")]
    [InlineData("", "var task = ProcessAsync(value); if (task.IsCompleted) { Log(\"x\"); } consumer.Commit(result);")]
    [InlineData("", "var task = ProcessAsync(value); Watch(task); consumer.Commit(result);", "protected abstract void Watch(Task task);")]
    [InlineData("", "var task = ProcessAsync(value); Watch(task); consumer.Commit(result);", "void Watch(Task task) { tasks.Add(task); }")]
    [InlineData("handed off passed", "var timer = new Timer(_ => Process(value)); consumer.Commit(result);")]
    [InlineData("swallowed passed; handed off passed", "new Thread(() => { try { Process(value); } catch { } }).Start(); consumer.Commit(result);")]
    [InlineData("", "await Task.WhenAny(ProcessAsync(value)); consumer.Commit(result);")]
    public void Work_that_fails(string facts, string code, string members = "") => Assert.Equal(facts, Transitions.Of(code, members));

    /// <summary>What comes behind the work, or goes on beside it.</summary>
    [Theory]
    [InlineData("early Commit", "OWN while (true) { var one = await Task.Run(() => { other.Subscribe(\"a\"); return consumer.Consume(100); }); consumer.Commit(); Process(one.Message.Value); }", "IConsumer<string, string> other = null!;")]
    [InlineData("", "var job = new Job(); job.ContinueWith(x => consumer.Commit(result)); Process(value);", "protected sealed class Job { public void ContinueWith(Action<Job> act) => act(this); }")]
    [InlineData("handed off passed", "var job = ProcessAsync(value).ContinueWith(task => { Log(\"x\"); }); consumer.Commit(result); await job;")]
    [InlineData("", "var job = ProcessAsync(value).ContinueWith(task => Park(value)); await job; consumer.Commit(result);")]
    [InlineData("handed off passed", "_ = ProcessAsync(value).ContinueWith(task => Park(value)); consumer.Commit(result);")]
    [InlineData("refused passed", "_ = ProcessAsync(value).ContinueWith(task => { if (task.IsFaulted) { Log(\"x\"); } else { consumer.Commit(result); } });")]
    [InlineData("swallowed passed", "try { Process(value); } catch { } await ProcessAsync(\"x\").ContinueWith(task => { task.Wait(); consumer.Commit(result); });")]
    [InlineData("swallowed passed", "try { Process(value); } catch { } try { await ProcessAsync(value).ContinueWith(task => { task.Wait(); }); } catch { } consumer.Commit(result);")]
    [InlineData("queued passed", "jobs.Enqueue(() => { try { Process(value); } catch { } }); consumer.Commit(result);", "Queue<Action> jobs = new();")]
    [InlineData("swallowed passed; handed off passed", "_ = Safe(this, value); consumer.Commit(result);", "static async Task Safe(C own, string one) { try { await own.ProcessAsync(one); } catch { } }")]
    [InlineData("swallowed passed", "Exception? why = null; await Task.Run(() => { try { Process(value); } catch (Exception e) { why = e; } }); if (why is null) { consumer.Commit(result); }")]
    [InlineData("swallowed passed", "var job = Task.Run(() => { try { Process(value); } catch { Why.ToString(); kept.Count++; } }); await job; consumer.Commit(result);")]
    [InlineData("", "journal.LogAsync(value); consumer.Commit(result);", "protected interface IJournal { Task LogAsync(string value); } IJournal journal = null!;")]
    [InlineData("handed off passed", "var jobs = value.Split(',').Select(Safe).ToList(); consumer.Commit(result); await Task.WhenAll(jobs);", "async Task Safe(string one) { try { await ProcessAsync(one); } catch { } }")]
    [InlineData("", "var job = ProcessAsync(value).ContinueWith(task => { if (task.IsFaulted) { Log(\"x\"); } else { consumer.Commit(result); } }); tasks.Add(job);")]
    [InlineData("", "queue.Enqueue(value); consumer.Seek(result.TopicPartitionOffset); consumer.Commit(result);", "readonly Queue<string> queue = new();")]
    public void Behind_the_work(string facts, string code, string members = "") => Assert.Equal(facts, Transitions.Of(code, members));

    /// <summary>A task is taken out of a list, or waited for too late.</summary>
    [Theory]
    [InlineData("handed off passed", "var mine = new List<Task> { Task.Run(() => Process(value)) }; mine.RemoveAt(0); consumer.Commit(result);")]
    [InlineData("handed off passed", "var job = Save(value); consumer.Commit(result); await job;", "async Task Save(string one) { try { await ProcessAsync(one); } catch { } }")]
    public void Tasks_that_are_kept(string facts, string code, string members = "") => Assert.Equal(facts, Transitions.Of(code, members));

    /// <summary>Local functions whose task nobody keeps.</summary>
    [Theory]
    [InlineData("handed off passed", "try { Process(value); } catch { } async Task Later(string one) { try { await ProcessAsync(one); } catch { } } _ = Later(value); consumer.Commit(result);")]
    public void Local_functions(string facts, string code, string members = "") => Assert.Equal(facts, Transitions.Of(code, members));

    /// <summary>Methods and functions that are given by name, or kept.</summary>
    [Theory]
    [InlineData("swallowed passed", "try { new List<string> { value }.ForEach(Process); } catch { } consumer.Commit(result);")]
    [InlineData("handed off passed", "var mine = new List<Task> { ProcessAsync(value) }; if (mine.Contains(Task.CompletedTask)) { Log(\"x\"); } consumer.Commit(result);")]
    [InlineData("early Commit", "var job = ((Action)(() => Process(value)), Check() ? 1 : 2); consumer.Commit(result); job.Item1();")]
    public void Given_by_name(string facts, string code, string members = "") => Assert.Equal(facts, Transitions.Of(code, members));

    /// <summary>Waits that end before the work does, and what they throw.</summary>
    [Theory]
    [InlineData("swallowed passed", "var job = ProcessAsync(\"x\"); if (!job.Wait(1000)) { continue; } try { Process(value); } catch { } consumer.Commit(result);")]
    [InlineData("handed off", "var job = ProcessAsync(value); if (!job.Wait(100)) { continue; } consumer.Commit(result);")]
    [InlineData("swallowed passed", "var job = ProcessAsync(value); try { job.Wait(); } catch { } consumer.Commit(result);")]
    [InlineData("swallowed passed", "var job = AskAsync(value); try { Log(job.Result.ToString()); } catch { } consumer.Commit(result);")]
    [InlineData("handed off passed", "var job = ProcessAsync(value); try { await Task.WhenAny(job, Task.Delay(100)); } catch { } consumer.Commit(result);")]
    [InlineData("handed off passed", "var job = ProcessAsync(value); try { await job.WaitAsync(TimeSpan.FromSeconds(1)); } catch (TimeoutException) { } consumer.Commit(result);")]
    [InlineData("handed off", "using var done = new ManualResetEventSlim(); new Thread(() => { Process(value); done.Set(); }).Start(); if (!done.Wait(1000)) { continue; } consumer.Commit(result);")]
    [InlineData("", "using var done = new ManualResetEventSlim(); new Thread(() => { Process(value); done.Set(); }).Start(); done.Wait(); consumer.Commit(result);")]
    public void Waits_that_end(string facts, string code) => Assert.Equal(facts, Transitions.Of(code));

    /// <summary>ContinueWith with options and a state, and of work that is over.</summary>
    [Theory]
    [InlineData("", "await ProcessAsync(value).ContinueWith((task, state) => { if (task.IsFaulted) { throw new Exception(); } consumer.Commit(result); }, kept);")]
    [InlineData("", "await ProcessAsync(value).ContinueWith(task => consumer.Commit(result), TaskContinuationOptions.OnlyOnRanToCompletion);")]
    [InlineData("refused passed", "await ProcessAsync(value).ContinueWith(task => consumer.Commit(result), TaskContinuationOptions.ExecuteSynchronously);")]
    [InlineData("swallowed passed", "var job = ProcessAsync(value); await job; await job.ContinueWith(task => Log(\"x\")); var next = consumer.Consume(100); try { Process(next.Message.Value); } catch { } consumer.Commit(next);")]
    [InlineData("", "await ProcessAsync(value).ContinueWith(task => { if (task.IsFaulted) { throw new Exception(); } }); Process(value); consumer.Commit(result);")]
    [InlineData("swallowed passed", "await ProcessAsync(value).ContinueWith(task => { try { task.GetAwaiter().GetResult(); consumer.Commit(result); } catch { Log(\"x\"); } });")]
    [InlineData("", "await AskAsync(value).ContinueWith(task => { Tell(task.Result); consumer.Commit(result); });")]
    public void Continued(string facts, string code) => Assert.Equal(facts, Transitions.Of(code));

    /// <summary>What the task runs lets nothing out, or does not see to it itself.</summary>
    [Theory]
    [InlineData("", "var job = Task.Run(() => Save(value)); try { await job; } catch { } consumer.Commit(result);", "void Save(string one) { try { Process(one); } catch { Failed = true; } }")]
    [InlineData("", "var job = SaveAsync(value); try { await job; } catch { } consumer.Commit(result);", "async Task SaveAsync(string one) { try { await ProcessAsync(one); } catch { Failed = true; } }")]
    [InlineData("swallowed passed", "var job = SaveAsync(value); try { await job; } catch { } consumer.Commit(result);", "async Task SaveAsync(string one) { await ProcessAsync(one); }")]
    [InlineData("swallowed passed", "var job = Task.Run(() => { Save(value); Process(value); }); try { await job; } catch { } consumer.Commit(result);", "void Save(string one) { try { Process(one); } catch { Failed = true; } }")]
    [InlineData("", "var job = Task.Run(() => { Log(\"x\"); Save(value); }); try { await job; } catch { } consumer.Commit(result);", "void Save(string one) { try { Process(one); } catch { Failed = true; } }")]
    [InlineData("", "try { Process(value); } catch { _ = Task.Run(() => { try { Park(value); } catch { } }); } consumer.Commit(result);")]
    [InlineData("swallowed passed; handed off passed", "var done = 0; _ = Task.Run(() => { done++; try { Process(value); } catch { Log(\"x\"); } }); consumer.Commit(result);")]
    [InlineData("handed off passed", "Func<Task> job = () => ProcessAsync(value); _ = job(); consumer.Commit(result);")]
    public void Tasks_that_never_fail(string facts, string code, string members = "") => Assert.Equal(facts, Transitions.Of(code, members));

    /// <summary>What never ends, and is not waited for, is no end of the loop; a sequence begins with its first element.</summary>
    [Theory]
    [InlineData("swallowed passed", "OWN _ = BeatAsync(); while (true) { var result = consumer.Consume(100); try { Process(result.Message.Value); } catch { } consumer.Commit(result); }", Beat)]
    [InlineData("swallowed passed", "OWN var beat = BeatAsync(); while (true) { var result = consumer.Consume(100); try { Process(result.Message.Value); } catch { } consumer.Commit(result); }", Beat)]
    [InlineData("swallowed passed", "OWN Beat(); while (true) { var result = consumer.Consume(100); try { Process(result.Message.Value); } catch { } consumer.Commit(result); }", "async void Beat() { while (true) { await Task.Delay(1000); } }")]
    [InlineData("", "OWN await BeatAsync(); while (true) { var result = consumer.Consume(100); try { Process(result.Message.Value); } catch { } consumer.Commit(result); }", Beat)]
    [InlineData("swallowed passed", "OWN foreach (var one in All()) { try { Process(one.Message.Value); } catch { } }", "IEnumerable<ConsumeResult<string, string>> All() { while (true) { var one = consumer.Consume(100); yield return one; consumer.Commit(one); } }")]
    [InlineData("", "OWN foreach (var one in All()) { try { Process(one.Message.Value); } catch { throw; } }", "IEnumerable<ConsumeResult<string, string>> All() { while (true) { var one = consumer.Consume(100); yield return one; consumer.Commit(one); } }")]
    [InlineData("swallowed passed", "OWN foreach (var one in All()) { try { Process(one.Message.Value); } catch { } consumer.Commit(one); }", "IEnumerable<ConsumeResult<string, string>> All() { while (true) { yield return consumer.Consume(100); } }")]
    [InlineData("swallowed passed", "foreach (var one in Endless(value)) { try { Process(one); } catch { } } consumer.Commit(result);", "IEnumerable<string> Endless(string one) { while (true) { yield return one; } }")]
    [InlineData("swallowed passed", "var local = BeatAsync(); try { Process(value); } catch { } consumer.Commit(result); async Task BeatAsync() { while (true) { await Task.Delay(1000); } }")]
    public void What_goes_on_beside(string facts, string code, string members = "") => Assert.Equal(facts, Transitions.Of(code, members));

    /// <summary>A collection that a timer empties, and other queues.</summary>
    [Theory]
    [InlineData("queued passed", "pending.Add(value); consumer.Commit(result);", Pending)]
    [InlineData("queued passed", "try { Process(value); } catch { pending.Add(value); } consumer.Commit(result);", Pending)]
    [InlineData("", "try { Process(value); } catch { } pending.Add(result.Message.Key); consumer.Commit(result);", Pending)]
    [InlineData("", "pending.Add(value); Park(\"x\"); consumer.Commit(result);", Pending)]
    [InlineData("queued passed", "pending.Add(value); Look2(value); consumer.Commit(result);", Pending + " void Look2(string one) => Log(one);")]
    [InlineData("", "pending.Add(value); Park(value); consumer.Commit(result);", Pending)]
    [InlineData("queued passed", "pending.Add(value); var trimmed = value.Trim(); consumer.Commit(result);", Pending)]
    [InlineData("queued passed", "new Inbox(queue).Put(value); consumer.Commit(result);", "readonly Queue<string> queue = new(); sealed class Inbox(Queue<string> to) { public void Put(string one) => to.Enqueue(one); }")]
    [InlineData("early Commit", "var queue = new System.Collections.Concurrent.ConcurrentQueue<string>(); queue.Enqueue(value); consumer.Commit(result); if (queue.TryDequeue(out var one)) { Process(one); }")]
    [InlineData("", "Other().queue.Enqueue(value); consumer.Commit(result);", "protected readonly Queue<string> queue = new(); protected abstract C Other();")]
    [InlineData("", "Put(queue, value); consumer.Commit(result);", "readonly Queue<string> queue = new(); static void Put(Queue<string> to, string one) => to.Enqueue(one);")]
    [InlineData("", "var box = new System.Collections.Concurrent.BlockingCollection<string>(); box.Add(value); consumer.Commit(result); Process(box.Take());")]
    [InlineData("queued passed", "pending.Add(value); Log(\"x\"); consumer.Commit(result);", Pending)]
    public void Emptied_elsewhere(string facts, string code, string members = "") => Assert.Equal(facts, Transitions.Of(code, members));

    /// <summary>Who is given a task may wait for it, or only keep it.</summary>
    [Theory]
    [InlineData("handed off passed", "var job = Task.Run(() => Process(value)); var mine = new List<Task> { job }; mine.Remove(job); consumer.Commit(result); await job;")]
    [InlineData("handed off passed", "var jobs = new System.Collections.Concurrent.ConcurrentDictionary<string, Task>(); jobs[\"a\"] = Task.Run(() => Process(value)); jobs.TryRemove(\"x\", out _); consumer.Commit(result);")]
    [InlineData("handed off passed", "var job = ProcessAsync(value).ConfigureAwait(false); consumer.Commit(result); await job;")]
    [InlineData("handed off passed", "var job = ProcessAsync(value); Task.WaitAny(new[] { job, Task.Delay(100) }); consumer.Commit(result);")]
    [InlineData("", "var job = ProcessAsync(value); var first = Task.WaitAny(new[] { job, Task.Delay(100) }); if (first == 0) { consumer.Commit(result); }")]
    [InlineData("swallowed passed", "var job = ProcessAsync(value); try { job.GetAwaiter().GetResult(); } catch { } consumer.Commit(result);")]
    [InlineData("swallowed passed", "var job = ProcessAsync(value); try { Task.WaitAll(job); } catch { } consumer.Commit(result);")]
    [InlineData("", "var job = ProcessAsync(value); try { Wait(job); } catch { } consumer.Commit(result);", "protected abstract void Wait(Task job);")]
    [InlineData("", "var job = ProcessAsync(value); try { GC.KeepAlive(job); } catch { } consumer.Commit(result);")]
    [InlineData("", "mine.Add(ProcessAsync(value)); await AllAsync(); consumer.Commit(result);", "List<Task> mine = new(); Task AllAsync() => Task.WhenAll(mine);")]
    [InlineData("", "job = ProcessAsync(value); await job; consumer.Commit(result);", "Task job = null!;")]
    public void Who_is_given_the_task(string facts, string code, string members = "") => Assert.Equal(facts, Transitions.Of(code, members));

    /// <summary>Whoever was handed the message tells by a task when he is done.</summary>
    [Theory]
    [InlineData("", "var done = new TaskCompletionSource(); queue.Enqueue((value, done)); await done.Task; consumer.Commit(result);", "protected readonly Queue<(string, TaskCompletionSource)> queue = new();")]
    [InlineData("", "var item = new Item(value); queue.Enqueue(item); await item.Finished; consumer.Commit(result);", "protected readonly Queue<Item> queue = new(); protected sealed record Item(string Text) { public Task Finished => Task.CompletedTask; }")]
    [InlineData("queued passed", "var item = new Item(\"x\"); queue.Enqueue(value); await item.Finished; consumer.Commit(result);", "protected readonly Queue<string> queue = new(); protected sealed record Item(string Text) { public Task Finished => Task.CompletedTask; }")]
    [InlineData("", "var item = new Item(value); _ = ProcessAsync(item.Text); await item.Finished; consumer.Commit(result);", "protected sealed record Item(string Text) { public Task Finished => Task.CompletedTask; }")]
    [InlineData("swallowed passed", "var item = new Item(value); try { Process(value); } catch { } await item.Finished; consumer.Commit(result);", "protected sealed record Item(string Text) { public Task Finished => Task.CompletedTask; }")]
    public void Acknowledged(string facts, string code, string members = "") => Assert.Equal(facts, Transitions.Of(code, members));

    [Theory]
    [InlineData("early Commit", "OWN while (true) { var one = Next(); consumer.Commit(); Process(one.Message.Value); }", "ConsumeResult<string, string> Next() { var next = consumer.Consume(100); try { Process(next.Message.Value); } catch { return next; } return next; }")]
    [InlineData("", "await ProcessAsync(value).ContinueWith(t => { if (t.IsFaulted) { Park(value); } }); consumer.Commit(result);")]
    [InlineData("handed off passed", "var job = ProcessAsync(value); var two = ProcessAsync(result.Message.Key); if (!Task.WaitAll(new[] { job, two }, 100)) { Log(\"x\"); } consumer.Commit(result);")]
    [InlineData("handed off passed", "var thread = new Thread(one => Process((string)one!)); thread.Start(value); consumer.Commit(result);")]
    [InlineData("", "try { Process(value); } catch { var thread = new Thread(Work); thread.Start(value); } consumer.Commit(result);", "void Work(object? one) { Process((string)one!); }")]
    public void Continued_and_started(string facts, string code, string members = "") => Assert.Equal(facts, Transitions.Of(code, members));

    /// <summary>What a helper made of a failure stays so, however its task is waited for.</summary>
    [Theory]
    [InlineData("swallowed passed", "try { try { Process(value); } catch (Exception e) when (e is not OperationCanceledException) { Log(\"x\"); } } catch { } consumer.Commit(result);")]
    [InlineData("swallowed passed", "var outer = Task.Run(async () => { var job = Quiet(value); await job; }); await outer; consumer.Commit(result);", "async Task Quiet(string one) { try { await ProcessAsync(one); } catch { } }")]
    [InlineData("swallowed passed", "var outer = Task.Run(() => { _ = Quiet(value); }); await outer; consumer.Commit(result);", "async Task Quiet(string one) { try { await ProcessAsync(one); } catch { } }")]
    [InlineData("swallowed passed", "var outer = Task.Run(() => Quiet(value)); await outer; consumer.Commit(result);", "async Task Quiet(string one) { try { await ProcessAsync(one); } catch { } }")]
    [InlineData("swallowed passed", "var job = Two(value, value); await job; consumer.Commit(result);", "async Task Two(string one, string other) { Log(other); try { await ProcessAsync(one); } catch { } }")]
    [InlineData("swallowed passed", "var job = Quiet(value); job.Wait(); consumer.Commit(result);", "async Task Quiet(string one) { try { await ProcessAsync(one); } catch { } }")]
    [InlineData("swallowed passed", "value.Split(',').ToList().ForEach(Safe); try { Process(value); } catch { } consumer.Commit(result);", "void Safe(string one) { try { Process(one); } catch { } }")]
    [InlineData("handed off passed", "_ = ProcessAsync(value); consumer.Seek(result.TopicPartitionOffset); consumer.Commit(result);")]
    [InlineData("", "try { Process(value); } catch { Deep(); } consumer.Commit(result);", "void Deep() { Deeper(); } void Deeper() { consumer.Close(); }")]
    [InlineData("", "try { Process(value); } catch { holder.Deep(); } consumer.Commit(result);", "protected sealed class Holder3(IConsumer<string, string> own) { public void Deep() => own.Close(); } protected Holder3 holder = null!;")]
    [InlineData("swallowed passed", "var job = Quiet(value); Task.WaitAll(job); consumer.Commit(result);", "async Task Quiet(string one) { try { await ProcessAsync(one); } catch { } }")]
    [InlineData("swallowed passed", "var job = Quiet(value); job.GetAwaiter().GetResult(); consumer.Commit(result);", "async Task Quiet(string one) { try { await ProcessAsync(one); } catch { } }")]
    [InlineData("swallowed passed", "var job = Quiet(value); Watch(job); consumer.Commit(result);", "async Task Quiet(string one) { try { await ProcessAsync(one); } catch { } } protected abstract void Watch(Task job);")]
    [InlineData("", "var job = ProcessAsync(value); job.Wait(); consumer.Commit(result);")]
    [InlineData("", "var job = ProcessAsync(value); Watch(job, value); consumer.Commit(result);", "protected abstract void Watch(Task job, string text);")]
    [InlineData("", "var list = new List<Task>(); foreach (var one in value.Split(',')) { list.Add(ProcessAsync(one)); } foreach (var job in list) { await job; } consumer.Commit(result);")]
    public void Tasks_of_helpers(string facts, string code, string members = "") => Assert.Equal(facts, Transitions.Of(code, members));

    /// <summary>A task that has failed throws each time that it is awaited.</summary>
    [Theory]
    [InlineData("", "var work = ProcessAsync(value); try { await work; } catch { Log(\"x\"); } await work; consumer.Commit(result);")]
    [InlineData("", "var work = ProcessAsync(value); try { await work; } catch { await work; } consumer.Commit(result);")]
    [InlineData("swallowed passed", "var work = ProcessAsync(value); var other = AskAsync(\"x\"); try { await work; } catch { Log(\"x\"); } await other; consumer.Commit(result);")]
    [InlineData("swallowed passed", "var work = ProcessAsync(value); var other = ProcessAsync(value); try { await work; } catch { Log(\"x\"); } await other; consumer.Commit(result);")]
    [InlineData("swallowed passed; swallowed passed", "var work = ProcessAsync(value); try { await work; } catch { Log(\"x\"); } try { await work; } catch { Log(\"y\"); } consumer.Commit(result);")]
    [InlineData("", "var work = ProcessAsync(value); try { await work; } catch { Log(\"x\"); } if (!work.IsFaulted) { await work; consumer.Commit(result); }")]
    [InlineData("swallowed passed", "OWN while (true) { var result = consumer.Consume(100); var other = consumer.Consume(100); var work = ProcessAsync(result.Message.Value); try { await work; } catch { Log(\"x\"); } work = ProcessAsync(other.Message.Value); await work; consumer.Commit(result); }")]
    public void Awaited_again(string facts, string code) => Assert.Equal(facts, Transitions.Of(code));
}
