using System.Diagnostics;
using System.Globalization;
using KafkaDurability.Benchmarks.Subjects;

namespace KafkaDurability.Benchmarks;

/// <summary>
/// What a compilation takes of all processors, and what it allocates, to that of the compiler alone. Unlike the time on the
/// clock both hardly feel what else the machine does, and round by round all sets take turns.
/// </summary>
internal static class CostProbe
{
    private const int Rounds = 3;

    private static readonly string[] s_sets = [AnalyzerSets.Compiler, AnalyzerSets.NoOpOnModels, AnalyzerSets.Ours];

    /// <summary>The kinds of actions are told apart on the first.</summary>
    private static readonly (string Program, string[] Sets)[] s_programs =
    [
        (Measured.Large, [.. s_sets, AnalyzerSets.NoOpOnTrees, AnalyzerSets.NoOpOnCode, AnalyzerSets.NoOp]),
        (Measured.Library, s_sets),
        (Measured.Kafka, s_sets),
    ];

    /// <summary>One table for all programs.</summary>
    /// <param name="part">As for <see cref="Measured.Program"/>.</param>
    public static string Table(double part)
    {
        var table = "| processors and memory | CPU, s | of the compiler alone | allocated, MB | of the compiler alone |\n|---|---:|---:|---:|---:|\n";
        foreach (var (program, sets) in s_programs)
        {
            var subject = Measured.Program(program, part);
            sets.Select(set => Cost(subject, set)).ToList(); // Warm.
            var rounds = Enumerable.Range(0, Rounds).Select(_ => sets.Select(set => Cost(subject, set)).ToList()).ToList();
            for (var i = 0; i < sets.Length; i++)
            {
                var (time, timeRatio) = (Median(rounds.Select(round => round[i].Seconds)), Median(rounds.Select(round => round[i].Seconds / round[0].Seconds)));
                var (bytes, bytesRatio) = (Median(rounds.Select(round => round[i].Bytes)), Median(rounds.Select(round => round[i].Bytes / round[0].Bytes)));
                table += string.Create(CultureInfo.InvariantCulture, $"| {program}, {sets[i]} | {time:F1} | {timeRatio:F2} | {bytes / 1e6:N0} | {bytesRatio:F2} |\n");
            }
        }

        return table + "\n";
    }

    private static (double Seconds, double Bytes) Cost(Subject subject, string analyzers)
    {
        var set = AnalyzerSets.Of(analyzers);
        GC.Collect();
        using var process = Process.GetCurrentProcess();
        var (time, bytes) = (process.TotalProcessorTime, GC.GetTotalAllocatedBytes(precise: true));
        subject.Compile(set);
        process.Refresh();
        return ((process.TotalProcessorTime - time).TotalSeconds, GC.GetTotalAllocatedBytes(precise: true) - bytes);
    }

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(Rounds / 2);
}
