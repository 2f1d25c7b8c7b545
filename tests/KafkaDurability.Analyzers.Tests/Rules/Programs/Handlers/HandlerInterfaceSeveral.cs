// Lost: one of the handlers swallows.
using Confluent.Kafka;
namespace Handlers.HandlerInterfaceSeveralSample;
public interface IEventHandler { string Type { get; } Task HandleAsync(string body, CancellationToken token); }
public interface IDesk { Task TakeAsync(string o, CancellationToken t); }
public class OrderCreatedHandler(IDesk desk, ILogger<OrderCreatedHandler> log) : IEventHandler
{
    public string Type => "created";
    public async Task HandleAsync(string body, CancellationToken token)
    {
        try { await desk.TakeAsync(body, token); }
        catch (Exception e) { log.LogError(e, "created"); } // expect: KD2104
    }
}
public class OrderPaidHandler(IDesk desk) : IEventHandler
{
    public string Type => "paid";
    public Task HandleAsync(string body, CancellationToken token) => desk.TakeAsync(body, token);
}
public class Worker(IConsumer<string, string> consumer, IEnumerable<IEventHandler> handlers) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken token)
    {
        while (!token.IsCancellationRequested)
        {
            var result = consumer.Consume(token);
            var handler = handlers.FirstOrDefault(h => h.Type == result.Message.Key);
            if (handler != null) await handler.HandleAsync(result.Message.Value, token);
            consumer.Commit(result);
        }
    }
}
