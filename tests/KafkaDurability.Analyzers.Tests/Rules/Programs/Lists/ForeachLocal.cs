// Lost: as above, from a local list, with a loop.
using Confluent.Kafka;
namespace Lists.ForeachLocalSample;
public interface IDesk { Task TakeAsync(string o); }
public class Consumers(IDesk desk)
{
    public Task RunAsync(string servers, CancellationToken token)
    {
        var consumers = new List<IConsumer<string, string>>();
        foreach (var group in new[] { "a", "b" })
        {
            consumers.Add(new ConsumerBuilder<string, string>(new ConsumerConfig { BootstrapServers = servers, GroupId = group, AutoOffsetReset = AutoOffsetReset.Earliest }).Build());
        }
        var tasks = new List<Task>();
        foreach (var consumer in consumers)
        {
            tasks.Add(Task.Run(() => Read(consumer, token)));
        }
        return Task.WhenAll(tasks);
    }
    private async Task Read(IConsumer<string, string> consumer, CancellationToken token)
    {
        consumer.Subscribe("orders");
        while (!token.IsCancellationRequested)
        {
            var result = consumer.Consume(token);
            try { await desk.TakeAsync(result.Message.Value); }
            catch (Exception e) { Console.WriteLine(e.Message); } // expect: KD2104
        }
    }
}
