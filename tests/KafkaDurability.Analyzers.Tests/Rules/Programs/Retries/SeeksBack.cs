// silent
// Nothing is lost: the next attempt gets the same message.
using Confluent.Kafka;
namespace Retries.SeeksBackSample;
public static class Attempts
{
    public static void Until(Func<bool> step) { while (!step()) Thread.Sleep(10); }
}
public interface IDesk { bool Take(string o); }
public class S(IConsumer<string,string> c, IDesk desk)
{
    public void Run(CancellationToken t)
    {
        while (!t.IsCancellationRequested) Attempts.Until(() => One(t));
    }
    private bool One(CancellationToken t)
    {
        var r = c.Consume(t);
        if (!desk.Take(r.Message.Value)) { c.Seek(r.TopicPartitionOffset); return false; }
        c.Commit(r);
        return true;
    }
}
