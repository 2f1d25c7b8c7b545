using Confluent.Kafka;
using KafkaDurability.Proofs.Mock;
using KafkaDurability.Proofs.Running;

namespace KafkaDurability.Proofs.Scenarios;

/// <summary>The program consumes orders, and is not disturbed. It is stopped when all are processed, if it is still there.</summary>
internal sealed record RunningOn : Scenario
{
    /// <summary>The program's requests for messages in a lull. The first without an answer tells it that there are no more.</summary>
    private const int Fetches = 3;

    private static readonly TimeSpan s_between = TimeSpan.FromSeconds(1);

    /// <summary>Where the orders come from.</summary>
    public string Topic { get; init; } = "orders";

    /// <summary>How many orders are there before a lull, in which the topic is empty; the others come after it.</summary>
    public int? BeforeLull { get; init; }

    /// <summary>Whether messages keep coming after the orders, until the program has processed one. Otherwise it is the orders that it is waited for.</summary>
    public bool UntilLater { get; init; }

    /// <summary>The order that stays in work until those after the lull are fetched.</summary>
    public int? WaitsAt { get; init; }

    /// <summary>How long the program has to begin with an order once it is in its group; it may hang. Null where it has to end, and how is told.</summary>
    public TimeSpan? Patience { get; init; }

    /// <summary>The order whose processing fails, at the first attempt.</summary>
    public int? FailsOnceAt { get; init; }

    /// <summary>
    /// Whether the group takes the program's member for dead in the lull: its heartbeat is answered so. What comes later is
    /// for a member that has joined again.
    /// </summary>
    public bool IsExpelled { get; init; }

    public override async Task<Outcome> RunAsync(string assembly, CancellationToken stop)
    {
        using var cluster = MockCluster.Start();
        var topic = cluster.CreateTopic(Topic);
        await topic.AppendAsync(Orders.Take(BeforeLull ?? Messages));
        var plan = Plan(assembly, cluster.BootstrapServers) with { WaitsAt = NameOf(WaitsAt), FailsOnceAt = NameOf(FailsOnceAt) };
        await using var program = ProgramProcess.Start(plan);
        if (Patience is { } patience)
        {
            await cluster.WaitForRequestsAsync(ApiKey.Heartbeat, 1, () => program.Ending is not null, stop);
            if (!await program.BeginsAsync(patience, stop))
            {
                return Outcome.Count(Orders, program.Processed, "");
            }
        }

        if (BeforeLull is { } count)
        {
            await program.WaitForAsync(WaitsAt is null ? EventKind.Processed : EventKind.Begun, Order(count - 1), stop);
            await cluster.WaitForRequestsAsync(ApiKey.Fetch, Fetches, () => program.Ending is not null, stop);
            if (IsExpelled)
            {
                cluster.Reject(ApiKey.Heartbeat, ErrorCode.UnknownMemberId);
                await cluster.WaitForRequestsAsync(ApiKey.JoinGroup, 1, () => program.Ending is not null, stop);
            }

            await topic.AppendAsync(Orders.Skip(count));
            if (WaitsAt is not null)
            {
                await cluster.WaitForRequestsAsync(ApiKey.Fetch, Fetches, () => program.Ending is not null, stop);
                await program.GoOnAsync(stop);
            }
        }

        for (var index = 0; UntilLater && program.Ending is null && !program.Processed.Any(value => !Orders.Contains(value)); index++)
        {
            await topic.AppendAsync(["later " + index]);
            await Task.Delay(s_between, stop);
        }

        if (!UntilLater)
        {
            await program.WaitForAsync(EventKind.Processed, Order(Messages - 1), stop);
        }

        await program.StopAsync(stop);
        return Outcome.Count(Orders, program.Processed, program.Ending!);
    }
}
