using KafkaDurability.Analyzers.Tests.Verifiers;

namespace KafkaDurability.Analyzers.Tests.Rules.Transactions;

/// <summary>Programs that do all of it right: no analyzer has anything to say.</summary>
public class ExactlyOnceTests
{
    [Fact]
    public Task One_message_at_a_time() => VerifyAll.Reports("""
        class Billing
        {
            private readonly IProducer<string, string> _producer;
            private readonly IConsumer<string, string> _consumer;

            public Billing(string broker, string instance)
            {
                _producer = new ProducerBuilder<string, string>(new ProducerConfig { BootstrapServers = broker, TransactionalId = "billing-" + instance }).Build();
                _producer.InitTransactions(TimeSpan.FromSeconds(30));
                _consumer = new ConsumerBuilder<string, string>(new ConsumerConfig
                {
                    BootstrapServers = broker,
                    GroupId = "billing",
                    AutoOffsetReset = AutoOffsetReset.Earliest,
                    EnableAutoCommit = false,
                }).Build();
            }

            public void Run(CancellationToken token)
            {
                _consumer.Subscribe("orders");
                try
                {
                    while (!token.IsCancellationRequested)
                    {
                        var result = _consumer.Consume(token);
                        _producer.BeginTransaction();
                        try
                        {
                            _producer.Produce("invoices", new Message<string, string> { Key = result.Message.Key, Value = result.Message.Value + "!" });
                            _producer.SendOffsetsToTransaction(
                                new[] { new TopicPartitionOffset(result.TopicPartition, result.Offset + 1) }, _consumer.ConsumerGroupMetadata, TimeSpan.FromSeconds(30));
                            _producer.CommitTransaction();
                        }
                        catch (KafkaException e) when (!e.Error.IsFatal)
                        {
                            _producer.AbortTransaction();
                            _consumer.Seek(result.TopicPartitionOffset);
                        }
                    }
                }
                finally
                {
                    _consumer.Close();
                    _producer.Dispose();
                }
            }
        }
        """);

    [Fact]
    public Task Many_messages_in_each_transaction_and_an_id_for_each_start() => VerifyAll.Reports("""
        class WordCount
        {
            static void Run(string broker, CancellationToken token)
            {
                var period = TimeSpan.FromSeconds(10);
                using var producer = new ProducerBuilder<string, int>(new ProducerConfig
                {
                    BootstrapServers = broker,
                    ClientId = "words",
                    TransactionalId = "words-" + Guid.NewGuid(),
                }).Build();
                using var consumer = new ConsumerBuilder<string, string>(new ConsumerConfig
                    {
                        BootstrapServers = broker,
                        GroupId = "words",
                        AutoOffsetReset = AutoOffsetReset.Earliest,
                        EnableAutoCommit = false,
                    })
                    .SetPartitionsRevokedHandler((c, partitions) =>
                    {
                        producer.SendOffsetsToTransaction(
                            c.Assignment.Select(one => new TopicPartitionOffset(one, c.Position(one))), c.ConsumerGroupMetadata, period);
                        producer.CommitTransaction();
                        producer.BeginTransaction();
                    })
                    .SetPartitionsLostHandler((c, partitions) =>
                    {
                        producer.AbortTransaction();
                        producer.BeginTransaction();
                    })
                    .Build();
                consumer.Subscribe("lines");
                producer.InitTransactions(period);
                producer.BeginTransaction();
                var last = DateTime.UtcNow;
                try
                {
                    while (true)
                    {
                        token.ThrowIfCancellationRequested();
                        var line = consumer.Consume(TimeSpan.FromSeconds(1));
                        if (line is not null)
                        {
                            foreach (var word in line.Message.Value.Split(' '))
                            {
                                producer.Produce("words", new Message<string, int> { Key = word, Value = 1 });
                            }
                        }

                        if (DateTime.UtcNow - last > period)
                        {
                            producer.SendOffsetsToTransaction(
                                consumer.Assignment.Select(one => new TopicPartitionOffset(one, consumer.Position(one))), consumer.ConsumerGroupMetadata, period);
                            producer.CommitTransaction();
                            producer.BeginTransaction();
                            last = DateTime.UtcNow;
                        }
                    }
                }
                finally
                {
                    producer.AbortTransaction();
                    consumer.Close();
                }
            }
        }
        """);

    [Fact]
    public Task Each_failure_has_its_answer() => VerifyAll.Reports("""
        sealed class Outbox(IProducer<string, string> producer)
        {
            public void Send(IReadOnlyList<string> orders)
            {
                producer.BeginTransaction();
                try
                {
                    foreach (var order in orders)
                    {
                        producer.Produce("orders", new Message<string, string> { Value = order });
                    }

                    Commit();
                }
                catch (Exception e) when ((e as KafkaException)?.Error.IsFatal != true)
                {
                    producer.AbortTransaction();
                    throw;
                }
            }

            private void Commit()
            {
                while (true)
                {
                    try
                    {
                        producer.CommitTransaction(TimeSpan.FromSeconds(10));
                        return;
                    }
                    catch (KafkaRetriableException e)
                    {
                        Console.WriteLine(e.Error.Reason);
                    }
                }
            }
        }
        """);
}
