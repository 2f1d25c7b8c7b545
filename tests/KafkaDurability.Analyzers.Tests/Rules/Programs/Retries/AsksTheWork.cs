// silent
// Nothing is lost: each attempt has the same message.
using Confluent.Kafka;
namespace Retries.AsksTheWorkSample;
public static class Attempts
{
    public static void Until(Func<bool> step) { while (!step()) Thread.Sleep(10); }
}
public interface IDesk { bool Take(string o); }
public class S(IConsumer<string,string> c, IDesk desk)
{
    public void Run(CancellationToken t)
    {
        while (!t.IsCancellationRequested)
        {
            var r = c.Consume(t);
            Attempts.Until(() => desk.Take(r.Message.Value));
            c.Commit(r);
        }
    }
}
