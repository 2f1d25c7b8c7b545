using System.Collections.Immutable;
using BenchmarkDotNet.Attributes;
using KafkaDurability.Benchmarks.Reports;
using KafkaDurability.Benchmarks.Subjects;
using Microsoft.CodeAnalysis.Diagnostics;

namespace KafkaDurability.Benchmarks;

/// <summary>A program full of Kafka, compiled without analyzers, with one that does nothing, with this package, and with those that teams know.</summary>
public class PeerBenchmarks
{
    private Subject _subject = null!;
    private ImmutableArray<DiagnosticAnalyzer> _analyzers;

    [Params(Measured.Kafka)]
    public string Program { get; set; } = "";

    [ParamsSource(nameof(AllAnalyzers))]
    public string Analyzers { get; set; } = "";

    public static IEnumerable<string> AllAnalyzers => [AnalyzerSets.Compiler, AnalyzerSets.NoOp, AnalyzerSets.Ours, .. AnalyzerSets.Peers, AnalyzerSets.AllPeers];

    [GlobalSetup]
    public void Setup()
    {
        _analyzers = AnalyzerSets.Of(Analyzers);
        _subject = Measured.Program(Program);
    }

    [Benchmark]
    public void Compile() => AnalyzerTimes.Add(this, _subject.Compile(_analyzers));

    public override string ToString() => Program + "|" + Analyzers;
}
