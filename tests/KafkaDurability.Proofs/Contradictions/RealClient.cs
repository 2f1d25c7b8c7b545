using Confluent.Kafka;

namespace KafkaDurability.Proofs.Contradictions;

/// <summary>Builds a client of Confluent.Kafka, and no more.</summary>
internal static class RealClient
{
    /// <returns>What the client throws; null where it is built.</returns>
    public static Exception? BuildProducer(IEnumerable<DrawnSetting> settings) => Catch(() =>
    {
        using var producer = new ProducerBuilder<string, string>(Config(new ProducerConfig(), settings)).SetLogHandler((_, _) => { }).Build();
    });

    /// <inheritdoc cref="BuildProducer"/>
    public static Exception? BuildConsumer(IEnumerable<DrawnSetting> settings) => Catch(() =>
    {
        using var consumer = new ConsumerBuilder<string, string>(Config(new ConsumerConfig(), settings)).SetLogHandler((_, _) => { }).Build();
    });

    private static TConfig Config<TConfig>(TConfig config, IEnumerable<DrawnSetting> settings)
        where TConfig : ClientConfig
    {
        foreach (var setting in settings)
        {
            setting.Apply(config);
        }

        return config;
    }

    private static Exception? Catch(Action build)
    {
        try
        {
            build();
            return null;
        }
        catch (Exception e)
        {
            return e;
        }
    }
}
