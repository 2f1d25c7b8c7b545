using KafkaDurability.Analyzers.CodeFixes;
using KafkaDurability.Analyzers.Tests.Libraries.StandIns;
using KafkaDurability.Analyzers.Tests.Verifiers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;

namespace KafkaDurability.Analyzers.Tests.Libraries;

/// <summary>Runs the rules over libraries, and their fixes, over source that uses stand-ins of the libraries.</summary>
internal static class LibraryCheck
{
    /// <param name="source">C# with the diagnostics marked.</param>
    /// <param name="host">The project's host.json; empty where it has none.</param>
    /// <param name="more">References beside those that the source's imports name.</param>
    public static Task Reports(string source, string host = "", params MetadataReference[] more)
    {
        var test = new CSharpAnalyzerTest<LibraryAnalyzer, DefaultVerifier>();
        Prepare(test, source, host, more);
        return test.RunAsync();
    }

    /// <summary>The fix, alone and with FixAll; what is left is marked in the fixed source.</summary>
    public static Task Fix(string source, string fixedSource, string host = "") => Fix<LibraryFixer>(source, fixedSource, host);

    /// <summary>As <see cref="Fix(string, string, string)"/>, for top-level statements.</summary>
    public static Task FixProgram(string source, string fixedSource) => Fix<LibraryFixer>(source, fixedSource, "", OutputKind.ConsoleApplication);

    /// <summary>The change that is offered in the editor alone.</summary>
    public static Task Suggestion(string source, string fixedSource) => Fix<SuggestionFixer>(source, fixedSource, "");

    private static Task Fix<TFixer>(string source, string fixedSource, string host, OutputKind? kind = null)
        where TFixer : CodeFixProvider, new()
    {
        var test = new FixTest<TFixer>();
        if (typeof(TFixer) == typeof(SuggestionFixer))
        {
            test.CodeFixTestBehaviors = CodeFixTestBehaviors.SkipFixAllCheck; // What wants a decision is for no FixAll.
        }

        Prepare(test, source, host, []);
        test.TestState.OutputKind = kind;
        if (fixedSource == source)
        {
            test.FixedState.MarkupHandling = MarkupMode.Allow;
        }

        test.FixedState.Sources.Add(fixedSource);
        test.FixedState.Sources.Add(("/0/GlobalUsings.cs", Verify.GlobalUsings));
        if (host.Length > 0)
        {
            test.FixedState.AdditionalFiles.Add(("/host.json", host));
        }

        return test.RunAsync();
    }

    private sealed class FixTest<TFixer> : CSharpCodeFixTest<LibraryAnalyzer, TFixer, DefaultVerifier>
        where TFixer : CodeFixProvider, new()
    {
        /// <summary>Who asks for suggestions wants them of all rules.</summary>
        protected override IEnumerable<CodeFixProvider> GetCodeFixProviders() =>
            typeof(TFixer) == typeof(SuggestionFixer) ? [new SuggestionFixer(), new AlternativeFixer()] : [new TFixer()];
    }

    private static void Prepare(AnalyzerTest<DefaultVerifier> test, string source, string host, MetadataReference[] more)
    {
        Verify.Prepare(test, source, errors: false);
        test.TestState.AdditionalReferences.AddRange(more);
        test.TestState.AdditionalReferences.AddRange(StandInLibraries.UsedBy(source).Except(Verify.References));
        if (host.Length > 0)
        {
            test.TestState.AdditionalFiles.Add(("/host.json", host));
        }
    }
}
