using System.Diagnostics;
using Confluent.Kafka;
using KafkaDurability.Proofs.Mock;

namespace KafkaDurability.Proofs;

/// <summary>The faults of the mock cluster are what they say they are.</summary>
public sealed class MockClusterTests : IDisposable
{
    private static readonly TimeSpan s_delay = TimeSpan.FromMilliseconds(400);

    private readonly MockCluster _cluster = MockCluster.Start(brokers: 2);
    private readonly MockTopic _topic;

    public MockClusterTests() => _topic = _cluster.CreateTopic("orders");

    public void Dispose() => _cluster.Dispose();

    [Fact]
    public async Task What_is_appended_is_read()
    {
        await _topic.AppendAsync(["a", "b"]);
        Assert.Equal(["a", "b"], await _topic.ReadAsync(atLeast: 2, default));
    }

    [Fact]
    public async Task A_rejected_message_is_not_written()
    {
        _cluster.Reject(ApiKey.Produce, ErrorCode.PolicyViolation);
        using var producer = Producer();
        var failure = await Assert.ThrowsAsync<ProduceException<Null, string>>(() => SendAsync(producer, "a"));
        await SendAsync(producer, "b");
        Assert.Equal(ErrorCode.PolicyViolation, failure.Error.Code);
        Assert.Equal(["b"], await _topic.ReadAsync(atLeast: 1, default));
        Assert.Equal(2, _cluster.CountRequests(ApiKey.Produce));
    }

    [Fact]
    public async Task A_late_answer_is_of_a_message_that_is_written()
    {
        using var producer = Producer();
        await SendAsync(producer, "a");
        _cluster.AnswerLate(ApiKey.Produce, s_delay);
        var watch = Stopwatch.StartNew();
        await SendAsync(producer, "b");
        Assert.True(watch.Elapsed >= s_delay);
        Assert.Equal(["a", "b"], await _topic.ReadAsync(atLeast: 2, default));
    }

    [Fact]
    public async Task The_round_trip_is_that_of_each_answer()
    {
        using var producer = Producer();
        await SendAsync(producer, "a");
        _cluster.SetRoundTrip(s_delay);
        var watch = Stopwatch.StartNew();
        await SendAsync(producer, "b");
        Assert.True(watch.Elapsed >= s_delay);
    }

    [Fact]
    public async Task Nothing_is_written_while_the_brokers_are_down()
    {
        using var producer = Producer();
        await SendAsync(producer, "a");
        _cluster.TakeDown();
        var sending = SendAsync(producer, "b");
        await Task.Delay(s_delay);
        Assert.False(sending.IsCompleted);
        _cluster.BringUp();
        await sending;
        Assert.Equal(["a", "b"], await _topic.ReadAsync(atLeast: 2, default));
    }

    private IProducer<Null, string> Producer() =>
        new ProducerBuilder<Null, string>(new ProducerConfig { BootstrapServers = _cluster.BootstrapServers, EnableIdempotence = true })
            .SetLogHandler((_, _) => { })
            .Build();

    private Task SendAsync(IProducer<Null, string> producer, string value) =>
        producer.ProduceAsync(_topic.Name, new Message<Null, string> { Value = value });
}
