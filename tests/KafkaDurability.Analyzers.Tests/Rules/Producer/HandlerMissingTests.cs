using KafkaDurability.Analyzers.Tests.Verifiers;

namespace KafkaDurability.Analyzers.Tests.Rules.Producer;

/// <summary>KD1103: Produce, and nobody is told how the delivery went.</summary>
public class HandlerMissingTests
{
    [Theory]
    [InlineData("{|KD1103:producer.Produce(\"orders\", message)|};")]
    [InlineData("{|KD1103:producer.Produce(\"orders\", message, null)|};")]
    [InlineData("{|KD1103:producer.Produce(\"orders\", message, null!)|};")]
    [InlineData("{|KD1103:producer.Produce(\"orders\", message, default)|};")]
    [InlineData("{|KD1103:producer.Produce(\"orders\", message, default(Action<DeliveryReport<string, string>>))|};")]
    [InlineData("{|KD1103:producer.Produce(\"orders\", message, (Action<DeliveryReport<string, string>>?)null)|};")]
    [InlineData("{|KD1103:producer.Produce(\"orders\", message, deliveryHandler: null)|};")]
    [InlineData("{|KD1103:producer.Produce(message: message, topic: \"orders\")|};")]
    [InlineData("{|KD1103:producer.Produce(new TopicPartition(\"orders\", 0), message)|};")]
    [InlineData("producer?{|KD1103:.Produce(\"orders\", message)|};")]
    [InlineData("foreach (var text in texts) { {|KD1103:producer.Produce(\"orders\", new Message<string, string> { Value = text })|}; }")]
    [InlineData("{|KD1103:producer.Produce(\"orders\", message)|}; producer.Flush(TimeSpan.FromSeconds(10));")]
    [InlineData("try { {|KD1103:producer.Produce(\"orders\", message)|}; } catch (ProduceException<string, string> e) { logger.LogError(e, \"failed\"); }")]
    [InlineData("Action send = () => {|KD1103:producer.Produce(\"orders\", message)|}; send();")]
    [InlineData("void Send() => {|KD1103:producer.Produce(\"orders\", message)|}; Send();")]
    [InlineData("await Task.Run(() => {|KD1103:producer.Produce(\"orders\", message)|});")]
    [InlineData("Action<DeliveryReport<string, string>>? handler = null; {|KD1103:producer.Produce(\"orders\", message, handler)|};")]
    public async Task Reported(string body)
    {
        await Sender.Verify(body);
        await Sender.VerifyPlain(body.Replace("await ", "", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("producer.Produce(\"orders\", message, OnDelivered);")]
    [InlineData("producer.Produce(\"orders\", message, deliveryHandler: OnDelivered);")]
    [InlineData("producer.Produce(\"orders\", message, report => { if (report.Error.IsError) { logger.LogError(\"lost\"); } });")]
    [InlineData("producer.Produce(\"orders\", message, _handler);")]
    [InlineData("producer.Produce(\"orders\", message, flag ? OnDelivered : null);")]
    [InlineData("producer.Produce(\"orders\", message, _handler ?? OnDelivered);")]
    [InlineData("Action<DeliveryReport<string, string>>? handler = null; if (flag) { handler = OnDelivered; } producer.Produce(\"orders\", message, handler);")]
    [InlineData("Send(\"orders\", message);")]
    [InlineData("await producer.ProduceAsync(\"orders\", message);")]
    [InlineData("file.Produce(\"orders\", message);")]
    [InlineData("decorator.Produce(\"orders\", message);")]
    public Task Silent(string body) => Sender.VerifyMembers(
        Sender.Method("async Task", "await Task.Yield(); " + body) + """
        private Action<DeliveryReport<string, string>>? _handler;
        private IFile file = null!;
        private Decorator decorator = null!;
        private void OnDelivered(DeliveryReport<string, string> report) => logger.LogInformation("{Error}", report.Error);
        private void Send(string topic, Message<string, string> message, Action<DeliveryReport<string, string>>? handler = null) => producer.Produce(topic, message, handler);
        """,
        after: """
        public interface IFile { void Produce(string path, Message<string, string> message); }
        public abstract class Decorator : IProducer<string, string>
        {
            private IProducer<string, string> _inner = null!;
            public void Produce(string topic, Message<string, string> message, Action<DeliveryReport<string, string>>? deliveryHandler = null) =>
                _inner.Produce(topic, message, report => { Console.WriteLine(report.Offset); deliveryHandler?.Invoke(report); });
            public void Produce(TopicPartition partition, Message<string, string> message, Action<DeliveryReport<string, string>>? deliveryHandler = null) =>
                _inner.Produce(partition, message, deliveryHandler);
            public abstract Task<DeliveryResult<string, string>> ProduceAsync(string topic, Message<string, string> message, CancellationToken token = default);
            public abstract Task<DeliveryResult<string, string>> ProduceAsync(TopicPartition partition, Message<string, string> message, CancellationToken token = default);
            public abstract int Poll(TimeSpan timeout);
            public abstract int Flush(TimeSpan timeout);
            public abstract void Flush(CancellationToken token = default);
            public abstract void InitTransactions(TimeSpan timeout);
            public abstract void BeginTransaction();
            public abstract void CommitTransaction(TimeSpan timeout);
            public abstract void CommitTransaction();
            public abstract void AbortTransaction(TimeSpan timeout);
            public abstract void AbortTransaction();
            public abstract void SendOffsetsToTransaction(IEnumerable<TopicPartitionOffset> offsets, IConsumerGroupMetadata group, TimeSpan timeout);
            public abstract Handle Handle { get; }
            public abstract string Name { get; }
            public abstract int AddBrokers(string brokers);
            public abstract void SetSaslCredentials(string username, string password);
            public abstract void Dispose();
        }
        """);

    /// <summary>The commit of a transaction tells of each message that failed.</summary>
    [Fact]
    public Task Transaction() => Sender.Verify("producer.BeginTransaction(); producer.Produce(\"orders\", message); producer.CommitTransaction();");

    [Fact]
    public Task Where_another_producer_has_transactions_a_producer_out_of_sight_may_be_that_one() =>
        Sender.Verify("producer.Produce(\"orders\", message);", "public void Other(IProducer<string, string> other) => other.BeginTransaction();");

    [Theory]
    [InlineData("", "{|KD1103:producer.Produce(\"orders\", message)|};")]
    [InlineData("Acks = Acks.None,", "{|KD1103:producer.Produce(\"orders\", message)|};")]
    [InlineData("EnableDeliveryReports = true,", "{|KD1103:producer.Produce(\"orders\", message)|};")]
    [InlineData("EnableDeliveryReports = false,", "producer.Produce(\"orders\", message);")]
    [InlineData("TransactionalId = \"orders-1\",", "producer.Produce(\"orders\", message);")]
    public Task Settings(string settings, string send) => Sender.VerifyMembers($$"""
        public void Send(Message<string, string> message)
        {
            var config = new ProducerConfig { {{settings}} BootstrapServers = "localhost" };
            using var producer = new ProducerBuilder<string, string>(config).Build();
            {{send}}
            producer.Flush();
        }

        public void Elsewhere(IProducer<string, string> producer) => producer.BeginTransaction();
        """);

    /// <summary>KD1007 alone speaks of a producer without reports.</summary>
    [Fact]
    public Task Reports_off() => VerifyAll.Reports("""
        public class Orders
        {
            public void Send(Message<string, string> message)
            {
                var config = new ProducerConfig { BootstrapServers = "localhost", EnableIdempotence = true, {|KD1007:EnableDeliveryReports = false|} };
                using var producer = {|KD1107:new ProducerBuilder<string, string>(config).Build()|};
                producer.Produce("orders", message);
                producer.Flush();
            }
        }
        """);

    [Fact]
    public Task Reports_off_for_a_producer_in_a_field() => VerifyAll.Reports("""
        public sealed class Orders
        {
            private readonly IProducer<string, string> _producer;

            public Orders()
            {
                var config = new ProducerConfig { BootstrapServers = "localhost", EnableIdempotence = true, {|KD1007:EnableDeliveryReports = false|} };
                _producer = new ProducerBuilder<string, string>(config).Build();
            }

            public void Send(Message<string, string> message) => {|KD1101:_producer.Produce("orders", message)|};
        }
        """);

    [Fact]
    public Task Program() => VerifyAll.Program("""
        using var producer = new ProducerBuilder<Null, string>(new ProducerConfig { BootstrapServers = "localhost", EnableIdempotence = true }).Build();
        for (var i = 0; i < 100; i++)
        {
            {|KD1103:producer.Produce("orders", new Message<Null, string> { Value = i.ToString() })|};
        }

        producer.Flush();
        """);

    /// <summary>What tells a mock which call is meant sends nothing.</summary>
    [Theory]
    [InlineData("mock.Setup(p => p.Produce(\"orders\", message, null));")]
    [InlineData("mock.Verify(p => p.ProduceAsync(\"orders\", message, default));")]
    [InlineData("producer.Received().Produce(\"orders\", message);")]
    [InlineData("producer.Received(2).Produce(Arg.Any<string>(), message);")]
    [InlineData("producer.Produce(Arg.Any<string>(), message);")]
    [InlineData("producer.Received().ProduceAsync(\"orders\", message);")]
    [InlineData("_ = producer.Received().ProduceAsync(\"orders\", message);")]
    [InlineData("producer.When(p => p.Produce(\"orders\", message));")]
    [InlineData("System.Linq.Expressions.Expression<Action> call = () => producer.Produce(\"orders\", message, null);")]
    public Task Mocks(string body) => Verify.Rules<ProducerUseAnalyzer>(["KD1103", "KD1104", "KD1105"], $$"""
        using NSubstitute;
        using Moq;

        public class Tests
        {
            public void Run(IProducer<string, string> producer, Mock<IProducer<string, string>> mock, Message<string, string> message)
            {
                {{body}}
            }
        }

        namespace Moq
        {
            public class Mock<T>
            {
                public void Setup(System.Linq.Expressions.Expression<Action<T>> call) { }
                public void Verify<TResult>(System.Linq.Expressions.Expression<Func<T, TResult>> call) { }
            }
        }

        namespace NSubstitute
        {
            public static class Arg { public static T Any<T>() => default!; }
            public static class Extensions
            {
                public static T Received<T>(this T substitute, int count = 1) => substitute;
                public static void When<T>(this T substitute, Action<T> call) { }
            }
        }
        """);

    [Theory]
    [InlineData("producer.Produce(")]
    [InlineData("producer.Produce(\"orders\"")]
    [InlineData("producer.Produce(\"orders\", );")]
    [InlineData("producer.Produce(\"orders\", message, missing);")]
    [InlineData("producer.Produce(\"orders\", message, null, 3);")]
    [InlineData("producer.Produce(\"orders\", unknown);")]
    [InlineData("missing.Produce(\"orders\", message);")]
    [InlineData("producer.Produce")]
    [InlineData("producer.Produce(\"orders\", message, report => );")]
    [InlineData("producer.Produce(\"orders\", message, report => report.Missing());")]
    [InlineData("dynamic late = producer; late.Produce(\"orders\", message);")]
    [InlineData("var task = producer.ProduceAsync(")]
    [InlineData("producer.ProduceAsync(\"orders\", message).ContinueWith(")]
    [InlineData("producer.ProduceAsync(\"orders\", message).ContinueWith(t => t.);")]
    [InlineData("producer.ProduceAsync(\"orders\", message).Missing();")]
    [InlineData("var tasks = new[] { producer.ProduceAsync(\"orders\", message), missing };  await Task.WhenAll(tasks);")]
    public Task Half_typed(string body) => Sender.Verify(body, errors: true);

    [Fact]
    public async Task Thousands_of_sends()
    {
        var sends = string.Concat(Enumerable.Range(0, 2000).Select(i => $"var task{i} = producer.ProduceAsync(\"orders\", message); producer.Produce(\"orders\", message); "));
        Assert.Equal(4000, (await Reports.Of<ProducerUseAnalyzer>("class C { void Send(IProducer<string, string> producer, Message<string, string> message) { " + sends + " } }")).Length);
    }

    [Fact]
    public Task Deep() => Sender.VerifyPlain(
        string.Concat(Enumerable.Repeat("if (flag) { ", 200)) + "{|KD1103:producer.Produce(\"orders\", message)|};" + string.Concat(Enumerable.Repeat(" }", 200)));
}
