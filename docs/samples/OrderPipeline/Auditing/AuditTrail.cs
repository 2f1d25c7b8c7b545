using Confluent.Kafka;
using OrderPipeline.Infrastructure;
using OrderPipeline.Metrics;

namespace OrderPipeline.Auditing;

/// <summary>Keeps for the auditors what was decided about an order.</summary>
public sealed class AuditTrail : IDisposable
{
    private readonly IProducer<string, string> producer;
    private readonly PipelineProgress progress;
    private readonly string topic;

    public AuditTrail(KafkaOptions options, PipelineProgress progress)
    {
        var config = new ProducerConfig
        {
            BootstrapServers = options.BootstrapServers,
            ClientId = "audit-trail",
            Acks = Acks.All,
        };

        producer = new ProducerBuilder<string, string>(config).Build();
        this.progress = progress;
        topic = options.AuditTopic;
    }

    public async Task RecordAsync(string orderId, string entry)
    {
        var message = new Message<string, string> { Key = orderId, Value = entry };
        var delivered = await producer.ProduceAsync(topic, message);
        progress.Sent(delivered.TopicPartition);
    }

    /// <summary>As above, for what nobody has to wait for.</summary>
    public Task NoteAsync(string orderId, string entry)
    {
        var message = new Message<string, string> { Key = orderId, Value = entry };
        _ = producer.ProduceAsync(topic, message);
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        producer.Flush();
        producer.Dispose();
    }
}
