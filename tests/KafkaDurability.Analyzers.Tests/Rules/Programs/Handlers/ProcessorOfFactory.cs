// Lost: the factory only finds who takes the message, and that one cannot be waited for.
using Confluent.Kafka;
namespace Handlers.ProcessorOfFactorySample;
public interface IProcessor { void StartAsync(string body, CancellationToken token); }
public interface IProcessorFactory { IProcessor Create(string type, string topic); }
public class Worker(IConsumer<string, string> consumer, IProcessorFactory factory)
{
    public void Run(CancellationToken token)
    {
        while (!token.IsCancellationRequested)
        {
            var result = consumer.Consume(token);
            var processor = factory.Create(result.Message.Value.Substring(0, 3), "orders");
            processor.StartAsync(result.Message.Value, token); // expect: KD2103
            consumer.Commit(result);
        }
    }
}
