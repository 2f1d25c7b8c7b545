using Confluent.Kafka;
using Microsoft.Extensions.Hosting;
using OrderPipeline.Infrastructure;
using OrderPipeline.Metrics;

namespace OrderPipeline.Payments;

/// <summary>Settles the payments that accepted orders ask for.</summary>
public sealed class PaymentsConsumer(KafkaOptions options, PaymentLedger ledger, PipelineProgress progress) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.Run(() => Run(stoppingToken), stoppingToken);

    private void Run(CancellationToken token)
    {
        var config = new ConsumerConfig
        {
            BootstrapServers = options.BootstrapServers,
            GroupId = options.PaymentsGroup,
        };

        using var consumer = new ConsumerBuilder<string, string>(config)
            .SetPartitionsAssignedHandler((_, partitions) => progress.Assigned(partitions))
            .Build();
        consumer.Subscribe(options.PaymentsTopic);

        try
        {
            while (!token.IsCancellationRequested)
            {
                var result = consumer.Consume(token);
                ledger.Settle(result.Message.Value);
                progress.Processed(result.TopicPartition);
            }
        }
        finally
        {
            consumer.Close();
        }
    }
}
