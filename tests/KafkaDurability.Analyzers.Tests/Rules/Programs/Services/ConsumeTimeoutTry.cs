// Lost: a no is logged, and the next message is committed.
using Confluent.Kafka;
namespace Services.ConsumeTimeoutTrySample;
public interface IDesk { Task<bool> TakeAsync(string o); }
public class Worker(IConsumer<string, string> consumer, IDesk desk, ILogger<Worker> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken token)
    {
        while (!token.IsCancellationRequested)
        {
            var result = consumer.Consume(TimeSpan.FromMilliseconds(500));
            if (result == null) continue;
            var ok = await desk.TakeAsync(result.Message.Value);
            if (ok) // expect: KD2104
            {
                consumer.Commit(result);
            }
            else
            {
                log.LogWarning("not processed {O}", result.Offset);
            }
        }
    }
}
