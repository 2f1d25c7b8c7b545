// Lost: both catches of the dispatching method swallow.
using Confluent.Kafka;
using System.Text.Json;
namespace Services.SwitchOnTopicSample;
public record Order(string Id);
public interface IDesk { Task OpenAsync(Order o); Task CloseAsync(Order o); }
public class Worker(IConsumer<string, string> consumer, IDesk desk, ILogger<Worker> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken token)
    {
        consumer.Subscribe(new[] { "open", "close" });
        while (!token.IsCancellationRequested)
        {
            var result = consumer.Consume(token);
            await Dispatch(result);
            consumer.Commit(result);
        }
    }
    private async Task Dispatch(ConsumeResult<string, string> result)
    {
        try
        {
            switch (result.Topic)
            {
                case "open":
                    await desk.OpenAsync(JsonSerializer.Deserialize<Order>(result.Message.Value)!);
                    break;
                case "close":
                    await desk.CloseAsync(JsonSerializer.Deserialize<Order>(result.Message.Value)!);
                    break;
                default:
                    log.LogWarning("unknown {T}", result.Topic);
                    break;
            }
        }
        catch (JsonException e) { log.LogError(e, "bad json"); } // expect: KD2104
        catch (Exception e) { log.LogError(e, "failed"); } // expect: KD2104
    }
}
