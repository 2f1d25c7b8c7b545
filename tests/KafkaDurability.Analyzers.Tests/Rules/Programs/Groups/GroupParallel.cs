// Lost: the method that gets each value swallows.
using Confluent.Kafka;
namespace Groups.GroupParallelSample;
public interface IDesk { void Take(string o); }
public class Worker(IConsumer<string, string> consumer, IDesk desk, ILogger<Worker> log)
{
    public void Run(CancellationToken token)
    {
        var batch = new List<ConsumeResult<string, string>>();
        while (!token.IsCancellationRequested)
        {
            var r = consumer.Consume(token);
            batch.Add(r);
            if (batch.Count < 100) continue;
            Parallel.ForEach(batch.Select(b => b.Message.Value), Handle);
            consumer.Commit(r);
            batch.Clear();
        }
    }
    private void Handle(string item)
    {
        try { desk.Take(item); }
        catch (Exception e) { log.LogError(e, "x"); } // expect: KD2104
    }
}
