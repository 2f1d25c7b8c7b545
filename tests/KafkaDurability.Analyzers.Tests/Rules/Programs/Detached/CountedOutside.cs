// silent
// Nothing is lost: whoever waited for the task looks at the count.
using Confluent.Kafka;
namespace Detached.CountedOutsideSample;
public interface IDesk { void Take(string o); }
public class S(IConsumer<string,string> c, IDesk desk, ILogger<S> log)
{
    public async Task Run(CancellationToken t)
    {
        while (!t.IsCancellationRequested)
        {
            var r = c.Consume(t);
            var failed = 0;
            var work = Task.Run(() =>
            {
                try { desk.Take(r.Message.Value); }
                catch (Exception e) { log.LogError(e, "no"); Interlocked.Increment(ref failed); }
            });
            await work;
            if (failed > 0) throw new InvalidOperationException();
            c.Commit(r);
        }
    }
}
