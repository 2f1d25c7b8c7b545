using Confluent.Kafka;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OrderPipeline.Infrastructure;

namespace OrderPipeline.Metrics;

/// <summary>Sends the service's counters to the metrics topic at a fixed pace.</summary>
public sealed class MetricsPublisher(KafkaOptions options, PipelineProgress progress, ILogger<MetricsPublisher> logger)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var settings = new Dictionary<string, string>
        {
            ["bootstrap.servers"] = options.BootstrapServers,
            ["client.id"] = "pipeline-metrics",
            ["acks"] = "0",
            ["compression.type"] = "gzip",
        };

        using var producer = new ProducerBuilder<string, string>(settings).Build();
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(500));

        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                Publish(producer, "orders.processed", progress.ProcessedFrom(options.OrdersTopic));
                Publish(producer, "payments.settled", progress.ProcessedFrom(options.PaymentsTopic));
            }
        }
        finally
        {
            var unsent = producer.Flush(TimeSpan.FromSeconds(5));
            if (unsent > 0)
            {
                logger.LogWarning("{Count} metrics were not sent", unsent);
            }
        }
    }

    private void Publish(IProducer<string, string> producer, string name, int value)
    {
        var message = new Message<string, string> { Key = name, Value = value.ToString() };
        producer.Produce(options.MetricsTopic, message, OnDelivered);
    }

    private void OnDelivered(DeliveryReport<string, string> report) => progress.Sent(report.TopicPartition);
}
