// silent
// Nothing is said of a factory that may fail: what it made was not used for anything yet.
using Confluent.Kafka;
namespace Handlers.FactoryThatFailsSample;
public interface IProcessor { Task RunAsync(string body); }
public interface IProcessorFactory { IProcessor Create(string type); }
public class Worker(IConsumer<string, string> consumer, IProcessorFactory factory)
{
    public async Task RunAsync(CancellationToken token)
    {
        while (!token.IsCancellationRequested)
        {
            var result = consumer.Consume(token);
            var processor = factory.Create(result.Message.Value);
            await processor.RunAsync(result.Message.Value);
            consumer.Commit(result);
        }
    }
}
