using KafkaDurability.Analyzers.Tests.Verifiers;

namespace KafkaDurability.Analyzers.Tests.Rules.Consumer;

/// <summary>KD2103: somebody else holds the message in memory while its offset is committed.</summary>
public class HandedOffTests
{
    private const string Members = """
        private readonly System.Threading.Channels.Channel<string> _channel = System.Threading.Channels.Channel.CreateBounded<string>(10);
        private readonly System.Threading.Channels.Channel<ConsumeResult<string, string>> _results = System.Threading.Channels.Channel.CreateUnbounded<ConsumeResult<string, string>>();
        private readonly System.Collections.Concurrent.BlockingCollection<string> _collection = new();
        private readonly System.Collections.Concurrent.ConcurrentQueue<string> _concurrent = new();
        private readonly Queue<string> _queue = new();
        private System.Threading.Tasks.Dataflow.ActionBlock<string> _block = null!;
        private Task ProcessAsync(string text) => Task.Run(() => System.IO.File.AppendAllText("done.txt", text));
        private async Task StoreAsync(string text) { await Task.Yield(); handler.Handle(text); }
        private async void Fire(string text) { await Task.Yield(); handler.Handle(text); }
        private async Task CleanupLoop() { while (true) { await Task.Delay(1000); } }
        """;

    private const string Consume = "var result = _consumer.Consume(token); ";

    [Theory]
    [InlineData("{|KD2103:Task.Run(() => handler.Handle(result.Message.Value))|};")]
    [InlineData("_ = {|KD2103:Task.Run(() => handler.Handle(result.Message.Value))|};")]
    [InlineData("_ = {|KD2103:Task.Run(() => handler.Handle(result.Message.Value), token)|};")]
    [InlineData("_ = {|KD2103:Task.Run(async () => await StoreAsync(result.Message.Value))|};")]
    [InlineData("_ = {|KD2103:Task.Run(async () => { try { await StoreAsync(result.Message.Value); } {|KD2104:catch (Exception e) { logger.LogError(e, \"failed\"); }|} })|};")]
    [InlineData("_ = {|KD2103:Task.Factory.StartNew(() => handler.Handle(result.Message.Value))|};")]
    [InlineData("var text = result.Message.Value; {|KD2103:Task.Run(() => handler.Handle(text))|};")]
    [InlineData("{|KD2103:handler.HandleAsync(JsonSerializer.Deserialize<Order>(result.Message.Value)!)|};")]
    [InlineData("{|KD2103:StoreAsync(result.Message.Value)|};")]
    [InlineData("_ = {|KD2103:StoreAsync(result.Message.Value)|};")]
    [InlineData("_ = {|KD2103:StoreAsync(result.Message.Value)|}.ConfigureAwait(false);")]
    [InlineData("var task = {|KD2103:StoreAsync(result.Message.Value)|};")]
    [InlineData("{|KD2103:Fire(result.Message.Value)|};")]
    [InlineData("{|KD2103:ThreadPool.QueueUserWorkItem(_ => handler.Handle(result.Message.Value))|};")]
    [InlineData("{|KD2103:ThreadPool.QueueUserWorkItem(state => handler.Handle((string)state!), result.Message.Value)|};")]
    [InlineData("await {|KD2103:_channel.Writer.WriteAsync(result.Message.Value, token)|};")]
    [InlineData("{|KD2103:_channel.Writer.TryWrite(result.Message.Value)|};")]
    [InlineData("await {|KD2103:_results.Writer.WriteAsync(result)|};")]
    [InlineData("{|KD2103:_collection.Add(result.Message.Value)|};")]
    [InlineData("{|KD2103:_concurrent.Enqueue(result.Message.Value)|};")]
    [InlineData("{|KD2103:_queue.Enqueue(result.Message.Value)|};")]
    [InlineData("{|KD2103:_block.Post(result.Message.Value)|};")]
    [InlineData("await {|KD2103:System.Threading.Tasks.Dataflow.DataflowBlock.SendAsync(_block, result.Message.Value)|};")]
    public async Task Committed(string handOff)
    {
        await ConsumeLoop.Verify(Consume + handOff + " _consumer.Commit(result);", Members);
        await ConsumeLoop.Verify(Consume + handOff + " logger.LogInformation(\"passed on\"); _consumer.StoreOffset(result);", Members);
    }

