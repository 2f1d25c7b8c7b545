// Lost: what is in the channel is committed.
using Confluent.Kafka;
using System.Threading.Channels;
namespace Services.ChannelHandOffSample;
public interface IDesk { Task TakeAsync(string o); }
public class Worker(IConsumer<string, string> consumer, IDesk desk) : BackgroundService
{
    private readonly Channel<ConsumeResult<string, string>> _channel = Channel.CreateBounded<ConsumeResult<string, string>>(100);
    protected override async Task ExecuteAsync(CancellationToken token)
    {
        var worker = Task.Run(() => WorkAsync(token), token);
        while (!token.IsCancellationRequested)
        {
            var result = consumer.Consume(token);
            await _channel.Writer.WriteAsync(result, token); // expect: KD2103
            consumer.Commit(result);
        }
        await worker;
    }
    private async Task WorkAsync(CancellationToken token)
    {
        await foreach (var result in _channel.Reader.ReadAllAsync(token)) await desk.TakeAsync(result.Message.Value);
    }
}
