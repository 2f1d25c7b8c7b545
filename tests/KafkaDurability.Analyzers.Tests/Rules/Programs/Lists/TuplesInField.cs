// Lost: as ForeachLocal, with each consumer beside its name in a tuple, in a field.
using Confluent.Kafka;
namespace Lists.TuplesInFieldSample;
public interface IDesk { Task TakeAsync(string o); }
public class Consumers
{
    private readonly List<(string Group, IConsumer<string, string> Consumer)> _consumers = new();
    private readonly IDesk _desk;
    public Consumers(IDesk desk, string servers)
    {
        _desk = desk;
        foreach (var group in new[] { "a", "b" })
        {
            _consumers.Add((group, new ConsumerBuilder<string, string>(new ConsumerConfig { BootstrapServers = servers, GroupId = group, AutoOffsetReset = AutoOffsetReset.Earliest }).Build()));
        }
    }
    public Task RunAsync(CancellationToken token)
    {
        var tasks = new List<Task>();
        foreach (var (group, consumer) in _consumers)
        {
            tasks.Add(Task.Run(() => Read(group, consumer, token)));
        }
        return Task.WhenAll(tasks);
    }
    private async Task Read(string group, IConsumer<string, string> consumer, CancellationToken token)
    {
        consumer.Subscribe(group);
        while (!token.IsCancellationRequested)
        {
            var result = consumer.Consume(token);
            try { await _desk.TakeAsync(result.Message.Value); }
            catch (Exception e) { Console.WriteLine(e.Message); } // expect: KD2104
        }
    }
}
