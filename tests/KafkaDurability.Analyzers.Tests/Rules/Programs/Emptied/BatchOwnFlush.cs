// silent
// Nothing is lost: the batch is written before the commit.
using Confluent.Kafka;
namespace Emptied.BatchOwnFlushSample;
public interface ITable { Task InsertAsync(IEnumerable<string> s); }
public class S(IConsumer<string,string> c, ITable t)
{
    private readonly List<string> _batch = new();
    public async Task Run(CancellationToken token)
    {
        while (!token.IsCancellationRequested)
        {
            var r = c.Consume(token);
            _batch.Add(r.Message.Value);
            if (_batch.Count < 100) continue;
            await FlushAsync();
            c.Commit(r);
        }
    }
    private async Task FlushAsync()
    {
        await t.InsertAsync(_batch);
        _batch.Clear();
    }
}
