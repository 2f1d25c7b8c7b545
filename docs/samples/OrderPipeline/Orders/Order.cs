using System.Text.Json;

namespace OrderPipeline.Orders;

public sealed record Order(string Id, string Customer, string Product, int Quantity, decimal Total)
{
    public string ToJson() => JsonSerializer.Serialize(this);

    public static Order FromJson(string json) =>
        JsonSerializer.Deserialize<Order>(json) ?? throw new JsonException("An order cannot be null.");
}

public sealed record PaymentRequest(string OrderId, string Customer, decimal Amount)
{
    public string ToJson() => JsonSerializer.Serialize(this);

    public static PaymentRequest FromJson(string json) =>
        JsonSerializer.Deserialize<PaymentRequest>(json) ?? throw new JsonException("A payment request cannot be null.");
}
