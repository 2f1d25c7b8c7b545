// Lost: the worker that empties the channel swallows, and commits the next.
using Confluent.Kafka;
using System.Threading.Channels;
namespace Services.ChannelWorkerCommitsSample;
public interface IDesk { Task TakeAsync(string o); }
public class Worker(IConsumer<string, string> consumer, IDesk desk, ILogger<Worker> log) : BackgroundService
{
    private readonly Channel<ConsumeResult<string, string>> _channel = Channel.CreateBounded<ConsumeResult<string, string>>(100);
    protected override async Task ExecuteAsync(CancellationToken token)
    {
        var worker = Task.Run(() => WorkAsync(token), token);
        while (!token.IsCancellationRequested)
        {
            var result = consumer.Consume(token);
            await _channel.Writer.WriteAsync(result, token);
        }
        await worker;
    }
    private async Task WorkAsync(CancellationToken token)
    {
        await foreach (var result in _channel.Reader.ReadAllAsync(token))
        {
            try { await desk.TakeAsync(result.Message.Value); consumer.Commit(result); }
            catch (Exception e) { log.LogError(e, "x"); } // expect: KD2104
        }
    }
}
