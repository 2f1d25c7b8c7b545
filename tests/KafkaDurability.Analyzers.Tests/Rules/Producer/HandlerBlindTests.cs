using KafkaDurability.Analyzers.Tests.Verifiers;

namespace KafkaDurability.Analyzers.Tests.Rules.Producer;

/// <summary>KD1104: a handler that takes every delivery for a good one.</summary>
public class HandlerBlindTests
{
    private const string Members = """
        private void Sent(DeliveryReport<string, string> report) => logger.LogInformation("sent to {Place}", report.TopicPartitionOffset);
        private void Sent(DeliveryReport<string, string> report, string text) => logger.LogInformation("sent {Text} to {Place}", text, report.TopicPartitionOffset);
        private static void Nothing(DeliveryReport<string, string> report) { }
        private void Circle(DeliveryReport<string, string> report) => Nothing(report);
        private void Offset(TopicPartitionOffset offset) => logger.LogInformation("{Offset}", offset);
        private void OnDelivered(DeliveryReport<string, string> report) { if (report.Error.IsError) { logger.LogError("lost {Key}", report.Key); } }
        private void OnResult(DeliveryResult<string, string> result) => logger.LogInformation("{Status}", result.Status);
        private static void Fail(Error error) { }
        private static T Through<T>(T value) => value;
        private readonly Action<DeliveryReport<string, string>> _handler = _ => { };
        private DeliveryReport<string, string>? _report;
        private readonly List<DeliveryReport<string, string>> _reports = new();
        """;

    [Theory]
    [InlineData("_ => { }")]
    [InlineData("report => { }")]
    [InlineData("delegate { }")]
    [InlineData("_ => _sent++")]
    [InlineData("_ => Interlocked.Increment(ref _sent)")]
    [InlineData("_ => logger.LogInformation(\"sent\")")]
    [InlineData("report => logger.LogInformation(\"sent to {Place}\", report.TopicPartitionOffset)")]
    [InlineData("report => Console.WriteLine($\"sent {report.Message.Value} to {report.Topic} [{report.Partition}] @ {report.Offset}\")")]
    [InlineData("report => { _last = null; logger.LogInformation(\"{Value} {At}\", report.Value, report.Timestamp.UtcDateTime); }")]
    [InlineData("report => Console.WriteLine(report?.Offset)")]
    [InlineData("report => Console.WriteLine(report?.Message?.Value)")]
    [InlineData("report => Console.WriteLine(nameof(report))")]
    [InlineData("report => Offset(report.TopicPartitionOffset)")]
    [InlineData("report => Sent(report)")]
    [InlineData("report => Sent(report, \"order\")")]
    [InlineData("report => Circle(report)")]
    [InlineData("report => { Circle(report); Nothing(report); }")]
    [InlineData("report => { void Log() => Console.WriteLine(report.Key); Log(); }")]
    [InlineData("static (DeliveryReport<string, string> report) => Console.WriteLine(report.Offset)")]
    [InlineData("Sent")]
    [InlineData("this.Sent")]
    [InlineData("Nothing")]
    public Task Reported(string handler) => Sender.Verify($"producer.Produce(\"orders\", message, {{|KD1104:{handler}|}});", Members);

    [Theory]
    [InlineData("report => { if (report.Error.IsError) { logger.LogError(\"lost\"); } }")]
    [InlineData("report => logger.LogInformation(report.Error.Reason)")]
    [InlineData("report => Console.WriteLine(report.Error.Code == ErrorCode.NoError ? \"sent\" : \"lost\")")]
    [InlineData("report => { if (report.Status == PersistenceStatus.NotPersisted) { logger.LogError(\"lost\"); } }")]
    [InlineData("report => { if (report.Status != PersistenceStatus.Persisted) { logger.LogError(\"lost\"); } }")]
    [InlineData("report => Console.WriteLine(report.TopicPartitionOffsetError)")]
    [InlineData("report => { if (report is { Error.IsError: true }) { logger.LogError(\"lost\"); } }")]
    [InlineData("report => { switch (report) { case { Error: { IsError: true } }: logger.LogError(\"lost\"); break; } }")]
    [InlineData("report => { if (report?.Error?.IsError == true) { logger.LogError(\"lost\"); } }")]
    [InlineData("report => Fail(report.Error)")]
    [InlineData("report => OnDelivered(report)")]
    [InlineData("report => OnResult(report)")]
    [InlineData("report => { Sent(report); OnDelivered(report); }")]
    [InlineData("report => _handler(report)")]
    [InlineData("report => _handler?.Invoke(report)")]
    [InlineData("report => _report = report")]
    [InlineData("report => _reports.Add(report)")]
    [InlineData("report => { var kept = report; Console.WriteLine(kept.Error); }")]
    [InlineData("report => { void Log() => Console.WriteLine(report.Error); Log(); }")]
    [InlineData("report => Task.Run(() => Console.WriteLine(report.Error))")]
    [InlineData("report => logger.LogInformation(\"{Report}\", report)")]
    [InlineData("report => Console.WriteLine($\"{report}\")")]
    [InlineData("report => Console.WriteLine(report.ToString())")]
    [InlineData("report => _ = Through(report).Error.IsError ? _sent : _sent++")]
    [InlineData("report => new TaskCompletionSource<DeliveryReport<string, string>>().TrySetResult(report)")]
    [InlineData("(Action<DeliveryReport<string, string>>)(report => Console.WriteLine(report.Error))")]
    [InlineData("OnDelivered")]
    [InlineData("_reports.Add")]
    [InlineData("Console.WriteLine")]
    [InlineData("_handler")]
    [InlineData("_handler + OnDelivered")]
    public Task Silent(string handler) => Sender.Verify($"producer.Produce(\"orders\", message, {handler});", Members);

