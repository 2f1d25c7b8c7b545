// silent
// Nothing is lost: there is nothing in the message.
using Confluent.Kafka;
using System.Text.Json;
namespace Services.NullMessageInvalidSample;
public record Order(string Id);
public interface IDesk { Task TakeAsync(Order o); }
public class Worker(IConsumer<string, string> consumer, IDesk desk, ILogger<Worker> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken token)
    {
        while (!token.IsCancellationRequested)
        {
            var result = consumer.Consume(token);
            var order = JsonSerializer.Deserialize<Order>(result.Message.Value);
            if (order == null) { log.LogWarning("empty"); consumer.Commit(result); continue; }
            await desk.TakeAsync(order);
            consumer.Commit(result);
        }
    }
}