    [Theory]
    [InlineData("await StoreAsync(result.Message.Value);")]
    [InlineData("await StoreAsync(result.Message.Value).ConfigureAwait(false);")]
    [InlineData("StoreAsync(result.Message.Value).Wait(token);")]
    [InlineData("StoreAsync(result.Message.Value).GetAwaiter().GetResult();")]
    [InlineData("await Task.Run(() => handler.Handle(result.Message.Value));")]
    [InlineData("var task = StoreAsync(result.Message.Value); await task;")]
    [InlineData("var task = StoreAsync(result.Message.Value); await task.ConfigureAwait(false);")]
    [InlineData("var task = StoreAsync(result.Message.Value); task.Wait();")]
    [InlineData("var task = StoreAsync(result.Message.Value); task.GetAwaiter().GetResult();")]
    [InlineData("var task = Task.Run(() => handler.Handle(result.Message.Value)); await Task.WhenAll(task, Task.Delay(10));")]
    [InlineData("var task = Task.Run(() => handler.Handle(result.Message.Value)); Task.WaitAll(task);")]
    [InlineData("var task = Task.Run(() => handler.Handle(result.Message.Value)); await task.WaitAsync(token);")]
    [InlineData("var one = StoreAsync(result.Message.Value); var all = Task.WhenAll(one); await all;")]
    [InlineData("var tasks = new List<Task>(); tasks.Add(StoreAsync(result.Message.Value)); await Task.WhenAll(tasks);")]
    [InlineData("var tasks = result.Message.Value.Split(',').Select(part => StoreAsync(part)); await Task.WhenAll(tasks);")]
    [InlineData("var tasks = result.Message.Value.Split(',').Select(StoreAsync).ToArray(); Task.WaitAll(tasks);")]
    [InlineData("Task[] tasks = [StoreAsync(result.Message.Value), Task.Delay(3)]; await Task.WhenAll(tasks);")]
    [InlineData("var task = StoreAsync(result.Message.Value); if (await Task.WhenAny(task, Task.Delay(1000)) != task) { continue; }")]
    [InlineData("var task = StoreAsync(result.Message.Value); while (!task.IsCompleted) { await Task.Delay(10); }")]
    [InlineData("Task<int> task = Task.Run(() => { handler.Handle(result.Message.Value); return 3; }); logger.LogInformation(\"{Count}\", task.Result);")]
    [InlineData("Task task; task = StoreAsync(result.Message.Value); try { await task; } catch { throw; }")]
    [InlineData("using var done = new ManualResetEventSlim(); ThreadPool.QueueUserWorkItem(_ => { handler.Handle(result.Message.Value); done.Set(); }); done.Wait(token);")]
    [InlineData("var done = new TaskCompletionSource(); _ = Task.Run(() => { handler.Handle(result.Message.Value); done.SetResult(); }); await done.Task;")]
    [InlineData("var thread = new Thread(() => handler.Handle(result.Message.Value)); thread.Start(); thread.Join();")]
    [InlineData("Parallel.ForEach(result.Message.Value.Split(','), part => handler.Handle(part));")]
    [InlineData("await Parallel.ForEachAsync(result.Message.Value.Split(','), async (part, _) => await StoreAsync(part));")]
    public async Task WaitedFor(string processing)
    {
        await ConsumeLoop.Verify(Consume + processing + " _consumer.Commit(result);", Members);
        await ConsumeLoop.Verify(Consume + processing + " _consumer.StoreOffset(result);", Members);
    }

    [Theory]
    [InlineData("_ = Task.Run(CleanupLoop);")]
    [InlineData("_ = Task.Run(() => CleanupLoop()); handler.Handle(result.Message.Value);")]
    [InlineData("_ = Task.Run(() => logger.LogInformation(result.Message.Value)); handler.Handle(result.Message.Value);")]
    [InlineData("ThreadPool.QueueUserWorkItem(_ => CleanupLoop()); handler.Handle(result.Message.Value);")]
    [InlineData("handler.Handle(result.Message.Value); _ = Task.Run(() => handler.Handle(\"tick\"));")]
    [InlineData("handler.Handle(result.Message.Value); _ = Task.Delay(100);")]
    [InlineData("handler.Handle(result.Message.Value); _concurrent.Enqueue(result.Message.Key);")]
    [InlineData("handler.Handle(result.Message.Value); _ = NotifyAsync(result.Message.Value);")]
    public Task NoMessageInIt(string code) => ConsumeLoop.Verify(Consume + code + " _consumer.Commit(result);", Members + """
        private Task NotifyAsync(string text) => Task.Run(() => logger.LogInformation(text));
        """);

