// silent
// Nothing is lost: the wrapper seeks back.
using Confluent.Kafka;
namespace Wrappers.WrapperSeeksSample;
public sealed class Pump(IConsumer<Null, string> consumer)
{
    private ConsumeResult<Null, string>? _last;
    public void Next(Action<string> handler, CancellationToken token)
    {
        _last = consumer.Consume(token);
        handler(_last.Message.Value);
        consumer.Commit(_last);
    }
    public void Back() => consumer.Seek(_last!.TopicPartitionOffset);
}
public interface IDesk { void Take(string o); }
public class S(Pump pump, IDesk desk, ILogger<S> log)
{
    public void Run(CancellationToken token)
    {
        while (!token.IsCancellationRequested)
        {
            try { pump.Next(o => desk.Take(o), token); }
            catch (Exception e)
            { log.LogError(e, "no"); pump.Back(); }
        }
    }
}
