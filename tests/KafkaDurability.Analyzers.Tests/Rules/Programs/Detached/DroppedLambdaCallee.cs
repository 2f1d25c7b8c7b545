// Lost: the task of the callee is dropped along with the task around it, and the callee swallows the failure.
using Confluent.Kafka;
namespace Detached.DroppedLambdaCalleeSample;
public interface IDesk { Task TakeAsync(string o); }
public class S(IConsumer<string,string> c, IDesk desk, ILogger<S> log)
{
    public void Run(CancellationToken t)
    {
        while (!t.IsCancellationRequested)
        {
            var r = c.Consume(t);
            Task.Run(() => HandleAsync(r.Message.Value)); // expect: KD2103
            c.Commit(r);
        }
    }
    private async Task HandleAsync(string v)
    {
        try { await desk.TakeAsync(v); }
        catch (Exception e) { log.LogError(e, "no {V}", v); } // expect: KD2104
    }
}
