using Confluent.Kafka;
using KafkaDurability.Proofs.Mock;

namespace KafkaDurability.Proofs.Scenarios;

/// <summary>What the rules on consumers claim.</summary>
internal static class ConsumerScenarios
{
    private const string Killed = "The process is killed while it processes the third of five orders, and started again.";

    private const string Expelled =
        "The group takes the program's member for dead after two of five orders, and lets it join again. Three more come later.";

    /// <summary>A restart waits for the session of the member that is gone, and a commit for its turn.</summary>
    private static readonly Dictionary<string, string> s_quick = new()
    {
        ["session.timeout.ms"] = "6000",
        ["heartbeat.interval.ms"] = "250",
        ["auto.commit.interval.ms"] = "250",
    };

    /// <summary>For what waits for a session, and for something else as long.</summary>
    private static readonly Dictionary<string, string> s_quicker = new(s_quick) { ["session.timeout.ms"] = "3000" };

    public static IReadOnlyList<Scenario> List { get; } =
    [
        KilledAtThird("KD2001"),
        KilledAtThird("KD2002"),
        KilledAtThird("KD2003"),
        new RunningOn
        {
            Rule = "KD2004",
            Fault = "The program is started, with five orders in the topic.",
            Messages = 5,
            Flagged = new Outcome(Lost: 4, Ends: "KafkaException (Local_InvalidArg)"),
        },
        new Restarting
        {
            Rule = "KD2005",
            Fault = "The program processes five orders, is stopped in good order, and started again.",
            Messages = 5,
            EditorFix = "Commit after processing",
            Settings = s_quick,
            Flagged = new Outcome(Lost: 0, Duplicated: 5),
        },
        new RunningOn
        {
            Rule = "KD2006",
            Fault = "The program is started, with five orders in the topic.",
            Messages = 5,
            Flagged = new Outcome(Lost: 5, Ends: "InvalidOperationException"),
        },
        new RunningOn
        {
            Rule = "KD2007",
            Fault = "Five orders are in the topic when the group starts for the first time.",
            Messages = 5,
            EditorFix = "Start at the earliest offset (a new group reads what is there)",
            UntilLater = true,
            Flagged = new Outcome(Lost: 5),
        },
        new Restarting
        {
            Rule = "KD2010",
            Fault = "The program processes five orders, is stopped in good order, and started again.",
            Messages = 5,
            Settings = s_quick,
            Flagged = new Outcome(Lost: 0, Duplicated: 5),
        },
        new RunningOn
        {
            Rule = "KD2011",
            Fault = "The program is started, with five orders in the topic.",
            Messages = 5,
            Flagged = new Outcome(Lost: 4, Ends: "ArgumentException"),
        },
        new RunningOn
        {
            Rule = "KD2012",
            Fault = "The program is started, with five orders in the topic, and killed if it has begun with none four seconds after it has joined its group.",
            Note = "The flagged code hangs: what `Consume` throws ends the loop, and then `Close` waits for a rebalance that never ends.",
            Messages = 5,
            Patience = TimeSpan.FromSeconds(4),
            Flagged = new Outcome(Lost: 5),
        },
        KilledAtThird("KD2101"),
        KilledAtThird("KD2102"),
        KilledAtThird("KD2103"),
        new Restarting
        {
            Rule = "KD2104",
            Fault = "The first attempt to process the third of five orders fails.",
            Messages = 5,
            FailsOnceAt = 2,
            EditorFix = "Seek back to the message",
            Settings = s_quick,
            Flagged = new Outcome(Lost: 1),
        },
        new Restarting
        {
            Rule = "KD2104",
            Kind = "The answer that it has failed",
            Sample = 1,
            Fault = "The first attempt to process the third of five orders fails, and is answered by `false`. Where the program ends, it is started again.",
            Messages = 5,
            FailsOnceAt = 2,
            IsFixedByHand = true,
            Settings = s_quick,
            Start = """
                var config = new ConsumerConfig { GroupId = "billing", AutoOffsetReset = AutoOffsetReset.Earliest, EnableAutoCommit = false };
                using var consumer = new ConsumerBuilder<string, string>(config).Build();
                consumer.Subscribe("orders");
                try
                {
                    await Task.Run(() => new Bills().Run(consumer, token));
                }
                finally
                {
                    consumer.Close();
                }
                """,
            Types = """
                internal sealed class Bills : Billing
                {
                    protected override bool TryBill(string order)
                    {
                        try
                        {
                            Surroundings.Process(order);
                            return true;
                        }
                        catch (System.IO.IOException)
                        {
                            return false;
                        }
                    }
                }
                """,
            Flagged = new Outcome(Lost: 1),
        },
        new Restarting
        {
            Rule = "KD2104",
            Kind = "Pause and Resume",
            Sample = 2,
            Fault = "The first attempt to process the third of five orders fails.",
            Messages = 5,
            FailsOnceAt = 2,
            EditorFix = "Seek back to the message",
            Settings = s_quick,
            Flagged = new Outcome(Lost: 1),
        },
        new Restarting
        {
            Rule = "KD2104",
            Kind = "A batch",
            Sample = 3,
            Fault = "The first attempt to process the first of six orders fails, in batches of three. Where the program ends, it is started again.",
            Messages = 6,
            Later = 3,
            FailsOnceAt = 0,
            EditorFix = "Rethrow",
            Settings = s_quick,
            Flagged = new Outcome(Lost: 3),
        },
        new Restarting
        {
            Rule = "KD2105",
            Fault = "The first attempt to process the third of five orders fails. The program ends with the exception, and is started again.",
            Messages = 5,
            FailsOnceAt = 2,
            Settings = s_quick,
            Flagged = new Outcome(Lost: 1),
        },
        new Restarting
        {
            Rule = "KD2106",
            Fault = "The program processes five orders, is stopped in good order, and started again.",
            Messages = 5,
            Settings = s_quick,
            Flagged = new Outcome(Lost: 0, Duplicated: 1),
        },
        new Restarting
        {
            Rule = "KD2107",
            Fault = "The process is killed while it processes the second of a hundred orders, and started again. A hundred more come later.",
            Messages = 100,
            Later = 100,
            KilledAt = 1,
            EditorFix = "Commit result alone",
            Settings = s_quick,
            Flagged = new Outcome(Lost: 99, Ends: "KafkaException (Local_NoOffset)"),
        },
        new Restarting
        {
            Rule = "KD2110",
            Fault = "The first attempt to process the third of five orders fails.",
            Messages = 5,
            FailsOnceAt = 2,
            Settings = s_quick,
            Flagged = new Outcome(Lost: 1),
        },
        new RunningOn
        {
            Rule = "KD2111",
            Fault = "The topic runs empty after three orders, and two more come later.",
            Messages = 5,
            BeforeLull = 3,
            EditorFix = "Skip the end of a partition",
            Flagged = new Outcome(Lost: 2, Ends: "NullReferenceException"),
        },
        new RunningOn
        {
            Rule = "KD2112",
            Fault = "The table is away when the program looks at it before the second of five cheques, and back at the next look.",
            Messages = 5,
            Start = """
                var config = new ConsumerConfig { GroupId = "cheques", AutoOffsetReset = AutoOffsetReset.Earliest, EnableAutoCommit = false };
                using var consumer = new ConsumerBuilder<string, string>(config).Build();
                consumer.Subscribe("orders");
                await Task.Run(() => new Cheques(consumer, new Table()).Run(token));
                """,
            Types = """
                internal sealed class Table : ITable
                {
                    private int _looks;

                    public bool IsUp => ++_looks != 2;

                    public void Insert(string cheque) => Surroundings.Process(cheque);
                }
                """,
            Flagged = new Outcome(Lost: 1),
        },
        new RunningOn
        {
            Rule = "KD2113",
            Fault = "Three orders come while the second of five is in work, and behind what tells of the commit of the first.",
            Messages = 5,
            BeforeLull = 2,
            WaitsAt = 1,
            EditorFix = "Catch in the handler",
            Settings = { ["auto.commit.interval.ms"] = "1000" },
            Flagged = new Outcome(Lost: 1, Ends: "InvalidOperationException"),
        },
        new RunningOn
        {
            Rule = "KD2114",
            Fault = "Five orders are in the topic when the program starts, as after a rebalance.",
            Messages = 5,
            EditorFix = "Use Offset.Stored",
            UntilLater = true,
            Flagged = new Outcome(Lost: 5),
        },
        KilledAtThird("KD2115"),
        new RunningOn
        {
            Rule = "KD2117",
            Fault = "The first attempt to process the third of five payments fails. The rest of ten minutes lasts four seconds, and the default of five minutes two.",
            Messages = 5,
            Topic = "payments",
            Hastened = block => block.Replace("TimeSpan.FromMinutes(10)", "TimeSpan.FromSeconds(4)", StringComparison.Ordinal),
            FailsOnceAt = 2,
            Settings = { ["session.timeout.ms"] = "2000", ["heartbeat.interval.ms"] = "250", ["max.poll.interval.ms"] = "2000" },
            Flagged = new Outcome(Lost: 3, Ends: "ConsumeException (Local_MaxPollExceeded)"),
        },
        new TakenOver
        {
            Rule = "KD2117",
            Kind = "A wait before the commit",
            Sample = 1,
            Fault = "A second member joins when the first has left the group. The wait of ten minutes lasts six seconds, and the default of five minutes three.",
            Messages = 1,
            Topic = "payments",
            Hastened = block => block.Replace("TimeSpan.FromMinutes(10)", "TimeSpan.FromSeconds(6)", StringComparison.Ordinal),
            Settings = { ["session.timeout.ms"] = "3000", ["heartbeat.interval.ms"] = "100", ["max.poll.interval.ms"] = "3000" },
            Flagged = new Outcome(Lost: 0, Duplicated: 1, Ends: "KafkaException (UnknownMemberId)"),
        },
        new RunningOn
        {
            Rule = "KD2118",
            Fault = "The third of five orders cannot be decoded. An order that is kept undecoded counts as processed.",
            Messages = 5,
            Start = """
                var config = new ConsumerConfig { GroupId = "orders", AutoOffsetReset = AutoOffsetReset.Earliest, EnableAutoCommit = false };
                using var consumer = new ConsumerBuilder<string, Order>(config).SetValueDeserializer(new OrderDecoder()).Build();
                consumer.Subscribe("orders");
                await Task.Run(() => new Orders(consumer, new OrderBook()).Run(token));
                """,
            Types = """
                using System.Text;

                internal sealed class OrderDecoder : IDeserializer<Order>
                {
                    public Order Deserialize(ReadOnlySpan<byte> data, bool isNull, SerializationContext context) =>
                        Encoding.UTF8.GetString(data) is var id && id != "order 2" ? new Order(id) : throw new FormatException("This is no order.");
                }

                internal sealed class OrderBook : IOrderBook
                {
                    public void Enter(Order order) => Surroundings.Process(order.Id);

                    public void Keep(byte[] undecoded) => Surroundings.Process(Encoding.UTF8.GetString(undecoded));
                }
                """,
            Flagged = new Outcome(Lost: 1),
        },
        new Restarting
        {
            Rule = "KD2119",
            Fault = "The first attempt to process the third of five orders fails. The process is killed during the second, and started again.",
            Messages = 5,
            FailsOnceAt = 2,
            KilledAt = 2,
            Settings = s_quick,
            Flagged = new Outcome(Lost: 1),
        },
        new RunningOn
        {
            Rule = "KD2120",
            Fault = Expelled,
            Messages = 5,
            BeforeLull = 2,
            IsExpelled = true,
            Settings = s_quicker,
            Flagged = new Outcome(Lost: 3, Ends: "KafkaException (Local_AssignmentLost)"),
        },
        new Restarting
        {
            Rule = "KD2120",
            Kind = "Messages that are collected",
            Sample = 1,
            Fault = "The program is stopped in good order when it has collected five orders, and started again. A hundred more come later.",
            Messages = 5,
            Later = 100,
            IsStoppedBefore = true,
            Settings = s_quicker,
            Flagged = new Outcome(Lost: 5),
        },
        new Forwarding
        {
            Rule = "KD4007",
            Fault = "The broker refuses to take the first of five payments into a transaction, with `TOPIC_AUTHORIZATION_FAILED`.",
            Messages = 5,
            EditorFix = "Seek back to the message",
            Start = """
                var config = new ConsumerConfig { GroupId = "payments", AutoOffsetReset = AutoOffsetReset.Earliest, EnableAutoCommit = false };
                using var consumer = new ConsumerBuilder<string, string>(config).Build();
                consumer.Subscribe("payments");
                using var producer = new ProducerBuilder<string, string>(new ProducerConfig { TransactionalId = "payments-1" }).Build();
                await Task.Run(() => new Payments(consumer, producer).Run(token));
                """,
            Break = cluster => cluster.Reject(ApiKey.AddPartitionsToTransaction, ErrorCode.TopicAuthorizationFailed),
            Flagged = new Outcome(Lost: 1),
        },
    ];

    private static Restarting KilledAtThird(string rule) => new()
    {
        Rule = rule,
        Fault = Killed,
        Messages = 5,
        KilledAt = 2,
        Settings = s_quick,
        Flagged = new Outcome(Lost: 1),
    };
}
