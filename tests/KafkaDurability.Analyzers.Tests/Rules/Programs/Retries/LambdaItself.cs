// Lost: the lambda that is run again consumes.
using Confluent.Kafka;
namespace Retries.LambdaItselfSample;
public static class Attempts
{
    public static void Until(Func<bool> step)
    {
        while (!step())
            Thread.Sleep(10);
    }
}
public interface IDesk { void Take(string o); }
public class S(IConsumer<string,string> c, IDesk desk, ILogger<S> log)
{
    public void Run(CancellationToken t)
    {
        while (!t.IsCancellationRequested)
            Attempts.Until(() =>
            {
                var r = c.Consume(t); // expect: KD2110
                try { desk.Take(r.Message.Value); }
                catch (Exception e) { log.LogError(e, "no"); return false; }
                c.Commit(r);
                return true;
            });
    }
}
