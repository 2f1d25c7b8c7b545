// Lost: the helper runs the method again when it answers no, and the method consumes the next message.
using Confluent.Kafka;
namespace Retries.MethodGroupAsyncSample;
public static class Attempts
{
    public static async Task<bool> UntilAsync(Func<CancellationToken, Task<bool>> step, int most, CancellationToken t)
    {
        while (most-- > 0)
        {
            var ok = await step(t);
            if (ok) return true;
            await Task.Delay(10, t);
        }
        return false;
    }
}
public interface IDesk { Task<bool> TakeAsync(string o); }
public class S(IConsumer<string,string> c, IDesk desk)
{
    public async Task Run(CancellationToken t)
    {
        while (await Attempts.UntilAsync(OneAsync, 5, t)) t.ThrowIfCancellationRequested();
    }
    private async Task<bool> OneAsync(CancellationToken t)
    {
        var r = c.Consume(t); // expect: KD2110
        if (!await desk.TakeAsync(r.Message.Value)) return false;
        c.Commit(r);
        return true;
    }
}
