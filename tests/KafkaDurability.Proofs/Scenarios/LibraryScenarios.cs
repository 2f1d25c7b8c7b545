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
                options.UseKafka(settings["bootstrap.servers"]).ConfigureConsumers(config =>
                {
                    foreach (var (key, value) in settings)
                    {
                        config.Set(key, value);
                    }
                });
                options.ListenToKafkaTopic("orders").UseInterop(new PlainText()).Sequential();
                options.ListenToKafkaTopic("wolverine-dead-letter-queue").UseInterop(new PlainText()).ProcessInline();
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

    public static IReadOnlyList<Scenario> List { get; } =
    [
        new Restarting
        {
            Rule = "KD6007",
            Fault = "The first attempt to process the third of five orders fails. What arrives in the dead letter topic counts as processed.",
            Note = "Run with WolverineFx.Kafka 6.62.0.",
            Messages = 5,
            FailsOnceAt = 2,
            Settings = s_quick,
            Start = WolverineStart,
            Types = WolverineTypes,
            Flagged = new Outcome(Lost: 1),
        },
    ];
}
