// Lost: the object keeps the row until somebody flushes it.
using Confluent.Kafka;
namespace Emptied.OtherObjectKeepsSample;
public interface ITable { void Insert(IReadOnlyList<string> s); }
public class Buffer(ITable t)
{
    private readonly object _gate = new();
    private readonly List<string> _rows = new();
    public void Put(string row) { lock (_gate) { _rows.Add(row); } }
    public void Flush() { List<string> rows; lock (_gate) { rows = _rows.ToList(); _rows.Clear(); } t.Insert(rows); }
}
public class S(IConsumer<string,string> c, Buffer buffer)
{
    public void Run(CancellationToken token)
    {
        while (!token.IsCancellationRequested)
        {
            var r = c.Consume(token);
            buffer.Put(r.Message.Value); // expect: KD2103
            c.Commit(r);
        }
    }
}
