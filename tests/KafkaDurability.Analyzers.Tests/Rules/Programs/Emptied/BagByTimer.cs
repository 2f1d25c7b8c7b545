// Lost: a timer empties the bag, long after the offset is committed.
using System.Collections.Concurrent;
using Confluent.Kafka;
namespace Emptied.BagByTimerSample;
public interface ITable { Task InsertAsync(IEnumerable<string> s); }
public class S : BackgroundService
{
    private readonly ConcurrentBag<string> _bag = new();
    private readonly IConsumer<string,string> _c; private readonly ITable _t; private readonly Timer _timer;
    public S(IConsumer<string,string> c, ITable t) { _c = c; _t = t; _timer = new Timer(async _ => await FlushAsync(), null, 1000, 1000); }
    protected override async Task ExecuteAsync(CancellationToken token)
    {
        await Task.Yield();
        while (!token.IsCancellationRequested)
        {
            var r = _c.Consume(token);
            _bag.Add(r.Message.Value); // expect: KD2103
            _c.Commit(r);
        }
    }
    private async Task FlushAsync()
    {
        var all = new List<string>();
        while (_bag.TryTake(out var one)) all.Add(one);
        await _t.InsertAsync(all);
    }
}
