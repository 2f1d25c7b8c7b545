// silent
// Nothing is lost: the helper guards what is only logged.
using Confluent.Kafka;
namespace Guards.OnlyLoggedSample;
public interface IDesk { Task TakeAsync(string o); void Take(string o); }
public class Worker(IConsumer<string, string> consumer, IDesk desk, ILogger<Worker> log)
{
    public async Task RunAsync(CancellationToken token)
    {
        await Task.Yield();
        while (!token.IsCancellationRequested)
        {
            var result = consumer.Consume(token);
            Quietly(() => log.LogInformation("{Text}", result.Message.Value)); await desk.TakeAsync(result.Message.Value);
            consumer.Commit(result);
        }
    }
    private void Quietly(Action work)
    {
        try { work(); }
        catch (Exception e) { log.LogError(e, "not logged"); }
    }
}
