// Lost: each message is committed, and only every hundredth writes the list.
using Confluent.Kafka;
namespace Emptied.CommitEachFlushSomeSample;
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
            if (_batch.Count >= 100) await FlushAsync();
            c.Commit(r); // expect: KD2101
        }
    }
    private async Task FlushAsync()
    {
        await t.InsertAsync(_batch);
        _batch.Clear();
    }
}