    [Theory]
    [InlineData("Action<DeliveryReport<string, string>> handler = {|KD1104:_ => { }|}; producer.Produce(\"orders\", message, handler);")]
    [InlineData("producer.Produce(\"orders\", message, new Action<DeliveryReport<string, string>>({|KD1104:Nothing|}));")]
    [InlineData("void OnDone(DeliveryReport<string, string> report) => Console.WriteLine(report.Offset); producer.Produce(\"orders\", message, {|KD1104:OnDone|});")]
    [InlineData("void OnDone(DeliveryReport<string, string> report) => Console.WriteLine(report.Error); producer.Produce(\"orders\", message, OnDone);")]
    [InlineData("Action<DeliveryReport<string, string>> handler = {|KD1104:Nothing|}; producer.Produce(\"orders\", message, handler);")]
    [InlineData("Action<DeliveryReport<string, string>> handler = Nothing; if (flag) { handler = OnDelivered; } producer.Produce(\"orders\", message, handler);")]
    [InlineData("producer.Produce(\"orders\", message, {|KD1104:Nothing|}); producer.Produce(\"orders\", message, Nothing);")]
    [InlineData("var tcs = new TaskCompletionSource(); producer.Produce(\"orders\", message, {|KD1104:_ => tcs.SetResult()|}); await tcs.Task;")]
    [InlineData("var tcs = new TaskCompletionSource(); producer.Produce(\"orders\", message, report => { if (report.Error.IsError) { tcs.SetException(new KafkaException(report.Error)); } else { tcs.SetResult(); } }); await tcs.Task;")]
    public Task Variables(string body) => Sender.Verify(body, Members);

    [Fact]
    public Task Overridden() => Verify.Rules<ProducerUseAnalyzer>(["KD1103", "KD1104", "KD1105"], """
        public abstract class Sender(IProducer<string, string> producer)
        {
            public void Send(Message<string, string> message)
            {
                producer.Produce("orders", message, OnDelivered);
                producer.Produce("orders", message, {|KD1104:OnSent|});
                producer.Produce("orders", message, OnAny);
            }

            protected virtual void OnDelivered(DeliveryReport<string, string> report) { }
            protected virtual void OnSent(DeliveryReport<string, string> report) { }
            protected abstract void OnAny(DeliveryReport<string, string> report);
        }

        public class Checking(IProducer<string, string> producer) : Sender(producer)
        {
            protected override void OnDelivered(DeliveryReport<string, string> report) => Console.WriteLine(report.Error);
            protected override void OnSent(DeliveryReport<string, string> report) => Console.WriteLine(report.Offset);
            protected override void OnAny(DeliveryReport<string, string> report) => Console.WriteLine(report.Error);
        }
        """);

    /// <summary>The handler is in another file, and its declaration is named beside it.</summary>
    [Fact]
    public Task Names_the_method() => VerifyAll.Places(
        """
        public class Sender
        {
            public void Send(IProducer<string, string> producer, Message<string, string> message) => producer.Produce("orders", message, {|at:OnSent|});

            {|method:private static void OnSent(DeliveryReport<string, string> report) => Console.WriteLine(report.Offset);|}
        }
        """,
        "KD1104",
        "at",
        "method");

    [Fact]
    public Task In_another_class() => VerifyAll.Reports(
        """
        public class Sender(IProducer<string, string> producer, Reports reports)
        {
            public void Send(Message<string, string> message)
            {
                producer.Produce("orders", message, {|KD1104:reports.OnSent|});
                producer.Produce("orders", message, reports.OnDelivered);
            }
        }
        """,
        """
        public class Reports
        {
            public void OnSent(DeliveryReport<string, string> report) => Console.WriteLine(report.Offset);
            public void OnDelivered(DeliveryReport<string, string> report) => Console.WriteLine(report.Error);
        }
        """);

    [Fact]
    public Task Transaction() => Sender.Verify("producer.BeginTransaction(); producer.Produce(\"orders\", message, _ => { }); producer.CommitTransaction();");

    /// <summary>With a handler, a producer without reports throws at the call; KD1007 speaks of the setting.</summary>
    [Fact]
    public Task Reports_off() => VerifyAll.Reports("""
        public class Orders
        {
            public void Send(Message<string, string> message)
            {
                var config = new ProducerConfig { BootstrapServers = "localhost", EnableIdempotence = true, {|KD1007:EnableDeliveryReports = false|} };
                using var producer = {|KD1107:new ProducerBuilder<string, string>(config).Build()|};
                producer.Produce("orders", message, _ => { });
                producer.Flush();
            }
        }
        """);

    [Theory]
    [InlineData("report => report.")]
    [InlineData("report => { Missing(report); }")]
    [InlineData("(report, other) => { }")]
    [InlineData("Missing")]
    [InlineData("new Action<Missing>(_ => { })")]
    public Task Half_typed(string handler) => Sender.Verify($"producer.Produce(\"orders\", message, {handler});", errors: true);
}
