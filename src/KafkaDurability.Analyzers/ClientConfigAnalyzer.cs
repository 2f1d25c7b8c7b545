using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading;
using KafkaDurability.Analyzers.AppSettings;
using KafkaDurability.Analyzers.Clients;
using KafkaDurability.Analyzers.Configuration;
using KafkaDurability.Analyzers.Options;
using KafkaDurability.Analyzers.Program;
using KafkaDurability.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace KafkaDurability.Analyzers;

/// <summary>Reports producer and consumer settings, in code and in settings files, that lose or duplicate messages, or that the client throws on.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ClientConfigAnalyzer : MemberAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        AllRules.Descriptors(AllRules.All.Where(rule => rule is SettingRule or FileRule or OptionRejected));

    private protected override WordSet Words => Mentions.Words;

    /// <summary>What a library's own names set may go to a client that its own code builds.</summary>
    private protected override bool MayConcern(SyntaxTree tree, ConfigModel model, CancellationToken cancellation) =>
        model.Trees.Touches(tree) || Mentions.Libraries.In(TreeNames.Of(tree)).Count > 0;

    private protected override void Start(CompilationStartAnalysisContext context)
    {
        if (ModelOf(context.Compilation, context.Options, context.CancellationToken) is { Files.All.IsEmpty: false } model)
        {
            context.RegisterAdditionalFileAction(file => AnalyzeFile(file, model));
        }

        context.RegisterCompilationEndAction(OptionCheck.Report);
    }

    private protected override IEnumerable<Finding> Judge(SyntaxNode member, ConfigModel model, KafkaOptions options, CancellationToken cancellation)
    {
        var findings = new List<Finding>();
        foreach (var config in new ConfigLinker(model, cancellation).ObjectsOf(member))
        {
            // Each member reports what stands in it; others that see the same object come to the same answer.
            var use = new ConsumerUse(config, model, cancellation);
            findings.AddRange(SettingRules.Judge(new ClientSettings(config, options, use, new TransactionUse(config, model, cancellation), new OptionsSharing(config, model, cancellation)))
                .Where(finding => Members.RootOf(finding.At) == member));
        }

        return SettingRules.Settle(findings);
    }

    private static void AnalyzeFile(AdditionalFileAnalysisContext context, ConfigModel model)
    {
        if (!SettingsFile.IsSettings(context.AdditionalFile.Path))
        {
            return;
        }

        var options = new KafkaOptions(context.Options.AnalyzerConfigOptionsProvider.GetOptions(context.AdditionalFile));
        foreach (var finding in SettingsFileRules.Judge(context.AdditionalFile.Path, model, options, context.CancellationToken))
        {
            context.Report(finding);
        }
    }
}
