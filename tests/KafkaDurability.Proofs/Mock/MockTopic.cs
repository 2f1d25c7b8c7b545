using Confluent.Kafka;

namespace KafkaDurability.Proofs.Mock;

/// <summary>A topic of a mock cluster, seen from outside of the program that is on trial.</summary>
internal sealed class MockTopic(MockCluster cluster, string name)
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan s_onItsWay = TimeSpan.FromSeconds(1);

    private readonly TopicPartition _partition = new(name, 0);

    public string Name => name;

    /// <summary>Writes messages, in this order, and waits until all are in the log.</summary>
    public async Task AppendAsync(IEnumerable<string> values)
    {
        using var producer = new ProducerBuilder<Null, string>(new ProducerConfig { BootstrapServers = cluster.BootstrapServers, EnableIdempotence = true }).Build();
        await Task.WhenAll(values.Select(value => producer.ProduceAsync(name, new Message<Null, string> { Value = value })));
    }

    /// <summary>The values of all messages in the log.</summary>
    /// <param name="atLeast">Fewer are taken for all of them only after a second, as a request without an answer may be on its way.</param>
    public async Task<List<string>> ReadAsync(int atLeast, CancellationToken stop)
    {
        using var reader = Reader();
        var end = reader.QueryWatermarkOffsets(_partition, s_patience).High.Value;
        if (end < atLeast)
        {
            await Task.Delay(s_onItsWay, stop);
            end = reader.QueryWatermarkOffsets(_partition, s_patience).High.Value;
        }

        reader.Assign(new TopicPartitionOffset(_partition, Offset.Beginning));
        var values = new List<string>();
        while (values.Count < end && reader.Consume(s_patience) is { } result)
        {
            values.Add(result.Message.Value);
        }

        reader.Close();
        return values;
    }

    /// <remarks>Without a subscription the reader is no member of its group.</remarks>
    private IConsumer<Ignore, string> Reader() => new ConsumerBuilder<Ignore, string>(new ConsumerConfig
    {
        BootstrapServers = cluster.BootstrapServers,
        GroupId = "reader",
        EnableAutoCommit = false,
        IsolationLevel = IsolationLevel.ReadUncommitted,
    }).Build();
}
