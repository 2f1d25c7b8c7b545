// Lost: the method that gets each element swallows.
using Confluent.Kafka;
namespace Groups.SelectHandleCommitSample;
public interface IDesk { Task TakeAsync(string o); }
public class Worker(IConsumer<string, string> consumer, IDesk desk, ILogger<Worker> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken token)
    {
        List<ConsumeResult<string, string>> batch = [];
        while (!token.IsCancellationRequested)
        {
            var result = consumer.Consume(token);
            batch.Add(result);
            if (batch.Count < 100) continue;
            await Task.WhenAll(batch.Select(HandleAsync));
            consumer.Commit(result);
            batch = [];
        }
    }
    private async Task HandleAsync(ConsumeResult<string, string> item)
    {
        try { await desk.TakeAsync(item.Message.Value); }
        catch (Exception e) { log.LogError(e, "x"); } // expect: KD2104
    }
}
