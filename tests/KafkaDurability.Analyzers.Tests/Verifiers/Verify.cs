using System.Collections.Immutable;
using KafkaDurability.Analyzers.Tests.Docs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;

namespace KafkaDurability.Analyzers.Tests.Verifiers;

/// <summary>Runs analyzers and fixers over source with {|KD0000:markup|}; nothing is downloaded.</summary>
internal static class Verify
{
    internal const string GlobalUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using Confluent.Kafka;
        """;

    /// <summary>The framework, the Kafka client and the Microsoft.Extensions packages, for every verifier.</summary>
    public static ImmutableArray<MetadataReference> References => SampleReferences.Hosting;

    /// <summary>A library without code of its own: where tests add theirs to it, the references are bound once for all of them.</summary>
    public static CSharpCompilation Empty { get; } = CSharpCompilation.Create(
        "Test", [CSharpSyntaxTree.ParseText(GlobalUsings)], References, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));

    /// <param name="source">C# with the diagnostics marked; the usual usings are added.</param>
    /// <param name="errors">Lets the source have errors of its own.</param>
    public static Task Analyzer<TAnalyzer>(string source, bool errors = false)
        where TAnalyzer : DiagnosticAnalyzer, new()
    {
        var test = new CSharpAnalyzerTest<TAnalyzer, DefaultVerifier>();
        Prepare(test, source, errors);
        return test.RunAsync();
    }

    /// <summary>As above, for some of the analyzer's rules; the others are off.</summary>
    /// <param name="ids">How their IDs begin.</param>
    public static Task Rules<TAnalyzer>(string[] ids, string source, bool errors = false)
        where TAnalyzer : DiagnosticAnalyzer, new()
    {
        var test = new CSharpAnalyzerTest<TAnalyzer, DefaultVerifier>();
        Prepare(test, source, errors);
        test.DisabledDiagnostics.AddRange(new TAnalyzer().SupportedDiagnostics
            .Select(rule => rule.Id)
            .Where(id => !ids.Any(wanted => id.StartsWith(wanted, StringComparison.Ordinal))));
        return test.RunAsync();
    }

    /// <param name="source">As above.</param>
    /// <param name="config">What .editorconfig says of the source.</param>
    /// <param name="expected">Diagnostics beside those that are marked.</param>
    public static Task Analyzer<TAnalyzer>(string source, EditorConfig config, params DiagnosticResult[] expected)
        where TAnalyzer : DiagnosticAnalyzer, new()
    {
        var test = new CSharpAnalyzerTest<TAnalyzer, DefaultVerifier>();
        Prepare(test, source, errors: false);
        test.TestState.AnalyzerConfigFiles.Add(("/.editorconfig", "root = true\n[*.cs]\n" + config.Line + "\n"));
        test.ExpectedDiagnostics.AddRange(expected);
        return test.RunAsync();
    }

    /// <param name="source">Top-level statements, with the diagnostics marked.</param>
    public static Task Program<TAnalyzer>(string source)
        where TAnalyzer : DiagnosticAnalyzer, new()
    {
        var test = new CSharpAnalyzerTest<TAnalyzer, DefaultVerifier>();
        Prepare(test, source, errors: false);
        test.TestState.OutputKind = OutputKind.ConsoleApplication;
        return test.RunAsync();
    }

    /// <summary>Checks the diagnostics, the fix, and the fix of all at once.</summary>
    /// <param name="index">Which of the offered fixes to take.</param>
    public static Task Fix<TAnalyzer, TFixer>(string source, string fixedSource, int index = 0)
        where TAnalyzer : DiagnosticAnalyzer, new()
        where TFixer : CodeFixProvider, new()
    {
        var test = new CSharpCodeFixTest<TAnalyzer, TFixer, DefaultVerifier> { CodeActionIndex = index };
        Prepare(test, source, errors: false);
        test.FixedState.Sources.Add(fixedSource);
        test.FixedState.Sources.Add(("/0/GlobalUsings.cs", GlobalUsings));
        return test.RunAsync();
    }

    /// <summary>As above, for sources that are fixed together: in a project, and in a solution.</summary>
    public static Task Fix<TAnalyzer, TFixer>(string[] sources, string[] fixedSources)
        where TAnalyzer : DiagnosticAnalyzer, new()
        where TFixer : CodeFixProvider, new()
    {
        var test = new CSharpCodeFixTest<TAnalyzer, TFixer, DefaultVerifier>();
        Prepare(test, sources[0], errors: false);
        test.FixedState.Sources.Add(fixedSources[0]);
        test.FixedState.Sources.Add(("/0/GlobalUsings.cs", GlobalUsings));
        for (var i = 1; i < sources.Length; i++)
        {
            test.TestState.Sources.Add(($"/0/Other{i}.cs", sources[i]));
            test.FixedState.Sources.Add(($"/0/Other{i}.cs", fixedSources[i]));
        }

        return test.RunAsync();
    }

    internal static void Prepare(AnalyzerTest<DefaultVerifier> test, string source, bool errors)
    {
        test.ReferenceAssemblies = new ReferenceAssemblies("net10.0");
        test.TestState.AdditionalReferences.AddRange(References);
        test.TestState.Sources.Add(source);
        test.TestState.Sources.Add(("/0/GlobalUsings.cs", GlobalUsings));

        // A rule may have two analyzers: one that sees it in settings, one that sees it in calls.
        test.MarkupOptions = MarkupOptions.UseFirstDescriptor;

        // Both hold for rules, not for each program: PageSamplesTests has them rule by rule.
        test.TestBehaviors = TestBehaviors.SkipGeneratedCodeCheck | TestBehaviors.SkipSuppressionCheck;
        test.CompilerDiagnostics = errors ? CompilerDiagnostics.None : CompilerDiagnostics.Errors;
    }
}

/// <summary>One line of an .editorconfig file that holds for all C# files.</summary>
internal sealed record EditorConfig(string Line);
