// Lost: as above, through an interface, and the work is not awaited.
using Confluent.Kafka;
namespace Sources.TextOfInterfaceSample;
public interface ISource { string Next(CancellationToken token); }
public class Source : ISource
{
    private readonly IConsumer<Ignore, string> _consumer;
    public Source(string servers)
    {
        var config = new ConsumerConfig { BootstrapServers = servers, GroupId = "g", AutoOffsetReset = AutoOffsetReset.Earliest };
        _consumer = new ConsumerBuilder<Ignore, string>(config).Build();
        _consumer.Subscribe("orders");
    }
    public string Next(CancellationToken token)
    {
        var result = _consumer.Consume(token);
        return result.Message.Value;
    }
}
public interface IDesk { Task TakeAsync(string order); }
public class Worker(ISource source, IDesk desk)
{
    public void Run(CancellationToken token)
    {
        while (!token.IsCancellationRequested)
        {
            var order = source.Next(token);
            _ = desk.TakeAsync(order); // expect: KD2103
        }
    }
}
