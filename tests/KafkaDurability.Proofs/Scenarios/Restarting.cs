using KafkaDurability.Proofs.Mock;
using KafkaDurability.Proofs.Running;

namespace KafkaDurability.Proofs.Scenarios;

/// <summary>
/// The program consumes orders until it is killed, fails, or has processed all of them and is stopped. Then it is started
/// again, without a fault. What both lives have processed is counted.
/// </summary>
internal sealed record Restarting : Scenario
{
    private const string Topic = "orders";

    /// <summary>
    /// The program's heartbeats from the moment that the order is in work until the process is killed or stopped: as many turns of
    /// the automatic commit, and time for whatever else goes on.
    /// </summary>
    private const int Heartbeats = 8;

    /// <summary>
    /// The program's requests for messages until it has all orders. The second tells that the answer of the first has come;
    /// each further one is half a second for the program to take them.
    /// </summary>
    private const int Fetches = 5;

    /// <summary>The order that is being processed when the process is killed.</summary>
    public int? KilledAt { get; init; }

    /// <summary>The order whose processing fails, at the first attempt.</summary>
    public int? FailsOnceAt { get; init; }

    /// <summary>Whether the program has to be given turns of its commit before it is stopped, as it makes none when it stops.</summary>
    public bool CommitsInBackground { get; init; }

    /// <summary>Whether the program is stopped when it has fetched the orders, and has processed none.</summary>
    public bool IsStoppedBefore { get; init; }

    /// <summary>How many messages come after the orders, before the second life. The first of them shows that no order is left.</summary>
    public int Later { get; init; } = 1;

    public override async Task<Outcome> RunAsync(string assembly, CancellationToken stop)
    {
        using var cluster = MockCluster.Start();
        var topic = cluster.CreateTopic(Topic);
        await topic.AppendAsync(Orders);
        var plan = Plan(assembly, cluster.BootstrapServers);
        var processed = new List<string>();
        await using (var first = ProgramProcess.Start(plan with { HangsAt = NameOf(KilledAt), FailsOnceAt = NameOf(FailsOnceAt) }))
        {
            await LiveAsync(first, cluster, stop);
            processed.AddRange(first.Processed);
        }

        var later = Enumerable.Range(0, Later).Select(index => "later " + index).ToList();
        await topic.AppendAsync(later);
        await using var second = ProgramProcess.Start(plan);
        await second.WaitForAsync(EventKind.Processed, later[0], stop);
        await second.StopAsync(stop);
        processed.AddRange(second.Processed);
        return Outcome.Count(Orders, processed, second.Ending!);
    }

    private async Task LiveAsync(ProgramProcess program, MockCluster cluster, CancellationToken stop)
    {
        if (KilledAt is { } order)
        {
            await program.WaitForAsync(EventKind.Begun, Order(order), stop);
            await SettleAsync(program, cluster, stop);
            await program.KillAsync();
        }
        else if (IsStoppedBefore)
        {
            await cluster.WaitForRequestsAsync(ApiKey.Fetch, Fetches, () => program.Ending is not null, stop);
            await program.StopAsync(stop);
        }
        else
        {
            await program.WaitForAsync(EventKind.Processed, Order(Messages - 1), stop);
            if (CommitsInBackground)
            {
                await SettleAsync(program, cluster, stop);
            }

            await program.StopAsync(stop);
        }
    }

    private static Task SettleAsync(ProgramProcess program, MockCluster cluster, CancellationToken stop) =>
        cluster.WaitForRequestsAsync(ApiKey.Heartbeat, Heartbeats, () => program.Ending is not null, stop);
}
