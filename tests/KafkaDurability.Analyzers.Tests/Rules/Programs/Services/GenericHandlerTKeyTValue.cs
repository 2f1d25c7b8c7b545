// Nothing is lost: the loop ends with the failure; its consumer stays open.
using Confluent.Kafka;
namespace Services.GenericHandlerTKeyTValueSample;
public interface IKafkaHandler<TKey, TValue> { Task HandleAsync(TKey key, TValue value); }
public class KafkaConsumer<TKey, TValue>(ConsumerConfig config, IServiceScopeFactory scopes, ILogger<KafkaConsumer<TKey, TValue>> log)
{
    private IKafkaHandler<TKey, TValue> _handler = null!;
    private IConsumer<TKey, TValue> _consumer = null!;
    public async Task Consume(string topic, CancellationToken token)
    {
        using var scope = scopes.CreateScope();
        _handler = scope.ServiceProvider.GetRequiredService<IKafkaHandler<TKey, TValue>>();
        _consumer = new ConsumerBuilder<TKey, TValue>(config).Build(); // expect: KD2108
        await Task.Run(() => StartConsumerLoop(topic, token), token);
    }
    private async Task StartConsumerLoop(string topic, CancellationToken token)
    {
        _consumer.Subscribe(topic);
        while (!token.IsCancellationRequested)
        {
            try
            {
                var result = _consumer.Consume(token);
                if (result != null)
                {
                    await _handler.HandleAsync(result.Message.Key, result.Message.Value);
                    _consumer.Commit(result);
                    _consumer.StoreOffset(result);
                }
            }
            catch (OperationCanceledException) { break; }
            catch (ConsumeException e)
            {
                Console.WriteLine($"Consume error: {e.Error.Reason}");
                if (e.Error.IsFatal) break;
            }
            catch (Exception e) { Console.WriteLine($"Unexpected error: {e}"); break; }
        }
    }
}
