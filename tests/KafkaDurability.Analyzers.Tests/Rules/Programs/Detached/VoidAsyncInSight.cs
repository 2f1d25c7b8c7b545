// silent
// Nothing is lost: the body is in sight, and does the work before it returns.
using Confluent.Kafka;
namespace Detached.VoidAsyncInSightSample;
public interface IBook { void Enter(string o); }
public interface IDesk { void TakeAsync(string o); }
public class Desk(IBook b) : IDesk { public void TakeAsync(string o) => b.Enter(o); }
public class S(IConsumer<string,string> c, IDesk desk, ILogger<S> log)
{
    public void Run(CancellationToken t)
    {
        while (!t.IsCancellationRequested)
        {
            var r = c.Consume(t);
            desk.TakeAsync(r.Message.Value);
            c.Commit(r);
        }
    }
}
