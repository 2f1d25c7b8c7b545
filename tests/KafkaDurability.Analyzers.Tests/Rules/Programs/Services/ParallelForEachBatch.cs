// Lost: an element fails, and the batch is committed.
using Confluent.Kafka;
namespace Services.ParallelForEachBatchSample;
public interface IDesk { Task TakeAsync(string o, CancellationToken t); }
public class Worker(IConsumer<string, string> consumer, IDesk desk, ILogger<Worker> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken token)
    {
        while (!token.IsCancellationRequested)
        {
            var batch = new List<ConsumeResult<string, string>>();
            while (batch.Count < 100)
            {
                var result = consumer.Consume(TimeSpan.FromMilliseconds(100));
                if (result is null) break;
                batch.Add(result);
            }
            await Parallel.ForEachAsync(batch, token, async (item, t) =>
            {
                try { await desk.TakeAsync(item.Message.Value, t); }
                catch (Exception e) { log.LogError(e, "x"); } // expect: KD2104
            });
            if (batch.Count > 0) consumer.Commit();
        }
    }
}
