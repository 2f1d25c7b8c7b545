// A producer for each name, kept in a dictionary: its settings are those in sight.
using System.Collections.Concurrent;
using Confluent.Kafka;
namespace Lists.DictionaryOfProducersSample;
public class Producers(string servers)
{
    private readonly ConcurrentDictionary<string, IProducer<string, string>> _producers = new();
    public Task SendAsync(string name, string text)
    {
        var producer = _producers.GetOrAdd(name, _ => new ProducerBuilder<string, string>(new ProducerConfig { BootstrapServers = servers, Acks = Acks.Leader }).Build()); // expect: KD1002
        return producer.ProduceAsync("t", new Message<string, string> { Key = name, Value = text });
    }
}
