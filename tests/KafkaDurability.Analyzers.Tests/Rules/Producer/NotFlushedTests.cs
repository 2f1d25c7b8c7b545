using KafkaDurability.Analyzers.Tests.Verifiers;

namespace KafkaDurability.Analyzers.Tests.Rules.Producer;

/// <summary>KD1101 for producers in locals: no Flush on some way to where they are left.</summary>
public class NotFlushedTests
{
    [Theory]
    [InlineData("""
        using var producer = BUILD;
        {|KD1101:producer.Produce("orders", Text("a"), Report)|};
        """)]
    [InlineData("""
        Action<DeliveryReport<string, string>> handler = Report;
        using var producer = BUILD;
        {|KD1101:producer.Produce("orders", Text("a"), handler)|};
        """)]
    [InlineData("""
        using (var producer = BUILD)
        {
            foreach (var order in orders)
            {
                {|KD1101:producer.Produce("orders", Text(order), Report)|};
            }
        }
        """)]
    [InlineData("""
        var producer = BUILD;
        {|KD1101:producer.Produce(new TopicPartition("orders", 0), Text("a"), Report)|};
        producer.Dispose();
        """)]
    [InlineData("""
        IProducer<string, string> producer = null;
        try
        {
            producer = BUILD;
            {|KD1101:producer.Produce("orders", Text("a"), Report)|};
        }
        finally
        {
            producer?.Dispose();
        }
        """)]
    [InlineData("""
        using IProducer<string, string> producer = BUILD;
        {|KD1101:producer.Produce("orders", Text("a"), report => Console.WriteLine(report.Error.IsError))|};
        producer.Poll(TimeSpan.FromSeconds(1));
        """)]
    [InlineData("""
        using var producer = BUILD;
        {|KD1101:producer.Produce("orders", Text("a"), Report)|};
        Console.WriteLine(string.Join(", ", orders));
        Console.Out.Flush();
        """)]
    [InlineData("""
        var builder = new ProducerBuilder<string, string>(config);
        builder.SetErrorHandler((_, error) => Console.WriteLine(error.Reason));
        using var producer = builder.Build();
        {|KD1101:producer.Produce("orders", Text("a"), Report)|};
        await producer.ProduceAsync("orders", Text("b"));
        """)]
    public Task Without_flush(string body) => ProducerProgram.Reported(body);

    [Theory]
    [InlineData("""
        using var producer = BUILD;
        {|KD1101:producer.Produce("orders", Text("a"), Report)|};
        if (flag)
        {
            return;
        }

        producer.Flush();
        """)]
    [InlineData("""
        using var producer = BUILD;
        foreach (var order in orders)
        {
            {|KD1101:producer.Produce("orders", Text(order), Report)|};
            if (order == "last")
            {
                return;
            }
        }

        producer.Flush(token);
        """)]
    [InlineData("""
        using var producer = BUILD;
        producer.Produce("orders", Text("a"), Report);
        producer.Flush();
        {|KD1101:producer.Produce("orders", Text("b"), Report)|};
        """)]
    [InlineData("""
        using var producer = BUILD;
        if (flag)
        {
            producer.Produce("orders", Text("a"), Report);
            producer.Flush();
        }
        else
        {
            {|KD1101:producer.Produce("orders", Text("b"), Report)|};
        }
        """)]
    [InlineData("""
        using var producer = BUILD;
        try
        {
            {|KD1101:producer.Produce("orders", Text("a"), Report)|};
        }
        catch (ProduceException<string, string>)
        {
            producer.Flush();
            throw;
        }
        """)]
    [InlineData("""
        using var producer = BUILD;
        for (var i = 0; i < orders.Count; i++)
        {
            {|KD1101:producer.Produce("orders", Text(orders[i]), Report)|};
            if (i % 1000 == 0)
            {
                producer.Flush();
            }
        }
        """)]
    [InlineData("""
        using var producer = BUILD;
        while (!token.IsCancellationRequested)
        {
            {|KD1101:producer.Produce("orders", Text("a"), Report)|};
            while (flag)
            {
                producer.Poll(TimeSpan.Zero);
                producer.Produce("orders", Text("b"), Report);
            }
        }
        """)]
    [InlineData("""
        foreach (var topic in orders)
        {
            using var producer = BUILD;
            {|KD1101:producer.Produce(topic, Text("a"), Report)|};
            if (topic.Length > 5)
            {
                continue;
            }

            producer.Flush();
        }
        """)]
    [InlineData("""
        using var producer = BUILD;
        {|KD1101:producer.Produce("orders", Text("a"), Report)|};
        if (flag)
        {
            Environment.Exit(1);
        }

        producer.Flush();
        """)]
    public Task On_some_way(string body) => ProducerProgram.Reported(body);

