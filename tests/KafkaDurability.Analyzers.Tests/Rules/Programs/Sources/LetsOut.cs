// Nothing is swallowed here, and yet the offset is committed while the order is still being taken.
using Confluent.Kafka;
namespace Sources.LetsOutSample;
public class Source
{
    private readonly IConsumer<Ignore, string> _consumer;
    public Source(string servers)
    {
        var config = new ConsumerConfig { BootstrapServers = servers, GroupId = "g", AutoOffsetReset = AutoOffsetReset.Earliest }; // expect: KD2002
        _consumer = new ConsumerBuilder<Ignore, string>(config).Build();
        _consumer.Subscribe("orders");
    }
    public string Next(CancellationToken token) => _consumer.Consume(token).Message.Value;
}
public interface IDesk { Task TakeAsync(string order); }
public class Worker(Source source, IDesk desk)
{
    public async Task RunAsync(CancellationToken token)
    {
        while (!token.IsCancellationRequested)
        {
            await desk.TakeAsync(source.Next(token));
        }
    }
}
