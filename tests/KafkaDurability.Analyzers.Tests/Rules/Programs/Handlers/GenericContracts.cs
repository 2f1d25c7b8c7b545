// silent
// Nothing is lost: the handler that swallows is one of prices.
using Confluent.Kafka;
namespace Handlers.GenericContractsSample;
public record Order(string Id); public record Price(string Id);
public interface IHandler<T> { Task HandleAsync(T item); }
public interface IDesk { Task Take(object o); }
public class OrderHandler(IDesk desk) : IHandler<Order> { public Task HandleAsync(Order item) => desk.Take(item); }
public class PriceHandler(IDesk desk, ILogger<PriceHandler> log) : IHandler<Price> { public async Task HandleAsync(Price item) { try { await desk.Take(item); } catch (Exception e) { log.LogError(e, "x"); } } }
public class Worker(IConsumer<string, Order> consumer, IHandler<Order> handler)
{
    public async Task Run(CancellationToken token)
    {
        while (!token.IsCancellationRequested)
        {
            var r = consumer.Consume(token);
            await handler.HandleAsync(r.Message.Value);
            consumer.Commit(r);
        }
    }
}
