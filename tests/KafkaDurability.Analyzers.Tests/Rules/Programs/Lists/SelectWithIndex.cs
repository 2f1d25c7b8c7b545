// Lost: each consumer of the list commits by itself what it hands out, while a task still works on it.
using Confluent.Kafka;
namespace Lists.SelectWithIndexSample;
public interface IDesk { Task TakeAsync(string o); }
public class Consumers : IHostedService
{
    private readonly List<IConsumer<string, string>> _consumers = new();
    private readonly IDesk _desk;
    public Consumers(IDesk desk, string servers, int count)
    {
        _desk = desk;
        for (var i = 0; i < count; i++)
        {
            var config = new ConsumerConfig { BootstrapServers = servers, GroupId = "desk", AutoOffsetReset = AutoOffsetReset.Earliest, EnableAutoCommit = true };
            var consumer = new ConsumerBuilder<string, string>(config).Build();
            _consumers.Add(consumer);
        }
    }
    public Task StartAsync(CancellationToken token)
    {
        var tasks = _consumers.Select((consumer, index) => Task.Run(() => Read(consumer, index + 1, token))).ToList();
        return Task.WhenAny(tasks);
    }
    public Task StopAsync(CancellationToken token)
    {
        foreach (var consumer in _consumers)
        {
            consumer.Close();
        }
        return Task.CompletedTask;
    }
    private void Read(IConsumer<string, string> consumer, int number, CancellationToken token)
    {
        consumer.Subscribe("orders");
        while (!token.IsCancellationRequested)
        {
            var result = consumer.Consume(token);
            Task.Run(() => _desk.TakeAsync(result.Message.Value)); // expect: KD2103
        }
    }
}
