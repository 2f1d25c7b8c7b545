// silent
// Nothing is lost: the failure goes on.
using Confluent.Kafka;
namespace Groups.GroupThrowsSample;
public interface IDesk { Task Take(string o); }
public class Worker(IConsumer<string, string> consumer, IDesk desk, ILogger<Worker> log)
{
    public async Task Run(CancellationToken token)
    {
        var batch = new List<ConsumeResult<string, string>>();
        while (!token.IsCancellationRequested)
        {
            batch.Add(consumer.Consume(token));
            if (batch.Count < 100) continue;
            await Task.WhenAll(batch.Select(Handle));
            consumer.Commit(batch[^1]);
            batch.Clear();
        }
    }
    private async Task Handle(ConsumeResult<string, string> item)
    {
        try { await desk.Take(item.Message.Value); }
        catch (Exception e) { log.LogError(e, "x"); throw; }
    }
}
