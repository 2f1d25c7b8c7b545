using KafkaDurability.Analyzers.Tests.Verifiers;

namespace KafkaDurability.Analyzers.Tests.Rules.Producer;

/// <summary>KD1101 for producers that a class keeps: disposed by it, and flushed by nobody.</summary>
public class NotFlushedFieldsTests
{
    private const string Send = """public void Send(string value) => _producer.Produce("orders", Text(value), Report);""";

    private static Task Reported(string members, string bases = "IDisposable") =>
        VerifyAll.Reports(ProducerProgram.Class(members.Replace("SEND", Send, StringComparison.Ordinal), bases));

    [Theory]
    [InlineData("""
        readonly IProducer<string, string> _producer = BUILD;
        SEND
        public void Dispose() => {|KD1101:_producer.Dispose()|};
        """)]
    [InlineData("""
        readonly IProducer<string, string> _producer;
        public Publisher() => _producer = BUILD;
        SEND
        public void Dispose()
        {
            GC.SuppressFinalize(this);
            {|KD1101:_producer.Dispose()|};
        }
        """)]
    [InlineData("""
        IProducer<string, string> _producer;
        SEND
        void Start() => _producer ??= BUILD;
        public void Dispose() => _producer?{|KD1101:.Dispose()|};
        """)]
    [InlineData("""
        readonly Lazy<IProducer<string, string>> _lazy = new(() => BUILD);
        public void Send(string value) => _lazy.Value.Produce("orders", Text(value), Report);
        public void Dispose()
        {
            if (_lazy.IsValueCreated)
            {
                {|KD1101:_lazy.Value.Dispose()|};
            }
        }
        """)]
    [InlineData("""
        readonly IProducer<string, string> _producer;
        public Publisher(IProducer<string, string> producer) => _producer = producer ?? throw new ArgumentNullException(nameof(producer));
        SEND
        public void Dispose() => {|KD1101:_producer.Dispose()|};
        """)]
    [InlineData("""
        readonly IProducer<string, string> _producer = Create();
        SEND
        static IProducer<string, string> Create() => BUILD;
        public void Dispose()
        {
            using (_producer)
            {
            }
        }
        """, false)]
    [InlineData("""
        readonly IProducer<string, string> _producer = BUILD;
        public void Send(string value) => Put(_producer, value);
        static void Put(IProducer<string, string> to, string value) => to.Produce("orders", Text(value), Report);
        void Dispose(bool disposing)
        {
            if (disposing)
            {
                {|KD1101:_producer.Dispose()|};
            }
        }
        public void Dispose() => Dispose(true);
        """)]
    [InlineData("""
        IProducer<string, string> Producer { get; } = BUILD;
        public void Send(string value) => Producer.Produce("orders", Text(value), Report);
        public void Dispose() => {|KD1101:this.Producer.Dispose()|};
        """)]
    [InlineData("""
        readonly IProducer<string, string> _producer = BUILD;
        int _failed;
        public void Send(string value) => _producer.Produce("orders", Text(value), OnDelivered);
        void OnDelivered(DeliveryReport<string, string> report)
        {
            if (report.Error.IsError)
            {
                Interlocked.Increment(ref _failed);
                Console.WriteLine("failed: " + _failed);
            }
        }
        public void Dispose() => {|KD1101:_producer.Dispose()|};
        """)]
    public Task Disposed(string members, bool marked = true) => marked ? Reported(members) : Task.Run(async () =>
        Assert.Contains(
            await Reports.Of<ProducerUseAnalyzer>(ProducerProgram.Class(members.Replace("SEND", Send, StringComparison.Ordinal))),
            report => report.Id == "KD1101"));

    [Theory]
    [InlineData("""
        readonly IProducer<string, string> _producer = BUILD;
        SEND
        public ValueTask DisposeAsync()
        {
            {|KD1101:_producer.Dispose()|};
            return default;
        }
        """, "IAsyncDisposable")]
    [InlineData("""
        readonly IProducer<string, string> _producer = BUILD;
        SEND
        public Task StartAsync(CancellationToken token) => Task.CompletedTask;
        public Task StopAsync(CancellationToken token)
        {
            {|KD1101:_producer.Dispose()|};
            return Task.CompletedTask;
        }
        """, "Microsoft.Extensions.Hosting.IHostedService")]
    public Task Disposed_otherwise(string members, string bases) => Reported(members, bases);

    [Fact]
    public Task Given_to_the_primary_constructor() => VerifyAll.Reports("""
        sealed class Publisher(IProducer<string, string> producer) : IDisposable
        {
            public void Send(Message<string, string> message) => producer.Produce("orders", message, report => Console.WriteLine(report.Error.IsError));
            public void Dispose() => {|KD1101:producer.Dispose()|};
        }
        """);

