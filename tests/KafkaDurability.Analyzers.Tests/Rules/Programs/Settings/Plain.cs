// The number of retries comes from outside.
using Confluent.Kafka;
namespace Settings.PlainSample;
internal static class Ext
{
    public static IProducer<string, string> Create(string host, int retries)
        => new ProducerBuilder<string, string>(new ProducerConfig() // expect: KD1003
            {
                BootstrapServers = host,
                MessageSendMaxRetries = retries
            })
            .Build();
}
