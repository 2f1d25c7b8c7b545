using KafkaDurability.Proofs.Mock;
using KafkaDurability.Proofs.Running;

namespace KafkaDurability.Proofs.Scenarios;

/// <summary>
/// A member of the group consumes orders until it leaves the group by itself, or has committed all of them and is stopped. Then a
/// second one joins. What both have processed is counted, and how the first has ended.
/// </summary>
internal sealed record TakenOver : Scenario
{
    private static readonly TimeSpan s_between = TimeSpan.FromMilliseconds(50);

    /// <summary>Where the orders come from.</summary>
    public required string Topic { get; init; }

    public override async Task<Outcome> RunAsync(string assembly, CancellationToken stop)
    {
        using var cluster = MockCluster.Start();
        var topic = cluster.CreateTopic(Topic);
        await topic.AppendAsync(Orders);
        var plan = Plan(assembly, cluster.BootstrapServers);
        await using var first = ProgramProcess.Start(plan);
        await WaitAsync(() => first.Ending is not null || cluster.CountRequests(ApiKey.LeaveGroup) > 0 || cluster.CountRequests(ApiKey.OffsetCommit) == Messages, stop);
        if (cluster.CountRequests(ApiKey.LeaveGroup) == 0)
        {
            await first.StopAsync(stop);
        }

        // Where no order is left for the second, it comes to the message behind them.
        await topic.AppendAsync(["later"]);
        await using var second = ProgramProcess.Start(plan);
        await WaitAsync(() => second.Ending is not null || second.Processed.Count > 0, stop);
        await first.WaitForEndAsync(stop);
        await second.StopAsync(stop);
        return Outcome.Count(Orders, [.. first.Processed, .. second.Processed], first.Ending!);
    }

    private static async Task WaitAsync(Func<bool> isReached, CancellationToken stop)
    {
        while (!isReached())
        {
            await Task.Delay(s_between, stop);
        }
    }
}
