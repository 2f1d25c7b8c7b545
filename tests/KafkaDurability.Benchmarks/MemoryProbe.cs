using System.Diagnostics;
using System.Globalization;
using KafkaDurability.Benchmarks.Subjects;

namespace KafkaDurability.Benchmarks;

/// <summary>The most memory that a process held which compiled a program, each time in a process of its own.</summary>
internal static class MemoryProbe
{
    public const string Argument = "--peak-memory";

    private const int Runs = 5;

    /// <summary>In the child: compiles, and prints the peak of its working set in bytes.</summary>
    public static void Run(string program, string analyzers)
    {
        Measured.Program(program).Compile(AnalyzerSets.Of(analyzers));
        using var process = Process.GetCurrentProcess();
        Console.WriteLine(process.PeakWorkingSet64);
    }

    /// <summary>One line a set of analyzers.</summary>
    public static string Table()
    {
        string[] sets = [AnalyzerSets.Compiler, AnalyzerSets.NoOp, AnalyzerSets.Ours];
        var peaks = sets.Select(analyzers => Median(Measured.Kafka, analyzers)).ToList();
        return $"| {Measured.Kafka} | peak memory, MB | of the compiler alone |\n|---|---:|---:|\n"
            + string.Concat(sets.Zip(peaks).Select(row => string.Create(CultureInfo.InvariantCulture, $"| {row.First} | {row.Second / 1e6:N0} | {row.Second / peaks[0]:P1} |\n")))
            + "\n";
    }

    private static double Median(string program, string analyzers)
    {
        var peaks = Enumerable.Range(0, Runs).Select(_ => Peak(program, analyzers)).Order().ToList();
        return peaks[Runs / 2];
    }

    private static double Peak(string program, string analyzers)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
        {
            start.ArgumentList.Add(typeof(MemoryProbe).Assembly.Location);
        }

        foreach (var argument in new[] { Argument, program, analyzers })
        {
            start.ArgumentList.Add(argument);
        }

        // The collector of a workstation gives back what is free; that of a server keeps it, and hides what is needed.
        start.Environment["DOTNET_gcServer"] = "0";
        start.Environment["DOTNET_gcConcurrent"] = "0";
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? double.Parse(output, CultureInfo.InvariantCulture)
            : throw new InvalidOperationException($"The process that compiles {program} with {analyzers} ended with {process.ExitCode}.");
    }
}
