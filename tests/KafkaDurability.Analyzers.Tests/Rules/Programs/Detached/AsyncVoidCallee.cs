// Lost: the async void method goes on by itself, and swallows its failure.
using Confluent.Kafka;
namespace Detached.AsyncVoidCalleeSample;
public interface IDesk { Task TakeAsync(string o); }
public class S(IConsumer<string,string> c, IDesk desk, ILogger<S> log)
{
    public void Run(CancellationToken t)
    {
        while (!t.IsCancellationRequested)
        {
            var r = c.Consume(t);
            Handle(r.Message.Value); // expect: KD2103
            c.Commit(r);
        }
    }
    private async void Handle(string v)
    {
        try { await desk.TakeAsync(v); }
        catch (Exception e) { log.LogError(e, "no {V}", v); } // expect: KD2104
    }
}
