// silent
// What the hook does with the failure is its affair.
using Confluent.Kafka;
namespace Guards.ToldToAHookSample;
public interface IDesk { Task TakeAsync(string o); void Take(string o); }
public class Worker(IConsumer<string, string> consumer, IDesk desk, ILogger<Worker> log)
{
    public async Task RunAsync(CancellationToken token)
    {
        await Task.Yield();
        while (!token.IsCancellationRequested)
        {
            var result = consumer.Consume(token);
            await SafelyAsync(() => desk.TakeAsync(result.Message.Value), e => Environment.FailFast("x", e));
            consumer.Commit(result);
        }
    }
    private async Task SafelyAsync(Func<Task> work, Action<Exception> failed)
    {
        try { await work(); }
        catch (Exception e) { failed(e); }
    }
}
