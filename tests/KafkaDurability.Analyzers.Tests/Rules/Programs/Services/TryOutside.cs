// silent
// Nothing is lost: the loop ends with the failure.
using Confluent.Kafka;
namespace Services.TryOutsideSample;
public interface IDesk { Task TakeAsync(string o); }
public class Worker(IConsumer<string, string> consumer, IDesk desk, ILogger<Worker> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken token)
    {
        try
        {
            while (!token.IsCancellationRequested)
            {
                var result = consumer.Consume(token);
                await desk.TakeAsync(result.Message.Value);
                consumer.Commit(result);
            }
        }
        catch (Exception e) { log.LogError(e, "stopped"); }
        finally { consumer.Close(); }
    }
}
