// Nothing is said of retries: the default is to try again.
using Confluent.Kafka;
namespace Settings.PlainNoRetriesSample;
internal static class Ext
{
    public static IProducer<string, string> Create(string host)
        => new ProducerBuilder<string, string>(new ProducerConfig() // expect: KD1003
            {
                BootstrapServers = host
            })
            .Build();
}
