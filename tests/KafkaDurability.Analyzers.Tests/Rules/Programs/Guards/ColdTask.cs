// Lost: nobody waits for the task that is started.
using Confluent.Kafka;
namespace Guards.ColdTaskSample;
public interface IDesk { Task TakeAsync(string o); void Take(string o); }
public class Worker(IConsumer<string, string> consumer, IDesk desk, ILogger<Worker> log)
{
    public async Task RunAsync(CancellationToken token)
    {
        await Task.Yield();
        while (!token.IsCancellationRequested)
        {
            var result = consumer.Consume(token);
            new Task(() => desk.Take(result.Message.Value)).Start(); // expect: KD2103
            consumer.Commit(result);
        }
    }
    
}
