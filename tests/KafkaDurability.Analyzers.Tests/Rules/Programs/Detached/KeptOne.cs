// Lost: the task is awaited, but swallows its failure.
using Confluent.Kafka;
namespace Detached.KeptOneSample;
public interface IDesk { Task TakeAsync(string o); }
public class S(IConsumer<string,string> c, IDesk desk, ILogger<S> log)
{
    public async Task Run(CancellationToken t)
    {
        while (!t.IsCancellationRequested)
        {
            var r = c.Consume(t);
            var work = Task.Run(async () =>
            {
                try { await desk.TakeAsync(r.Message.Value); }
                catch (Exception e) { log.LogError(e, "no {V}", r.Message.Value); } // expect: KD2104
            });
            await work;
            c.Commit(r);
        }
    }
}
