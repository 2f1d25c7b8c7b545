using System.Collections.Concurrent;

namespace KafkaDurability.Proofs.Scenarios;

/// <summary>Runs scenarios side by side; most of their time they wait.</summary>
internal sealed class ProofRun : IDisposable
{
    private const int SideBySide = 12;

    private readonly ProofFolder _folder = new();
    private readonly SemaphoreSlim _places = new(SideBySide);
    private readonly ConcurrentDictionary<string, Lazy<Task<Proof>>> _proofs = new();

    /// <summary>Begins with all of them, in their order.</summary>
    public ProofRun(IEnumerable<Scenario> scenarios)
    {
        foreach (var scenario in scenarios)
        {
            _ = ProveAsync(scenario);
        }
    }

    /// <summary>The proof of the scenario, each run once.</summary>
    public Task<Proof> ProveAsync(Scenario scenario) =>
        _proofs.GetOrAdd(scenario.Name, _ => new Lazy<Task<Proof>>(() => Task.Run(() => RunAsync(scenario)))).Value;

    public void Dispose()
    {
        _folder.Dispose();
        _places.Dispose();
    }

    private async Task<Proof> RunAsync(Scenario scenario)
    {
        await _places.WaitAsync();
        try
        {
            return await Proof.RunAsync(scenario, _folder);
        }
        finally
        {
            _places.Release();
        }
    }
}
