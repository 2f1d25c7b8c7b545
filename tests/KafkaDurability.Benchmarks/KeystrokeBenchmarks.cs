using System.Collections.Immutable;
using BenchmarkDotNet.Attributes;
using KafkaDurability.Benchmarks.Reports;
using KafkaDurability.Benchmarks.Subjects;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace KafkaDurability.Benchmarks;

/// <summary>An editor after one keystroke in a file of about 500 lines: the other files are as they were, this one is analyzed anew.</summary>
public class KeystrokeBenchmarks
{
    private const int Files = 100;
    private ImmutableArray<DiagnosticAnalyzer> _analyzers;
    private Compilation _compilation = null!;
    private SyntaxTree _tree = null!;
    private int _keys;

    [Params(AnalyzerSets.NoOp, AnalyzerSets.Ours)]
    public string Analyzers { get; set; } = "";

    [GlobalSetup]
    public void Setup()
    {
        _analyzers = AnalyzerSets.Of(Analyzers);
        var edited = string.Concat(Enumerable.Range(Files, 5).Select(index => Sources.Service(index)[(index == Files ? 0 : Sources.Service(index).IndexOf("public sealed", StringComparison.Ordinal))..]));
        _compilation = new Subject(Sources.Program(Files, KafkaShare.Heavy).Append(edited), referencesKafka: true).Parse();
        _tree = _compilation.SyntaxTrees.Last();
    }

    /// <summary>The key is typed, and the compiler has bound the file, before the clock of the analyzers runs.</summary>
    [Benchmark]
    public void Type()
    {
        var text = _tree.GetText();
        var at = text.ToString().IndexOf("private int paid", StringComparison.Ordinal);
        var changed = _tree.WithChangedText(text.WithChanges(new TextChange(new TextSpan(at, 0), $"private int key{_keys++};\n    ")));
        var compilation = _compilation.ReplaceSyntaxTree(_tree, changed);
        var result = Subject.With(compilation, _analyzers)
            .GetAnalysisResultAsync(compilation.GetSemanticModel(changed), filterSpan: null, CancellationToken.None).GetAwaiter().GetResult();
        AnalyzerTimes.Add(this, result.AnalyzerTelemetryInfo.Values.Aggregate(TimeSpan.Zero, (sum, telemetry) => sum + telemetry.ExecutionTime));
    }

    public override string ToString() => "a keystroke|" + Analyzers;
}
