// Lost: a handler of the table swallows.
using Confluent.Kafka;
namespace Services.HandlerDictionarySample;
public interface IDesk { Task TakeAsync(string o); Task PayAsync(string o); }
public class Worker : BackgroundService
{
    private readonly Dictionary<string, Func<string, Task>> _handlers; private readonly IConsumer<string, string> _consumer; private readonly IDesk _desk; private readonly ILogger<Worker> _log;
    public Worker(IConsumer<string, string> consumer, IDesk desk, ILogger<Worker> log)
    {
        _consumer = consumer; _desk = desk; _log = log;
        _handlers = new Dictionary<string, Func<string, Task>> { ["take"] = TakeAsync, ["pay"] = PayAsync };
    }
    protected override async Task ExecuteAsync(CancellationToken token)
    {
        while (!token.IsCancellationRequested)
        {
            var result = _consumer.Consume(token);
            if (_handlers.TryGetValue(result.Topic, out var handler)) await handler(result.Message.Value);
            _consumer.Commit(result);
        }
    }
    private async Task TakeAsync(string body)
    {
        try { await _desk.TakeAsync(body); }
        catch (Exception e) { _log.LogError(e, "take"); } // expect: KD2104
    }
    private Task PayAsync(string body) => _desk.PayAsync(body);
}
