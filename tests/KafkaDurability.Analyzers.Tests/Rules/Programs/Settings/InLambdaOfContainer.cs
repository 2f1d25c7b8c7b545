// A producer that a container asks a lambda for; its retries are given from outside.
using Confluent.Kafka;
namespace Settings.InLambdaOfContainerSample;
public interface ITask { }
public class ProducerTask<TKey, TValue>(string topic, IProducer<TKey, TValue> producer) : ITask { public Task Go(Message<TKey,TValue> m) => producer.ProduceAsync(topic, m); }
internal static class Ext
{
    private static void Register<TKey, TValue>(this IServiceCollection services, List<string> topics) =>
        topics.ForEach(topic => services.AddSingleton<ITask>(prov =>
            ActivatorUtilities.CreateInstance<ProducerTask<TKey, TValue>>(prov, topic,
                Create(topic, 3, prov.GetRequiredService<ISerializer<TKey>>(), prov.GetRequiredService<ISerializer<TValue>>()))));

    private static IProducer<TKey, TValue> Create<TKey, TValue>(string host, int retries, ISerializer<TKey> k, ISerializer<TValue> v)
        => new ProducerBuilder<TKey, TValue>(new ProducerConfig() // expect: KD1003
            {
                BootstrapServers = host,
                MessageSendMaxRetries = retries
            })
            .SetKeySerializer(k)
            .SetValueSerializer(v)
            .Build();
}
