using Microsoft.CodeAnalysis;

namespace KafkaDurability.Tool.Loading;

/// <summary>What there is to analyze.</summary>
/// <param name="Root">The folder that paths are shown relative to.</param>
/// <param name="Projects">Each project once, also where it is built for several frameworks, in the order of their paths.</param>
/// <param name="Unseen">What could not be read, or not wholly, a line each with the reason.</param>
internal sealed record LoadedCode(string Root, Solution Solution, IReadOnlyList<ProjectId> Projects, IReadOnlyList<string> Unseen) : IDisposable
{
    public void Dispose() => Solution.Workspace.Dispose();
}
