using Microsoft.Extensions.Logging;
using OrderPipeline.Auditing;
using OrderPipeline.Infrastructure;
using OrderPipeline.Orders;

namespace OrderPipeline.Shipping;

/// <summary>Has each order packed.</summary>
public sealed class ShipmentsWorker(KafkaOptions options, AuditTrail audit, ILogger<ShipmentsWorker> logger)
    : TopicConsumer(options, options.OrdersTopic, options.ShippingGroup, logger)
{
    protected override async Task HandleAsync(string json, CancellationToken cancellationToken)
    {
        var order = Order.FromJson(json);

        // Stands for the call to the warehouse.
        await Task.Delay(TimeSpan.FromMilliseconds(5), cancellationToken);
        logger.LogInformation("Order {Order} packed: {Quantity} x {Product}", order.Id, order.Quantity, order.Product);
        await audit.NoteAsync(order.Id, "packed");
    }
}
