// Lost: the tasks are awaited, but each of them swallows its failure.
using Confluent.Kafka;
namespace Detached.KeptLambdasSample;
public interface IDesk { Task TakeAsync(string o); }
public class S(IConsumer<string,string> c, IDesk desk, ILogger<S> log)
{
    public async Task Run(CancellationToken t)
    {
        var tasks = new List<Task>();
        while (!t.IsCancellationRequested)
        {
            var r = c.Consume(t);
            tasks.Add(Task.Run(async () =>
            {
                try { await desk.TakeAsync(r.Message.Value); }
                catch (Exception e) { log.LogError(e, "no {V}", r.Message.Value); } // expect: KD2104
            }));
            if (tasks.Count < 10) continue;
            await Task.WhenAll(tasks);
            tasks.Clear();
            c.Commit(r);
        }
    }
}
