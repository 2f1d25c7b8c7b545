// silent
// Nothing is lost: the task only logs; the work is awaited.
using Confluent.Kafka;
namespace Detached.DroppedMetricsSample;
public interface IDesk { Task TakeAsync(string o); }
public class S(IConsumer<string,string> c, IDesk desk, ILogger<S> log)
{
    public async Task Run(CancellationToken t)
    {
        while (!t.IsCancellationRequested)
        {
            var r = c.Consume(t);
            _ = Task.Run(() =>
            {
                try { log.LogInformation("got {O}", r.Message.Value); }
                catch (Exception e) { log.LogError(e, "no {V}", r.Message.Value); }
            });
            await desk.TakeAsync(r.Message.Value);
            c.Commit(r);
        }
    }
}
