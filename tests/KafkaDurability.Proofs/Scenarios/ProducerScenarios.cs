using Confluent.Kafka;
using KafkaDurability.Proofs.Mock;

namespace KafkaDurability.Proofs.Scenarios;

/// <summary>What the rules on producers claim.</summary>
internal static class ProducerScenarios
{
    private const string LateAnswer =
        "The broker writes the first of five messages, and its answer comes later than the client waits for it.";

    private const string InTransactionNote =
        "The mock broker checks the numbers of an idempotent producer only where that is transactional, too: the fixed code "
        + "runs in a transaction.";

    private const string Start = "The program is started, to send five messages.";

    private const string Refused =
        "The broker refuses the first five writes with `TOPIC_AUTHORIZATION_FAILED`. The caller has five messages, and sends "
        + "again what it is told has failed.";

    public static IReadOnlyList<Scenario> List { get; } =
    [
        new Sending
        {
            Rule = "KD1001",
            Fault = "The broker rejects five of twenty messages with `NOT_ENOUGH_REPLICAS`.",
            Messages = 20,
            Break = cluster => cluster.Reject(ApiKey.Produce, ErrorCode.NotEnoughReplicas, times: 5),
            Flagged = new Outcome(Lost: 5),
        },
        new Sending
        {
            Rule = "KD1003",
            Fault = LateAnswer,
            Note = InTransactionNote,
            Messages = 5,
            Writes = 6,
            Break = AnswerLate,
            Settings = { ["socket.timeout.ms"] = "3000" },
            InPlaceOfFixed = InTransaction,
            Flagged = new Outcome(Lost: 0, Duplicated: 1),
        },
        new Sending
        {
            Rule = "KD1004",
            Fault = LateAnswer,
            Note = InTransactionNote,
            Messages = 5,
            Writes = 6,
            Break = AnswerLate,
            Settings = { ["socket.timeout.ms"] = "3000" },
            InPlaceOfFixed = InTransaction,
            Flagged = new Outcome(Lost: 0, Duplicated: 1),
        },
        new Sending
        {
            Rule = "KD1005",
            Fault = Start,
            Messages = 5,
            Flagged = new Outcome(Lost: 5, Ends: "InvalidOperationException"),
        },
        new Sending
        {
            Rule = "KD1006",
            Fault = "The broker rejects five of twenty messages with `NOT_ENOUGH_REPLICAS`, and the caller goes on with the next.",
            Messages = 20,
            Start = """
                using var producer = new ProducerBuilder<string, string>(OrderClients.Settings()).Build();
                await producer.ProduceAsync("orders", new Message<string, string> { Key = "42", Value = "paid" });
                """,
            Break = cluster => cluster.Reject(ApiKey.Produce, ErrorCode.NotEnoughReplicas, times: 5),
            Flagged = new Outcome(Lost: 5, Ends: "ProduceException (NotEnoughReplicas)"),
        },
        new Sending
        {
            Rule = "KD1007",
            Fault = Refused,
            Messages = 5,
            Break = Refuse,
            SendsAgain = true,
            Flagged = new Outcome(Lost: 5),
        },
        new Sending
        {
            Rule = "KD1008",
            Fault = "The partition is without a leader for ten seconds, while five messages are sent.",
            Messages = 5,
            EditorFix = "Remove the setting",
            Together = true,
            Break = cluster => cluster.LoseLeader("orders"),
            Repair = (TimeSpan.FromSeconds(10), cluster => cluster.ElectLeader("orders")),
            Flagged = new Outcome(Lost: 5, Ends: "ProduceException (Local_MsgTimedOut)"),
        },
        new Sending
        {
            Rule = "KD1101",
            Fault = "Each answer of the broker takes 400 milliseconds. The program sends a thousand messages, and ends.",
            Messages = 1000,
            Topic = "invoices",
            File = "invoices.txt",
            Break = cluster => cluster.SetRoundTrip(TimeSpan.FromMilliseconds(400)),
            Flagged = new Outcome(Lost: 1000),
        },
        new Sending
        {
            Rule = "KD1102",
            Fault = "The partition is without a leader for fifteen seconds. The program sends a thousand messages, and ends.",
            Messages = 1000,
            Topic = "invoices",
            File = "invoices.txt",
            EditorFix = "Wait until all is delivered",
            Break = cluster => cluster.LoseLeader("invoices"),
            Repair = (TimeSpan.FromSeconds(15), cluster => cluster.ElectLeader("invoices")),
            Flagged = new Outcome(Lost: 1000),
        },
        new Sending
        {
            Rule = "KD1103",
            Fault = Refused,
            Messages = 5,
            EditorFix = "Await ProduceAsync instead",
            Break = Refuse,
            SendsAgain = true,
            Flagged = new Outcome(Lost: 5),
        },
        new Sending
        {
            Rule = "KD1104",
            Fault = Refused,
            Messages = 5,
            EditorFix = "Check the error",
            Break = Refuse,
            SendsAgain = true,
            Flagged = new Outcome(Lost: 5),
        },
        new Sending
        {
            Rule = "KD1105",
            Fault = Refused,
            Messages = 5,
            Break = Refuse,
            SendsAgain = true,
            Flagged = new Outcome(Lost: 5),
        },
        new Sending
        {
            Rule = "KD1106",
            Fault = Refused,
            Messages = 5,
            EditorFix = "Rethrow",
            Start = """
                using var producer = new ProducerBuilder<string, string>(new ProducerConfig { EnableIdempotence = true }).Build();
                await new OrderEvents(producer).PaidAsync("42");
                """,
            Break = Refuse,
            SendsAgain = true,
            Flagged = new Outcome(Lost: 5),
        },
        new Sending
        {
            Rule = "KD1108",
            Fault = "The broker writes the first of five messages, and its answer comes later than the message timeout. The caller takes note of what fails, and goes on.",
            Messages = 5,
            Start = """
                using var producer = new ProducerBuilder<string, string>(new ProducerConfig { MessageTimeoutMs = 4000 }).Build();
                try
                {
                    await new OrderEvents(producer).AcceptedAsync(new Message<string, string> { Key = "42", Value = "paid" });
                }
                catch (ProduceException<string, string> exception)
                {
                    Console.WriteLine(exception.Error.Reason);
                }
                """,
            Break = AnswerLate,
            Flagged = new Outcome(Lost: 0, Duplicated: 1),
        },
        new Sending
        {
            Rule = "KD1110",
            Fault = "One message is sent, and nothing is disturbed. The program waits three seconds for its queue to be empty.",
            Messages = 1,
            Start = """
                var producer = new ProducerBuilder<string, string>(new ProducerConfig { EnableIdempotence = true }).Build();
                await Task.Run(() =>
                {
                    new Orders(producer).Send("paid");
                    producer.Flush();
                }).WaitAsync(TimeSpan.FromSeconds(3));
                """,
            Flagged = new Outcome(Lost: 0, Ends: "TimeoutException"),
        },
        new Sending
        {
            Rule = "KD1111",
            Fault = "The broker refuses the message with `TOPIC_AUTHORIZATION_FAILED`, and `failed.txt` cannot be written. The caller sends again what it is told has failed.",
            Note = "The flagged code's process dies of the exception, unless it comes to its end before. The message never arrives.",
            Messages = 1,
            EditorFix = "Catch in the handler",
            Start = """
                System.IO.Directory.CreateDirectory("failed.txt");
                using var producer = new ProducerBuilder<string, string>(new ProducerConfig { EnableIdempotence = true }).Build();
                new Orders(producer).Send("paid");
                producer.Flush();
                """,
            Break = cluster => cluster.Reject(ApiKey.Produce, ErrorCode.TopicAuthorizationFailed),
            SendsAgain = true,
            Patience = TimeSpan.FromMinutes(1),
            Flagged = new Outcome(Lost: 1),
        },
        new Sending
        {
            Rule = "KD1111",
            Kind = "A handler that throws",
            Sample = 1,
            Fault = "The broker refuses the message with `TOPIC_AUTHORIZATION_FAILED`. The caller sends again what it is told has failed.",
            Messages = 1,
            EditorFix = "Catch in the handler",
            Start = """
                using var producer = new ProducerBuilder<string, string>(new ProducerConfig { EnableIdempotence = true }).Build();
                new Orders(producer).Send("paid");
                producer.Flush();
                """,
            Break = cluster => cluster.Reject(ApiKey.Produce, ErrorCode.TopicAuthorizationFailed),
            SendsAgain = true,
            Flagged = new Outcome(Lost: 1),
        },
        new Sending
        {
            Rule = "KD1112",
            Fault = "The program is started, to send one message, and killed if it has not ended ten seconds later.",
            Note = "What becomes of the flagged program differs: mostly its process dies, or hangs. The message never arrives.",
            Messages = 1,
            Patience = TimeSpan.FromSeconds(10),
            Flagged = new Outcome(Lost: 1),
        },
        new Sending
        {
            Rule = "KD1113",
            Fault = "The broker refuses the first five writes with `TOPIC_AUTHORIZATION_FAILED`. There are five rows, one after another, and the relay runs for each as long as it is not marked.",
            Messages = 5,
            EditorFix = "Await ProduceAsync before it",
            Types = """
                sealed class Outbox(string text) : IOutbox
                {
                    private bool _isSent;

                    public IEnumerable<(long Id, string Text)> Unsent() => _isSent ? [] : [(1, text)];

                    public Task SetSentAsync(long id)
                    {
                        _isSent = true;
                        return Task.CompletedTask;
                    }
                }
                """,
            Start = """
                var outbox = new Outbox("paid");
                for (var attempt = 0; attempt < 10 && System.Linq.Enumerable.Any(outbox.Unsent()); attempt++)
                {
                    using var producer = new ProducerBuilder<string, string>(new ProducerConfig { EnableIdempotence = true }).Build();
                    try
                    {
                        await new Relay(producer, outbox).SendAllAsync();
                    }
                    catch (ProduceException<string, string> exception)
                    {
                        Console.WriteLine(exception.Error.Reason);
                    }

                    producer.Flush();
                }
                """,
            Break = Refuse,
            Flagged = new Outcome(Lost: 5),
        },
        new Sending
        {
            Rule = "KD1114",
            Fault = "Five messages are sent, and nothing is disturbed.",
            Messages = 5,
            Flagged = new Outcome(Lost: 0, Ends: "InvalidOperationException"),
        },
        new Sending
        {
            Rule = "KD1115",
            Fault = "The broker answers the first of five messages with `OUT_OF_ORDER_SEQUENCE_NUMBER`. The caller sends again what it is told has failed, and a program whose process dies is started again.",
            Messages = 5,
            Start = """await Service.Orders.SendAsync("paid");""",
            Types = """
                internal static class Service
                {
                    public static Orders Orders { get; } = new();
                }
                """,
            Break = cluster => cluster.Reject(ApiKey.Produce, ErrorCode.OutOfOrderSequenceNumber),
            SendsAgain = true,
            IsStartedAgain = true,
            Flagged = new Outcome(Lost: 5, Ends: "ProduceException (OutOfOrderSequenceNumber)"),
        },
        new Sending
        {
            Rule = "KD4001",
            Fault = Start,
            Messages = 5,
            Topic = "invoices",
            Flagged = new Outcome(Lost: 5, Ends: "KafkaException (Local_State)"),
        },
        new Sending
        {
            Rule = "KD4002",
            Fault = "The broker refuses to take the first of five invoices into a transaction, with `TOPIC_AUTHORIZATION_FAILED`. The caller tries each of them up to three times.",
            Messages = 5,
            Topic = "invoices",
            File = "invoices.txt",
            EditorFix = "Abort the transaction and rethrow",
            Start = """
                var config = new ProducerConfig { TransactionalId = "billing-1" };
                using var producer = new ProducerBuilder<string, string>(config).Build();
                producer.InitTransactions(TimeSpan.FromSeconds(30));
                var billing = new Billing(producer);
                foreach (var invoice in await System.IO.File.ReadAllLinesAsync("invoices.txt", token))
                {
                    for (var attempt = 1; attempt <= 3; attempt++)
                    {
                        try
                        {
                            billing.Send(invoice, "entry");
                            break;
                        }
                        catch (KafkaException exception)
                        {
                            Console.WriteLine(exception.Error.Reason);
                        }
                    }
                }
                """,
            Break = cluster => cluster.Reject(ApiKey.AddPartitionsToTransaction, ErrorCode.TopicAuthorizationFailed),
            Flagged = new Outcome(Lost: 5),
        },
        new Sending
        {
            Rule = "KD4004",
            Fault = Start,
            Messages = 5,
            Topic = "invoices",
            Flagged = new Outcome(Lost: 5, Ends: "ProduceException (Local_State)"),
        },
        new Sending
        {
            Rule = "KD5001",
            Fault = Start,
            Messages = 5,
            EditorFix = "Use the property's name",
            Together = true,
            Start = """
                var configuration = new ConfigurationBuilder()
                    .SetBasePath(System.IO.Directory.GetCurrentDirectory())
                    .AddJsonFile("appsettings.json")
                    .Build();
                using var producer = new ProducerBuilder<string, string>(new Orders().Read(configuration)).Build();
                await producer.ProduceAsync("orders", new Message<string, string> { Key = "42", Value = "paid" });
                """,
            Settings = { ["message.timeout.ms"] = "5000" },
            Flagged = new Outcome(Lost: 5, Ends: "ProduceException (Local_MsgTimedOut)"),
        },
        new Sending
        {
            Rule = "KD5002",
            Fault = Start,
            Messages = 5,
            Flagged = new Outcome(Lost: 5, Ends: "InvalidOperationException"),
        },
        new Sending
        {
            Rule = "KD5005",
            Fault = Start,
            Messages = 5,
            Flagged = new Outcome(Lost: 5, Ends: "InvalidOperationException"),
        },
    ];

    private static void Refuse(MockCluster cluster) => cluster.Reject(ApiKey.Produce, ErrorCode.TopicAuthorizationFailed, times: 5);

    private static void AnswerLate(MockCluster cluster) => cluster.AnswerLate(ApiKey.Produce, TimeSpan.FromSeconds(7));

    private static string InTransaction(string block) => block
        .Insert(block.IndexOf("EnableIdempotence = true", StringComparison.Ordinal), "TransactionalId = \"orders\", ")
        .Replace(".Build();", ".Build(); producer.InitTransactions(TimeSpan.FromSeconds(30)); producer.BeginTransaction();", StringComparison.Ordinal)
        + "\nproducer.CommitTransaction();";
}
