using System.Collections.Concurrent;

namespace KafkaDurability.Benchmarks.Reports;

/// <summary>What the compiler counted as the analyzers' own time, run by run.</summary>
internal static class AnalyzerTimes
{
    private static readonly ConcurrentDictionary<string, ConcurrentQueue<double>> s_runs = new();

    /// <param name="benchmark">Names itself by its parameters.</param>
    public static void Add(object benchmark, TimeSpan time) => s_runs.GetOrAdd(benchmark.ToString()!, _ => new()).Enqueue(time.TotalMilliseconds);

    /// <summary>The median in milliseconds of all runs but the first, in which the code is still compiled; null where there was none.</summary>
    public static double? Median(string benchmark)
    {
        if (!s_runs.TryGetValue(benchmark, out var runs) || runs.IsEmpty)
        {
            return null;
        }

        var sorted = runs.Skip(runs.Count > 1 ? 1 : 0).Order().ToList();
        return sorted[sorted.Count / 2];
    }
}
