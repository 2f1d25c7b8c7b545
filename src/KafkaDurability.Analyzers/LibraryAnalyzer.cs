using System.Collections.Immutable;
using KafkaDurability.Analyzers.Program;
using KafkaDurability.Analyzers.Libraries;
using KafkaDurability.Analyzers.Options;
using KafkaDurability.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace KafkaDurability.Analyzers;

/// <summary>Reports libraries over the client that are set up so that messages are lost or repeated.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class LibraryAnalyzer : PackageAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        AllRules.Descriptors(AllRules.Over<LibraryInFolder>());

    private protected override void Begin(CompilationStartAnalysisContext start)
    {
        var references = LibraryReferences.Of(start.Compilation);
        var libraries = AllLibraries.In(references).ToList();
        if (libraries.Count > 0 && !TestProject.Is(start.Compilation))
        {
            var program = new LibraryProgram(start.Compilation, references, start.Options, start.CancellationToken);
            BaselineRule.Register(start.Compilation, start.Options, start.RegisterCompilationEndAction);
            start.RegisterSemanticModelAction(file => Analyze(file, program, libraries));
        }
    }

    private static void Analyze(SemanticModelAnalysisContext context, LibraryProgram program, List<Libraries.Library> libraries)
    {
        var names = TreeNames.Of(context.SemanticModel.SyntaxTree);
        var options = new KafkaOptions(context.Options.AnalyzerConfigOptionsProvider.GetOptions(context.SemanticModel.SyntaxTree));
        var here = program.With(context.CancellationToken);
        foreach (var library in libraries)
        {
            var members = library.Words.SelectMany(word => names.Mentioning(word, context.CancellationToken)).Distinct();
            foreach (var fact in members.SelectMany(member => library.Read(here.Member(member))).Select(fact => new LibraryInFolder(fact, options)))
            {
                foreach (var finding in AllRules.Over<LibraryInFolder>().SelectMany(rule => rule.Judge(fact)))
                {
                    context.Report(finding, options);
                }
            }
        }
    }
}
