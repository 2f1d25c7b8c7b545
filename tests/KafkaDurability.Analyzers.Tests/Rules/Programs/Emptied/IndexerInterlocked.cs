// Lost: another thread takes the whole dictionary, and writes it.
using Confluent.Kafka;
namespace Emptied.IndexerInterlockedSample;
public interface ITable { void Insert(string k, string v); }
public class S(IConsumer<string,string> c, ITable t)
{
    private Dictionary<string, string> _latest = new();
    public void Run(CancellationToken token)
    {
        while (!token.IsCancellationRequested)
        {
            var r = c.Consume(token);
            _latest[r.Message.Key] = r.Message.Value; // expect: KD2103
            c.Commit(r);
        }
    }
    public void Flush()
    {
        var taken = Interlocked.Exchange(ref _latest, new());
        foreach (var (k, v) in taken) t.Insert(k, v);
    }
}
