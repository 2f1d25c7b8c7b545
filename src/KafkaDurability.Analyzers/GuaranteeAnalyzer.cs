using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading;
using KafkaDurability.Analyzers.Configuration;
using KafkaDurability.Analyzers.Guarantees;
using KafkaDurability.Analyzers.Options;
using KafkaDurability.Analyzers.Program;
using KafkaDurability.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace KafkaDurability.Analyzers;

/// <summary>Shows what each client guarantees, and reports folders that promise more. It works only where somebody asks for the one, or has declared the other.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class GuaranteeAnalyzer : KafkaAnalyzer
{
    private const string Shown = "KD0002";

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = AllRules.Descriptors(AllRules.Over<GuaranteeAtBuild>());

    private protected override Action<SemanticModelAnalysisContext>? Begin(Compilation compilation, AnalyzerOptions options, CancellationToken cancellation) =>
        MemberAnalyzer.ModelOf(compilation, options, cancellation) is { } model ? file => Analyze(file, model) : null;

    private static void Analyze(SemanticModelAnalysisContext context, ConfigModel model)
    {
        var tree = context.SemanticModel.SyntaxTree;
        var own = context.Options.AnalyzerConfigOptionsProvider.GetOptions(tree);
        var options = new KafkaOptions(own);
        Guarantee? promise = own.TryGetValue(KafkaOption.Guarantee.Key, out var text) && KafkaOption.Guarantee.Parse(text) is { } place ? (Guarantee)place : null;
        if (promise is null or Guarantee.AtMostOnce && !IsAsked(context.SemanticModel.Compilation, tree, context.CancellationToken)
            || !model.Trees.Touches(tree) || !TreeNames.Of(tree).HasWord("Build"))
        {
            return;
        }

        foreach (var build in ProgramGuarantees.Of(model, context.Options, context.CancellationToken).Where(one => one.Client.Build.SyntaxTree == tree).GroupBy(one => one.Client.Build))
        {
            var fact = new GuaranteeAtBuild(build.Key, build.ToImmutableArray(), promise);
            foreach (var finding in AllRules.Over<GuaranteeAtBuild>().SelectMany(rule => rule.Judge(fact)))
            {
                context.Report(finding, options);
            }
        }
    }

    /// <summary>Whether an .editorconfig or .globalconfig asks for the rule here: it costs too much for who turns on all rules by hand.</summary>
    private static bool IsAsked(Compilation compilation, SyntaxTree tree, CancellationToken cancellation) =>
        compilation.Options.SyntaxTreeOptionsProvider is { } provider
        && (provider.TryGetDiagnosticValue(tree, Shown, cancellation, out var said) || provider.TryGetGlobalDiagnosticValue(Shown, cancellation, out said))
        && said is not (ReportDiagnostic.Suppress or ReportDiagnostic.Default);
}
