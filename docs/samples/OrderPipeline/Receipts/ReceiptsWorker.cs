using System.Threading.Channels;
using Confluent.Kafka;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OrderPipeline.Infrastructure;
using OrderPipeline.Orders;

namespace OrderPipeline.Receipts;

/// <summary>Mails a receipt for each payment. Mailing is slow, so two do it.</summary>
public sealed class ReceiptsWorker(KafkaOptions options, ILogger<ReceiptsWorker> logger) : BackgroundService
{
    private readonly Channel<ConsumeResult<string, string>> queue = Channel.CreateBounded<ConsumeResult<string, string>>(100);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(ReadAsync(stoppingToken), MailAsync(stoppingToken), MailAsync(stoppingToken));

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        await Task.Yield();

        var config = new ConsumerConfig
        {
            BootstrapServers = options.BootstrapServers,
            GroupId = options.ReceiptsGroup,
            EnableAutoCommit = false,
            AutoOffsetReset = AutoOffsetReset.Earliest,
        };

        using var consumer = new ConsumerBuilder<string, string>(config).Build();
        consumer.Subscribe(options.PaymentsTopic);

        try
        {
            while (!cancellationToken.IsCancellationRequested)
            {
                var result = consumer.Consume(cancellationToken);
                await queue.Writer.WriteAsync(result, cancellationToken);
                consumer.Commit(result);
            }
        }
        finally
        {
            consumer.Close();
        }
    }

    private async Task MailAsync(CancellationToken cancellationToken)
    {
        await foreach (var result in queue.Reader.ReadAllAsync(cancellationToken))
        {
            var payment = PaymentRequest.FromJson(result.Message.Value);

            // Stands for the mail server.
            await Task.Delay(TimeSpan.FromMilliseconds(10), cancellationToken);
            logger.LogInformation("Receipt for order {Order} mailed to {Customer}", payment.OrderId, payment.Customer);
        }
    }
}
