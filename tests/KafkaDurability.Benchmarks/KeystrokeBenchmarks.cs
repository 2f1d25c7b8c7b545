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

    /// <summary>Keys typed before the clock runs: an editor has been open for a while.</summary>
    private const int WarmUp = 200;

    private const string Services = "a keystroke in a file of five services, 500 lines";
    private const string Plain = "a keystroke in a file without Kafka, 500 lines, of a project with it";

    private ImmutableArray<DiagnosticAnalyzer> _analyzers;
    private Compilation _compilation = null!;
    private SyntaxTree _tree = null!;
    private int _keys;

    [Params(Services, Plain)]
    public string Program { get; set; } = "";

    [Params(AnalyzerSets.NoOp, AnalyzerSets.Ours)]
    public string Analyzers { get; set; } = "";

    [GlobalSetup]
    public void Setup()
    {
        _analyzers = AnalyzerSets.Of(Analyzers);
        _compilation = new Subject(Sources.Program(Files, KafkaShare.Heavy).Append(Edited()), referencesKafka: true).Parse();
        _tree = _compilation.SyntaxTrees.Last();
        for (var i = 0; i < WarmUp; i++)
        {
            Key();
        }
    }

    [Benchmark]
    public void Type() => AnalyzerTimes.Add(this, Key());

    public override string ToString() => Program + "|" + Analyzers;

    /// <summary>Types a key, and analyzes the file.</summary>
    private TimeSpan Key()
    {
        var text = _tree.GetText();
        var at = text.ToString().IndexOf("    private ", StringComparison.Ordinal);
        var changed = _tree.WithChangedText(text.WithChanges(new TextChange(new TextSpan(at, 0), $"    private int key{_keys++};\n")));
        var compilation = _compilation.ReplaceSyntaxTree(_tree, changed);
        var result = Subject.With(compilation, _analyzers)
            .GetAnalysisResultAsync(compilation.GetSemanticModel(changed), filterSpan: null, CancellationToken.None).GetAwaiter().GetResult();
        return result.AnalyzerTelemetryInfo.Values.Aggregate(TimeSpan.Zero, (sum, telemetry) => sum + telemetry.ExecutionTime);
    }

    /// <summary>Five classes in one file, with one set of usings.</summary>
    private string Edited()
    {
        var classes = Enumerable.Range(Files, 5).Select(index => Program == Services ? Sources.Service(index) : Sources.Plain(index));
        return string.Concat(classes.Select((code, index) => index == 0 ? code : code[code.IndexOf("public sealed", StringComparison.Ordinal)..]));
    }
}
