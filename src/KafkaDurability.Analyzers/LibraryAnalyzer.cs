using System.Collections.Immutable;
using System.Threading;
using KafkaDurability.Analyzers.Libraries;
using KafkaDurability.Analyzers.Program;
using KafkaDurability.Analyzers.Options;
using KafkaDurability.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace KafkaDurability.Analyzers;

/// <summary>Reports libraries over the client that are set up so that messages are lost or repeated.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class LibraryAnalyzer : KafkaAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        AllRules.Descriptors(AllRules.Over<LibraryInFolder>());

    private protected override Action<SemanticModelAnalysisContext>? Begin(Compilation compilation, AnalyzerOptions options, CancellationToken cancellation)
    {
        var references = LibraryReferences.Of(compilation);
        var libraries = AllLibraries.In(references).ToList();
        if (libraries.Count == 0 || TestProject.Is(compilation))
        {
            return null;
        }

        var program = new LibraryProgram(compilation, references, options, cancellation);
        return file => Analyze(file, program, libraries);
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
