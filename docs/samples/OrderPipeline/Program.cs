using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OrderPipeline.Auditing;
using OrderPipeline.Demo;
using OrderPipeline.Infrastructure;
using OrderPipeline.Metrics;
using OrderPipeline.Orders;
using OrderPipeline.Payments;
using OrderPipeline.Receipts;
using OrderPipeline.Shipping;

var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings
{
    Args = args,
    ContentRootPath = AppContext.BaseDirectory,
});
builder.Logging.AddSimpleConsole(console => console.SingleLine = true);

var options = builder.Configuration.GetSection("Kafka").Get<KafkaOptions>() ?? new KafkaOptions();
using var embedded = options.BootstrapServers.Length == 0 ? EmbeddedKafka.Start() : null;
if (embedded is not null)
{
    options.BootstrapServers = embedded.BootstrapServers;
    embedded.CreateTopic(options.OrdersTopic, partitions: 3);
    embedded.CreateTopic(options.PaymentsTopic, partitions: 2);
    embedded.CreateTopic(options.AuditTopic, partitions: 1);
    embedded.CreateTopic(options.MetricsTopic, partitions: 1);
}
else
{
    await TopicProvisioning.CreateMissingAsync(options);
}

builder.Services.AddSingleton(options);
builder.Services.AddSingleton<PipelineProgress>();
builder.Services.AddSingleton<OrderEventPublisher>();
builder.Services.AddSingleton<AuditTrail>();
builder.Services.AddSingleton<OrderHandler>();
builder.Services.AddSingleton<PaymentLedger>();
builder.Services.AddSingleton<DemoReport>();
builder.Services.AddHostedService<MetricsPublisher>();
builder.Services.AddHostedService<PaymentsConsumer>();
builder.Services.AddHostedService<OrdersWorker>();
builder.Services.AddHostedService<ShipmentsWorker>();
builder.Services.AddHostedService<ReceiptsWorker>();
builder.Services.AddHostedService<AuditArchive>();
builder.Services.AddHostedService<DemoTraffic>();

using var host = builder.Build();
await host.StartAsync();
await host.WaitForShutdownAsync();

// The consumers have left their groups: what they committed is final now.
var complete = host.Services.GetRequiredService<DemoReport>().Print();
return complete ? 0 : 1;
