using KafkaDurability.Proofs.Mock;
using KafkaDurability.Proofs.Running;

namespace KafkaDurability.Proofs.Scenarios;

/// <summary>
/// The program consumes orders and sends each of them on, while the cluster fails. It is stopped when the last one has
/// arrived; what has arrived is counted.
/// </summary>
internal sealed record Forwarding : Scenario
{
    private static readonly TimeSpan s_between = TimeSpan.FromMilliseconds(100);

    /// <summary>Where the orders come from.</summary>
    public string From { get; init; } = "payments";

    /// <summary>Where they are sent on to.</summary>
    public string To { get; init; } = "payments-out";

    /// <summary>Puts the fault on the cluster, before the program starts.</summary>
    public required Action<MockCluster> Break { get; init; }

    public override async Task<Outcome> RunAsync(string assembly, CancellationToken stop)
    {
        using var cluster = MockCluster.Start();
        var from = cluster.CreateTopic(From);
        var to = cluster.CreateTopic(To);
        await from.AppendAsync(Orders);
        Break(cluster);
        await using var program = ProgramProcess.Start(Plan(assembly, cluster.BootstrapServers));
        while (program.Ending is null && !(await to.ReadAsync(atLeast: 0, stop)).Contains(Order(Messages - 1)))
        {
            await Task.Delay(s_between, stop);
        }

        await program.StopAsync(stop);
        return Outcome.Count(Orders, await to.ReadAsync(Messages, stop), program.Ending!);
    }
}
