using KafkaDurability.Analyzers.Tests.Verifiers;

namespace KafkaDurability.Analyzers.Tests.Rules.Producer;

/// <summary>What looks like KD1101 and is none, or cannot be told.</summary>
public class NotFlushedLookAlikesTests
{
    [Theory]
    [InlineData("""
        using var producer = BUILD;
        producer.Produce("orders", Text("a"), Report);
        producer.Flush();
        """)]
    [InlineData("""
        using var producer = BUILD;
        try
        {
            foreach (var order in orders)
            {
                producer.Produce("orders", Text(order), Report);
                if (flag)
                {
                    return;
                }
            }
        }
        finally
        {
            producer.Flush(token);
        }
        """)]
    [InlineData("""
        using var producer = BUILD;
        producer.Produce("orders", Text("a"), Report);
        while (producer.Flush(TimeSpan.FromSeconds(1)) > 0)
        {
            Console.WriteLine("waiting");
        }
        """)]
    [InlineData("""
        using var producer = BUILD;
        producer.Produce("orders", Text("a"), Report);
        int left;
        do
        {
            left = producer.Flush(TimeSpan.FromSeconds(1));
        }
        while (left > 0);
        """)]
    [InlineData("""
        using var producer = BUILD;
        producer.Produce("orders", Text("a"), Report);
        for (int left = 1, i = 0; left > 0 && i < 10; i++)
        {
            left = producer.Flush(TimeSpan.FromSeconds(1));
        }
        """)]
    [InlineData("""
        IProducer<string, string> producer = null;
        try
        {
            producer = BUILD;
            producer.Produce("orders", Text("a"), Report);
        }
        finally
        {
            if (producer != null)
            {
                producer.Flush();
                producer.Dispose();
            }
        }
        """)]
    [InlineData("""
        var producer = BUILD;
        producer.Produce("orders", Text("a"), Report);
        producer?.Flush();
        producer?.Dispose();
        """)]
    public Task Flushed(string body) => ProducerProgram.Reported(body);

    [Theory]
    [InlineData("""
        using var producer = BUILD;
        var sent = 0;
        foreach (var order in orders)
        {
            producer.Produce("orders", Text(order), Report);
            sent++;
        }

        if (sent > 0)
        {
            producer.Flush();
        }
        """)]
    [InlineData("""
        using var producer = BUILD;
        for (var i = 0; i < orders.Count; i++)
        {
            producer.Produce("orders", Text(orders[i]), Report);
            if (i == orders.Count - 1)
            {
                producer.Flush();
            }
        }
        """)]
    [InlineData("""
        using var producer = BUILD;
        producer.Produce("orders", Text("a"), Report);
        switch (orders.Count)
        {
            case 0:
                break;
            default:
                producer.Flush();
                break;
        }
        """)]
    public Task Flushed_on_a_condition_of_the_users(string body) => ProducerProgram.Reported(body);

    [Theory]
    [InlineData("""
        using var producer = BUILD;
        await producer.ProduceAsync("orders", Text("a"));
        """)]
    [InlineData("""
        using var producer = BUILD;
        var sends = new List<Task>();
        foreach (var order in orders)
        {
            sends.Add(producer.ProduceAsync("orders", Text(order)));
        }

        await Task.WhenAll(sends);
        """)]
    [InlineData("""
        using var producer = BUILD;
        producer.ProduceAsync("orders", Text("a")).GetAwaiter().GetResult();
        """)]
    [InlineData("using var producer = BUILD;\nConsole.WriteLine(producer.Name);")]
    public Task Nothing_is_left_in_the_queue(string body) => ProducerProgram.Reported(body);

