// silent
// Nothing is lost: it is flushed before the commit.
using Confluent.Kafka;
namespace Emptied.OtherObjectFlushedFirstSample;
public interface ITable { void Insert(IReadOnlyList<string> s); }
public class Buffer(ITable t)
{
    private readonly List<string> _rows = new();
    public void Put(string row) { _rows.Add(row); }
    public void Flush() { t.Insert(_rows.ToList()); _rows.Clear(); }
}
public class S(IConsumer<string,string> c, Buffer buffer)
{
    public void Run(CancellationToken token)
    {
        while (!token.IsCancellationRequested)
        {
            var r = c.Consume(token);
            buffer.Put(r.Message.Value);
            buffer.Flush();
            c.Commit(r);
        }
    }
}