    [Theory]
    [InlineData("_queue.Enqueue(result.Message.Value); while (_queue.TryDequeue(out var text)) { handler.Handle(text); }")]
    [InlineData("_queue.Enqueue(result.Message.Value); Drain();")]
    [InlineData("_queue.Enqueue(result.Message.Value); await DrainAsync();")]
    [InlineData("_channel.Writer.TryWrite(result.Message.Value); handler.Handle(await _channel.Reader.ReadAsync(token));")]
    [InlineData("_channel.Writer.TryWrite(result.Message.Value); await DrainAsync();")]
    [InlineData("_channel.Writer.TryWrite(result.Message.Value); while (_channel.Reader.TryRead(out var text)) { handler.Handle(text); }")]
    [InlineData("_queue.Enqueue(result.Message.Value); if (_queue.Count > 100) { _queue.Dequeue(); }")]
    [InlineData("Into(_concurrent, result.Message.Value); Drain();")]
    [InlineData("var batch = new System.Collections.Concurrent.ConcurrentQueue<string>(); Into(batch, result.Message.Value);")]
    [InlineData("_block.Post(result.Message.Value); _block.Complete(); await _block.Completion;")]
    [InlineData("_collection.Add(result.Message.Value); Received!(\"go\");")]
    public Task Drained(string code) => ConsumeLoop.Verify(Consume + code + " _consumer.Commit(result);", Members + """
        private static void Into(System.Collections.Concurrent.ConcurrentQueue<string> queue, string text) => queue.Enqueue(text);
        private void Drain() { while (_queue.TryDequeue(out var text)) { handler.Handle(text); } }
        private async Task DrainAsync() { await foreach (var text in _channel.Reader.ReadAllAsync()) { handler.Handle(text); } }
        """);

    /// <summary>Whoever takes it from there has it on disk, or tells when it is lost.</summary>
    [Theory]
    [InlineData("await database.InsertAsync(result.Message.Value);")]
    [InlineData("database.Enqueue(result.Message.Value);")]
    [InlineData("await producer.ProduceAsync(\"next\", result.Message);")]
    [InlineData("producer.ProduceAsync(\"next\", result.Message).GetAwaiter().GetResult();")]
    [InlineData("var report = producer.ProduceAsync(\"next\", result.Message); await report;")]
    [InlineData("producer.Produce(\"next\", result.Message); producer.Flush(token);")]
    [InlineData("producer.Produce(\"next\", result.Message); producer.Flush(TimeSpan.FromSeconds(10));")]
    [InlineData("producer.BeginTransaction(); producer.Produce(\"next\", result.Message); producer.CommitTransaction();")]
    [InlineData("await outbox.AddAsync(result.Message.Value);")]
    [InlineData("jobs.Enqueue(() => handler.Handle(result.Message.Value));")]
    [InlineData("_cache[result.Message.Key] = result.Message.Value;")]
    [InlineData("_concurrentCache.AddOrUpdate(result.Message.Key, result.Message.Value, (_, _) => result.Message.Value);")]
    [InlineData("_cache.Add(result.Message.Key, result.Message.Value);")]
    [InlineData("_seen.Add(result.Message.Value);")]
    public Task KeptElsewhere(string code) => ConsumeLoop.Verify(Consume + code + " _consumer.Commit(result);", Members + """
        public interface IDatabase { Task InsertAsync(string text); void Enqueue(string text); }
        public interface IOutbox { Task AddAsync(string text); }
        public interface IJobs { string Enqueue(System.Linq.Expressions.Expression<Action> job); }
        private IDatabase database = null!;
        private IOutbox outbox = null!;
        private IJobs jobs = null!;
        private readonly Dictionary<string, string> _cache = new();
        private readonly System.Collections.Concurrent.ConcurrentDictionary<string, string> _concurrentCache = new();
        """);

