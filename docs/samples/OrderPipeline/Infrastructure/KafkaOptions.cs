namespace OrderPipeline.Infrastructure;

public sealed class KafkaOptions
{
    /// <summary>The brokers; empty means the embedded cluster.</summary>
    public string BootstrapServers { get; set; } = "";

    public string OrdersTopic { get; set; } = "orders";

    public string PaymentsTopic { get; set; } = "payment-requests";

    public string CarrierTopic { get; set; } = "carrier-calls";

    public string AuditTopic { get; set; } = "order-audit";

    public string MetricsTopic { get; set; } = "pipeline-metrics";

    public string OrdersGroup { get; set; } = "order-pipeline";

    public string PaymentsGroup { get; set; } = "payments";

    public string ShippingGroup { get; set; } = "shipping";

    public string ReceiptsGroup { get; set; } = "receipts";

    public string ArchiveGroup { get; set; } = "audit-archive";
}
