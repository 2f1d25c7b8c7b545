using KafkaDurability.Analyzers.Baselines;
using KafkaDurability.Tool.Loading;

namespace KafkaDurability.Tool.Analysis;

/// <summary>All that is known after the analyzers have run.</summary>
/// <param name="Findings">By path and line; accepted ones included.</param>
/// <param name="Clients">Empty where nobody asked for them.</param>
/// <param name="Projects">The names of the projects, in the order of their paths.</param>
/// <param name="Unseen">What could not be read, a line each.</param>
/// <param name="Stale">Entries of the baseline that match nothing.</param>
/// <param name="Baseline">The file that was read; null where there is none.</param>
internal sealed record ScanResult(
    string Root, IReadOnlyList<Finding> Findings, IReadOnlyList<ClientReport> Clients, IReadOnlyList<string> Projects, IReadOnlyList<string> Unseen, IReadOnlyList<BaselineEntry> Stale, string? Baseline)
{
    /// <summary>What libraries over the client run; empty where nobody asked for clients.</summary>
    public IReadOnlyList<EndpointReport> Endpoints { get; init; } = [];

    /// <summary>What nobody has accepted.</summary>
    public IEnumerable<Finding> Open => Findings.Where(finding => finding.Accepted is null);

    public IEnumerable<Finding> Accepted => Findings.Where(finding => finding.Accepted is not null);
}
