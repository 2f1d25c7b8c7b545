// silent
// Nothing is lost: another wrapper is made, and so another consumer, which gets the message again.
using Confluent.Kafka;
namespace Wrappers.WrapperRebuiltSample;
public sealed class Pump(IConsumer<Null, string> consumer)
{
    public void Next(Action<string> handler, CancellationToken token)
    {
        var result = consumer.Consume(token);
        handler(result.Message.Value);
        consumer.Commit(result);
    }
}
public interface IPumps { Pump New(); }
public interface IDesk { void Take(string o); }
public class S(IPumps pumps, IDesk desk, ILogger<S> log)
{
    public void Run(CancellationToken token)
    {
        var pump = pumps.New();
        while (!token.IsCancellationRequested)
        {
            try { pump.Next(o => desk.Take(o), token); }
            catch (Exception e)
            { log.LogError(e, "no"); pump = pumps.New(); }
        }
    }
}