    [Theory]
    [InlineData("""
        using var producer = BUILD;
        var done = new TaskCompletionSource();
        producer.Produce("orders", Text("a"), report => { if (report.Error.IsError) done.SetException(new KafkaException(report.Error)); else done.SetResult(); });
        await done.Task;
        """)]
    [InlineData("""
        using var producer = BUILD;
        using var left = new CountdownEvent(orders.Count);
        foreach (var order in orders)
        {
            producer.Produce("orders", Text(order), report => { Report(report); left.Signal(); });
        }

        left.Wait();
        """)]
    [InlineData("""
        using var producer = BUILD;
        var outstanding = 0;
        foreach (var order in orders)
        {
            Interlocked.Increment(ref outstanding);
            producer.Produce("orders", Text(order), report => { Report(report); Interlocked.Decrement(ref outstanding); });
        }

        while (Volatile.Read(ref outstanding) > 0)
        {
            await Task.Yield();
        }
        """)]
    [InlineData("""
        using var producer = BUILD;
        var done = false;
        producer.Produce("orders", Text("a"), report => { Report(report); done = true; });
        while (true)
        {
            if (done)
            {
                break;
            }
        }
        """)]
    [InlineData("""
        using var producer = BUILD;
        var done = false;
        producer.Produce("orders", Text("a"), report => { Report(report); done = true; });
        while (!done)
        {
        }
        """)]
    [InlineData("""
        using var producer = BUILD;
        producer.Produce("orders", Text("a"), Report);
        while (producer.Poll(TimeSpan.FromMilliseconds(100)) > 0)
        {
        }
        """)]
    [InlineData("""
        using var producer = BUILD;
        producer.Produce("orders", Text("a"), Report);
        for (var i = 0; i < 100; i++)
        {
            producer.Poll(TimeSpan.FromMilliseconds(100));
        }
        """)]
    [InlineData("""
        using var producer = BUILD;
        producer.Produce("orders", Text("a"), Report);
        await Task.Delay(TimeSpan.FromSeconds(10));
        """)]
    [InlineData("""
        using var producer = BUILD;
        producer.Produce("orders", Text("a"), Report);
        Console.ReadLine();
        """)]
    [InlineData("""
        Action<DeliveryReport<string, string>> handler = flag ? Report : report => Console.WriteLine(report.Error);
        using var producer = BUILD;
        producer.Produce("orders", Text("a"), handler);
        """)]
    public Task Something_may_wait(string body) => ProducerProgram.Reported(body);

    [Theory]
    [InlineData("using var producer = BUILD;\nproducer.Produce(\"orders\", Text(\"a\"), Report);\nFinish(producer);",
        "static void Finish(IProducer<string, string> producer) => producer.Flush();")]
    [InlineData("using var producer = BUILD;\nSend(producer);",
        "static void Send(IProducer<string, string> producer) { producer.Produce(\"orders\", Text(\"a\"), Report); producer.Flush(); }")]
    [InlineData("using var producer = BUILD;\nproducer.Produce(\"orders\", Text(\"a\"), Report);\nkept = producer;",
        "IProducer<string, string> kept;")]
    [InlineData("using var producer = BUILD;\nproducer.Produce(\"orders\", Text(\"a\"), Report);\nGC.KeepAlive(producer);", "")]
    [InlineData("using var producer = BUILD;\nproducer.Produce(\"orders\", Text(\"a\"), Report);\nvar other = producer;\nother.Flush();", "")]
    [InlineData("var producer = BUILD;\nproducer.Produce(\"orders\", Text(\"a\"), Report);", "")]
    [InlineData("using var producer = BUILD;\nAction stop = () => producer.Flush();\nproducer.Produce(\"orders\", Text(\"a\"), Report);\nstop();", "")]
    [InlineData("using var producer = BUILD;\nproducer.Produce(\"orders\", Text(\"a\"), Report);\nStop();\nvoid Stop() => producer.Flush();", "")]
    [InlineData("using var producer = BUILD;\nConsole.CancelKeyPress += (_, _) => { Action stop = () => producer.Flush(); stop(); };\nproducer.Produce(\"orders\", Text(\"a\"), Report);", "")]
    [InlineData("using var producer = Other.Create();\nproducer.Produce(\"orders\", Text(\"a\"), Report);",
        "interface IFactory { IProducer<string, string> Create(); }\nstatic IFactory Other;")]
    [InlineData("using var producer = BUILD;\nSend(producer, 0);",
        "static void Send(IProducer<string, string> p, int n) { p.Produce(\"orders\", Text(\"a\"), Report); if (n < 5) Send(p, n + 1); }")]
    [InlineData("using var parent = BUILD;\nusing var producer = new DependentProducerBuilder<string, string>(parent.Handle).Build();\nproducer.Produce(\"orders\", Text(\"a\"), Report);\nparent.Flush();", "")]
    [InlineData("using var producer = Create();\nproducer.Produce(\"orders\", Text(\"a\"), Report);",
        "static IProducer<string, string> shared = new ProducerBuilder<string, string>(config).Build();\nstatic IProducer<string, string> Create() => new DependentProducerBuilder<string, string>(shared.Handle).Build();")]
    public Task Flushed_or_seen_by_other_code(string body, string members) => ProducerProgram.Reported(body, members);

