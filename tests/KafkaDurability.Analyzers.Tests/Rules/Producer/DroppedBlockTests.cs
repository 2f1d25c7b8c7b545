using System.Globalization;
using KafkaDurability.Analyzers.Tests.Verifiers;

namespace KafkaDurability.Analyzers.Tests.Rules.Producer;

/// <summary>KD1105 where the send is awaited in a block of work, and the block is what nobody waits for.</summary>
public class DroppedBlockTests
{
    private const string Fine = "producer.ProduceAsync(\"orders\", new Message<string, string> { Value = order })";
    private const string Send = "{|KD1105:" + Fine + "|}";

    private static string Orders(string members) => $$"""
        public class Orders(IProducer<string, string> producer)
        {
            {{members}}
        }
        """;

    private static string Method(string body) => Orders("public async Task AddAsync(string order, List<string> orders, CancellationToken token) { await Task.Yield(); " + body + " }");

    [Theory]
    [InlineData("_ = Task.Run(async () => await SEND);")]
    [InlineData("Task.Run(async () => { var result = await SEND; Console.WriteLine(result.Offset); });")]
    [InlineData("_ = Task.Run(async () => { await Task.Delay(10); await SEND.ConfigureAwait(false); }, token);")]
    [InlineData("Task.Factory.StartNew(async () => { await SEND; }, TaskCreationOptions.LongRunning);")]
    [InlineData("var sent = Task.Run(async () => await SEND); Console.WriteLine(order);")]
    [InlineData("var all = orders.Select(async text => { await Task.Yield(); await SEND; }).ToList();")]
    [InlineData("_ = Task.WhenAll(orders.Select(async text => { await SEND; }));")]
    [InlineData("_ = Task.Run(async () => { try { await SEND; } finally { Console.WriteLine(order); } });")]
    [InlineData("_ = Task.Run(async () => { try { await SEND; } catch (Exception e) { Console.WriteLine(e); throw; } });")]
    [InlineData("_ = Task.Run(async () => await SEND).ContinueWith(_ => Console.WriteLine(order));")]
    public Task Of_work_that_is_dropped(string body) => VerifyAll.Reports(Method(body.Replace("SEND", Send, StringComparison.Ordinal)));

    /// <summary>What runs them goes on at the first await, and the failure ends the process.</summary>
    [Theory]
    [InlineData("orders.ForEach(async text => await SEND);")]
    [InlineData("Parallel.ForEach(orders, async text => { await SEND; });")]
    [InlineData("ThreadPool.QueueUserWorkItem(async _ => await SEND);")]
    [InlineData("token.Register(async () => await SEND);")]
    [InlineData("async void Go() { await SEND; } Go();")]
    [InlineData("Each(orders, async text => await SEND); void Each(List<string> all, Action<string> each) { foreach (var one in all) { each(one); } }")]
    public Task Of_a_lambda_that_returns_nothing(string body) => VerifyAll.Reports(Method(body.Replace("SEND", Send, StringComparison.Ordinal)));

    [Theory]
    [InlineData("public async void Add(string order) { await SEND; }")]
    [InlineData("public async void Add(string order) => await SEND;")]
    [InlineData("private async void Add(string order) { if (order.Length > 0) { var result = await SEND; Console.WriteLine(result.Offset); } }")]
    [InlineData("public async void Add(string order) { await {|KD1105:SendAsync(order)|}; } private async Task SendAsync(string order) => await FINE;")]
    public Task Of_a_method_that_returns_nothing(string members) => VerifyAll.Reports(
        Orders(members.Replace("SEND", Send, StringComparison.Ordinal).Replace("FINE", Fine, StringComparison.Ordinal)));

    /// <summary>By way of a local function, a delegate, or the name of a method.</summary>
    [Theory]
    [InlineData("_ = {|KD1105:Go()|}; async Task Go() { await FINE; }")]
    [InlineData("{|KD1105:Go()|}; async Task Go() => await FINE;")]
    [InlineData("_ = {|KD1105:Go(3)|}; async Task Go(int left) { if (left > 0) { await Go(left - 1); } await FINE; }")]
    [InlineData("_ = Task.Run({|KD1105:Go|}); async Task Go() => await FINE;")]
    [InlineData("_ = Task.Run(() => {|KD1105:Go()|}); Task Go() => FINE;")]
    [InlineData("Func<Task> work = async () => await FINE; _ = {|KD1105:work()|};")]
    [InlineData("Func<Task> work = () => FINE; {|KD1105:work()|};")]
    [InlineData("_ = Task.Run(async () => { await {|KD1105:Go()|}; }); async Task Go() => await FINE;")]
    public Task By_way_of_another_function(string body) => VerifyAll.Reports(Method(body.Replace("FINE", Fine, StringComparison.Ordinal)));

    /// <summary>The sender is in a class that says nothing of the client.</summary>
    [Theory]
    [InlineData("_ = Task.Run(async () => { await {|KD1105:orders.AddAsync(text)|}; });")]
    [InlineData("texts.ForEach(async text => await {|KD1105:orders.AddAsync(text)|});")]
    [InlineData("_ = Go(); async Task Go() { await orders.AddAsync(text); }", "_ = {|KD1105:Go()|}; async Task Go() { await orders.AddAsync(text); }")]
    [InlineData("_ = Task.Run({|KD1105:orders.AddAllAsync|});")]
    public Task Of_another_class(string body, string? reported = null) => VerifyAll.Reports(
        Orders("public async Task AddAsync(string order) => await " + Fine + "; public async Task AddAllAsync() => await AddAsync(\"all\");"),
        "using System; using System.Collections.Generic; using System.Threading.Tasks;\npublic class Shop(Orders orders) { public void Sell(string text, List<string> texts) { " + (reported ?? body) + " } }");

