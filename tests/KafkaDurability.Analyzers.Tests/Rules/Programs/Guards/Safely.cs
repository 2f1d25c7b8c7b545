// Lost: the helper swallows what the processing throws.
using Confluent.Kafka;
namespace Guards.SafelySample;
public interface IDesk { Task TakeAsync(string o); void Take(string o); }
public class Worker(IConsumer<string, string> consumer, IDesk desk, ILogger<Worker> log)
{
    public async Task RunAsync(CancellationToken token)
    {
        await Task.Yield();
        while (!token.IsCancellationRequested)
        {
            var result = consumer.Consume(token);
            await SafelyAsync(() => desk.TakeAsync(result.Message.Value));
            consumer.Commit(result);
        }
    }
    private async Task SafelyAsync(Func<Task> work)
    {
        try { await work(); }
        catch (Exception e) { log.LogError(e, "not taken"); } // expect: KD2104
    }
}
