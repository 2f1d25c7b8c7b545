// silent
// Nothing is lost: the answer ends the loop.
using Confluent.Kafka;
namespace Guards.AnswerUsedSample;
public interface IDesk { Task TakeAsync(string o); void Take(string o); }
public class Worker(IConsumer<string, string> consumer, IDesk desk, ILogger<Worker> log)
{
    public async Task RunAsync(CancellationToken token)
    {
        await Task.Yield();
        while (!token.IsCancellationRequested)
        {
            var result = consumer.Consume(token);
            if (!Try(() => desk.Take(result.Message.Value))) return;
            consumer.Commit(result);
        }
    }
    private bool Try(Action work)
    {
        try { work(); return true; }
        catch (Exception e) { log.LogError(e, "not taken"); return false; }
    }
}
