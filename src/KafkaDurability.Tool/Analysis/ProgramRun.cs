using System.Collections.Immutable;
using KafkaDurability.Analyzers.Baselines;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace KafkaDurability.Tool.Analysis;

/// <summary>Runs the analyzers over one program.</summary>
internal static class ProgramRun
{
    /// <param name="options">Its settings files and the options of its folders; a baseline among them is not read here.</param>
    /// <param name="crashed">Is told of analyzers that end with an exception.</param>
    public static async Task<ImmutableArray<Diagnostic>> DiagnosticsAsync(
        Compilation compilation, AnalyzerOptions options, Action<string> crashed, CancellationToken cancellation)
    {
        var files = options.AdditionalFiles.Where(file => !Baseline.IsBaseline(file.Path)).ToImmutableArray();
        var run = compilation.WithAnalyzers(KafkaRules.Analyzers, new CompilationWithAnalyzersOptions(
            new AnalyzerOptions(files, options.AnalyzerConfigOptionsProvider),
            (exception, analyzer, _) => crashed($"{compilation.AssemblyName}: {analyzer.GetType().Name} ended with {exception.GetType().Name}; please report it"),
            concurrentAnalysis: true,
            logAnalyzerExecutionTime: false,
            reportSuppressedDiagnostics: true));
        var result = await run.GetAnalysisResultAsync(cancellation);
        return result.GetAllDiagnostics().Where(diagnostic => diagnostic.Id.StartsWith("KD", StringComparison.Ordinal)).ToImmutableArray();
    }

    public static Finding ToFinding(Diagnostic diagnostic, Compilation compilation, string project, AnalyzerOptions options)
    {
        var at = Place.Of(diagnostic.Location, Text);
        return new Finding(
            diagnostic.Descriptor, diagnostic.Severity, diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture), project, at,
            WayOf(at, diagnostic.AdditionalLocations.Where(location => location.Kind != LocationKind.None).Select(location => Place.Of(location, Text)).ToList()),
            BaselineEntry.Of(diagnostic, compilation.AssemblyName ?? project),
            diagnostic.IsSuppressed ? Suppressions.ReasonOf(diagnostic, compilation) : null,
            IsAcrossProjects: false);

        SourceText? Text(string path) => options.AdditionalFiles.FirstOrDefault(file => file.Path == path)?.GetText();
    }

    /// <summary>Within one file code mostly runs in the order of its lines; else the order of the message counts, and the finding is its end.</summary>
    private static List<Place> WayOf(Place at, List<Place> related)
    {
        var all = related.Append(at).Distinct().ToList();
        return all.Count > 1 && all.All(place => place.Path == at.Path) ? [.. all.OrderBy(place => place.Line).ThenBy(place => place.Column)] : all;
    }
}
