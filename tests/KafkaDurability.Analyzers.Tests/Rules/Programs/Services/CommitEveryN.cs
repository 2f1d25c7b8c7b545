// Lost: a later commit passes the failed message.
using Confluent.Kafka;
namespace Services.CommitEveryNSample;
public interface IDesk { Task TakeAsync(string o); }
public class Worker(IConsumer<string, string> consumer, IDesk desk, ILogger<Worker> log) : BackgroundService
{
    private const int CommitPeriod = 5;
    protected override async Task ExecuteAsync(CancellationToken token)
    {
        while (!token.IsCancellationRequested)
        {
            try
            {
                var result = consumer.Consume(token);
                if (result.IsPartitionEOF) continue;
                await desk.TakeAsync(result.Message.Value);
                if (result.Offset % CommitPeriod == 0)
                {
                    try { consumer.Commit(result); }
                    catch (KafkaException e) { log.LogError(e, "commit"); }
                }
            }
            catch (Exception e) { log.LogError(e, "x"); } // expect: KD2104
        }
    }
}
