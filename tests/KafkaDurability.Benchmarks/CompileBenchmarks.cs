using System.Collections.Immutable;
using BenchmarkDotNet.Attributes;
using KafkaDurability.Benchmarks.Reports;
using KafkaDurability.Benchmarks.Subjects;
using Microsoft.CodeAnalysis.Diagnostics;

namespace KafkaDurability.Benchmarks;

/// <summary>A program, compiled from its text to the end.</summary>
public abstract class CompileBenchmarks
{
    private Subject _subject = null!;
    private ImmutableArray<DiagnosticAnalyzer> _analyzers;

    public abstract string Program { get; set; }

    public abstract string Analyzers { get; set; }

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

/// <summary>A program full of Kafka, without analyzers, with one that does nothing, with this package, and with those that teams know.</summary>
public class PeerBenchmarks : CompileBenchmarks
{
    [Params(Measured.Kafka)]
    public override string Program { get; set; } = "";

    [ParamsSource(nameof(AllAnalyzers))]
    public override string Analyzers { get; set; } = "";

    public static IEnumerable<string> AllAnalyzers => [AnalyzerSets.Compiler, AnalyzerSets.NoOp, AnalyzerSets.Ours, .. AnalyzerSets.Peers, AnalyzerSets.AllPeers];
}

/// <summary>A large program without Kafka: what the package costs those who do not need it.</summary>
public class GateBenchmarks : CompileBenchmarks
{
    [Params(Measured.Plain)]
    public override string Program { get; set; } = "";

    [Params(AnalyzerSets.Compiler, AnalyzerSets.NoOp, AnalyzerSets.Ours)]
    public override string Analyzers { get; set; } = "";
}
