// Lost: the thread is joined, but swallows its failure.
using Confluent.Kafka;
namespace Detached.ThreadSwallowsSample;
public interface IDesk { void Take(string o); }
public class S(IConsumer<string,string> c, IDesk desk, ILogger<S> log)
{
    public void Run(CancellationToken t)
    {
        while (!t.IsCancellationRequested)
        {
            var r = c.Consume(t);
            var th = new Thread(() =>
            {
                try { desk.Take(r.Message.Value); }
                catch (Exception e) { log.LogError(e, "no {V}", r.Message.Value); } // expect: KD2104
            });
            th.Start();
            th.Join();
            c.Commit(r);
        }
    }
}
