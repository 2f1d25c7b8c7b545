// silent
// Whether anything commits, and when, is not in sight.
using Confluent.Kafka;
namespace Sources.NeverCommitsSample;
public class Source(IConsumer<Ignore, string> consumer)
{
    public string Next(CancellationToken token) => consumer.Consume(token).Message.Value;
}
public interface IDesk { Task TakeAsync(string order); }
public class Worker(Source source, IDesk desk, ILogger<Worker> log)
{
    public async Task RunAsync(CancellationToken token)
    {
        while (!token.IsCancellationRequested)
        {
            var order = source.Next(token);
            try { await desk.TakeAsync(order); }
            catch (Exception e) { log.LogError(e, "not taken"); }
        }
    }
}
