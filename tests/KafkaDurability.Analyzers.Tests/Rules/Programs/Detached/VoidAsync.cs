// Lost: a void method of that name can only start the work.
using Confluent.Kafka;
namespace Detached.VoidAsyncSample;
public interface IDesk { void TakeAsync(string o); }
public class S(IConsumer<string,string> c, IDesk desk, ILogger<S> log)
{
    public void Run(CancellationToken t)
    {
        while (!t.IsCancellationRequested)
        {
            var r = c.Consume(t);
            desk.TakeAsync(r.Message.Value); // expect: KD2103
            c.Commit(r);
        }
    }
}
