using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace KafkaDurability.Analyzers.Tests.Verifiers;

/// <summary>Runs an analyzer over source as it is, whether it compiles or not; throws what the analyzer throws.</summary>
internal static class Reports
{
    private static readonly SyntaxTree s_usings = CSharpSyntaxTree.ParseText("""
        global using System;
        global using System.Collections.Generic;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using Confluent.Kafka;
        """);

    private static readonly Lazy<MetadataReference> s_library = new(() => CSharpCompilation.Create(
        "Elsewhere",
        [s_usings, CSharpSyntaxTree.ParseText("public static class Library { public static Acks Acks; public static void Run(object client) { } }")],
        Verify.References,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary)).ToMetadataReference());

    /// <summary>The diagnostics, in the order of the source.</summary>
    public static Task<ImmutableArray<Diagnostic>> Of<TAnalyzer>(params string[] files)
        where TAnalyzer : DiagnosticAnalyzer, new() =>
        Run<TAnalyzer>(Verify.Empty.AddSyntaxTrees(files.Select(file => CSharpSyntaxTree.ParseText(file))));

    /// <summary>As above, with other references and without the usual usings.</summary>
    public static Task<ImmutableArray<Diagnostic>> Of<TAnalyzer>(IEnumerable<MetadataReference> references, params SyntaxTree[] trees)
        where TAnalyzer : DiagnosticAnalyzer, new() =>
        Run<TAnalyzer>(CSharpCompilation.Create("Sample", trees, references, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary)));

    private static async Task<ImmutableArray<Diagnostic>> Run<TAnalyzer>(Compilation compilation)
        where TAnalyzer : DiagnosticAnalyzer, new()
    {
        var failures = new List<Exception>();
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([]),
            onAnalyzerException: (exception, _, _) => failures.Add(exception),
            concurrentAnalysis: false,
            logAnalyzerExecutionTime: false);
        var diagnostics = await compilation.WithAnalyzers([new TAnalyzer()], options).GetAnalyzerDiagnosticsAsync();
        return failures.Count == 0
            ? diagnostics.OrderBy(diagnostic => diagnostic.Location.SourceSpan).ToImmutableArray()
            : throw new AggregateException(failures);
    }

    /// <summary>The source with the usual usings, as a program; <c>Library</c> is of another assembly.</summary>
    public static Compilation Compile(string source) => CSharpCompilation.Create(
        "Sample", [s_usings, CSharpSyntaxTree.ParseText(source)], [.. Verify.References, s_library.Value], new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));

    /// <summary>The rule and the message of the one diagnostic.</summary>
    public static async Task<string> Message<TAnalyzer>(string source)
        where TAnalyzer : DiagnosticAnalyzer, new()
    {
        var diagnostic = Assert.Single(await Of<TAnalyzer>(source));
        return diagnostic.Id + ": " + diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture);
    }
}
