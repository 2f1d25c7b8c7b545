namespace KafkaDurability.Benchmarks.Subjects;

/// <summary>
/// Programs shaped as those that people have: much business code whose words are those of messaging (Consume, Commit, Dispose,
/// Set, catch) though it has never heard of Kafka; and a library over the client.
/// </summary>
internal static class RealShapes
{
    /// <summary>Of a hundred files three touch Kafka; a bus of the program's own is between them and the rest.</summary>
    public static IEnumerable<string> Large(int files) => Enumerable.Range(0, files)
        .Select(index => (index % 100) switch
        {
            0 => Bus(index),
            1 or 2 => Sources.Service(index),
            < 8 => Business(index, "IBus"),
            _ => Business(index, "IMailer"),
        })
        .Append(Contracts);

    /// <summary>Each file speaks of the client, one in four of them runs it.</summary>
    public static IEnumerable<string> Library(int files) => Enumerable.Range(0, files)
        .Select(index => (index % 4) switch
        {
            0 => Sources.Service(index),
            1 => Wrapper(index),
            2 => Builder(index),
            _ => Mapping(index),
        });

    private const string Contracts = """
        using System.Threading;
        using System.Threading.Tasks;

        namespace Shop.Contracts;

        public interface IBus
        {
            Task SendAsync(string topic, string key, string value, CancellationToken token);
        }

        public interface IMailer
        {
            Task SendAsync(string topic, string key, string value, CancellationToken token);
        }

        public sealed class Mailer : IMailer
        {
            public Task SendAsync(string topic, string key, string value, CancellationToken token) => Task.Delay(1, token);
        }

        public interface IUnitOfWork : System.IDisposable
        {
            void Commit();

            void Set(string name, object value);
        }

        public sealed record Context(string Message, string GroupId, string ClientId);

        """;

    private static string Bus(int index) => $$"""
        using System;
        using System.Threading;
        using System.Threading.Tasks;
        using Confluent.Kafka;
        using Shop.Contracts;

        namespace Shop.Part{{index % 20}};

        public sealed class KafkaBus{{index}} : IBus, IDisposable
        {
            private readonly IProducer<string, string> producer;

            public KafkaBus{{index}}(string servers) =>
                producer = new ProducerBuilder<string, string>(new ProducerConfig { BootstrapServers = servers, Acks = Acks.All }).Build();

            public async Task SendAsync(string topic, string key, string value, CancellationToken token)
            {
                await producer.ProduceAsync(topic, new Message<string, string> { Key = key, Value = value }, token);
            }

            public void Dispose()
            {
                producer.Flush(TimeSpan.FromSeconds(30));
                producer.Dispose();
            }
        }

        """;

    /// <param name="bus">What it sends by: the bus over the client, or something that has nothing to do with it.</param>
    private static string Business(int index, string bus) => $$"""
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using System.Threading;
        using System.Threading.Tasks;
        using Shop.Contracts;

        namespace Shop.Part{{index % 20}};

        public sealed class OrderHandler{{index}} : IDisposable
        {
            private readonly {{bus}} bus;
            private readonly IUnitOfWork work;
            private readonly Dictionary<string, Entry> entries = new();

            public OrderHandler{{index}}({{bus}} bus, IUnitOfWork work)
            {
                this.bus = bus;
                this.work = work;
            }

            public string ClientId { get; set; } = "handler-{{index}}";

            public int Retries { get; set; } = 3;

            public async Task Consume(Context context, CancellationToken token)
            {
                var order = Parse(context.Message);
                try
                {
                    await Handle(order, token);
                    work.Set("handled", order.Id);
                    work.Commit();
                }
                catch (InvalidOperationException e)
                {
                    Log("failed", e);
                    entries.Remove(order.Id);
                    throw;
                }
                catch (Exception e) when (e is not OperationCanceledException)
                {
                    Log("retried", e);
                }
            }

            public async Task Send{{index % 7}}(string id, int count, CancellationToken token)
            {
                for (var attempt = 0; attempt < Retries; attempt++)
                {
                    try
                    {
                        await bus.SendAsync("orders", id, count.ToString(), token);
                        return;
                    }
                    catch (TimeoutException e)
                    {
                        Log(id, e);
                        await Task.Delay(TimeSpan.FromMilliseconds(100 * attempt), token);
                    }
                }
            }

            public IReadOnlyList<Entry> Flush(Func<Entry, bool> filter)
            {
                var flushed = entries.Values.Where(filter).OrderBy(entry => entry.Total).ToList();
                foreach (var entry in flushed)
                {
                    entries.Remove(entry.Id);
                }

                return flushed;
            }

            public void Dispose()
            {
                foreach (var entry in Flush(_ => true))
                {
                    Log(entry.Id, null);
                }

                work.Dispose();
            }

            private async Task Handle(Entry order, CancellationToken token)
            {
                await Task.Yield();
                token.ThrowIfCancellationRequested();
                if (entries.TryGetValue(order.Id, out var known))
                {
                    order = order with { Total = order.Total + known.Total };
                }

                entries[order.Id] = order;
            }

            private static Entry Parse(string text)
            {
                var parts = text.Split(';');
                return new Entry(parts[0], parts.Length > 1 ? decimal.Parse(parts[1]) : 0m);
            }

            private void Log(string what, Exception? error) => Console.WriteLine($"{ClientId}: {what} {error?.Message}");

            public sealed record Entry(string Id, decimal Total);
        }

        """;

