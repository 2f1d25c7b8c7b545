using System.Collections.Immutable;
using BenchmarkDotNet.Attributes;
using KafkaDurability.Benchmarks.Reports;
using KafkaDurability.Benchmarks.Subjects;
using Microsoft.CodeAnalysis.Diagnostics;

namespace KafkaDurability.Benchmarks;

/// <summary>How the time of this package grows with the program: number of files, size of one loop, depth of calls.</summary>
public class GrowthBenchmarks
{
    private static readonly Dictionary<string, Func<Subject>> s_programs = Programs().ToDictionary(program => program.Name, program => program.Make);

    private Subject _subject = null!;
    private ImmutableArray<DiagnosticAnalyzer> _analyzers;

    [ParamsSource(nameof(Names))]
    public string Program { get; set; } = "";

    [Params(AnalyzerSets.NoOp, AnalyzerSets.Ours)]
    public string Analyzers { get; set; } = "";

    public static IEnumerable<string> Names => s_programs.Keys;

    [GlobalSetup]
    public void Setup()
    {
        _analyzers = AnalyzerSets.Of(Analyzers);
        _subject = s_programs[Program]();
    }

    [Benchmark]
    public void Analyze() => AnalyzerTimes.Add(this, _subject.Analyze(_analyzers));

    public override string ToString() => Program + "|" + Analyzers;

    private static IEnumerable<(string Name, Func<Subject> Make)> Programs()
    {
        foreach (var files in new[] { 1, 100, 1_000, 5_000 })
        {
            yield return ($"{files:N0} files without Kafka", () => Subject.Of(files, KafkaShare.None));
            yield return ($"{files:N0} files with a little Kafka", () => Subject.Of(files, KafkaShare.Little));
            yield return ($"{files:N0} files of Kafka", () => Subject.Of(files, KafkaShare.Heavy));
        }

        foreach (var statements in new[] { 100, 1_000, 5_000, 20_000 })
        {
            yield return ($"a loop of {statements:N0} statements", () => new Subject([Sources.Loop(statements)], referencesKafka: true));
        }

        foreach (var calls in new[] { 1, 10, 100, 1_000 })
        {
            yield return ($"a chain of {calls:N0} calls", () => new Subject([Sources.Chain(calls)], referencesKafka: true));
        }
    }
}