    /// <summary>A wait that may end before the work does, and nobody acts on that.</summary>
    [Theory]
    [InlineData("{|KD2103:StoreAsync(result.Message.Value)|}.Wait(1000);")]
    [InlineData("{|KD2103:StoreAsync(result.Message.Value)|}.Wait(TimeSpan.FromSeconds(1), token);")]
    [InlineData("var task = {|KD2103:StoreAsync(result.Message.Value)|}; if (!task.Wait(1000)) { logger.LogWarning(\"slow\"); }")]
    [InlineData("var task = {|KD2103:StoreAsync(result.Message.Value)|}; Task.WaitAll([task], 1000);")]
    [InlineData("var thread = {|KD2103:new Thread(() => handler.Handle(result.Message.Value))|}; thread.Start(); thread.Join(1000);")]
    [InlineData("await Task.WhenAny({|KD2103:StoreAsync(result.Message.Value)|}, Task.Delay(5000, token));")]
    [InlineData("var task = {|KD2103:StoreAsync(result.Message.Value)|}; await Task.WhenAny(task, Task.Delay(5000)).ConfigureAwait(false);")]
    [InlineData("var task = {|KD2103:StoreAsync(result.Message.Value)|}; Task.WaitAny(task, Task.Delay(5000));")]
    [InlineData("try { await {|KD2103:StoreAsync(result.Message.Value)|}.WaitAsync(TimeSpan.FromSeconds(2), token); } catch (TimeoutException) { logger.LogWarning(\"slow\"); }")]
    [InlineData("var task = {|KD2103:StoreAsync(result.Message.Value)|}; try { await task.WaitAsync(TimeSpan.FromSeconds(2)).ConfigureAwait(false); } catch (TimeoutException e) { logger.LogWarning(e, \"slow\"); }")]
    public Task WaitThatEndsEarly(string processing) => ConsumeLoop.Verify(Consume + processing + " _consumer.Commit(result);", Members);

    [Theory]
    [InlineData("if (!StoreAsync(result.Message.Value).Wait(1000)) { throw new TimeoutException(); }")]
    [InlineData("var task = StoreAsync(result.Message.Value); if (!task.Wait(1000)) { await task; }")]
    [InlineData("var task = StoreAsync(result.Message.Value); while (!task.Wait(1000)) { logger.LogWarning(\"slow\"); }")]
    [InlineData("var task = StoreAsync(result.Message.Value); if (!task.Wait(1000)) { await producer.ProduceAsync(\"dead\", result.Message); }")]
    [InlineData("var task = StoreAsync(result.Message.Value); if (!task.Wait(1000)) { _consumer.Seek(result.TopicPartitionOffset); continue; }")]
    [InlineData("StoreAsync(result.Message.Value).Wait(Timeout.Infinite);")]
    [InlineData("await Task.WhenAny(StoreAsync(result.Message.Value));")]
    [InlineData("var task = StoreAsync(result.Message.Value); await Task.WhenAny(task, Task.Delay(5000)); await task;")]
    [InlineData("await StoreAsync(result.Message.Value).WaitAsync(TimeSpan.FromSeconds(2));")]
    [InlineData("try { await StoreAsync(result.Message.Value).WaitAsync(TimeSpan.FromSeconds(2)); } catch (TimeoutException) { _consumer.Seek(result.TopicPartitionOffset); continue; }")]
    public Task WaitThatIsChecked(string processing) => ConsumeLoop.Verify(Consume + processing + " _consumer.Commit(result);", Members);

    /// <summary>A thread or a timer of its own for the message.</summary>
    [Theory]
    [InlineData("{|KD2103:new Thread(() => handler.Handle(result.Message.Value))|}.Start();")]
    [InlineData("var text = result.Message.Value; var thread = {|KD2103:new Thread(() => { try { handler.Handle(text); } {|KD2104:catch (Exception e) { logger.LogError(e, \"x\"); }|} })|}; thread.IsBackground = true; thread.Start();")]
    [InlineData("_timers[result.Message.Key] = {|KD2103:new Timer(_ => handler.Handle(result.Message.Value), null, 1000, -1)|};")]
    [InlineData("var timer = {|KD2103:new Timer(_ => handler.Handle(result.Message.Value))|}; timer.Change(1000, -1);")]
    public Task ThreadOrTimer(string processing) => ConsumeLoop.Verify(Consume + processing + " _consumer.Commit(result);", Members + "private readonly Dictionary<string, Timer> _timers = new();");

