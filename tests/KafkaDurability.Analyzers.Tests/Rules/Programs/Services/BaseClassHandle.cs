// Lost: the override swallows what the base class would let out.
using Confluent.Kafka;
using System.Text.Json;
namespace Services.BaseClassHandleSample;
public abstract class KafkaConsumerBase<TKey, TValue> : BackgroundService
{
    private readonly IConsumer<TKey, TValue> _consumer; protected readonly ILogger Logger;
    protected KafkaConsumerBase(IConsumer<TKey, TValue> consumer, ILogger logger) { _consumer = consumer; Logger = logger; }
    protected abstract string Topic { get; }
    protected abstract Task HandleAsync(TKey key, TValue value, CancellationToken token);
    protected override async Task ExecuteAsync(CancellationToken token)
    {
        await Task.Yield();
        _consumer.Subscribe(Topic);
        while (!token.IsCancellationRequested)
        {
            var result = _consumer.Consume(token);
            await HandleAsync(result.Message.Key, result.Message.Value, token);
            _consumer.Commit(result);
        }
    }
}
public interface IDesk { Task TakeAsync(string o, CancellationToken t); }
public class OrderHandler(IConsumer<string, string> consumer, ILogger<OrderHandler> logger, IDesk desk) : KafkaConsumerBase<string, string>(consumer, logger)
{
    protected override string Topic => "orders";
    protected override async Task HandleAsync(string key, string value, CancellationToken token)
    {
        try { await desk.TakeAsync(value, token); }
        catch (Exception e) { Logger.LogError(e, "failed {Key}", key); } // expect: KD2104
    }
}