    private static string Wrapper(int index) => $$"""
        using System;
        using System.Collections.Generic;
        using System.Threading;
        using Confluent.Kafka;

        namespace Shop.Part{{index % 20}};

        public interface ISubscription{{index}}
        {
            ConsumeResult<string, byte[]>? Poll(TimeSpan timeout);

            void Acknowledge(ConsumeResult<string, byte[]> result);
        }

        public sealed class Subscription{{index}} : ISubscription{{index}}, IDisposable
        {
            private readonly IConsumer<string, byte[]> consumer;
            private readonly Action<string> log;
            private readonly List<TopicPartition> assigned = new();

            public Subscription{{index}}(IConsumer<string, byte[]> consumer, Action<string> log)
            {
                this.consumer = consumer;
                this.log = log;
            }

            public ConsumeResult<string, byte[]>? Poll(TimeSpan timeout) => consumer.Consume(timeout);

            public void Acknowledge(ConsumeResult<string, byte[]> result) => consumer.StoreOffset(result);

            public void Assigned(IEnumerable<TopicPartition> partitions)
            {
                assigned.Clear();
                assigned.AddRange(partitions);
                log($"{assigned.Count} partitions");
            }

            public Offset PositionOf(TopicPartition partition)
            {
                try
                {
                    return consumer.Position(partition);
                }
                catch (KafkaException e)
                {
                    log(e.Error.Reason);
                    throw;
                }
            }

            public void Dispose()
            {
                consumer.Close();
                consumer.Dispose();
            }
        }

        """;

    private static string Builder(int index) => $$"""
        using System;
        using Confluent.Kafka;

        namespace Shop.Part{{index % 20}};

        public sealed class ClientOptions{{index}}
        {
            public ProducerConfig Producer { get; } = new() { Acks = Acks.All, EnableIdempotence = true };

            public ConsumerConfig Consumer { get; } = new() { EnableAutoCommit = false, GroupId = "library-{{index}}" };

            public Action<Error>? OnError { get; set; }
        }

        public sealed class ClientBuilder{{index}}
        {
            private readonly ClientOptions{{index}} options = new();

            public ClientBuilder{{index}} Servers(string servers)
            {
                options.Producer.BootstrapServers = servers;
                options.Consumer.BootstrapServers = servers;
                return this;
            }

            public ClientBuilder{{index}} Configure(Action<ClientOptions{{index}}> change)
            {
                change(options);
                return this;
            }

            public IProducer<string, byte[]> BuildProducer() => new ProducerBuilder<string, byte[]>(options.Producer)
                .SetErrorHandler((_, error) => options.OnError?.Invoke(error))
                .Build();

            public IConsumer<string, byte[]> BuildConsumer() => new ConsumerBuilder<string, byte[]>(options.Consumer)
                .SetErrorHandler((_, error) => options.OnError?.Invoke(error))
                .Build();
        }

        """;

    private static string Mapping(int index) => $$"""
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using System.Text;
        using Confluent.Kafka;

        namespace Shop.Part{{index % 20}};

        public static class Envelope{{index}}
        {
            public static Message<string, byte[]> ToMessage(string key, string value, IReadOnlyDictionary<string, string> headers)
            {
                var all = new Headers();
                foreach (var header in headers.OrderBy(header => header.Key))
                {
                    all.Add(header.Key, Encoding.UTF8.GetBytes(header.Value));
                }

                return new Message<string, byte[]> { Key = key, Value = Encoding.UTF8.GetBytes(value), Headers = all, Timestamp = new Timestamp(DateTimeOffset.UtcNow) };
            }

            public static string ValueOf(ConsumeResult<string, byte[]> result)
            {
                try
                {
                    return Encoding.UTF8.GetString(result.Message.Value);
                }
                catch (ArgumentException e)
                {
                    throw new FormatException($"{result.TopicPartitionOffset}: {e.Message}", e);
                }
            }

            public static IReadOnlyDictionary<string, string> HeadersOf(Message<string, byte[]> message) =>
                message.Headers.GroupBy(header => header.Key).ToDictionary(same => same.Key, same => Encoding.UTF8.GetString(same.Last().GetValueBytes()));

            public static string Describe(DeliveryResult<string, byte[]> result) => result.Status switch
            {
                PersistenceStatus.Persisted => $"{result.Topic} [{result.Partition.Value}] at {result.Offset.Value}",
                PersistenceStatus.PossiblyPersisted => "perhaps",
                _ => "not",
            };
        }

        """;
}
