// silent
// What is missing may well be a log
// does not compile
using Confluent.Kafka;
using Acme.Logging;
namespace Unbound.UnboundLogSample;
public interface IDesk { Task Take(string o); }
public class Worker(IConsumer<string, string> consumer, IDesk desk, IAcmeLog log)
{
    public async Task Run(CancellationToken token)
    {
        while (!token.IsCancellationRequested)
        {
            var r = consumer.Consume(token);
            try { log.Received(r.Message.Value); } catch (Exception e) { Console.WriteLine(e); }
            await desk.Take(r.Message.Value);
            consumer.Commit(r);
        }
    }
}
