using System.Collections.Immutable;
using KafkaDurability.Analyzers.CodeFixes;
using KafkaDurability.Analyzers.Tests.Docs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;
using Microsoft.CodeAnalysis.Text;

namespace KafkaDurability.Analyzers.Tests.Verifiers;

/// <summary>As <see cref="Verify"/>, with every analyzer of the package at once: what one reports, another must not.</summary>
internal static class VerifyAll
{
    /// <param name="source">C# with the diagnostics marked.</param>
    /// <param name="more">Further files of the same project.</param>
    public static Task Reports(string source, params string[] more) => Run(source, more, errors: false);

    /// <summary>As <see cref="Reports"/>, for source with errors of its own.</summary>
    public static Task ReportsInBroken(string source) => Run(source, [], errors: true);

    /// <summary>As <see cref="Reports"/>, for top-level statements.</summary>
    public static Task Program(string source)
    {
        var test = new AnalyzersTest();
        Verify.Prepare(test, source, errors: false);
        test.TestState.OutputKind = OutputKind.ConsoleApplication;
        return test.RunAsync();
    }

    private static Task Run(string source, string[] more, bool errors)
    {
        var test = new AnalyzersTest();
        Verify.Prepare(test, source, errors);
        test.TestState.Sources.AddRange(more.Select((text, index) => ($"/0/More{index}.cs", SourceText.From(text))));
        return test.RunAsync();
    }

    /// <summary>What the analyzers report of any text, that they failed included; the compiler's own reports are left out.</summary>
    public static Task<ImmutableArray<Diagnostic>> AnalyzeAsync(string source) => CSharpCompilation.Create(
            "Broken",
            [CSharpSyntaxTree.ParseText(source), CSharpSyntaxTree.ParseText(Verify.GlobalUsings)],
            Verify.References,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary))
        .WithAnalyzers(Shipped.Analyzers).GetAnalyzerDiagnosticsAsync();

    /// <summary>The one report, and the places that it goes back to; the places are marked by name.</summary>
    public static async Task Places(string source, string id, string at, params string[] related)
    {
        TestFileMarkupParser.GetSpans(source, out var text, out ImmutableDictionary<string, ImmutableArray<TextSpan>> spans);
        var found = Assert.Single(await new Sample(text, $"dotnet_diagnostic.{id}.severity = warning").ReportAsync());
        Assert.Equal(id, found.Id);
        Assert.Equal(spans[at].Single(), found.Location.SourceSpan);
        Assert.Equal(related.Select(name => spans[name].Single()), found.AdditionalLocations.Select(place => place.SourceSpan));
    }

    /// <summary>The fix, alone and with FixAll; whatever it leaves or brings up is marked in the fixed source.</summary>
    public static Task Fix(string source, string fixedSource, params string[] more) => Fix<SettingFixer>(source, fixedSource, more);

    /// <summary>The change that is offered in the editor alone.</summary>
    public static Task Suggestion(string source, string fixedSource, params string[] more) => Fix<SuggestionFixer>(source, fixedSource, more);

    /// <summary>The change of this title, of several that are offered in the editor; it is not offered where both sources are the same.</summary>
    public static Task Titled(string title, string source, string fixedSource) => Fix<SuggestionFixer>(source, fixedSource, [], title: title);

    /// <summary>The fix that puts a statement where it belongs, or awaits it.</summary>
    public static Task Move(string source, string fixedSource) => Fix<StatementFixer>(source, fixedSource, []);

    /// <summary>The fix that puts a statement into a finally.</summary>
    /// <param name="rounds">How often all is fixed at once until nothing is left.</param>
    public static Task Finally(string source, string fixedSource, int? rounds = null) => Fix<FinallyFixer>(source, fixedSource, [], rounds);

    /// <summary>As above, for top-level statements.</summary>
    public static Task FinallyInProgram(string source, string fixedSource) => Fix<FinallyFixer>(source, fixedSource, [], kind: OutputKind.ConsoleApplication);

    /// <summary>No fix is offered, neither for FixAll nor in the editor.</summary>
    public static async Task NoFix(string source, params string[] more)
    {
        await Fix(source, source, more);
        await Suggestion(source, source, more);
        await Fix<StatementFixer>(source, source, more);
        await Fix<FinallyFixer>(source, source, more);
    }

    private static Task Fix<TFixer>(string source, string fixedSource, string[] more, int? rounds = null, string? title = null, OutputKind? kind = null)
        where TFixer : CodeFixProvider, new()
    {
        var test = new FixTest<TFixer> { NumberOfFixAllIterations = rounds, CodeActionEquivalenceKey = title };
        if (typeof(TFixer) == typeof(SuggestionFixer))
        {
            test.CodeFixTestBehaviors = CodeFixTestBehaviors.SkipFixAllCheck; // What wants a decision is for no FixAll.
        }

        Verify.Prepare(test, source, errors: false);
        test.TestState.OutputKind = kind;
        test.FixedState.MarkupHandling = MarkupMode.Allow;
        test.FixedState.Sources.Add(fixedSource);
        test.FixedState.Sources.Add(test.TestState.Sources[1]);
        foreach (var (text, index) in more.Select((text, index) => (text, index)))
        {
            test.TestState.Sources.Add(($"/0/More{index}.cs", text));
            test.FixedState.Sources.Add(($"/0/More{index}.cs", text));
        }

        return test.RunAsync();
    }

    private sealed class AnalyzersTest : CSharpAnalyzerTest<ClientConfigAnalyzer, DefaultVerifier>
    {
        protected override IEnumerable<DiagnosticAnalyzer> GetDiagnosticAnalyzers() => Shipped.Analyzers;
    }

    private sealed class FixTest<TFixer> : CSharpCodeFixTest<ClientConfigAnalyzer, TFixer, DefaultVerifier>
        where TFixer : CodeFixProvider, new()
    {
        protected override IEnumerable<DiagnosticAnalyzer> GetDiagnosticAnalyzers() => Shipped.Analyzers;

        /// <summary>Who asks for suggestions wants them of all rules.</summary>
        protected override IEnumerable<CodeFixProvider> GetCodeFixProviders() =>
            typeof(TFixer) == typeof(SuggestionFixer) ? [new SuggestionFixer(), new AlternativeFixer()] : [new TFixer()];
    }
}
