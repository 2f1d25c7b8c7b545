using KafkaDurability.Analyzers.Tests.Verifiers;

namespace KafkaDurability.Analyzers.Tests.Rules.Producer;

/// <summary>KD1102: Flush gives up, and nobody asks what is left.</summary>
public class FlushRemainderIgnoredTests
{
    [Theory]
    [InlineData("""
        using var producer = BUILD;
        producer.Produce("orders", Text("a"), Report);
        {|KD1102:producer.Flush(TimeSpan.FromSeconds(10))|};
        """)]
    [InlineData("""
        Action<DeliveryReport<string, string>> handler = report => Console.WriteLine(report.Error.IsError ? report.Error.Reason : "sent");
        using var producer = BUILD;
        producer.Produce("orders", Text("a"), handler);
        {|KD1102:producer.Flush(TimeSpan.FromSeconds(10))|};
        """)]
    [InlineData("""
        using var producer = BUILD;
        var sent = 0;
        foreach (var order in orders)
        {
            var message = Text(order);
            producer.Produce("orders", message, report =>
            {
                if (report.Error.IsError)
                {
                    Console.WriteLine(report.Error.Reason);
                }
                else
                {
                    Console.WriteLine($"{message.Key}: {message.Value}");
                    sent += 1;
                }
            });
        }

        {|KD1102:producer.Flush(TimeSpan.FromSeconds(10))|};
        Console.WriteLine($"{sent} sent");
        """)]
    [InlineData("""
        using var producer = BUILD;
        producer.Produce("orders", Text("a"), Report);
        {|KD1102:producer.Flush(TimeSpan.Zero)|};
        """)]
    [InlineData("""
        using var producer = BUILD;
        try
        {
            producer.Produce("orders", Text("a"), Report);
        }
        finally
        {
            _ = {|KD1102:producer.Flush(new TimeSpan(0, 0, 30))|};
        }
        """)]
    [InlineData("""
        var timeout = TimeSpan.FromMilliseconds(500);
        var producer = BUILD;
        producer.Produce("orders", Text("a"), Report);
        {|KD1102:producer.Flush(timeout)|};
        producer.Dispose();
        """)]
    [InlineData("""
        using var producer = BUILD;
        foreach (var order in orders)
        {
            producer.Produce("orders", Text(order), Report);
            {|KD1102:producer.Flush(TimeSpan.FromSeconds(1))|};
        }
        """)]
    [InlineData("""
        using var producer = BUILD;
        producer.Produce("orders", Text("a"), Report);
        {|KD1102:producer.Flush(Limit)|};
        """)]
    public Task Reported(string body) => ProducerProgram.Reported(body, "static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);");

    [Theory]
    [InlineData("""
        using var producer = BUILD;
        producer.Produce("orders", Text("a"), Report);
        var left = producer.Flush(TimeSpan.FromSeconds(10));
        if (left > 0)
        {
            Console.WriteLine(left);
        }
        """)]
    [InlineData("""
        using var producer = BUILD;
        producer.Produce("orders", Text("a"), Report);
        Console.WriteLine("left: {0}", producer.Flush(TimeSpan.FromSeconds(10)));
        """)]
    [InlineData("""
        using var producer = BUILD;
        producer.Produce("orders", Text("a"), Report);
        while (producer.Flush(TimeSpan.FromSeconds(10)) > 0)
        {
        }
        """)]
    [InlineData("""
        using var producer = BUILD;
        foreach (var order in orders)
        {
            producer.Produce("orders", Text(order), Report);
            producer.Flush(TimeSpan.FromSeconds(1));
        }

        producer.Flush();
        """)]
    [InlineData("""
        using var producer = BUILD;
        while (true)
        {
            producer.Produce("orders", Text("a"), Report);
            producer.Flush(TimeSpan.FromSeconds(1));
        }
        """)]
    [InlineData("""
        using var producer = BUILD;
        producer.Produce("orders", Text("a"), Report);
        producer.Flush(TimeSpan.FromMinutes(5));
        """)]
    [InlineData("""
        using var producer = BUILD;
        producer.Produce("orders", Text("a"), Report);
        producer.Flush(Timeout.InfiniteTimeSpan);
        """)]
    [InlineData("""
        using var producer = BUILD;
        producer.Produce("orders", Text("a"), Report);
        producer.Flush(TimeSpan.FromSeconds(orders.Count));
        """)]
    [InlineData("""
        using var producer = BUILD;
        producer.Produce("orders", Text("a"), Report);
        producer.Flush(token);
        """)]
    [InlineData("""
        using var producer = BUILD;
        await producer.ProduceAsync("orders", Text("a"));
        producer.Flush(TimeSpan.FromSeconds(10));
        """)]
    [InlineData("""
        var producer = BUILD;
        producer.Produce("orders", Text("a"), Report);
        producer.Flush(TimeSpan.FromSeconds(10));
        """)]
    public Task Look_alikes(string body) => ProducerProgram.Reported(body);

