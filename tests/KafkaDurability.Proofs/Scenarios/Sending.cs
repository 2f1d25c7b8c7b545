using KafkaDurability.Proofs.Mock;
using KafkaDurability.Proofs.Running;

namespace KafkaDurability.Proofs.Scenarios;

/// <summary>
/// The program sends a message each time it is run, or all that are in a file, while the cluster fails; the log is counted.
/// </summary>
internal sealed record Sending : Scenario
{
    /// <summary>The topic that is counted.</summary>
    public string Topic { get; init; } = "orders";

    /// <summary>The file that the program reads the messages from, a line each; null where it is run for each message.</summary>
    public string? File { get; init; }

    /// <summary>Puts the fault on the cluster, before the program starts.</summary>
    public Action<MockCluster> Break { get; init; } = _ => { };

    /// <summary>Takes it back, that long after all messages are about to be sent; with a file, after the client has asked for the topic.</summary>
    public (TimeSpan After, Action<MockCluster> Act)? Repair { get; init; }

    /// <summary>Whether the messages are sent at the same time; otherwise one after another.</summary>
    public bool Together { get; init; }

    /// <summary>Whether the caller sends a message again that it is told has failed: by an exception, or on the error output.</summary>
    public bool SendsAgain { get; init; }

    /// <summary>Whether the program is started once more where its process dies: with all of the messages, as one that dies has to have sent none.</summary>
    public bool IsStartedAgain { get; init; }

    /// <summary>How many requests to write it takes at least, where that tells that the program has met the fault.</summary>
    public int Writes { get; init; }

    /// <summary>How long the program has to end once it sends; it may be dead by then, or hang. Null where it has to end, and how is told.</summary>
    public TimeSpan? Patience { get; init; }

    public override async Task<Outcome> RunAsync(string assembly, CancellationToken stop)
    {
        using var cluster = MockCluster.Start();
        var topic = cluster.CreateTopic(Topic);
        Break(cluster);
        var plan = Plan(assembly, cluster.BootstrapServers) with
        {
            Sends = File is null ? Messages : null,
            Together = Together,
            SendsAgain = SendsAgain,
        };
        if (File is not null)
        {
            await System.IO.File.WriteAllLinesAsync(Path.Combine(plan.Folder, File), Orders, stop);
        }

        await using var program = await StartAsync(plan, stop);
        if (Repair is var (after, act))
        {
            await (File is null
                ? Task.WhenAll(Orders.Select(order => program.WaitForAsync(EventKind.Sending, order, stop)))
                : cluster.WaitForRequestsAsync(ApiKey.Metadata, 1, () => program.Ending is not null, stop));
            await Task.Delay(after, stop);
            act(cluster);
        }

        if (Patience is { } patience)
        {
            await program.WaitForEndOrDeathAsync(patience, stop);
            return Outcome.Count(Orders, await topic.ReadAsync(atLeast: Messages, stop), "");
        }

        await program.WaitForEndAsync(stop);
        if (cluster.CountRequests(ApiKey.Produce) < Writes)
        {
            throw new InvalidOperationException("The program has not met the fault:\n" + program);
        }

        return Outcome.Count(Orders, await topic.ReadAsync(atLeast: Messages, stop), program.Ending!);
    }

    /// <returns>The program; where its process is to be started again, the one that lives on.</returns>
    private async Task<ProgramProcess> StartAsync(ProgramPlan plan, CancellationToken stop)
    {
        var program = ProgramProcess.Start(plan);
        if (!IsStartedAgain || await program.EndsByItselfAsync(stop))
        {
            return program;
        }

        await program.DisposeAsync();
        return ProgramProcess.Start(plan);
    }
}
