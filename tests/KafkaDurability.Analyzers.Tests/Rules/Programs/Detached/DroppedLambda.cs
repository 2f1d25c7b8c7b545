// Lost: nobody waits for the task, and what fails in it is only logged.
using Confluent.Kafka;
namespace Detached.DroppedLambdaSample;
public interface IDesk { Task TakeAsync(string o); }
public class S(IConsumer<string,string> c, IDesk desk, ILogger<S> log)
{
    public void Run(CancellationToken t)
    {
        while (!t.IsCancellationRequested)
        {
            var r = c.Consume(t);
            _ = Task.Run(async () => // expect: KD2103
            {
                try { await desk.TakeAsync(r.Message.Value); }
                catch (Exception e) { log.LogError(e, "no {V}", r.Message.Value); } // expect: KD2104
            });
            c.Commit(r);
        }
    }
}
