using System.Collections.Immutable;
using BenchmarkDotNet.Attributes;
using KafkaDurability.Benchmarks.Reports;
using KafkaDurability.Benchmarks.Subjects;
using Microsoft.CodeAnalysis.Diagnostics;

namespace KafkaDurability.Benchmarks;

/// <summary>A large program without Kafka: what the package costs those who do not need it.</summary>
public class GateBenchmarks
{
    private Subject _subject = null!;
    private ImmutableArray<DiagnosticAnalyzer> _analyzers;

    [Params(Measured.Plain)]
    public string Program { get; set; } = "";

    [Params(AnalyzerSets.Compiler, AnalyzerSets.NoOp, AnalyzerSets.Ours)]
    public string Analyzers { get; set; } = "";

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
