using KafkaDurability.Analyzers.Tests.Verifiers;

namespace KafkaDurability.Analyzers.Tests.Rules.Producer;

/// <summary>Producers that a class or a container keeps, and failures that nobody learns of.</summary>
public class ProducersOverTheProgramTests
{
    private const string Built = "new ProducerBuilder<string, string>(new ProducerConfig { EnableIdempotence = true }).Build()";

    private const string Usings = """
        using Microsoft.Extensions.DependencyInjection;
        using Microsoft.Extensions.Logging;

        """;

    private const string Register = "public static class Setup { public static void Add(IServiceCollection services) => services.AddSingleton<IProducer<string, string>>(_ => " + Built + "); }\n";

    private static string Sender(string head, string producer = "_producer", string more = "") => Usings + $$"""
        public class Sender{{head}}

            public void Send(string text) => {|KD1101:{{producer}}.Produce("a", new Message<string, string> { Value = text }, OnReport)|};

            private static void OnReport(DeliveryReport<string, string> report)
            {
                if (report.Error.IsError)
                    Console.WriteLine(report.Error.Reason ?? "unknown");
            }

            {{more}}
        }

        """;

    /// <summary>Nobody flushes or disposes it: what is queued at the end of the program is lost.</summary>
    [Theory]
    [InlineData(" { private readonly IProducer<string, string> _producer = BUILT;", "_producer", "")]
    [InlineData(" { private readonly IProducer<string, string> _producer; public Sender(ILogger<Sender> log) { log.LogInformation(\"starts\"); _producer = BUILT; }", "_producer", "")]
    [InlineData("(IProducer<string, string> producer) {", "producer", Register)]
    [InlineData(" { private readonly IProducer<string, string> _producer; public Sender(IProducer<string, string> producer) { _producer = producer; }", "_producer", Register)]
    public Task NobodyFlushes(string head, string producer, string registration) =>
        VerifyAll.Reports(Sender(head.Replace("BUILT", Built, StringComparison.Ordinal), producer) + registration);

    [Theory]
    [InlineData(" { private readonly IProducer<string, string> _producer = BUILT;", "_producer", "", "public void Finish(CancellationToken token) => _producer.Flush(token);")]
    [InlineData("(IProducer<string, string> producer) {", "producer", "", "")]
    [InlineData("(IProducer<string, string> producer) {", "producer", Register, "public void Finish(CancellationToken token) => producer.Flush(token);")]
    [InlineData("(IProducer<string, string> producer) {", "producer", Register + "public class AtTheEnd(IProducer<string, string> producer) { public void Stop() => producer.Flush(); }", "")]
    [InlineData(" { private readonly IProducer<string, string> _producer = BUILT;", "_producer", "", "public IProducer<string, string> Producer => _producer;")]
    public Task SomebodyMayFlush(string head, string producer, string registration, string member) =>
        VerifyAll.Reports((Sender(head.Replace("BUILT", Built, StringComparison.Ordinal), producer, member) + registration).Replace("{|KD1101:", "", StringComparison.Ordinal).Replace(", OnReport)|};", ", OnReport);", StringComparison.Ordinal));

    /// <summary>A handler that makes a text of the report makes nobody wait for it.</summary>
    [Theory]
    [InlineData("Console.WriteLine($\"{quote} not delivered: {report.Error.Reason ?? \"unknown\"}\");")]
    [InlineData("Console.WriteLine(report.Error?.Reason);")]
    [InlineData("Console.WriteLine(report.Message?.Key ?? quote);")]
    public Task TextInHandler(string statement) => VerifyAll.Reports($$"""
        public sealed class Quotes : IDisposable
        {
            private readonly IProducer<string, string> _producer = {{Built}};

            public void Send(string quote) => _producer.Produce("quotes", new Message<string, string> { Value = quote }, report =>
            {
                if (report.Error.IsError)
                    {{statement}}
            });

            public void Dispose() => {|KD1101:_producer.Dispose()|};
        }
        """);

