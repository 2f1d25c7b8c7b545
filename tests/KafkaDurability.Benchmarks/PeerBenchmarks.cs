using System.Collections.Immutable;
using BenchmarkDotNet.Attributes;
using KafkaDurability.Benchmarks.Reports;
using KafkaDurability.Benchmarks.Subjects;
using Microsoft.CodeAnalysis.Diagnostics;

namespace KafkaDurability.Benchmarks;

/// <summary>Two programs, compiled without analyzers, with one that does nothing, with this package and with those that teams know.</summary>
public class PeerBenchmarks
{
    private Subject _subject = null!;
    private ImmutableArray<DiagnosticAnalyzer> _analyzers;

    [Params("2,800 files without Kafka", "580 files with Kafka")]
    public string Program { get; set; } = "";

    [ParamsSource(nameof(AllAnalyzers))]
    public string Analyzers { get; set; } = "";

    public static IEnumerable<string> AllAnalyzers => [AnalyzerSets.Compiler, AnalyzerSets.NoOp, AnalyzerSets.Ours, .. AnalyzerSets.Peers];

    [GlobalSetup]
    public void Setup()
    {
        _analyzers = AnalyzerSets.Of(Analyzers);
        _subject = Program.StartsWith('5') ? Subject.Of(580, KafkaShare.Heavy) : Subject.Of(2_800, KafkaShare.None);
    }

    [Benchmark]
    public void Compile() => AnalyzerTimes.Add(this, _subject.Compile(_analyzers));

    public override string ToString() => Program + "|" + Analyzers;
}
