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
            Fault = "The broker refuses the first five writes with `TOPIC_AUTHORIZATION_FAILED`. The caller has five messages, and sends again what fails.",
            Messages = 5,
            Break = cluster => cluster.Reject(ApiKey.Produce, ErrorCode.TopicAuthorizationFailed, times: 5),
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

    private static void AnswerLate(MockCluster cluster) => cluster.AnswerLate(ApiKey.Produce, TimeSpan.FromSeconds(7));

    private static string InTransaction(string block) => block
        .Insert(block.IndexOf("EnableIdempotence = true", StringComparison.Ordinal), "TransactionalId = \"orders\", ")
        .Replace(".Build();", ".Build(); producer.InitTransactions(TimeSpan.FromSeconds(30)); producer.BeginTransaction();", StringComparison.Ordinal)
        + "\nproducer.CommitTransaction();";
}
