using System.Collections.Generic;
using System.Linq;
using System.Threading;
using KafkaDurability.Analyzers.AppSettings;
using KafkaDurability.Analyzers.Configuration;
using KafkaDurability.Analyzers.Kafka;
using KafkaDurability.Analyzers.Options;
using KafkaDurability.Analyzers.Program;
using KafkaDurability.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace KafkaDurability.Analyzers;

/// <summary>
/// How each analyzer of this package is driven: one action a tree, a look at the words of the tree, then at those of each
/// member, and only of the members that pass it the compiler is asked what they do; see docs/decisions/0006.
/// </summary>
public abstract class KafkaAnalyzer : PackageAnalyzer
{
    private protected KafkaAnalyzer()
    {
    }

    /// <summary>The words of which a member must have one.</summary>
    private protected abstract WordSet Words { get; }

    private protected sealed override void Begin(CompilationStartAnalysisContext start)
    {
        if (KafkaSymbols.From(start.Compilation) is { } symbols && Concerns(start.Compilation, symbols))
        {
            var model = ConfigModel.Of(start.Compilation, symbols, SettingsFiles.Of(start.Options, start.CancellationToken));
            start.RegisterSemanticModelAction(tree => Analyze(tree, model));
            BaselineRule.Register(start.Compilation, start.Options, start.RegisterCompilationEndAction);
            Start(start, model);
        }
    }

    /// <summary>Whether there is anything to look for in a program that references the client.</summary>
    private protected virtual bool Concerns(Compilation compilation, KafkaSymbols symbols) => true;

    /// <summary>Whether a tree is worth a look at its words: by its place in the program, and by names alone.</summary>
    private protected virtual bool MayConcern(SyntaxTree tree, ConfigModel model, CancellationToken cancellation) => model.Trees.Touches(tree);

    /// <summary>Registers what goes beyond the members of trees.</summary>
#pragma warning disable RS1012 // The action that each analyzer has is registered above; few have more.
    private protected virtual void Start(CompilationStartAnalysisContext context, ConfigModel model)
#pragma warning restore RS1012
    {
    }

    /// <summary>What is wrong in a member, and stands in it; each defect once.</summary>
    /// <param name="member">As <see cref="Members.RootOf"/> gives it; it has one of the words.</param>
    /// <param name="options">What holds for its file.</param>
    private protected abstract IEnumerable<Finding> Judge(SyntaxNode member, ConfigModel model, KafkaOptions options, CancellationToken cancellation);

    private void Analyze(SemanticModelAnalysisContext context, ConfigModel model)
    {
        var tree = context.SemanticModel.SyntaxTree;
        var names = TreeNames.Of(tree);
        if (!MayConcern(tree, model, context.CancellationToken) || Words.In(names) is not { Count: > 0 } words)
        {
            return;
        }

        var options = new KafkaOptions(context.Options.AnalyzerConfigOptionsProvider.GetOptions(tree));
        if (options.ModeIn(context.Options.AnalyzerConfigOptionsProvider.GlobalOptions) == Mode.Off)
        {
            return;
        }

        foreach (var member in Members.In(tree.GetRoot(context.CancellationToken)))
        {
            var span = Members.WithType(member).Span;
            if (context.FilterSpan is { } wanted && !wanted.IntersectsWith(span) || !words.Any(word => names.HasWord(word, span)))
            {
                continue;
            }

            foreach (var finding in Judge(member, model, options, context.CancellationToken))
            {
                context.Report(finding, options);
            }
        }
    }
}
