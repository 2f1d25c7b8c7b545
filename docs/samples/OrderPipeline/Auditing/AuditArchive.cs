using System.Diagnostics;
using Confluent.Kafka;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OrderPipeline.Infrastructure;

namespace OrderPipeline.Auditing;

/// <summary>Takes the audit trail off its topic, for good.</summary>
public sealed class AuditArchive(KafkaOptions options, ILogger<AuditArchive> logger) : BackgroundService
{
    private readonly string file = Path.Combine(Path.GetTempPath(), $"order-audit-{Environment.ProcessId}.txt");

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var config = new ConsumerConfig
        {
            BootstrapServers = options.BootstrapServers,
            GroupId = options.ArchiveGroup,
            EnableAutoCommit = false,
            AutoOffsetReset = AutoOffsetReset.Earliest,
        };

        using var consumer = new ConsumerBuilder<string, string>(config).Build();
        consumer.Subscribe(options.AuditTopic);

        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                var result = consumer.Consume(stoppingToken);
                var watch = Stopwatch.StartNew();
                try
                {
                    await File.AppendAllTextAsync(file, $"{result.Message.Key}: {result.Message.Value}\n", stoppingToken);
                }
                finally
                {
                    consumer.Commit(result);
                    logger.LogDebug("Archived {Place} in {Time}", result.TopicPartitionOffset, watch.Elapsed);
                }
            }
        }
        finally
        {
            consumer.Close();
            File.Delete(file);
        }
    }
}
