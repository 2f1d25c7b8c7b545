// Again and again: no consumer of the list ever commits, whichever way it comes out of its tuple.
using Confluent.Kafka;
namespace Lists.TuplesNeverCommittedSample;
public interface IDesk { void Take(string o); }
public class Consumers(IDesk desk)
{
    public void Run(string servers, string[] topics, CancellationToken token)
    {
        var all = new List<(string Topic, IConsumer<string, string> Consumer)>();
        foreach (var topic in topics)
        {
            var config = new ConsumerConfig
            {
                BootstrapServers = servers,
                GroupId = "g",
                AutoOffsetReset = AutoOffsetReset.Earliest,
                EnableAutoCommit = false, // expect: KD2005
            };
            all.Add((topic, new ConsumerBuilder<string, string>(config).Build()));
        }
        all.ForEach(one => one.Consumer.Subscribe(one.Topic));
        while (!token.IsCancellationRequested)
        {
            foreach (var (topic, consumer) in all)
            {
                if (consumer.Consume(100) is { } result)
                {
                    desk.Take(topic + result.Message.Value);
                }
            }
        }
        foreach (var one in all)
        {
            one.Consumer.Close();
        }
    }
}