    [Fact]
    public Task A_missing_flush_comes_first() => ProducerProgram.Reported("""
        using var producer = BUILD;
        {|KD1101:producer.Produce("orders", Text("a"), Report)|};
        if (flag)
        {
            return;
        }

        producer.Flush(TimeSpan.FromSeconds(10));
        """);

    [Fact]
    public Task In_the_class_that_disposes() => VerifyAll.Reports(ProducerProgram.Class("""
        readonly IProducer<string, string> _producer = BUILD;
        public void Send(string value) => _producer.Produce("orders", Text(value), Report);
        public void Dispose()
        {
            {|KD1102:_producer.Flush(TimeSpan.FromSeconds(10))|};
            _producer.Dispose();
        }
        """));

    [Fact]
    public Task In_a_class_that_awaits_each_message() => VerifyAll.Reports(ProducerProgram.Class("""
        readonly IProducer<string, string> _producer = BUILD;
        public Task SendAsync(string value) => _producer.ProduceAsync("orders", Text(value));
        public void Dispose()
        {
            _producer.Flush(TimeSpan.FromSeconds(10));
            _producer.Dispose();
        }
        """));

    [Fact]
    public Task At_the_end_of_the_program() => VerifyAll.Program(ProducerProgram.Program("""
        var producer = BUILD;
        producer.Produce("orders", Text("a"), Report);
        {|KD1102:producer.Flush(TimeSpan.FromSeconds(10))|};
        """));

    [Theory]
    [InlineData(4000, false)]
    [InlineData(60000, true)]
    [InlineData(0, true)]
    public async Task The_message_timeout_counts(int milliseconds, bool isReported)
    {
        var source = ProducerProgram.Method($$"""
            var own = new ProducerConfig { BootstrapServers = "broker", MessageTimeoutMs = {{milliseconds}} };
            using var producer = new ProducerBuilder<string, string>(own).Build();
            producer.Produce("orders", Text("a"), Report);
            producer.Flush(TimeSpan.FromSeconds(10));
            """);
        Assert.Equal(isReported, (await Reports.Of<ProducerUseAnalyzer>(source)).Any(report => report.Id == "KD1102"));
    }

    [Fact]
    public Task Wait_until_all_is_delivered() => VerifyAll.Suggestion(
        ProducerProgram.Method("""
            using var producer = BUILD;
            producer.Produce("orders", Text("a"), Report);
            {|KD1102:producer.Flush(TimeSpan.FromSeconds(10))|}; // at last
            """),
        ProducerProgram.Method("""
            using var producer = BUILD;
            producer.Produce("orders", Text("a"), Report);
            producer.Flush(); // at last
            """));

    [Fact]
    public Task Not_where_a_value_is_wanted() => VerifyAll.NoFix(ProducerProgram.Method("""
        using var producer = BUILD;
        producer.Produce("orders", Text("a"), Report);
        _ = {|KD1102:producer.Flush(TimeSpan.FromSeconds(10))|};
        """));

    [Theory]
    [InlineData("TimeSpan.FromSeconds(10)", "gives up after 10 seconds")]
    [InlineData("TimeSpan.FromSeconds(1)", "gives up after 1 second")]
    [InlineData("TimeSpan.FromMilliseconds(500)", "gives up after 500 milliseconds")]
    [InlineData("TimeSpan.FromMinutes(2)", "gives up after 2 minutes")]
    [InlineData("TimeSpan.Zero", "does not wait")]
    public async Task The_message_says_how_long(string timeout, string words) => Assert.Equal(
        $"KD1102: Flush {words}, and messages that are still queued then are lost when the producer is disposed in line 20; call Flush() without a timeout, or check the number that it returns",
        await Reports.Message<ProducerUseAnalyzer>(ProducerProgram.Method($"""
            var producer = BUILD;
            producer.Produce("orders", Text("a"), Report);
            producer.Flush({timeout});
            producer.Dispose();
            """)));
}
