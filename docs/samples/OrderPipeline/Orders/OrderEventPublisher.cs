using Confluent.Kafka;
using OrderPipeline.Infrastructure;
using OrderPipeline.Metrics;

namespace OrderPipeline.Orders;

/// <summary>Tells the other services what happened to an order.</summary>
public sealed class OrderEventPublisher : IDisposable
{
    private readonly IProducer<string, string> producer;
    private readonly PipelineProgress progress;
    private readonly string paymentsTopic;

    public OrderEventPublisher(KafkaOptions options, PipelineProgress progress)
    {
        var config = KafkaClients.CreateProducerConfig(options, "order-events");
        config.MessageTimeoutMs = 5000;

        producer = new ProducerBuilder<string, string>(config).Build();
        this.progress = progress;
        paymentsTopic = options.PaymentsTopic;
    }

    public async Task RequestPaymentAsync(PaymentRequest request)
    {
        var message = new Message<string, string> { Key = request.Customer, Value = request.ToJson() };
        var delivered = await producer.ProduceAsync(paymentsTopic, message);
        progress.Sent(delivered.TopicPartition);
    }

    public void Dispose() => producer.Dispose();
}
