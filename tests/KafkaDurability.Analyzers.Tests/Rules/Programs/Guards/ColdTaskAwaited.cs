// silent
// Nothing is lost: the task is started, and awaited.
using Confluent.Kafka;
namespace Guards.ColdTaskAwaitedSample;
public interface IDesk { Task TakeAsync(string o); void Take(string o); }
public class Worker(IConsumer<string, string> consumer, IDesk desk, ILogger<Worker> log)
{
    public async Task RunAsync(CancellationToken token)
    {
        await Task.Yield();
        while (!token.IsCancellationRequested)
        {
            var result = consumer.Consume(token);
            var work = new Task(() => desk.Take(result.Message.Value)); work.Start(); await work;
            consumer.Commit(result);
        }
    }
    
}
