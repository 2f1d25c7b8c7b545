using KafkaDurability.Analyzers.Tests.Verifiers;

namespace KafkaDurability.Analyzers.Tests.Rules.Consumer;

/// <summary>Half-typed code, types that do not resolve, mocks and doubles.</summary>
public class ConsumerBadInputTests
{
    private const string Worker = """
        using Microsoft.Extensions.Hosting;
        public sealed class Worker(string servers) : BackgroundService
        {
            private readonly IConsumer<string, string> _consumer = new ConsumerBuilder<string, string>(Config(servers)).SetErrorHandler((_, e) => Console.WriteLine(e)).Build();
            private static ConsumerConfig Config(string servers) => new() { BootstrapServers = servers, GroupId = $"g-{Guid.NewGuid()}", AutoOffsetReset = AutoOffsetReset.Latest };
            protected override async Task ExecuteAsync(CancellationToken token)
            {
                _consumer.Subscribe(["orders", "returns"]);
                while (!token.IsCancellationRequested)
                {
                    try
                    {
                        if (_consumer.Consume(TimeSpan.FromSeconds(1)) is { IsPartitionEOF: false } result)
                        {
                            await Task.Run(() => _consumer.StoreOffset(result), token);
                        }
                    }
                    catch (ConsumeException e) when (e.Error.Code is ErrorCode.Local_Fail or ErrorCode.Unknown) { continue; }
                    finally { _consumer?.Commit(); }
                }
            }
            void More()
            {
                var config = new ConsumerConfig(new Dictionary<string, string> { ["group.id"] = "g" }) { EnableAutoCommit = servers is null ? true : false };
                config.Set("enable.auto.commit", servers switch { "a" => "true", _ => "false" });
                foreach (var (key, value) in new Dictionary<string, string>()) config.Set(key, value);
            }
        }
        """;

    public static TheoryData<int> Parts { get; } = new(Enumerable.Range(0, 8));

    /// <summary>An analyzer that throws is reported as AD0001, which no analyzer of ours declares.</summary>
    [Theory]
    [MemberData(nameof(Parts))]
    public async Task CutAtEveryFifthCharacter(int part)
    {
        for (var length = part * 5; length <= Worker.Length; length += Parts.Count * 5)
        {
            var reported = await VerifyAll.AnalyzeAsync(Worker[..length]);
            Assert.DoesNotContain(reported, diagnostic => !diagnostic.Id.StartsWith("KD", StringComparison.Ordinal));
        }
    }

    /// <summary>What the parts are cut from is read to its end.</summary>
    [Fact]
    public async Task TheWhole() => Assert.Equal(["KD2004", "KD2010"], (await VerifyAll.AnalyzeAsync(Worker)).Select(diagnostic => diagnostic.Id).Order());

    [Theory]
    [InlineData("var config = new ConsumerConfig { GroupId = \"g\", Nonsense = 1, {|KD2001:EnableAutoCommit = true|}, AutoOffsetReset = AutoOffsetReset.Earliest };")]
    [InlineData("var config = new ConsumerConfig { GroupId = \"g\", EnableAutoCommit = \"no\", AutoOffsetReset = AutoOffsetReset.Earliest };")]
    [InlineData("var config = new ConsumerConfig { GroupId = \"g\", EnableAutoCommit = Unknown.Value, AutoOffsetReset = AutoOffsetReset.Earliest };")]
    [InlineData("var config = new ConsumerConfig { GroupId = \"g\", AutoOffsetReset = AutoOffsetReset.Earliest }; Unknown.Configure(config);")]
    [InlineData("var config = new ConsumerConfig { GroupId = \"g\", AutoOffsetReset = AutoOffsetReset.Earliest }.Harden();")]
    [InlineData("var config = new ConsumerConfig { GroupId = \"g\", AutoOffsetReset = AutoOffsetReset.Earliest }; config.Set();")]
    [InlineData("var config = new ConsumerConfig { GroupId = \"g\", AutoOffsetReset = AutoOffsetReset.Earliest }; config.Set(\"enable.auto.commit\");")]
    [InlineData("var config = new ConsumerConfig(unknown) { GroupId = \"g\", AutoOffsetReset = AutoOffsetReset.Earliest };")]
    [InlineData("var config = new UnknownConfig { GroupId = \"g\" };")]
    [InlineData("dynamic more = new object(); var config = new ConsumerConfig { GroupId = \"g\", AutoOffsetReset = AutoOffsetReset.Earliest }; more.Fill(config);")]
    public Task WhatDoesNotResolve(string config) => VerifyAll.ReportsInBroken(ConsumerProgram.Of(config, ConsumerProgram.CommitLoop));

    [Theory]
    [InlineData("mock.Setup(c => c.Subscribe(\"orders\"));")]
    [InlineData("mock.Setup(c => c.StoreOffset(new ConsumeResult<string, string>()));")]
    [InlineData("mock.Setup(c => c.Consume(default(CancellationToken)));")]
    [InlineData("mock.Verify(c => c.Commit(new ConsumeResult<string, string>()));")]
    public Task Mocks(string setup) => VerifyAll.Reports($$"""
        using System.Linq.Expressions;

        class Mock<T>
        {
            public void Setup(Expression<Action<T>> call) { }
            public void Setup<TResult>(Expression<Func<T, TResult>> call) { }
            public void Verify(Expression<Action<T>> call) { }
        }
        class Tests
        {
            void Consumes()
            {
                var mock = new Mock<IConsumer<string, string>>();
                {{setup}}
            }
        }
        """);

