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
/// How the members of a program that references the client are looked at: first the place of a tree in the program, then its
/// words, then those of each member, and only of the members that pass it the compiler is asked what they do.
/// </summary>
public abstract class MemberAnalyzer : KafkaAnalyzer
{
    private protected MemberAnalyzer()
    {
    }

    /// <summary>The words of which a member must have one.</summary>
    private protected abstract WordSet Words { get; }

    private protected sealed override Action<SemanticModelAnalysisContext>? Begin(Compilation compilation, AnalyzerOptions options, CancellationToken cancellation) =>
        ModelOf(compilation, options, cancellation) is { } model && Concerns(compilation, model.Symbols) ? tree => Analyze(tree, model) : null;

    /// <summary>What all of them read of a program; null where it does not reference the client.</summary>
    internal static ConfigModel? ModelOf(Compilation compilation, AnalyzerOptions options, CancellationToken cancellation) =>
        KafkaSymbols.From(compilation) is { } symbols ? ConfigModel.Of(compilation, symbols, SettingsFiles.Of(options, cancellation)) : null;

    /// <summary>Which members of a tree are worth a look without one of the words, by their syntax alone; null where none is.</summary>
    private protected virtual Func<SyntaxNode, bool>? Others(SyntaxTree tree, ConfigModel model, CancellationToken cancellation) => null;

    /// <summary>Whether there is anything to look for in a program that references the client.</summary>
    private protected virtual bool Concerns(Compilation compilation, KafkaSymbols symbols) => true;

    /// <summary>Whether a tree is worth a look at its words: by its place in the program, and by names alone.</summary>
    private protected virtual bool MayConcern(SyntaxTree tree, ConfigModel model, CancellationToken cancellation) => model.Trees.Touches(tree);

    /// <summary>What is wrong in a member, and stands in it; each defect once.</summary>
    /// <param name="member">As <see cref="Members.RootOf"/> gives it; it has one of the words.</param>
    /// <param name="options">What holds for its file.</param>
    private protected abstract IEnumerable<Finding> Judge(SyntaxNode member, ConfigModel model, KafkaOptions options, CancellationToken cancellation);

    /// <summary>All that it finds in a tree, whatever its folder promises and accepts.</summary>
    internal IEnumerable<Finding> FindingsIn(SyntaxTree tree, ConfigModel model, KafkaOptions options, CancellationToken cancellation)
    {
        return Concerns(model.Compilation, model.Symbols) && MayConcern(tree, model, cancellation) && Filter(tree, model, cancellation) is { } mayConcern
            ? Members.In(tree.GetRoot(cancellation)).Where(mayConcern).SelectMany(member => Judge(member, model, options, cancellation))
            : [];
    }

    /// <summary>Which members of a tree are looked at; null for none.</summary>
    private Func<SyntaxNode, bool>? Filter(SyntaxTree tree, ConfigModel model, CancellationToken cancellation)
    {
        var names = TreeNames.Of(tree);
        var (words, others) = (Words.In(names), Others(tree, model, cancellation));
        return words.Count == 0 && others is null ? null
            : member => Members.WithType(member).Span is var span && words.Any(word => names.HasWord(word, span)) || others?.Invoke(member) == true;
    }

    private void Analyze(SemanticModelAnalysisContext context, ConfigModel model)
    {
        var tree = context.SemanticModel.SyntaxTree;
        if (!MayConcern(tree, model, context.CancellationToken) || Filter(tree, model, context.CancellationToken) is not { } mayConcern)
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
            if (context.FilterSpan is { } wanted && !wanted.IntersectsWith(Members.WithType(member).Span) || !mayConcern(member))
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
