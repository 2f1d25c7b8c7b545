// silent
// Nothing is lost: what is taken out is only logged.
using Confluent.Kafka;
namespace Emptied.SeenAndEvictedSample;
public interface ITable { Task InsertAsync(string s); }
public class S(IConsumer<string,string> c, ITable t, ILogger<S> log)
{
    private readonly Dictionary<string, string> _seen = new();
    public async Task Run(CancellationToken token)
    {
        while (!token.IsCancellationRequested)
        {
            var r = c.Consume(token);
            _seen[r.Message.Key] = r.Message.Value;
            c.Commit(r);
        }
    }
    public void Evict()
    {
        foreach (var k in _seen.Keys.ToList()) { Report(k); _seen.Remove(k); }
    }
    private void Report(string k) => log.LogInformation("gone {K}", k);
}
