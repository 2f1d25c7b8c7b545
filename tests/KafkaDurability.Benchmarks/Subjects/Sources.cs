using System.Text;

namespace KafkaDurability.Benchmarks.Subjects;

/// <summary>How much of a generated program has to do with Kafka.</summary>
public enum KafkaShare
{
    /// <summary>Confluent.Kafka is not even referenced.</summary>
    None,

    /// <summary>One file in fifty.</summary>
    Little,

    /// <summary>Each file.</summary>
    Heavy,
}

/// <summary>Makes source files, the same ones at each run.</summary>
internal static class Sources
{
    public static IEnumerable<string> Program(int files, KafkaShare share) => Enumerable.Range(0, files)
        .Select(index => share == KafkaShare.Heavy || share == KafkaShare.Little && index % 50 == 0 ? Service(index) : Plain(index));

    /// <summary>A file of about 90 lines without Kafka.</summary>
    public static string Plain(int index)
    {
        var text = new StringBuilder("using System;\nusing System.Collections.Generic;\nusing System.Linq;\nusing System.Threading.Tasks;\n\n");
        text.Append($"namespace Shop.Part{index % 20};\n\npublic sealed class Basket{index}\n{{\n    private readonly Dictionary<string, decimal> prices = new();\n\n");
        for (var i = 0; i < 6; i++)
        {
            text.Append($$"""
                    public async Task<decimal> Total{{i}}Async(IReadOnlyList<string> items, decimal discount)
                    {
                        var total = 0m;
                        foreach (var item in items.Where(item => item.Length > {{i}}))
                        {
                            if (prices.TryGetValue(item, out var price))
                            {
                                total += price * (1 - discount);
                            }
                        }

                        await Task.Delay(TimeSpan.FromMilliseconds({{i}}));
                        return total;
                    }


                """);
        }

        return text.Append("}\n").ToString();
    }

    /// <summary>A file of about 90 lines that consumes, processes, commits and produces; nothing in it is wrong.</summary>
    public static string Service(int index) => $$"""
        using System;
        using System.Threading;
        using System.Threading.Tasks;
        using Confluent.Kafka;

        namespace Shop.Part{{index % 20}};

        public sealed class Orders{{index}} : IDisposable
        {
            private readonly IProducer<string, string> producer;
            private int paid;

            public Orders{{index}}(string servers)
            {
                var config = new ProducerConfig
                {
                    BootstrapServers = servers,
                    Acks = Acks.All,
                    EnableIdempotence = true,
                    LingerMs = {{index % 7}},
                };
                producer = new ProducerBuilder<string, string>(config).Build();
            }

            public async Task RunAsync(string servers, CancellationToken token)
            {
                var config = new ConsumerConfig
                {
                    BootstrapServers = servers,
                    GroupId = "orders-{{index}}",
                    EnableAutoCommit = false,
                    AutoOffsetReset = AutoOffsetReset.Earliest,
                };
                using var consumer = new ConsumerBuilder<string, string>(config).Build();
                consumer.Subscribe("orders");
                try
                {
                    while (!token.IsCancellationRequested)
                    {
                        var result = consumer.Consume(token);
                        var order = Parse(result.Message.Value);
                        try
                        {
                            await PayAsync(order, token);
                        }
                        catch (TimeoutException)
                        {
                            await producer.ProduceAsync("orders-failed", result.Message, token);
                        }

                        consumer.Commit(result);
                    }
                }
                finally
                {
                    consumer.Close();
                }
            }

            private static Order Parse(string text)
            {
                var parts = text.Split(';');
                return new Order(parts[0], parts.Length > 1 ? int.Parse(parts[1]) : 1);
            }

            private async Task PayAsync(Order order, CancellationToken token)
            {
                for (var i = 0; i < order.Quantity; i++)
                {
                    paid += await ChargeAsync(order, i);
                }

                var message = new Message<string, string> { Key = order.Id, Value = paid.ToString() };
                var delivered = await producer.ProduceAsync("payments", message, token);
                if (delivered.Status != PersistenceStatus.Persisted)
                {
                    throw new TimeoutException(order.Id);
                }
            }

            private static async Task<int> ChargeAsync(Order order, int item)
            {
                await Task.Yield();
                return order.Id.Length * item;
            }

            public void Dispose()
            {
                producer.Flush(TimeSpan.FromSeconds(30));
                producer.Dispose();
            }

            private sealed record Order(string Id, int Quantity);
        }

        """;

    /// <summary>One consume loop with this many statements.</summary>
    public static string Loop(int statements)
    {
        var body = string.Concat(Enumerable.Range(0, statements).Select(i => (i % 4) switch
        {
            0 => $"            var v{i} = result.Message.Value.Length + {i};\n",
            1 => $"            if (v{i - 1} > {i}) {{ Handle(result.Message.Value); }}\n",
            2 => $"            Handle(result.Message.Key + {i});\n",
            _ => $"            total += {i};\n",
        }));
        return "using System.Threading;\nusing Confluent.Kafka;\n\npublic static class Loop\n{\n    private static int total;\n\n"
            + "    public static void Run(IConsumer<string, string> consumer, CancellationToken token)\n    {\n        while (!token.IsCancellationRequested)\n        {\n"
            + "            var result = consumer.Consume(token);\n" + body + "            consumer.Commit(result);\n        }\n    }\n\n"
            + "    private static void Handle(string value) => total += value.Length;\n}\n";
    }

    /// <summary>A consume loop whose processing calls a method that calls a method …</summary>
    public static string Chain(int calls)
    {
        var text = new StringBuilder("using System.Threading;\nusing Confluent.Kafka;\n\npublic static class Chain\n{\n    private static int total;\n\n"
            + "    public static void Run(IConsumer<string, string> consumer, CancellationToken token)\n    {\n        while (!token.IsCancellationRequested)\n        {\n"
            + "            var result = consumer.Consume(token);\n            Step0(result.Message.Value);\n            consumer.Commit(result);\n        }\n    }\n\n");
        for (var i = 0; i < calls; i++)
        {
            text.Append($"    private static void Step{i}(string value) => {(i + 1 < calls ? $"Step{i + 1}(value)" : "total += value.Length")};\n\n");
        }

        return text.Append("}\n").ToString();
    }
}