    [Fact]
    public Task In_parts_and_for_derived_classes() => VerifyAll.Reports(
        """
        abstract partial class Publisher : IDisposable
        {
            protected readonly IProducer<string, string> Producer = new ProducerBuilder<string, string>(new ProducerConfig { BootstrapServers = "broker", EnableIdempotence = true }).Build();
            public void Dispose() => {|KD1101:Producer.Dispose()|};
        }
        """,
        """
        sealed class OrderPublisher : Publisher
        {
            public void Send(Message<string, string> message) => Producer.Produce("orders", message, report => Console.WriteLine(report.Error.IsError));
        }
        """);

    [Fact]
    public Task Flushed_by_a_derived_class() => VerifyAll.Reports(
        """
        abstract class Publisher : IDisposable
        {
            protected readonly IProducer<string, string> Producer = new ProducerBuilder<string, string>(new ProducerConfig { BootstrapServers = "broker", EnableIdempotence = true }).Build();
            public void Dispose() => Producer.Dispose();
        }
        """,
        """
        sealed class OrderPublisher : Publisher
        {
            public void Send(Message<string, string> message)
            {
                Producer.Produce("orders", message, report => Console.WriteLine(report.Error.IsError));
                Producer.Flush();
            }
        }
        """);

    [Fact]
    public Task Derived_classes_out_of_sight_may_flush() => VerifyAll.Reports("""
        public abstract class Publisher : IDisposable
        {
            protected readonly IProducer<string, string> Producer = new ProducerBuilder<string, string>(new ProducerConfig { BootstrapServers = "broker", EnableIdempotence = true }).Build();
            public void Send(Message<string, string> message) => Producer.Produce("orders", message, report => Console.WriteLine(report.Error.IsError));
            public void Dispose() => Producer.Dispose();
        }
        """);

    [Theory]
    [InlineData("""
        readonly IProducer<string, string> _producer = BUILD;
        SEND
        public void Dispose()
        {
            _producer.Flush();
            _producer.Dispose();
        }
        """)]
    [InlineData("""
        readonly IProducer<string, string> _producer = BUILD;
        SEND
        public Task StopAsync(CancellationToken token)
        {
            _producer.Flush(token);
            return Task.CompletedTask;
        }
        public void Dispose() => _producer.Dispose();
        """)]
    [InlineData("""
        readonly IProducer<string, string> _producer = BUILD;
        public Publisher(Microsoft.Extensions.Hosting.IHostApplicationLifetime lifetime) => lifetime.ApplicationStopping.Register(() => _producer.Flush());
        SEND
        public void Dispose() => _producer.Dispose();
        """)]
    [InlineData("""
        readonly IProducer<string, string> _producer = BUILD;
        public Task SendAsync(string value) => _producer.ProduceAsync("orders", Text(value));
        public void Dispose() => _producer.Dispose();
        """)]
    [InlineData("""
        readonly IProducer<string, string> _producer = BUILD;
        public Task SendAsync(string value)
        {
            var done = new TaskCompletionSource();
            _producer.Produce("orders", Text(value), report => { if (report.Error.IsError) done.SetException(new KafkaException(report.Error)); else done.SetResult(); });
            return done.Task;
        }
        public void Dispose() => _producer.Dispose();
        """)]
    [InlineData("""
        readonly IProducer<string, string> _producer = BUILD;
        int _outstanding;
        public void Send(string value)
        {
            Interlocked.Increment(ref _outstanding);
            _producer.Produce("orders", Text(value), OnDelivered);
        }
        void OnDelivered(DeliveryReport<string, string> report)
        {
            Report(report);
            Interlocked.Decrement(ref _outstanding);
        }
        void Drain()
        {
            while (_outstanding > 0)
            {
                Thread.Yield();
            }
        }
        public void Dispose() => _producer.Dispose();
        """)]
    [InlineData("""
        readonly IProducer<string, string> _producer = BUILD;
        SEND
        public void Dispose()
        {
            Thread.Sleep(5000);
            _producer.Dispose();
        }
        """)]
    [InlineData("""
        readonly IProducer<string, string> _producer = BUILD;
        SEND
        public IProducer<string, string> Inner => _producer;
        public void Dispose() => _producer.Dispose();
        """)]
    [InlineData("""
        readonly IProducer<string, string> _producer = BUILD;
        SEND
        public void Dispose()
        {
            Finish(_producer);
            _producer.Dispose();
        }
        static void Finish(IProducer<string, string> producer)
        {
            while (producer.Flush(TimeSpan.FromSeconds(1)) > 0)
            {
            }
        }
        """)]
    [InlineData("""
        IProducer<string, string> _producer = BUILD;
        SEND
        void Renew()
        {
            _producer.Dispose();
            _producer = BUILD;
        }
        public void Dispose() { }
        """)]
    [InlineData("""
        readonly IProducer<string, string> _producer;
        readonly IProducer<string, string> _parent = BUILD;
        public Publisher() => _producer = new DependentProducerBuilder<string, string>(_parent.Handle).Build();
        SEND
        public void Dispose()
        {
            _producer.Dispose();
            _parent.Flush();
            _parent.Dispose();
        }
        """)]
    [InlineData("""
        readonly IProducer<string, string> _producer;
        public Publisher(Func<IProducer<string, string>> factory) => _producer = factory();
        SEND
        public void Dispose() => _producer.Dispose();
        """)]
    [InlineData("""
        readonly IProducer<string, string> _producer;
        public Publisher(IProducer<string, string> producer) => _producer = producer;
        SEND
        public void Dispose() { }
        """)]
    public Task Look_alikes(string members) => Reported(members);