    /// <summary>A real consumer is only spoken of in the expression; nobody calls it.</summary>
    [Fact]
    public Task ExpressionTreeOverARealConsumer() => VerifyAll.Reports("""
        using System.Linq.Expressions;

        class Calls
        {
            void Run()
            {
                var consumer = new ConsumerBuilder<string, string>(new ConsumerConfig { GroupId = "g", AutoOffsetReset = AutoOffsetReset.Earliest }).Build();
                Expression<Action> subscribe = () => consumer.Subscribe("orders");
                Console.WriteLine(subscribe);
                consumer.Assign(new TopicPartition("orders", 0));
            }
        }
        """);

    /// <summary>A double of the consumer passes calls on, or counts them: what it does is no use of the consumer.</summary>
    [Fact]
    public Task TestDouble() => VerifyAll.Reports($$"""
        abstract class Double(IConsumer<string, string> inner) : IConsumer<string, string>
        {
            {{Members}}
        }
        class Uses
        {
            void Run(Double consumer)
            {
                consumer.Subscribe("orders");
                var result = consumer.Consume(0);
                System.IO.File.AppendAllText("done.txt", result.Message.Value);
                consumer.StoreOffset(result);
            }
        }
        """);

    /// <summary>Behind a wrapper the consumer is the same, and so are its settings.</summary>
    [Fact]
    public Task WrapperOfTheConsumer() => VerifyAll.Reports($$"""
        abstract class Wrapper : IConsumer<string, string>
        {
            private readonly IConsumer<string, string> inner = new ConsumerBuilder<string, string>(new ConsumerConfig { {{ConsumerProgram.Group}} }).Build();

            {{System.Text.RegularExpressions.Regex.Replace(Members, @"inner\.StoreOffset\(\w+\)", "{|KD2004:$0|}")}}
        }
        """);

    private const string Members = """
        public string MemberId => inner.MemberId;
        public List<TopicPartition> Assignment => inner.Assignment;
        public List<string> Subscription => inner.Subscription;
        public IConsumerGroupMetadata ConsumerGroupMetadata => inner.ConsumerGroupMetadata;
        public Handle Handle => inner.Handle;
        public string Name => inner.Name;
        public int AddBrokers(string brokers) => inner.AddBrokers(brokers);
        public void SetSaslCredentials(string username, string password) => inner.SetSaslCredentials(username, password);
        public ConsumeResult<string, string> Consume(int millisecondsTimeout) => inner.Consume(millisecondsTimeout);
        public ConsumeResult<string, string> Consume(CancellationToken token = default) => inner.Consume(token);
        public ConsumeResult<string, string> Consume(TimeSpan timeout) => inner.Consume(timeout);
        public void Subscribe(IEnumerable<string> topics) => inner.Subscribe(topics);
        public void Subscribe(string topic) => inner.Subscribe(topic);
        public void Unsubscribe() => inner.Unsubscribe();
        public void Assign(TopicPartition partition) => inner.Assign(partition);
        public void Assign(TopicPartitionOffset partition) => inner.Assign(partition);
        public void Assign(IEnumerable<TopicPartitionOffset> partitions) => inner.Assign(partitions);
        public void Assign(IEnumerable<TopicPartition> partitions) => inner.Assign(partitions);
        public void IncrementalAssign(IEnumerable<TopicPartitionOffset> partitions) => inner.IncrementalAssign(partitions);
        public void IncrementalAssign(IEnumerable<TopicPartition> partitions) => inner.IncrementalAssign(partitions);
        public void IncrementalUnassign(IEnumerable<TopicPartition> partitions) => inner.IncrementalUnassign(partitions);
        public void Unassign() => inner.Unassign();
        public void StoreOffset(ConsumeResult<string, string> result) => inner.StoreOffset(result);
        public void StoreOffset(TopicPartitionOffset offset) => inner.StoreOffset(offset);
        public List<TopicPartitionOffset> Commit() => inner.Commit();
        public void Commit(IEnumerable<TopicPartitionOffset> offsets) => inner.Commit(offsets);
        public void Commit(ConsumeResult<string, string> result) => inner.Commit(result);
        public void Seek(TopicPartitionOffset offset) => inner.Seek(offset);
        public void Pause(IEnumerable<TopicPartition> partitions) => inner.Pause(partitions);
        public void Resume(IEnumerable<TopicPartition> partitions) => inner.Resume(partitions);
        public List<TopicPartitionOffset> Committed(TimeSpan timeout) => inner.Committed(timeout);
        public List<TopicPartitionOffset> Committed(IEnumerable<TopicPartition> partitions, TimeSpan timeout) => inner.Committed(partitions, timeout);
        public Offset Position(TopicPartition partition) => inner.Position(partition);
        public TopicPartitionOffset PositionTopicPartitionOffset(TopicPartition partition) => inner.PositionTopicPartitionOffset(partition);
        public List<TopicPartitionOffset> OffsetsForTimes(IEnumerable<TopicPartitionTimestamp> times, TimeSpan timeout) => inner.OffsetsForTimes(times, timeout);
        public WatermarkOffsets GetWatermarkOffsets(TopicPartition partition) => inner.GetWatermarkOffsets(partition);
        public WatermarkOffsets QueryWatermarkOffsets(TopicPartition partition, TimeSpan timeout) => inner.QueryWatermarkOffsets(partition, timeout);
        public void Close() => inner.Close();
        public void Dispose() => inner.Dispose();
        """;
}