    private const string TaskFields = """
        private Task? _running;
        private readonly List<Task> _tasks = new();
        private readonly Dictionary<string, Task> _byKey = new();
        private readonly SemaphoreSlim _gate = new(4);
        public List<Task> Shared { get; } = new();
        private void Keep(Task task) => _tasks.Add(task);
        private Task DrainAsync() => Task.WhenAll(_tasks);
        """;

    /// <summary>A private field keeps the task, and nothing before the commit waits for it.</summary>
    [Theory]
    [InlineData("_running = {|KD2103:StoreAsync(result.Message.Value)|};")]
    [InlineData("_tasks.Add({|KD2103:StoreAsync(result.Message.Value)|});")]
    [InlineData("_tasks.Add({|KD2103:Task.Run(() => handler.Handle(result.Message.Value))|}); _tasks.RemoveAll(task => task.IsCompleted);")]
    [InlineData("_byKey[result.Message.Key] = {|KD2103:StoreAsync(result.Message.Value)|};")]
    [InlineData("await _gate.WaitAsync(token); _tasks.Add({|KD2103:StoreAsync(result.Message.Value)|});")]
    public Task TaskKeptInAField(string code) => ConsumeLoop.Verify(Consume + code + " _consumer.Commit(result);", Members + TaskFields);

    [Fact]
    public Task AwaitedAtShutdownOnly() => ConsumeLoop.VerifyMethod("try { while (true) { " + Consume + "_tasks.Add({|KD2103:StoreAsync(result.Message.Value)|}); _consumer.Commit(result); } } finally { await Task.WhenAll(_tasks); }", Members + TaskFields);

    /// <summary>Somebody waits for it, or may.</summary>
    [Theory]
    [InlineData("_tasks.Add(StoreAsync(result.Message.Value)); await Task.WhenAll(_tasks);")]
    [InlineData("_tasks.Add(StoreAsync(result.Message.Value)); await DrainAsync();")]
    [InlineData("_running = StoreAsync(result.Message.Value); await _running;")]
    [InlineData("Shared.Add(StoreAsync(result.Message.Value));")]
    [InlineData("Keep(StoreAsync(result.Message.Value));")]
    [InlineData("var task = StoreAsync(result.Message.Value); Keep(task);")]
    public Task TaskKeptForSomebody(string code) => ConsumeLoop.Verify(Consume + code + " _consumer.Commit(result);", Members + TaskFields);

    [Theory]
    [InlineData("_ = Task.Run(() => { handler.Handle(result.Message.Value); _consumer.Commit(result); });")]
    [InlineData("_ = Task.Run(async () => { await StoreAsync(result.Message.Value); _consumer.StoreOffset(result); });")]
    [InlineData("await _results.Writer.WriteAsync(result, token);")]
    [InlineData("_ = HandleAndCommitAsync(result);")]
    [InlineData("_ = StoreAsync(result.Message.Value).ContinueWith(_ => _consumer.Commit(result), TaskContinuationOptions.OnlyOnRanToCompletion);")]
    public Task WorkerCommits(string code) => ConsumeLoop.Verify(Consume + code, Members + """
        private async Task WorkAsync(CancellationToken token)
        {
            await foreach (var result in _results.Reader.ReadAllAsync(token)) { handler.Handle(result.Message.Value); _consumer.Commit(result); }
        }
        private async Task HandleAndCommitAsync(ConsumeResult<string, string> result) { await StoreAsync(result.Message.Value); _consumer.Commit(result); }
        """);

