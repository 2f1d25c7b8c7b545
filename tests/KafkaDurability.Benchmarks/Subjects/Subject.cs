using System.Collections.Immutable;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace KafkaDurability.Benchmarks.Subjects;

/// <summary>A program to compile, with or without analyzers.</summary>
internal sealed class Subject(IEnumerable<string> files, bool referencesKafka)
{
    private static readonly ImmutableArray<MetadataReference> s_framework = [.. Net100.References.All];

    private static readonly MetadataReference s_kafka = MetadataReference.CreateFromFile(typeof(Confluent.Kafka.ProducerConfig).Assembly.Location);

    private readonly ImmutableArray<string> _files = [.. files];

    public static Subject Of(int files, KafkaShare share) => new(Sources.Program(files, share), share != KafkaShare.None);

    /// <summary>Parses and analyzes, as the compiler's process does; nothing is left over from an earlier call.</summary>
    /// <returns>How long the analyzers ran by the compiler's own count, all threads added up.</returns>
    public TimeSpan Analyze(ImmutableArray<DiagnosticAnalyzer> analyzers) => Analyze(Parse(), analyzers);

    /// <summary>Parses, and compiles to the end, with the analyzers attached.</summary>
    /// <inheritdoc cref="Analyze(ImmutableArray{DiagnosticAnalyzer})" path="/returns"/>
    public TimeSpan Compile(ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        var compilation = Parse();
        var attached = analyzers.IsEmpty ? null : AttachedAnalyzers.To(ref compilation, analyzers);
        if (compilation.Emit(Stream.Null) is { Success: false } failed)
        {
            throw new InvalidOperationException("The generated code does not compile: " + failed.Diagnostics.First(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        }

        return attached?.Finish(compilation) ?? TimeSpan.Zero;
    }

    public Compilation Parse() => CSharpCompilation.Create(
        "Subject",
        _files.Select((file, index) => CSharpSyntaxTree.ParseText(file, path: $"File{index}.cs")),
        referencesKafka ? s_framework.Add(s_kafka) : s_framework,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    public static CompilationWithAnalyzers With(Compilation compilation, ImmutableArray<DiagnosticAnalyzer> analyzers) => compilation.WithAnalyzers(
        analyzers,
        new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), onAnalyzerException: null, concurrentAnalysis: true, logAnalyzerExecutionTime: true));

    private static TimeSpan Analyze(Compilation compilation, ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        var result = With(compilation, analyzers).GetAnalysisResultAsync(CancellationToken.None).GetAwaiter().GetResult();
        return result.AnalyzerTelemetryInfo.Values.Aggregate(TimeSpan.Zero, (sum, telemetry) => sum + telemetry.ExecutionTime);
    }
}
