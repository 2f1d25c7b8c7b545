// silent
// Nothing is lost: the helper only logs, and lets the failure out.
using Confluent.Kafka;
namespace Guards.RethrowsSample;
public interface IDesk { Task TakeAsync(string o); void Take(string o); }
public class Worker(IConsumer<string, string> consumer, IDesk desk, ILogger<Worker> log)
{
    public async Task RunAsync(CancellationToken token)
    {
        await Task.Yield();
        while (!token.IsCancellationRequested)
        {
            var result = consumer.Consume(token);
            await LoggedAsync(() => desk.TakeAsync(result.Message.Value));
            consumer.Commit(result);
        }
    }
    private async Task LoggedAsync(Func<Task> work)
    {
        try { await work(); }
        catch (Exception e) { log.LogError(e, "not taken"); throw; }
    }
}