    /// <summary>A number, or a list that nobody reads, keeps no message.</summary>
    [Theory]
    [InlineData("_failed++;", "")]
    [InlineData("Interlocked.Increment(ref _failed);", "Interlocked.Increment(ref _sent);")]
    [InlineData("_failed += 1; Console.WriteLine($\"{_failed} failed\");", "_sent++;")]
    [InlineData("Console.WriteLine(e.Message);", "_recent.Add(text);")]
    [InlineData("_errors.Add(e.Message); Console.WriteLine(e.Message);", "")]
    public Task CountersAreNobody(string failed, string sent) => VerifyAll.Reports(Counting(failed, sent, "private string Status => $\"{_sent} sent, {_failed} failed\";", reported: true));

    [Theory]
    [InlineData("_failed++;", "public bool IsHealthy => _failed < 10;")]
    [InlineData("_failed++;", "public void Check() { if (_failed > 3) throw new InvalidOperationException(); }")]
    [InlineData("_failed++;", "public long Failed => _failed;")]
    [InlineData("_errors.Add(text);", "public void Retry() { foreach (var error in _errors) Console.WriteLine(error); }")]
    [InlineData("_lost.Add(text);", "")]
    public Task CountersThatSomebodyReads(string failed, string member) => VerifyAll.Reports(Counting(failed, "", member, reported: false));

    private static string Counting(string failed, string sent, string member, bool reported) => $$"""
        public class Receipts(IProducer<string, string> producer)
        {
            private readonly List<string> _recent = [];
            private readonly List<string> _errors = [];
            protected readonly List<string> _lost = [];
            private long _sent;
            private long _failed;

            {{member}}

            public async Task SendAsync(string text)
            {
                try
                {
                    await producer.ProduceAsync("receipts", new Message<string, string> { Value = text });
                    {{sent}}
                }
                {{(reported ? "{|KD1106:" : "")}}catch (Exception e)
                {
                    {{failed}}
                }{{(reported ? "|}" : "")}}
            }
        }
        """;

    /// <summary>The filter picks the one failure that Produce throws, and the handler drops the message.</summary>
    [Theory]
    [InlineData("ProduceException<string, string> e", "e.Error.Code == ErrorCode.Local_QueueFull", true)]
    [InlineData("KafkaException e", "e.Error.Code is ErrorCode.Local_QueueFull", true)]
    [InlineData("ProduceException<string, string> e", "e is { Error.Code: ErrorCode.Local_QueueFull }", true)]
    [InlineData("ProduceException<string, string> e", "e.Error.Code != ErrorCode.Local_QueueFull", false)]
    [InlineData("ProduceException<string, string> e", "e.Error.Code == ErrorCode.MsgSizeTooLarge", false)]
    public Task FullQueue(string exception, string filter, bool reported) => VerifyAll.Reports($$"""
        public class Clicks(IProducer<string, string> producer)
        {
            public void Send(string text)
            {
                try
                {
                    producer.Produce("clicks", new Message<string, string> { Value = text }, Check);
                }
                {{(reported ? "{|KD1106:" : "")}}catch ({{exception}}) when ({{filter}})
                {
                    Console.WriteLine(e.Message);
                }{{(reported ? "|}" : "")}}
            }

            private static void Check(DeliveryReport<string, string> report) => Console.WriteLine(report.Error);
        }
        """);

    /// <summary>The wait for the report is given up, and the message sent once more.</summary>
    [Theory]
    [InlineData(".WaitAsync(limit.Token)", "OperationCanceledException", true)]
    [InlineData(".WaitAsync(limit.Token).ConfigureAwait(false)", "TaskCanceledException", true)]
    [InlineData(".WaitAsync(TimeSpan.FromSeconds(2))", "TimeoutException", true)]
    [InlineData("", "OperationCanceledException", false)]
    [InlineData(".WaitAsync(limit.Token)", "TimeoutException", false)]
    public Task GivenUp(string wait, string exception, bool reported) => VerifyAll.Reports($$"""
        public class Prices(IProducer<string, string> producer)
        {
            public async Task SendAsync(string article, string price)
            {
                var sent = false;
                while (!sent)
                {
                    using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(2));
                    try
                    {
                        await {{(reported ? "{|KD1108:" : "")}}producer.ProduceAsync("prices", new Message<string, string> { Key = article, Value = price }){{(reported ? "|}" : "")}}{{wait}};
                        sent = true;
                    }
                    catch ({{exception}})
                    {
                        Console.WriteLine("once more");
                    }
                }
            }
        }
        """);

