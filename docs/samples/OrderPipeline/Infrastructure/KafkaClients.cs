using Confluent.Kafka;

namespace OrderPipeline.Infrastructure;

/// <summary>Settings that the service's clients have in common.</summary>
public static class KafkaClients
{
    public static ProducerConfig CreateProducerConfig(KafkaOptions options, string clientId)
    {
        return new ProducerConfig
        {
            BootstrapServers = options.BootstrapServers,
            ClientId = clientId,
            Acks = Acks.Leader,
            LingerMs = 5,
        };
    }
}
