using Confluent.Kafka;
using Microsoft.Extensions.Logging;
using OrderPipeline.Auditing;

namespace OrderPipeline.Orders;

/// <summary>Accepts an order: reserves the stock, asks for the payment, writes it down.</summary>
public sealed class OrderHandler(OrderEventPublisher events, AuditTrail audit, ILogger<OrderHandler> logger)
{
    public async Task HandleAsync(string json, CancellationToken cancellationToken)
    {
        var order = Order.FromJson(json);

        await ReserveStockAsync(order, cancellationToken);
        await RequestPaymentAsync(order);
        await audit.RecordAsync(order.Id, $"accepted: {order.Quantity} x {order.Product}");

        logger.LogInformation("Order {Order} accepted for {Customer}", order.Id, order.Customer);
    }

    private async Task RequestPaymentAsync(Order order)
    {
        try
        {
            await events.RequestPaymentAsync(new PaymentRequest(order.Id, order.Customer, order.Total));
        }
        catch (KafkaException exception)
        {
            logger.LogError(exception, "The payment of order {Order} could not be requested", order.Id);
        }
    }

    private static Task ReserveStockAsync(Order order, CancellationToken cancellationToken)
    {
        if (order.Quantity < 1)
        {
            throw new InvalidOperationException($"Order {order.Id} asks for {order.Quantity} pieces.");
        }

        // Stands for the call to the warehouse.
        return Task.Delay(TimeSpan.FromMilliseconds(15), cancellationToken);
    }
}
