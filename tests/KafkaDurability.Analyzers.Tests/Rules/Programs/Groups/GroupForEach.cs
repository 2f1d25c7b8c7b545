// Lost: the method that gets each element swallows.
using Confluent.Kafka;
namespace Groups.GroupForEachSample;
public interface IDesk { void Take(string o); }
public class Worker(IConsumer<string, string> consumer, IDesk desk, ILogger<Worker> log)
{
    public void Run(CancellationToken token)
    {
        var batch = new List<ConsumeResult<string, string>>();
        while (!token.IsCancellationRequested)
        {
            batch.Add(consumer.Consume(token));
            if (batch.Count < 100) continue;
            batch.ForEach(Handle);
            consumer.Commit(batch[^1]);
            batch.Clear();
        }
    }
    private void Handle(ConsumeResult<string, string> item)
    {
        try { desk.Take(item.Message.Value); }
        catch (Exception e) { log.LogError(e, "x"); } // expect: KD2104
    }
}
