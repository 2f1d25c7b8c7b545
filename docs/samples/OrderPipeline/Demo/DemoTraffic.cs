using Confluent.Kafka;
using Microsoft.Extensions.Hosting;
using OrderPipeline.Infrastructure;
using OrderPipeline.Metrics;
using OrderPipeline.Orders;

namespace OrderPipeline.Demo;

/// <summary>Plays the web shop: places some orders, waits until they are paid, then stops the service.</summary>
public sealed class DemoTraffic(KafkaOptions options, PipelineProgress progress, IHostApplicationLifetime lifetime)
    : BackgroundService
{
    private const int OrderCount = 12;

    private static readonly string[] Customers = ["ada", "blaise", "carl", "dennis", "edsger"];
    private static readonly string[] Products = ["desk", "lamp", "chair"];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await progress.PaymentsReady.WaitAsync(TimeSpan.FromSeconds(15), stoppingToken);

            // The payments group starts at the end of its topic, which it looks up after the assignment.
            await Task.Delay(TimeSpan.FromSeconds(1), stoppingToken);

            await PlaceOrdersAsync();
            await WaitUntilPaidAsync(TimeSpan.FromSeconds(15), stoppingToken);
        }
        finally
        {
            lifetime.StopApplication();
        }
    }

    private async Task PlaceOrdersAsync()
    {
        var config = new ProducerConfig
        {
            BootstrapServers = options.BootstrapServers,
            ClientId = "web-shop",
            Acks = Acks.All,
            EnableIdempotence = true,
        };

        using var producer = new ProducerBuilder<string, string>(config).Build();
        for (var number = 1; number <= OrderCount; number++)
        {
            var quantity = 1 + number % 3;
            var order = new Order(
                $"A-{1000 + number}",
                Customers[number % Customers.Length],
                Products[number % Products.Length],
                quantity,
                quantity * 24.50m);

            var message = new Message<string, string> { Key = order.Customer, Value = order.ToJson() };
            var delivered = await producer.ProduceAsync(options.OrdersTopic, message);
            progress.Sent(delivered.TopicPartition);
        }
    }

    private async Task WaitUntilPaidAsync(TimeSpan limit, CancellationToken cancellationToken)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(limit);

        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (progress.ProcessedFrom(options.PaymentsTopic) < OrderCount)
        {
            await timer.WaitForNextTickAsync(timeout.Token);
        }
    }
}
