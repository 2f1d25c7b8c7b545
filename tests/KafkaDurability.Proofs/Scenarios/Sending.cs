using KafkaDurability.Proofs.Mock;
using KafkaDurability.Proofs.Running;

namespace KafkaDurability.Proofs.Scenarios;

/// <summary>The program sends a message each time it is run, while the cluster fails; the log is counted.</summary>
internal sealed record Sending : Scenario
{
    private const string Topic = "orders";

    /// <summary>Puts the fault on the cluster, before the program starts.</summary>
    public Action<MockCluster> Break { get; init; } = _ => { };

    /// <summary>Takes it back, that long after all messages are about to be sent.</summary>
    public (TimeSpan After, Action<MockCluster> Act)? Repair { get; init; }

    /// <summary>Whether the messages are sent at the same time; otherwise one after another.</summary>
    public bool Together { get; init; }

    /// <summary>Whether the caller sends a message again that failed with an exception.</summary>
    public bool SendsAgain { get; init; }

    /// <summary>How many requests to write it takes at least, where that tells that the program has met the fault.</summary>
    public int Writes { get; init; }

    public override async Task<Outcome> RunAsync(string assembly, CancellationToken stop)
    {
        using var cluster = MockCluster.Start();
        var topic = cluster.CreateTopic(Topic);
        Break(cluster);
        var plan = Plan(assembly, cluster.BootstrapServers) with { Sends = Messages, Together = Together, SendsAgain = SendsAgain };
        await using var program = ProgramProcess.Start(plan);
        if (Repair is var (after, act))
        {
            await Task.WhenAll(Orders.Select(order => program.WaitForAsync(EventKind.Sending, order, stop)));
            await Task.Delay(after, stop);
            act(cluster);
        }

        await program.WaitForEndAsync(stop);
        if (cluster.CountRequests(ApiKey.Produce) < Writes)
        {
            throw new InvalidOperationException("The program has not met the fault:\n" + program);
        }

        return Outcome.Count(Orders, await topic.ReadAsync(atLeast: Messages, stop), program.Ending!);
    }
}