    /// <summary>Somebody may wait for the block, or it deals with the failure itself, or nobody can tell who runs it.</summary>
    [Theory]
    [InlineData("await Task.Run(async () => await FINE);")]
    [InlineData("Task.Run(async () => await FINE).Wait();")]
    [InlineData("var sent = Task.Run(async () => await FINE); await sent;")]
    [InlineData("var all = orders.Select(async text => await FINE).ToList(); await Task.WhenAll(all);")]
    [InlineData("orders.Select(async text => await FINE);")]
    [InlineData("await Parallel.ForEachAsync(orders, async (text, _) => await FINE);")]
    [InlineData("await Go(); async Task Go() => await FINE;")]
    [InlineData("_ = Task.Run(async () => { try { await FINE; } catch (Exception) { await System.IO.File.WriteAllTextAsync(\"outbox\", order); } });")]
    [InlineData("orders.ForEach(async text => { try { await FINE; } catch (Exception) { await System.IO.File.WriteAllTextAsync(\"outbox\", order); } });")]
    [InlineData("_ = Go(); async Task Go() { try { await FINE; } catch (Exception) { await System.IO.File.WriteAllTextAsync(\"outbox\", order); } }")]
    [InlineData("var done = new TaskCompletionSource(); _ = Task.Run(async () => { try { await FINE; done.SetResult(); } catch (Exception e) { done.SetException(e); } }); await done.Task;")]
    [InlineData("_ = Task.Run(async () => await FINE).ContinueWith(sent => Console.WriteLine(sent.Exception), TaskContinuationOptions.OnlyOnFaulted);")]
    [InlineData("_ = Task.Run(async () => { await Task.Delay(10); Console.WriteLine(order); });")]
    [InlineData("AppDomain.CurrentDomain.ProcessExit += async (_, _) => await FINE;")]
    [InlineData("Func<Task> work = async () => await FINE; await work();")]
    [InlineData("async void Tick(object? sender, EventArgs e) { await FINE; } AppDomain.CurrentDomain.DomainUnload += Tick;")]
    public Task Silent(string body) => VerifyAll.Reports(Method(body.Replace("FINE", Fine, StringComparison.Ordinal)));

    /// <summary>A loop of the service's own that keeps the task, a handler of an event, and an override that has to be void.</summary>
    [Theory]
    [InlineData("private Task? _loop; public void Start(string order) => _loop = Task.Run(async () => { while (order.Length > 0) { await FINE; } });")]
    [InlineData("public Task AddAsync(string order) => Task.Run(async () => await FINE);")]
    [InlineData("public async void Clicked(object sender, UnhandledExceptionEventArgs e) { var order = sender.ToString()!; await FINE; }")]
    [InlineData("public async void Add(string order) { try { await FINE; } catch (Exception) { Environment.FailFast(order); } }")]
    public Task Silent_members(string members) => VerifyAll.Reports(Orders(members.Replace("FINE", Fine, StringComparison.Ordinal)));

    /// <summary>A message of a consume loop is handed on: that is said, once.</summary>
    [Fact]
    public Task A_consume_loop_hands_it_on() => VerifyAll.Reports(Orders("""
        public void Run(IConsumer<string, string> consumer, CancellationToken token)
            {
                while (!token.IsCancellationRequested)
                {
                    var result = consumer.Consume(token);
                    _ = {|KD2103:Task.Run(async () => { await producer.ProduceAsync("copies", result.Message); })|};
                    consumer.Commit(result);
                }
            }
        """));

    /// <summary>A transaction's commit tells of the failure.</summary>
    [Fact]
    public Task In_a_transaction() => VerifyAll.Reports(Orders("""
        public void Add(string order) => _ = Task.Run(async () =>
            {
                producer.BeginTransaction();
                try
                {
                    await producer.ProduceAsync("orders", new Message<string, string> { Value = order });
                    producer.CommitTransaction();
                }
                catch (Exception)
                {
                    producer.AbortTransaction();
                    throw;
                }
            });
        """));

    [Fact]
    public Task The_fix_awaits_the_work() => VerifyAll.Move(
        Method($"_ = Task.Run(async () => await {Send}); Task.Run(async () => {{ await {Send}; }}, token);"),
        Method($"await Task.Run(async () => await {Fine}); await Task.Run(async () => {{ await {Fine}; }}, token);"));

    [Theory]
    [InlineData("orders.ForEach(async text => await SEND);")]
    [InlineData("async void Go() { await SEND; } Go();")]
    [InlineData("_ = Task.Factory.StartNew(async () => await SEND);")]
    public Task No_fix(string body) => VerifyAll.NoFix(Method(body.Replace("SEND", Send, StringComparison.Ordinal)));

    [Theory]
    [InlineData("public void Add(string order) => _ = Task.Run(async () => await FINE);", "This ProduceAsync is awaited in work that itself is dropped in line 3, so a failed delivery goes unnoticed and the message is lost; await the work")]
    [InlineData("public async void Add(string order) => await FINE;", "This ProduceAsync is awaited in an async function that returns nothing, which no caller can wait for, so a failed delivery ends the process and the message is lost; let it return a Task to code that awaits it")]
    public async Task Says_how_it_is_lost(string members, string message)
    {
        var found = await VerifyAll.AnalyzeAsync("using Confluent.Kafka; using System.Threading.Tasks;\n" + Orders(members.Replace("FINE", Fine, StringComparison.Ordinal)).Replace("\n{\n", " {\n", StringComparison.Ordinal));
        Assert.Equal(message, Assert.Single(found).GetMessage(CultureInfo.InvariantCulture));
    }
}
