// Lost: nobody waits for the work.
using Confluent.Kafka;
namespace Services.ContinueWithOnFaultedSample;
public interface IDesk { Task TakeAsync(string o); }
public class Worker(IConsumer<string, string> consumer, IDesk desk, ILogger<Worker> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken token)
    {
        await Task.Yield();
        while (!token.IsCancellationRequested)
        {
            var result = consumer.Consume(token);
            desk.TakeAsync(result.Message.Value).ContinueWith(t => log.LogError(t.Exception, "x"), TaskContinuationOptions.OnlyOnFaulted); // expect: KD2103
            consumer.Commit(result);
        }
    }
}
