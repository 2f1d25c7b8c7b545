// silent
// Nothing is lost: the helper tries until it works.
using Confluent.Kafka;
namespace Guards.TriesAgainSample;
public interface IDesk { Task TakeAsync(string o); void Take(string o); }
public class Worker(IConsumer<string, string> consumer, IDesk desk, ILogger<Worker> log)
{
    public async Task RunAsync(CancellationToken token)
    {
        await Task.Yield();
        while (!token.IsCancellationRequested)
        {
            var result = consumer.Consume(token);
            await AgainAsync(() => desk.TakeAsync(result.Message.Value));
            consumer.Commit(result);
        }
    }
    private async Task AgainAsync(Func<Task> work)
    {
        while (true)
        {
            try { await work(); return; }
            catch (Exception e) { log.LogError(e, "not taken"); await Task.Delay(1000); }
        }
    }
}
