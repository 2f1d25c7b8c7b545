using Confluent.Kafka;
using Microsoft.Extensions.Hosting;
using OrderPipeline.Infrastructure;
using OrderPipeline.Metrics;

namespace OrderPipeline.Orders;

/// <summary>Takes the orders off their topic, one after the other.</summary>
public sealed class OrdersWorker(KafkaOptions options, OrderHandler handler, PipelineProgress progress) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var config = new ConsumerConfig
        {
            BootstrapServers = options.BootstrapServers,
            GroupId = options.OrdersGroup,
            ClientId = "orders-worker",
            EnableAutoCommit = false,
            AutoOffsetReset = AutoOffsetReset.Earliest,
        };
        config.Set("isolation.level", "read_uncommitted");

        using var consumer = new ConsumerBuilder<string, string>(config).Build();
        consumer.Subscribe(options.OrdersTopic);

        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                var result = consumer.Consume(stoppingToken);
                consumer.Commit(result);
                await handler.HandleAsync(result.Message.Value, stoppingToken);
                progress.Processed(result.TopicPartition);
            }
        }
        finally
        {
            consumer.Close();
        }
    }
}
