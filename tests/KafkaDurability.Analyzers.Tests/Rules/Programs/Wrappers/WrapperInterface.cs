// Lost: as with the class itself, where one class implements the interface.
using Confluent.Kafka;
namespace Wrappers.WrapperInterfaceSample;
public interface IPump { void Next(Action<string> handler, CancellationToken token); }
public sealed class Pump(IConsumer<Null, string> consumer) : IPump
{
    public void Next(Action<string> handler, CancellationToken token)
    {
        var result = consumer.Consume(token);
        handler(result.Message.Value);
        consumer.Commit(result);
    }
}
public interface IDesk { void Take(string o); }
public class S(IPump pump, IDesk desk, ILogger<S> log)
{
    public void Run(CancellationToken token)
    {
        while (!token.IsCancellationRequested)
        {
            try { pump.Next(o => desk.Take(o), token); }
            catch (Exception e) // expect: KD2104
            { log.LogError(e, "no"); }
        }
    }
}
