// Lost: the helper answers no, and nobody looks at the answer.
using Confluent.Kafka;
namespace Guards.AnsweredSample;
public interface IDesk { Task TakeAsync(string o); void Take(string o); }
public class Worker(IConsumer<string, string> consumer, IDesk desk, ILogger<Worker> log)
{
    public async Task RunAsync(CancellationToken token)
    {
        await Task.Yield();
        while (!token.IsCancellationRequested)
        {
            var result = consumer.Consume(token);
            Try(() => desk.Take(result.Message.Value));
            consumer.Commit(result);
        }
    }
    private bool Try(Action work)
    {
        try { work(); return true; }
        catch (Exception e) when (e is not OperationCanceledException) { log.LogError(e, "not taken"); return false; } // expect: KD2104
    }
}
