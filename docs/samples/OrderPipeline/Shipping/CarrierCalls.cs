using Confluent.Kafka;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OrderPipeline.Infrastructure;

namespace OrderPipeline.Shipping;

/// <summary>Calls the carrier at a fixed pace, and once more when the warehouse closes.</summary>
public sealed class CarrierCalls : BackgroundService
{
    private readonly IProducer<string, string> producer;
    private readonly ILogger<CarrierCalls> logger;
    private readonly string topic;

    public CarrierCalls(KafkaOptions options, ILogger<CarrierCalls> logger)
    {
        var config = new ProducerConfig
        {
            BootstrapServers = options.BootstrapServers,
            ClientId = "carrier-calls",
            EnableIdempotence = true,
        };

        producer = new ProducerBuilder<string, string>(config).Build();
        this.logger = logger;
        topic = options.CarrierTopic;
    }

    public override Task StopAsync(CancellationToken cancellationToken)
    {
        Call("last pick-up");
        return base.StopAsync(cancellationToken);
    }

    public override void Dispose()
    {
        producer.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1));
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            Call("pick-up");
        }
    }

    private void Call(string request) =>
        producer.Produce(topic, new Message<string, string> { Key = "warehouse-1", Value = request }, OnDelivered);

    private void OnDelivered(DeliveryReport<string, string> report)
    {
        if (report.Error.IsError)
        {
            logger.LogError("The carrier was not called for the {Request}: {Reason}", report.Value, report.Error.Reason);
        }
    }
}