    [Theory]
    [InlineData("""
        using var producer = BUILD;
        while (true)
        {
            producer.Produce("orders", Text("a"), Report);
        }
        """)]
    [InlineData("""
        using var producer = BUILD;
        producer.Produce("orders", Text("a"), Report);
        throw new InvalidOperationException();
        """)]
    [InlineData("""
        using var producer = BUILD;
        try
        {
            producer.Produce("orders", Text("a"), Report);
            producer.Flush();
        }
        catch (KafkaException e) when (e.Error.Code == ErrorCode.Local_Fatal)
        {
        }
        """)]
    public Task Exceptions_do_not_count(string body) => ProducerProgram.Reported(body);

    [Fact]
    public Task Commit_flushes() => VerifyAll.Reports("""
        class Orders
        {
            void Run()
            {
                var config = new ProducerConfig { BootstrapServers = "broker", TransactionalId = "orders-1" };
                using var producer = new ProducerBuilder<string, string>(config).Build();
                producer.InitTransactions(TimeSpan.FromSeconds(10));
                producer.BeginTransaction();
                try
                {
                    producer.Produce("orders", new Message<string, string>(), report => Console.WriteLine(report.Error.IsError));
                    producer.CommitTransaction();
                }
                catch (KafkaException)
                {
                    producer.AbortTransaction();
                    throw;
                }
            }
        }
        """);

    [Fact]
    public Task A_host_that_runs_may_empty_the_queue() => VerifyAll.Program("""
        var producer = new ProducerBuilder<string, string>(new ProducerConfig { BootstrapServers = "broker", EnableIdempotence = true }).Build();
        producer.Produce("orders", new Message<string, string>(), report => Console.WriteLine(report.Error.IsError));
        using var host = Microsoft.Extensions.Hosting.Host.CreateApplicationBuilder().Build();
        await Microsoft.Extensions.Hosting.HostingAbstractionsHostExtensions.RunAsync(host);
        """);

    /// <summary>What is awaited nowhere is one defect, that of ProduceAsync.</summary>
    [Fact]
    public async Task A_dropped_task_is_another_rules_affair()
    {
        var source = ProducerProgram.Method("""
            using var producer = BUILD;
            _ = producer.ProduceAsync("orders", Text("a"));
            """);
        Assert.DoesNotContain(await Reports.Of<ProducerUseAnalyzer>(source), report => report.Id is "KD1101" or "KD1102");
    }

    /// <summary>Issues 950, 836 and 1296 of confluent-kafka-dotnet: sent in a using, and nothing arrives.</summary>
    [Theory]
    [InlineData("""
        using (var p = BUILD)
        {
            {|KD1101:p.Produce("my-topic", Text("hello"), r => Console.WriteLine(!r.Error.IsError ? $"Delivered to {r.TopicPartitionOffset}" : $"Error: {r.Error.Reason}"))|};
        }
        """)]
    [InlineData("""
        using (var p = BUILD)
        {
            for (int i = 0; i < 100; ++i)
            {
                {|KD1101:p.Produce("my-topic", Text(i.ToString()), Report)|};
            }

            p.Poll(TimeSpan.FromSeconds(10));
        }
        """)]
    public Task Reported_by_users(string body) => ProducerProgram.Reported(body);
}
