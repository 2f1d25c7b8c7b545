// Lost: the failure of the handler leaves the wrapper; the loop logs it, and the next message is committed.
using Confluent.Kafka;
namespace Wrappers.AsyncWrapperFieldSample;
public sealed class Pump<T>
{
    private readonly IConsumer<Null, T> _consumer;
    public Pump(IConsumer<Null, T> consumer) => _consumer = consumer;
    public async Task NextAsync(Func<T, Task> handler, CancellationToken token)
    {
        var result = _consumer.Consume(token);
        await handler(result.Message.Value);
        _consumer.Commit(result);
    }
}
public interface IDesk { Task TakeAsync(string o); }
public class S : BackgroundService
{
    private readonly Pump<string> _pump; private readonly IDesk _desk; private readonly ILogger<S> _log;
    public S(Pump<string> pump, IDesk desk, ILogger<S> log) { _pump = pump; _desk = desk; _log = log; }
    protected override async Task ExecuteAsync(CancellationToken token)
    {
        while (!token.IsCancellationRequested)
        {
            try { await _pump.NextAsync(_desk.TakeAsync, token); }
            catch (OperationCanceledException) { break; }
            catch (Exception e) // expect: KD2104
            {
                _log.LogError(e, "no");
                await Task.Delay(1000, token);
            }
        }
    }
}
