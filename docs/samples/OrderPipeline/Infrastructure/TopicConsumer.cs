using Confluent.Kafka;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace OrderPipeline.Infrastructure;

/// <summary>Reads a topic message by message. What to do with one, the subclass says.</summary>
public abstract class TopicConsumer(KafkaOptions options, string topic, string group, ILogger logger) : BackgroundService
{
    protected abstract Task HandleAsync(string json, CancellationToken cancellationToken);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var config = new ConsumerConfig
        {
            BootstrapServers = options.BootstrapServers,
            GroupId = group,
            EnableAutoCommit = false,
            AutoOffsetReset = AutoOffsetReset.Earliest,
        };

        using var consumer = new ConsumerBuilder<string, string>(config).Build();
        consumer.Subscribe(topic);

        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                var result = consumer.Consume(stoppingToken);
                await TryHandleAsync(result, stoppingToken);
                consumer.Commit(result);
            }
        }
        finally
        {
            consumer.Close();
        }
    }

    private async Task TryHandleAsync(ConsumeResult<string, string> result, CancellationToken cancellationToken)
    {
        try
        {
            await HandleAsync(result.Message.Value, cancellationToken);
        }
        catch (Exception e)
        {
            logger.LogError(e, "{Place} was not handled", result.TopicPartitionOffset);
        }
    }
}
