using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using OrderPipeline.Orders;

namespace OrderPipeline.Payments;

/// <summary>What each customer has paid; an order is charged once.</summary>
public sealed class PaymentLedger(ILogger<PaymentLedger> logger)
{
    private readonly ConcurrentDictionary<string, PaymentRequest> settled = new();

    public decimal Total => settled.Values.Sum(payment => payment.Amount);

    public void Settle(string json)
    {
        var request = PaymentRequest.FromJson(json);
        if (!settled.TryAdd(request.OrderId, request))
        {
            logger.LogWarning("Order {Order} was paid before", request.OrderId);
            return;
        }

        logger.LogInformation("Order {Order} paid: {Amount}", request.OrderId, request.Amount);
    }
}
