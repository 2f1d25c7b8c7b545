// Lost: one of two overrides swallows.
using Confluent.Kafka;
namespace Handlers.BaseClassTwoHandlersSample;
public abstract class ConsumerBase<TValue> : BackgroundService
{
    private readonly IConsumer<string, TValue> _consumer; protected readonly ILogger Logger;
    protected ConsumerBase(IConsumer<string, TValue> consumer, ILogger logger) { _consumer = consumer; Logger = logger; }
    protected abstract Task HandleAsync(TValue value, CancellationToken token);
    protected override async Task ExecuteAsync(CancellationToken token)
    {
        while (!token.IsCancellationRequested)
        {
            var result = _consumer.Consume(token);
            await HandleAsync(result.Message.Value, token);
            _consumer.Commit(result);
        }
    }
}
public interface IDesk { Task TakeAsync(string o, CancellationToken t); }
public class OrderHandler(IConsumer<string, string> consumer, ILogger<OrderHandler> logger, IDesk desk) : ConsumerBase<string>(consumer, logger)
{
    protected override async Task HandleAsync(string value, CancellationToken token)
    {
        try { await desk.TakeAsync(value, token); }
        catch (Exception e) { Logger.LogError(e, "failed"); } // expect: KD2104
    }
}
public class PayHandler(IConsumer<string, string> consumer, ILogger<OrderHandler> logger, IDesk desk) : ConsumerBase<string>(consumer, logger)
{
    protected override async Task HandleAsync(string value, CancellationToken token)
    {
        await desk.TakeAsync(value, token);
    }
}