    [Theory]
    [InlineData("""
        using var producer = BUILD;
        {|KD1101:Send(producer, "a")|};
        """, """
        static void Send(IProducer<string, string> producer, string value) => producer.Produce("orders", Text(value), Report);
        """)]
    [InlineData("""
        using var producer = BUILD;
        await {|KD1101:SendAllAsync(producer, orders)|};
        """, """
        static async Task SendAllAsync(IProducer<string, string> to, IEnumerable<string> orders)
        {
            foreach (var order in orders)
            {
                to.Produce("orders", Text(order), Report);
                await Task.Yield();
            }
        }
        """)]
    [InlineData("""
        using var producer = BUILD;
        {|KD1101:First(producer)|};
        """, """
        static void First(IProducer<string, string> producer) => Second(producer);
        static void Second(IProducer<string, string> producer)
        {
            producer.Flush();
            producer.Produce("orders", Text("a"), Report);
        }
        """)]
    [InlineData("""
        using var producer = BUILD;
        {|KD1101:producer.SendAll("orders", orders)|};
        """, """
        }

        static class Extensions
        {
            public static void SendAll<TKey>(this IProducer<TKey, string> producer, string topic, IEnumerable<string> values)
            {
                foreach (var value in values)
                {
                    producer.Produce(topic, new Message<TKey, string> { Value = value }, report => Console.WriteLine(report.Error.IsError));
                }
            }
        """)]
    [InlineData("""
        using var producer = Create();
        {|KD1101:producer.Produce("orders", Text("a"), Report)|};
        """, """
        static IProducer<string, string> Create()
        {
            var producer = new ProducerBuilder<string, string>(config).Build();
            return producer;
        }
        """)]
    public Task Across_methods(string body, string members) => ProducerProgram.Reported(body, members);

    [Theory]
    [InlineData("""
        using var producer = BUILD;
        foreach (var order in orders)
        {
            Send(order);
        }

        void Send(string order) => {|KD1101:producer.Produce("orders", Text(order), Report)|};
        """)]
    [InlineData("""
        using var producer = BUILD;
        Parallel.ForEach(orders, order => {|KD1101:producer.Produce("orders", Text(order), Report)|});
        """)]
    [InlineData("""
        using var producer = BUILD;
        await Task.WhenAll(orders.Select(order => Task.Run(() => {|KD1101:producer.Produce("orders", Text(order), Report)|})));
        """)]
    [InlineData("""
        using var producer = BUILD;
        {|KD1101:Send(producer, "a")|};
        static void Send(IProducer<string, string> producer, string order) => producer.Produce("orders", Text(order), Report);
        """)]
    [InlineData("""
        await Task.Run(() =>
        {
            using var producer = BUILD;
            {|KD1101:producer.Produce("orders", Text("a"), Report)|};
        });
        """)]
    public Task In_functions_of_the_method(string body) => ProducerProgram.Reported(body);

