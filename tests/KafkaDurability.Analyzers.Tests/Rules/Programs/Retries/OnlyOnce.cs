// silent
// Nothing is lost: nobody runs the method again.
using Confluent.Kafka;
namespace Retries.OnlyOnceSample;
public static class Attempts
{
    public static bool Once(Func<bool> step) { if (step()) return true; return false; }
}
public interface IDesk { bool Take(string o); }
public class S(IConsumer<string,string> c, IDesk desk)
{
    public void Run(CancellationToken t)
    {
        if (!Attempts.Once(() => One(t))) throw new InvalidOperationException();
    }
    private bool One(CancellationToken t)
    {
        var r = c.Consume(t);
        if (!desk.Take(r.Message.Value)) return false;
        c.Commit(r);
        return true;
    }
}
