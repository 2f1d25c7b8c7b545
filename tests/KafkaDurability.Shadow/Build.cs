using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Runtime.Loader;
using KafkaDurability.Shadow.Subjects;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace KafkaDurability.Shadow;

/// <summary>One build of the analyzers: what it finds, and what it has cost up to now.</summary>
internal sealed class Build
{
    private readonly ImmutableArray<DiagnosticAnalyzer> _analyzers;

    public Build(string path) => _analyzers = [.. new AssemblyLoadContext(path).LoadFromAssemblyPath(Path.GetFullPath(path)).GetTypes()
        .Where(type => !type.IsAbstract && type.GetCustomAttribute<DiagnosticAnalyzerAttribute>() is not null)
        .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!)];

    /// <summary>Time of all processors.</summary>
    public TimeSpan Time { get; private set; }

    public long Bytes { get; private set; }

    public int Found { get; private set; }

    /// <summary>What is found in a program, a line each, in order; crashes are among it.</summary>
    public async Task<ImmutableSortedSet<string>> FindAsync(Subject subject) =>
        await MeasureAsync(async () => (await Start(subject).GetAnalysisResultAsync(CancellationToken.None)).GetAllDiagnostics());

    /// <summary>The same, as an editor asks for it: a tree at a time.</summary>
    public async Task<ImmutableSortedSet<string>> FindByTreeAsync(Subject subject) => await MeasureAsync(async () =>
    {
        var run = Start(subject);
        var all = ImmutableArray.CreateBuilder<Diagnostic>();
        foreach (var tree in run.Compilation.SyntaxTrees)
        {
            all.AddRange(await run.GetAnalyzerSemanticDiagnosticsAsync(run.Compilation.GetSemanticModel(tree), filterSpan: null, CancellationToken.None));
        }

        return all.ToImmutable();
    });

    private async Task<ImmutableSortedSet<string>> MeasureAsync(Func<Task<ImmutableArray<Diagnostic>>> find)
    {
        using var process = Process.GetCurrentProcess();
        var (time, bytes) = (process.TotalProcessorTime, GC.GetTotalAllocatedBytes());
        var found = await find();
        process.Refresh();
        Time += process.TotalProcessorTime - time;
        Bytes += GC.GetTotalAllocatedBytes() - bytes;
        Found += found.Length;
        return [.. found.Select(Show)];
    }

    /// <summary>No symbols are left from the other build.</summary>
    private CompilationWithAnalyzers Start(Subject subject)
    {
        var all = _analyzers.SelectMany(analyzer => analyzer.SupportedDiagnostics).Select(rule => rule.Id).Distinct();
        var compilation = subject.Compilation.Clone();
        compilation = compilation.WithOptions(compilation.Options.WithSpecificDiagnosticOptions(all.ToImmutableDictionary(id => id, _ => ReportDiagnostic.Warn)));
        return compilation.WithAnalyzers(_analyzers, new CompilationWithAnalyzersOptions(
            new AnalyzerOptions(subject.Files), onAnalyzerException: null, concurrentAnalysis: true, logAnalyzerExecutionTime: false));
    }

    private static string Show(Diagnostic diagnostic) => string.Join(' ',
        diagnostic.AdditionalLocations.Select(Place)
            .Prepend(diagnostic.GetMessage(CultureInfo.InvariantCulture).ReplaceLineEndings(" "))
            .Prepend(Place(diagnostic.Location))
            .Prepend(diagnostic.Id)
            .Concat(diagnostic.Properties.OrderBy(property => property.Key, StringComparer.Ordinal).Select(property => $"[{property.Key}={property.Value?.ReplaceLineEndings(" ")}]")));

    private static string Place(Location location)
    {
        var span = location.GetLineSpan();
        return $"{span.Path}:{span.StartLinePosition.Line + 1}:{span.StartLinePosition.Character + 1}";
    }
}
