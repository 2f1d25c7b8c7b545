// silent
// Fine: each consumer commits what it has processed, through its tuple, an index and a dictionary.
using Confluent.Kafka;
namespace Lists.TuplesCommittedSample;
public interface IDesk { void Take(string o); }
public class Consumers(IDesk desk)
{
    private readonly Dictionary<string, (int Partitions, IConsumer<string, string> Consumer)> _byTopic = new();
    public void Add(string servers, string topic, int partitions)
    {
        var consumer = new ConsumerBuilder<string, string>(new ConsumerConfig { BootstrapServers = servers, GroupId = "g", AutoOffsetReset = AutoOffsetReset.Earliest, EnableAutoCommit = false }).Build();
        consumer.Subscribe(topic);
        _byTopic[topic] = (partitions, consumer);
    }
    public void Run(CancellationToken token)
    {
        while (!token.IsCancellationRequested)
        {
            foreach (var pair in _byTopic)
            {
                if (pair.Value.Consumer.Consume(100) is { } result)
                {
                    desk.Take(result.Message.Value);
                    _byTopic[pair.Key].Consumer.Commit(result);
                }
            }
        }
        foreach (var (_, (_, consumer)) in _byTopic)
        {
            consumer.Close();
        }
    }
}