    [Theory]
    [InlineData("await Task.Run(() => { while (!token.IsCancellationRequested) { var result = _consumer.Consume(token); handler.Handle(result.Message.Value); _consumer.Commit(result); } });")]
    [InlineData("_ = Task.Run(() => { while (!token.IsCancellationRequested) { var result = _consumer.Consume(token); handler.Handle(result.Message.Value); _consumer.Commit(result); } });")]
    [InlineData("var tasks = new List<Task>(); ConsumeResult<string, string>? last = null; while (tasks.Count < 10) { var result = _consumer.Consume(token); tasks.Add(StoreAsync(result.Message.Value)); last = result; } await Task.WhenAll(tasks); _consumer.Commit(last!);")]
    [InlineData("while (true) { var tasks = new List<Task>(); ConsumeResult<string, string>? last = null; while (tasks.Count < 10) { var result = _consumer.Consume(token); tasks.Add(StoreAsync(result.Message.Value)); last = result; } await Task.WhenAll(tasks); _consumer.Commit(last); }")]
    [InlineData("var tasks = new List<Task>(); while (true) { var result = _consumer.Consume(token); tasks.Add(StoreAsync(result.Message.Value)); if (tasks.Count >= 10) { await Task.WhenAll(tasks); tasks.Clear(); _consumer.Commit(result); } }")]
    [InlineData("var batch = new Queue<ConsumeResult<string, string>>(); while (batch.Count < 10) { batch.Enqueue(_consumer.Consume(token)); } foreach (var one in batch) { handler.Handle(one.Message.Value); } _consumer.Commit(batch.Last());")]
    [InlineData("var batch = new List<ConsumeResult<string, string>>(); while (batch.Count < 10) { var result = _consumer.Consume(token); batch.Add(result); } await Task.WhenAll(batch.Select(one => StoreAsync(one.Message.Value))); _consumer.Commit(batch.Last());")]
    public Task WholeMethod(string code) => ConsumeLoop.VerifyMethod(code, Members);

    /// <summary>Several tasks, and the commit does not wait for the last.</summary>
    [Fact]
    public Task TasksOfABatch() => ConsumeLoop.VerifyMethod("""
        var tasks = new List<Task>();
        while (true)
        {
            var result = _consumer.Consume(token);
            tasks.Add({|KD2103:StoreAsync(result.Message.Value)|});
            logger.LogInformation("{Count}", tasks.Count);
            _consumer.Commit(result);
        }
        """, Members);

    [Theory]
    [InlineData("var queue = System.Threading.Channels.Channel.CreateBounded<string>(10); var worker = Task.Run(async () => { await foreach (var text in queue.Reader.ReadAllAsync()) { handler.Handle(text); } });", "await {|KD2103:queue.Writer.WriteAsync(result.Message.Value)|};")]
    [InlineData("var queue = new System.Threading.Tasks.Dataflow.ActionBlock<string>(text => handler.Handle(text));", "{|KD2103:queue.Post(result.Message.Value)|};")]
    [InlineData("using var queue = new System.Collections.Concurrent.BlockingCollection<string>(); var worker = Task.Run(() => { foreach (var text in queue.GetConsumingEnumerable()) { handler.Handle(text); } });", "{|KD2103:queue.Add(result.Message.Value)|};")]
    public Task QueueOfTheMethod(string start, string handOff) => ConsumeLoop.VerifyMethod(start + " while (true) { " + Consume + handOff + " _consumer.Commit(result); }");

    [Fact]
    public Task InsideAHelper() => ConsumeLoop.Verify("""
        var result = _consumer.Consume(token);
        {|KD2103:Accept(result.Message.Value)|};
        _consumer.Commit(result);
        """, Members + "private void Accept(string text) { logger.LogInformation(text); _ = Task.Run(() => handler.Handle(text)); }");

    [Fact]
    public Task InsideAHelperThatWaits() => ConsumeLoop.Verify("""
        var result = _consumer.Consume(token);
        await AcceptAsync(result.Message.Value);
        _consumer.Commit(result);
        """, Members + "private async Task AcceptAsync(string text) { logger.LogInformation(text); await Task.Run(() => handler.Handle(text)); }");

    [Fact]
    public Task PlacesInAHelper() => VerifyAll.Places($$"""
        class Orders
        {
            private readonly Queue<string> _queue = new();

            void Run(IConsumer<string, string> consumer)
            {
                while (true)
                {
                    var result = {|consumed:consumer.Consume(1000)|};
                    {|at:Accept(result.Message.Value)|};
                    {|committed:consumer.Commit(result)|};
                }
            }

            void Accept(string text)
            {
                Put(text);
            }

            void Put(string text) => {|within:_queue.Enqueue(text)|};
        }
        """, "KD2103", "at", "consumed", "within", "committed");

    [Theory]
    [InlineData("{|KD2103:producer.Produce(\"next\", result.Message, OnDelivered)|};")]
    [InlineData("{|KD2103:producer.Produce(\"next\", new Message<string, string> { Value = result.Message.Value }, report => logger.LogInformation(\"{Offset}\", report.Offset))|};")]
    public Task ToAnotherTopic(string produce) => ConsumeLoop.Verify(Consume + produce + " _consumer.Commit(result);", Members + Reporting);

