using System.Collections.Immutable;
using System.Globalization;
using KafkaDurability.Analyzers.Tests.Docs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace KafkaDurability.Analyzers.Tests.Verifiers;

/// <summary>Runs all analyzers over a program and its settings files.</summary>
internal sealed class WithSettings
{
    private const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using Confluent.Kafka;
        global using Microsoft.Extensions.Configuration;
        global using Microsoft.Extensions.DependencyInjection;
        global using Microsoft.Extensions.Options;
        """;

    /// <summary>The references are bound once, for all that add none.</summary>
    private static readonly CSharpCompilation s_empty = CSharpCompilation.Create(
        "App", [CSharpSyntaxTree.ParseText(Usings, path: "Usings.cs")], Verify.References, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));

    private readonly ImmutableArray<AdditionalText> _files;

    private readonly MetadataReference[] _more;

    private WithSettings(ImmutableArray<AdditionalText> files, params MetadataReference[] more)
    {
        _files = files;
        _more = more;
    }

    public static WithSettings Json(string json) => Files(("appsettings.json", json));

    public static WithSettings Files(params (string Name, string Json)[] files) =>
        new(files.Select(file => (AdditionalText)new MemoryText("/app/" + file.Name, file.Json)).ToImmutableArray());

    /// <summary>The same with further libraries.</summary>
    public WithSettings With(params MetadataReference[] more) => new(_files, more);

    /// <param name="expected">As "KD1001 Program.cs:12 appsettings.json:4": the rule, the line, and the settings it goes back to.</param>
    public async Task Reports(string source, params string[] expected) =>
        Assert.Equal(expected.Order(), (await AnalyzeAsync(source)).Select(Show).Order());

    public async Task<string> Message(string source, string id) =>
        (await AnalyzeAsync(source)).Single(diagnostic => diagnostic.Id == id).GetMessage(CultureInfo.InvariantCulture);

    public async Task<ImmutableArray<Diagnostic>> AnalyzeAsync(params string[] sources)
    {
        var compilation = s_empty.AddReferences(_more)
            .AddSyntaxTrees(sources.Select((source, index) => CSharpSyntaxTree.ParseText(source, path: index == 0 ? "Program.cs" : $"File{index}.cs")));
        Assert.Empty(compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        var failures = new List<Exception>();
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions(_files), onAnalyzerException: (exception, _, _) => failures.Add(exception), concurrentAnalysis: false, logAnalyzerExecutionTime: false);
        var diagnostics = await compilation.WithAnalyzers(Shipped.Analyzers, options).GetAnalyzerDiagnosticsAsync();
        return failures.Count == 0 ? diagnostics : throw new AggregateException(failures);
    }

    private static string Show(Diagnostic diagnostic) => string.Join(" ", diagnostic.AdditionalLocations
        .Where(place => !place.IsInSource)
        .Select(Place)
        .Prepend(Place(diagnostic.Location))
        .Prepend(diagnostic.Id));

    private static string Place(Location location)
    {
        var span = location.GetLineSpan();
        return $"{Path.GetFileName(span.Path)}:{span.StartLinePosition.Line + 1}";
    }
}
