// silent
// Which of the two the loop reads is not in sight, but neither commits by itself.
using Confluent.Kafka;
namespace Lists.TwoModesSample;
public interface IDesk { Task TakeAsync(string o); }
public class Consumers(IDesk desk)
{
    public async Task RunAsync(string servers, CancellationToken token)
    {
        IConsumer<string, string>[] consumers =
        [
            new ConsumerBuilder<string, string>(new ConsumerConfig { BootstrapServers = servers, GroupId = "a", AutoOffsetReset = AutoOffsetReset.Earliest, EnableAutoCommit = false }).Build(),
            new ConsumerBuilder<string, string>(new ConsumerConfig { BootstrapServers = servers, GroupId = "b", AutoOffsetReset = AutoOffsetReset.Earliest, EnableAutoCommit = false }).Build(),
        ];
        consumers[0].Subscribe("x");
        consumers[1].Subscribe("y");
        try
        {
            while (!token.IsCancellationRequested)
            {
                foreach (var consumer in consumers)
                {
                    var result = consumer.Consume(100);
                    if (result is null) continue;
                    await desk.TakeAsync(result.Message.Value);
                    consumer.Commit(result);
                }
            }
        }
        finally
        {
            foreach (var consumer in consumers) consumer.Close();
        }
    }
}
