// Lost: the retry gives up, and the next message is committed.
using Confluent.Kafka;
namespace Services.PollyRetryThenLogSample;
public interface IDesk { Task TakeAsync(string o); }
public interface IPolicy { Task ExecuteAsync(Func<Task> work); }
public class Worker(IConsumer<string, string> consumer, IDesk desk, IPolicy retry, ILogger<Worker> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken token)
    {
        while (!token.IsCancellationRequested)
        {
            var result = consumer.Consume(token);
            try
            {
                await retry.ExecuteAsync(async () => { await desk.TakeAsync(result.Message.Value); });
                consumer.Commit(result);
            }
            catch (Exception e) { log.LogError(e, "gave up"); } // expect: KD2104
        }
    }
}
