namespace KafkaDurability.Proofs.Scenarios;

/// <summary>What the rules on libraries over the client claim of those that are run here.</summary>
internal static class LibraryScenarios
{
    private static readonly Dictionary<string, string> s_quick = new()
    {
        ["session.timeout.ms"] = "6000",
        ["heartbeat.interval.ms"] = "250",
        ["auto.commit.interval.ms"] = "250",
        ["auto.offset.reset"] = "earliest",
        ["group.id"] = "orders",
    };

    /// <summary>
    /// A handler, and a mapper of the plain text that the proof's messages are. The dead letter topic has a listener as
    /// well: what arrives there is not lost.
    /// </summary>
    private const string WolverineTypes = """
        using System.Text;
        using Microsoft.Extensions.DependencyInjection;
        using Wolverine;
        using Wolverine.Kafka;

        public record Order(string Id);

        public static class OrderHandler
        {
            public static Task Handle(Order order) => Surroundings.ProcessAsync(order.Id);
        }

        public sealed class PlainText : IKafkaEnvelopeMapper
        {
            public void MapEnvelopeToOutgoing(Envelope envelope, Message<string, byte[]> outgoing) => outgoing.Value = Encoding.UTF8.GetBytes(((Order)envelope.Message!).Id);

            public void MapIncomingToEnvelope(Envelope envelope, Message<string, byte[]> incoming)
            {
                envelope.Id = Guid.NewGuid();
                envelope.Message = new Order(Encoding.UTF8.GetString(incoming.Value));
            }
        }

        public sealed class Around : IWolverineExtension
        {
            public void Configure(WolverineOptions options)
            {
                var settings = new Dictionary<string, string>(Surroundings.Building([]));
                options.ApplicationAssembly = typeof(Around).Assembly;
                options.ServiceName = "orders";
                options.UseKafka(settings["bootstrap.servers"]).ConfigureConsumers(Apply);
                options.ListenToKafkaTopic("orders").UseInterop(new PlainText()).Sequential();
                options.ListenToKafkaTopic("wolverine-dead-letter-queue").UseInterop(new PlainText()).ProcessInline().ConfigureConsumer(config =>
                {
                    Apply(config);
                    config.GroupId = "dead letters"; // One that joins the group of the orders would have those in work handed out again.
                });

                void Apply(ConsumerConfig config)
                {
                    foreach (var (key, value) in settings)
                    {
                        config.Set(key, value);
                    }
                }
            }
        }
        """;

    private const string WolverineStart = """
        var builder = Microsoft.Extensions.Hosting.Host.CreateDefaultBuilder();
        Setup.AddOrders(builder);
        builder.ConfigureServices((_, services) => services.Add(new Microsoft.Extensions.DependencyInjection.ServiceDescriptor(typeof(Wolverine.IWolverineExtension), new Around())));
        using var host = builder.Build();
        await Microsoft.Extensions.Hosting.HostingAbstractionsHostExtensions.RunAsync(host, token);
        """;

    /// <summary>To decode a value is the work on it: what fails there goes to the handler. The library decodes some values again, which is no other work.</summary>
    private const string StreamizTypes = """
        using Streamiz.Kafka.Net.SerDes;

        public sealed class Decoding : StringSerDes
        {
            private static readonly HashSet<string> s_decoded = new();

            public override string Deserialize(byte[] data, SerializationContext context)
            {
                var value = base.Deserialize(data, context);
                if (s_decoded.Add(value))
                {
                    Surroundings.Process(value);
                }

                return value;
            }
        }
        """;

    private const string StreamizStart = """
        var settings = new Dictionary<string, string>(Surroundings.Building([]));
        var config = new Streamiz.Kafka.Net.StreamConfig<Streamiz.Kafka.Net.SerDes.StringSerDes, Decoding>
        {
            ApplicationId = "orders",
            BootstrapServers = settings["bootstrap.servers"],
            AutoOffsetReset = AutoOffsetReset.Earliest,
            SessionTimeoutMs = 6000,
            HeartbeatIntervalMs = 250,
            CommitIntervalMs = 50,
        };
        Topology.Configure(config);
        var builder = new Streamiz.Kafka.Net.StreamBuilder();
        builder.Stream<string, string>("orders").Foreach((_, _, _) => { });
        var stream = new Streamiz.Kafka.Net.KafkaStream(builder.Build(), config);
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        stream.StateChanged += (_, state) =>
        {
            if (state.Name is "ERROR")
            {
                ended.TrySetResult();
            }
        };
        await stream.StartAsync();
        await Task.WhenAny(ended.Task, Task.Delay(Timeout.Infinite, token));
        stream.Dispose();
        """;

    public static IReadOnlyList<Scenario> List { get; } =
    [
        new Restarting
        {
            Rule = "KD6005",
            Fault = "The process is killed while it processes the third of five orders, one at a time, and started again.",
            Note = "Run with WolverineFx.Kafka 6.62.0.",
            Messages = 5,
            KilledAt = 2,
            Settings = s_quick,
            Start = WolverineStart,
            Types = WolverineTypes,
            Flagged = new Outcome(Lost: 3),
        },
        new Restarting
        {
            Rule = "KD6007",
            Fault = "The first attempt to process the third of five orders fails. What arrives in the dead letter topic counts as processed.",
            Note = "Run with WolverineFx.Kafka 6.62.0.",
            Messages = 5,
            FailsOnceAt = 2,
            CommitsInBackground = true,
            Settings = s_quick,
            Start = WolverineStart,
            Types = WolverineTypes,
            Flagged = new Outcome(Lost: 1),
        },
        new Restarting
        {
            Rule = "KD6011",
            Fault = "The first of five orders cannot be decoded at the first attempt, as a schema registry is away for a moment. Where the program ends, it is started again.",
            Note = "Run with Streamiz.Kafka.Net 1.8.2.",
            Messages = 5,
            FailsOnceAt = 0,
            CommitsInBackground = true,
            Settings = s_quick,
            Start = StreamizStart,
            Types = StreamizTypes,
            Flagged = new Outcome(Lost: 1),
        },
    ];
}
