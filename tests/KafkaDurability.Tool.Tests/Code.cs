namespace KafkaDurability.Tool.Tests;

/// <summary>Code that the tests give to the tool.</summary>
internal static class Code
{
    /// <summary>KD1002 in line 7, with a fix, and a suggestion in line 8.</summary>
    public const string AcksLeader = """
        using Confluent.Kafka;

        static class Orders
        {
            static async Task SendAsync(string order)
            {
                var config = new ProducerConfig { BootstrapServers = "broker:9092", Acks = Acks.Leader };
                using var producer = new ProducerBuilder<Null, string>(config).Build();
                await producer.ProduceAsync("orders", new Message<Null, string> { Value = order });
            }
        }

        """;

    /// <summary>KD2101 in line 18, with a fix: the way goes from line 17 to line 19.</summary>
    public const string CommitFirst = """
        using Confluent.Kafka;

        static class Billing
        {
            static void Run(CancellationToken token)
            {
                var config = new ConsumerConfig
                {
                    BootstrapServers = "broker:9092", GroupId = "billing", EnableAutoCommit = false, AutoOffsetReset = AutoOffsetReset.Earliest,
                };
                using var consumer = new ConsumerBuilder<Ignore, string>(config).Build();
                consumer.Subscribe("orders");
                try
                {
                    while (true)
                    {
                        var result = consumer.Consume(token);
                        consumer.Commit(result);
                        Save(result.Message.Value);
                    }
                }
                finally
                {
                    consumer.Close();
                }
            }

            static void Save(string order) => File.AppendAllText("bills.txt", order);
        }

        """;

    /// <summary>No warning, only the suggestion in line 8.</summary>
    public const string Fine = """
        using Confluent.Kafka;

        static class Orders
        {
            static async Task SendAsync(string order)
            {
                var config = new ProducerConfig { BootstrapServers = "broker:9092", EnableIdempotence = true };
                using var producer = new ProducerBuilder<Null, string>(config).Build();
                await producer.ProduceAsync("orders", new Message<Null, string> { Value = order });
            }
        }

        """;

    /// <summary>acks does not go with idempotence (KD1005), linger is written over, and the interval is no producer's.</summary>
    public const string Contradiction = """
        using Confluent.Kafka;

        static class Clash
        {
            static async Task SendAsync(string order)
            {
                var config = new ProducerConfig
                {
                    BootstrapServers = "broker:9092",
                    EnableIdempotence = true,
                    Acks = Acks.Leader,
                    LingerMs = 50,
                };
                config.LingerMs = 20;
                config.Set("auto.commit.interval.ms", "1000");
                using var producer = new ProducerBuilder<Null, string>(config).Build();
                await producer.ProduceAsync("clashes", new Message<Null, string> { Value = order });
            }
        }

        """;

    /// <summary>A loop of a library, whose override in <see cref="Bills"/> swallows failures: KD2104 there.</summary>
    public const string Inbox = """
        using Confluent.Kafka;

        public abstract class Inbox(ConsumerConfig config)
        {
            public void Run(CancellationToken token)
            {
                using var consumer = new ConsumerBuilder<Ignore, string>(config).Build();
                consumer.Subscribe("orders");
                try
                {
                    while (true)
                    {
                        var result = consumer.Consume(token);
                        Handle(result.Message.Value);
                        consumer.Commit(result);
                    }
                }
                finally
                {
                    consumer.Close();
                }
            }

            protected abstract void Handle(string order);
        }

        """;

    public const string Bills = """
        using Confluent.Kafka;

        public sealed class Bills() : Inbox(new ConsumerConfig { GroupId = "billing", EnableAutoCommit = false, AutoOffsetReset = AutoOffsetReset.Earliest })
        {
            protected override void Handle(string order)
            {
                try
                {
                    File.AppendAllText("bills", order);
                }
                catch (Exception e)
                {
                    Console.WriteLine(e);
                }
            }
        }

        """;
}