    [Theory]
    [InlineData("producer.Produce(\"next\", result.Message, OnDelivered); producer.Flush(TimeSpan.FromSeconds(10));")]
    [InlineData("var done = new TaskCompletionSource<DeliveryReport<string, string>>(); producer.Produce(\"next\", result.Message, done.SetResult); await done.Task;")]
    [InlineData("var done = new TaskCompletionSource<DeliveryReport<string, string>>(); producer.Produce(\"next\", result.Message, report => done.SetResult(report)); await done.Task;")]
    [InlineData("using var done = new ManualResetEventSlim(); producer.Produce(\"next\", result.Message, report => { OnDelivered(report); done.Set(); }); done.Wait(token);")]
    public Task DeliveryAwaited(string produce) => ConsumeLoop.Verify(Consume + produce + " _consumer.Commit(result);", Members + Reporting);

    private const string Reporting = """
        private void OnDelivered(DeliveryReport<string, string> report) { if (report.Error.IsError) { logger.LogError("lost"); } }
        """;

    /// <summary>A send whose outcome nobody sees is one defect: KD1103 and KD1105 stand there.</summary>
    [Theory]
    [InlineData("{|KD1103:producer.Produce(\"next\", result.Message)|};")]
    [InlineData("{|KD1105:producer.ProduceAsync(\"next\", result.Message)|};")]
    [InlineData("_ = {|KD1105:producer.ProduceAsync(\"next\", result.Message)|};")]
    [InlineData("var task = {|KD1105:producer.ProduceAsync(\"next\", result.Message)|};")]
    [InlineData("Task.Run(() => {|KD1105:producer.ProduceAsync(\"next\", result.Message)|});")]
    [InlineData("Forward(result.Message);")]
    [InlineData("{|KD2103:Queue(result.Message)|};")]
    public Task UnseenSend(string send) => VerifyAll.Reports($$"""
        public class Worker(IConsumer<string, string> consumer, IProducer<string, string> producer)
        {
            public void Run(CancellationToken token)
            {
                while (true)
                {
                    var result = consumer.Consume(token);
                    {{send}}
                    consumer.Commit(result);
                }
            }

            private void Forward(Message<string, string> message) => _ = {|KD1105:producer.ProduceAsync("next", message)|};

            private void Queue(Message<string, string> message) => producer.Produce("next", message, report => Console.WriteLine(report.Error));
        }
        """);

    [Theory]
    [InlineData("Task.Run(() => Process(result.Message.Value))")]
    [InlineData("ProcessAsync(result.Message.Value)")]
    public Task TheAutomaticCommit(string handOff) => VerifyAll.Reports(Program("", handOff, isReported: true));

    [Theory]
    [InlineData(", EnableAutoCommit = false", "{|KD2115:consumer.Commit(result)|};")]
    [InlineData(", EnableAutoOffsetStore = false", "{|KD2115:consumer.StoreOffset(result)|};")]
    public Task WithoutTheAutomaticCommit(string config, string after) =>
        VerifyAll.Reports(Program(config, "Task.Run(() => { Process(result.Message.Value); " + after + " })", isReported: false));

    private static string Program(string config, string handOff, bool isReported) => ConsumerProgram.Of(
        $"var config = new ConsumerConfig {{ {ConsumerProgram.Group}{config} }};",
        $$"""
        while (true)
                {
                    var result = consumer.Consume(token);
                    _ = {{(isReported ? "{|KD2103:" + handOff + "|}" : handOff)}};
                }
        """).Replace("class Orders\n{", "class Orders\n{\n    static Task ProcessAsync(string text) => System.IO.File.AppendAllTextAsync(\"done.txt\", text);", StringComparison.Ordinal);

    [Fact]
    public async Task Says() => Assert.Equal(
        "KD2103: The message consumed in line 4 is handed to a queue in memory here, and the commit in line 6 covers it before it is processed, so a crash or a failure loses it; commit where it is processed",
        await Reports.Message<ConsumeLoopAnalyzer>("""
            class Orders { private readonly Queue<string> _queue = new(); void Run(IConsumer<string, string> consumer) {
                while (true)
                {
                    var result = consumer.Consume(1000);
                    _queue.Enqueue(result.Message.Value);
                    consumer.Commit(result);
                }
            } }
            """));
}