    [Theory]
    [InlineData("""
        var failed = 0;
        using var producer = BUILD;
        {|KD1101:producer.Produce("orders", Text("a"), report =>
        {
            if (report.Error.IsError)
            {
                Interlocked.Increment(ref failed);
            }
        })|};
        Console.WriteLine($"{failed} failed");
        if (failed > 0)
        {
            throw new InvalidOperationException();
        }
        """)]
    [InlineData("""
        var reasons = new System.Text.StringBuilder();
        using var producer = BUILD;
        {|KD1101:producer.Produce("orders", Text("a"), Log)|};
        Console.WriteLine(reasons);
        void Log(DeliveryReport<string, string> report) => reasons.AppendLine(report.Error.IsError ? report.Error.Reason : "");
        """)]
    public Task With_a_handler_that_nobody_waits_for(string body) => ProducerProgram.Reported(body);

    [Fact]
    public Task Top_level_statements_end() => VerifyAll.Program(ProducerProgram.Program("""
        var producer = BUILD;
        {|KD1101:producer.Produce("orders", Text("a"), Report)|};
        """));

    [Fact]
    public Task Main_ends() => VerifyAll.Program("""
        static class Start
        {
            static void Main()
            {
                var config = new ProducerConfig { BootstrapServers = "broker", EnableIdempotence = true };
                var producer = new ProducerBuilder<string, string>(config).Build();
                {|KD1101:producer.Produce("orders", new Message<string, string>(), report => Console.WriteLine(report.Error.IsError))|};
            }
        }
        """);

    [Fact]
    public Task Async_Main_ends() => VerifyAll.Program("""
        static class Start
        {
            static async Task Main()
            {
                var config = new ProducerConfig { BootstrapServers = "broker", EnableIdempotence = true };
                using var producer = new ProducerBuilder<string, string>(config).Build();
                {|KD1101:producer.Produce("orders", new Message<string, string>(), report => Console.WriteLine(report.Error.IsError))|};
                await Task.Yield();
            }
        }
        """);

    [Fact]
    public Task A_message_without_a_handler_is_queued_too() => Task.Run(async () =>
    {
        var source = ProducerProgram.Method("""
            using var producer = BUILD;
            producer.Produce("orders", Text("a"));
            """);
        Assert.Contains(await Reports.Of<ProducerUseAnalyzer>(source), report => report.Id == "KD1101");
    });

    [Fact]
    public Task The_first_one_is_reported_and_the_others_are_pointed_at() => VerifyAll.Places(
        Sample("""
            using var producer = BUILD;
            {|at:producer.Produce("orders", Text("a"), Report)|};
            {|second:producer.Produce("orders", Text("b"), Report)|};
            if (flag)
            {
                return;
            }

            {|third:producer.Produce("orders", Text("c"), Report)|};
            """),
        "KD1101", "at", "second", "third");

    [Fact]
    public Task What_disposes_is_pointed_at() => VerifyAll.Places(
        Sample("""
            var producer = BUILD;
            {|at:producer.Produce("orders", Text("a"), Report)|};
            {|end:producer.Dispose()|};
            """),
        "KD1101", "at", "end");

    private static string Sample(string body) => ProducerProgram.Method(body);

    [Theory]
    [InlineData("using var producer = BUILD;\nproducer.Produce(\"orders\", Text(\"a\"), Report);", "disposed at the end of its scope in line 19")]
    [InlineData("var producer = BUILD;\nproducer.Produce(\"orders\", Text(\"a\"), Report);\nproducer.Dispose();", "disposed in line 19")]
    [InlineData("using var producer = BUILD;\nproducer.Produce(\"orders\", Text(\"a\"), Report);\nEnvironment.Exit(0);", "left when line 19 ends the process")]
    public async Task The_message_says_how_it_is_left(string body, string way) => Assert.Equal(
        $"KD1101: The producer is {way} without Flush, so messages that are still queued are lost without an error; call Flush before that",
        await Reports.Message<ProducerUseAnalyzer>(ProducerProgram.Method(body)));
}
