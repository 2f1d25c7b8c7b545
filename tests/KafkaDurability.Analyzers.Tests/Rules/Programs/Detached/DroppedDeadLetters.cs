// Nobody waits for the task; its failure is dealt with.
using Confluent.Kafka;
namespace Detached.DroppedDeadLettersSample;
public interface IDesk { Task TakeAsync(string o); Task ParkAsync(string o); }
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
                catch (Exception e) { log.LogError(e, "no"); await desk.ParkAsync(r.Message.Value); }
            });
            c.Commit(r);
        }
    }
}
