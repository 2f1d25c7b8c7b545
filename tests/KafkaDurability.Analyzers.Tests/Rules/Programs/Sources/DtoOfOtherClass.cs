// Lost: the source hands out what it made of the message, commits by itself, and the loop swallows the failure.
using Confluent.Kafka;
using System.Text.Json;
namespace Sources.DtoOfOtherClassSample;
public record Order(string Id);
public class Source
{
    private readonly IConsumer<Ignore, string> _consumer;
    public Source(string servers)
    {
        _consumer = new ConsumerBuilder<Ignore, string>(new ConsumerConfig { BootstrapServers = servers, GroupId = "g", AutoOffsetReset = AutoOffsetReset.Earliest, EnableAutoCommit = true }).Build();
        _consumer.Subscribe("orders");
    }
    public Order? Next(CancellationToken token) => JsonSerializer.Deserialize<Order>(_consumer.Consume(token).Message.Value);
}
public interface IDesk { Task TakeAsync(Order order); }
public class Worker(Source source, IDesk desk, ILogger<Worker> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken token)
    {
        while (!token.IsCancellationRequested)
        {
            var order = source.Next(token);
            if (order is null) continue;
            try { await desk.TakeAsync(order); }
            catch (Exception e) { log.LogError(e, "not taken"); } // expect: KD2104
        }
    }
}
