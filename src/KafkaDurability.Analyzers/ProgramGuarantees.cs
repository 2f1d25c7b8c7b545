using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading;
using KafkaDurability.Analyzers.AppSettings;
using KafkaDurability.Analyzers.Configuration;
using KafkaDurability.Analyzers.Guarantees;
using KafkaDurability.Analyzers.Kafka;
using KafkaDurability.Analyzers.Options;
using KafkaDurability.Analyzers.Program;
using KafkaDurability.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace KafkaDurability.Analyzers;

/// <summary>The guarantees of all clients that a program builds: all rules over clients are asked, in all of its code, once.</summary>
internal static class ProgramGuarantees
{
    private static readonly ImmutableArray<MemberAnalyzer> s_analyzers = ImmutableArray.Create<MemberAnalyzer>(
        new ClientConfigAnalyzer(), new ProducerUseAnalyzer(), new ConsumeLoopAnalyzer(), new ConsumerLifeAnalyzer(), new ClientUseAnalyzer());

    /// <returns>In the order of the files; empty where the program does not reference the client.</returns>
    public static ImmutableArray<InferredGuarantee> Of(Compilation compilation, AnalyzerOptions options, CancellationToken cancellation) =>
        KafkaSymbols.From(compilation) is { } symbols ? Of(ConfigModel.Of(compilation, symbols, SettingsFiles.Of(options, cancellation)), options, cancellation) : ImmutableArray<InferredGuarantee>.Empty;

    /// <inheritdoc cref="Of(Compilation, AnalyzerOptions, CancellationToken)"/>
    public static ImmutableArray<InferredGuarantee> Of(ConfigModel model, AnalyzerOptions options, CancellationToken cancellation) =>
        KafkaProgram.Of(model.Compilation).Part(_ => new Known(), model).Get(() => Infer(model, options, cancellation));

    private static ImmutableArray<InferredGuarantee> Infer(ConfigModel model, AnalyzerOptions options, CancellationToken cancellation)
    {
        var clients = ClientsInSight.Of(model, cancellation).ToList();
        if (clients.Count == 0)
        {
            return ImmutableArray<InferredGuarantee>.Empty;
        }

        var hazards = new ClientHazards(clients, Hazards(model, options, cancellation).ToList());
        return clients.Select(client =>
        {
            var own = hazards.Of(client).ToList();
            var (delivery, reasons) = client.Kind == ClientKinds.Producer
                ? new ProducerGuarantee(client, own, new DroppedTasks(model, cancellation), new HandlerSight(model, cancellation)).Infer()
                : new ConsumerGuarantee(client, own, model, cancellation).Infer();
            var conditions = delivery > Delivery.AtMostOnce ? own.Where(hazard => hazard.Harm == Harm.MayLose).Select(hazard => Reason.Of(hazard) with { Kind = ReasonKind.Condition }) : [];
            return new InferredGuarantee(client, delivery, conditions.Concat(reasons).ToImmutableArray(), own.ToImmutableArray());
        }).ToImmutableArray();
    }

    private static IEnumerable<Hazard> Hazards(ConfigModel model, AnalyzerOptions options, CancellationToken cancellation) =>
        from tree in model.Compilation.SyntaxTrees
        let own = new KafkaOptions(options.AnalyzerConfigOptionsProvider.GetOptions(tree))
        from analyzer in s_analyzers
        from finding in analyzer.FindingsIn(tree, model, own, cancellation)
        select new Hazard(finding.Rule.Id, Message(finding), HarmOf(finding.Rule), finding.At, finding.Related, finding.Files);

    private static string Message(Finding finding) => string.Format(System.Globalization.CultureInfo.InvariantCulture, finding.Rule.Descriptor.MessageFormat.ToString(), finding.Arguments);

    /// <summary>A suggestion speaks of what may happen, but for what repeats: that counts in any case.</summary>
    private static Harm HarmOf(Rule rule) => (rule.Consequence, rule.Descriptor.DefaultSeverity) switch
    {
        (Consequence.Duplicate, _) => Harm.Duplicates,
        (Consequence.Loss, DiagnosticSeverity.Warning) => Harm.Loses,
        (Consequence.Loss, _) => Harm.MayLose,
        (Consequence.Crash, DiagnosticSeverity.Warning) => Harm.Throws,
        _ => Harm.None,
    };

    /// <summary>Worked out by whoever comes first; one that is cancelled leaves it to the next.</summary>
    private sealed class Known
    {
        private readonly object _lock = new();
        private ImmutableArray<InferredGuarantee> _all;

        public ImmutableArray<InferredGuarantee> Get(Func<ImmutableArray<InferredGuarantee>> infer)
        {
            lock (_lock)
            {
                return _all.IsDefault ? _all = infer() : _all;
            }
        }
    }
}