    /// <summary>A filter that only takes some codes out lets the doubtful ones in.</summary>
    [Theory]
    [InlineData("attempt < 5 && e.Error.Code != ErrorCode.MsgSizeTooLarge", true)]
    [InlineData("e.Error.Code is not ErrorCode.MsgSizeTooLarge", true)]
    [InlineData("e.Error.Code != ErrorCode.Local_MsgTimedOut", false)]
    [InlineData("e.Error.Code == ErrorCode.Local_QueueFull", false)]
    [InlineData("!e.Error.IsLocalError && e.Error.Code != ErrorCode.MsgSizeTooLarge", false)]
    public Task Filters(string filter, bool reported) => VerifyAll.Reports($$"""
        public class Baskets(IProducer<string, string> producer)
        {
            public async Task SendAsync(string customer, string basket)
            {
                for (var attempt = 1; ; attempt++)
                {
                    try
                    {
                        await {{(reported ? "{|KD1108:" : "")}}producer.ProduceAsync("baskets", new Message<string, string> { Key = customer, Value = basket }){{(reported ? "|}" : "")}};
                        return;
                    }
                    catch (ProduceException<string, string> e) when ({{filter}})
                    {
                        await Task.Delay(TimeSpan.FromSeconds(attempt));
                    }
                }
            }
        }
        """);

    /// <summary>What Flush answers goes into a variable that nobody reads.</summary>
    [Theory]
    [InlineData("var left = {|KD1102:producer.Flush(TimeSpan.FromSeconds(5))|};")]
    [InlineData("int left; left = {|KD1102:producer.Flush(TimeSpan.FromSeconds(5))|};")]
    [InlineData("_ = {|KD1102:producer.Flush(TimeSpan.FromSeconds(5))|};")]
    [InlineData("var left = producer.Flush(TimeSpan.FromSeconds(5)); if (left > 0) { throw new TimeoutException(); }")]
    public Task UnreadRemainder(string flush) => VerifyAll.Reports($$"""
        public static class Export
        {
            public static void Run(IEnumerable<string> rows)
            {
                using (var producer = {{Built}})
                {
                    foreach (var row in rows)
                    {
                        producer.Produce("rows", new Message<string, string> { Value = row }, report => Console.WriteLine(report.Error));
                    }

                    {{flush}}
                }
            }
        }
        """);

    /// <summary>The function that sends has ended its transaction, or begins it only behind.</summary>
    [Theory]
    [InlineData("producer.BeginTransaction(); await producer.ProduceAsync(\"a\", Text()); producer.CommitTransaction(); await {|KD4004:producer.ProduceAsync(\"a\", Text())|};")]
    [InlineData("producer.BeginTransaction(); try { await producer.ProduceAsync(\"a\", Text()); producer.CommitTransaction(); } catch { producer.AbortTransaction(); throw; } await {|KD4004:producer.ProduceAsync(\"a\", Text())|};")]
    [InlineData("await {|KD4004:producer.ProduceAsync(\"a\", Text())|}; producer.BeginTransaction(); try { await producer.ProduceAsync(\"a\", Text()); producer.CommitTransaction(); } catch { producer.AbortTransaction(); throw; }")]
    [InlineData("producer.BeginTransaction(); try { await producer.ProduceAsync(\"a\", Text()); producer.CommitTransaction(); } catch { producer.AbortTransaction(); throw; } Begin(producer); await producer.ProduceAsync(\"a\", Text());")]
    [InlineData("if (flag) { await producer.ProduceAsync(\"a\", Text()); return; } producer.BeginTransaction(); try { await producer.ProduceAsync(\"a\", Text()); producer.CommitTransaction(); } catch { producer.AbortTransaction(); throw; }")]
    public Task OutsideByOrder(string statements) => VerifyAll.Reports($$"""
        public static class Closing
        {
            public static async Task CloseAsync(IProducer<string, string> producer, bool flag)
            {
                {{statements}}
            }

            private static Message<string, string> Text() => new() { Value = "closed" };

            private static void Begin(IProducer<string, string> producer) => producer.BeginTransaction();
        }
        """);
}