    [Fact]
    public Task A_class_of_the_users_own_may_flush_when_it_is_disposed() => VerifyAll.Reports("""
        abstract class OwnProducer : IProducer<string, string>
        {
            public abstract Handle Handle { get; }
            public abstract string Name { get; }
            public abstract int AddBrokers(string brokers);
            public abstract void SetSaslCredentials(string username, string password);
            public abstract Task<DeliveryResult<string, string>> ProduceAsync(string topic, Message<string, string> message, CancellationToken cancellationToken = default);
            public abstract Task<DeliveryResult<string, string>> ProduceAsync(TopicPartition topicPartition, Message<string, string> message, CancellationToken cancellationToken = default);
            public abstract void Produce(string topic, Message<string, string> message, Action<DeliveryReport<string, string>> deliveryHandler = null);
            public abstract void Produce(TopicPartition topicPartition, Message<string, string> message, Action<DeliveryReport<string, string>> deliveryHandler = null);
            public abstract int Poll(TimeSpan timeout);
            public abstract int Flush(TimeSpan timeout);
            public abstract void Flush(CancellationToken cancellationToken = default);
            public abstract void InitTransactions(TimeSpan timeout);
            public abstract void BeginTransaction();
            public abstract void CommitTransaction(TimeSpan timeout);
            public abstract void CommitTransaction();
            public abstract void AbortTransaction(TimeSpan timeout);
            public abstract void AbortTransaction();
            public abstract void SendOffsetsToTransaction(IEnumerable<TopicPartitionOffset> offsets, IConsumerGroupMetadata groupMetadata, TimeSpan timeout);
            public abstract void Dispose();
        }

        sealed class Publisher : IDisposable
        {
            readonly OwnProducer _producer;
            public Publisher(OwnProducer producer) => _producer = producer;
            public void Send(Message<string, string> message) => _producer.Produce("orders", message, report => Console.WriteLine(report.Error.IsError));
            public void Dispose() => _producer.Dispose();
        }
        """);

    [Fact]
    public Task Whoever_gave_it_may_flush_it() => VerifyAll.Reports(
        ProducerProgram.Class("""
            readonly IProducer<string, string> _producer;
            public Publisher(IProducer<string, string> producer) => _producer = producer;
            public void Send(string value) => _producer.Produce("orders", Text(value), Report);
            public void Dispose() => _producer.Dispose();
            """),
        """
        class Start
        {
            void Run(IProducer<string, string> producer)
            {
                using var publisher = new Publisher(producer);
                publisher.Send("a");
                producer.Flush();
            }
        }
        """);

    [Fact]
    public Task The_disposal_is_reported_and_a_send_pointed_at() => VerifyAll.Places(
        ProducerProgram.Class("""
            readonly IProducer<string, string> _producer = BUILD;
            public void Send(string value) => {|send:_producer.Produce("orders", Text(value), Report)|};
            public void Dispose() => {|at:_producer.Dispose()|};
            """),
        "KD1101", "at", "send");

    [Fact]
    public Task The_first_of_two_disposals_is_reported() => Reported("""
        readonly IProducer<string, string> _producer = BUILD;
        SEND
        public void Stop() => {|KD1101:_producer.Dispose()|};
        public void Dispose() => _producer.Dispose();
        """);

    [Fact]
    public async Task The_message_says_so() => Assert.Equal(
        "KD1101: The producer is disposed here without Flush, so messages that are still queued are lost without an error; call Flush before that",
        await Reports.Message<ProducerUseAnalyzer>(ProducerProgram.Class("""
            readonly IProducer<string, string> _producer = BUILD;
            public void Send(string value) => _producer.Produce("orders", Text(value), Report);
            public void Dispose() => _producer.Dispose();
            """)));
}
