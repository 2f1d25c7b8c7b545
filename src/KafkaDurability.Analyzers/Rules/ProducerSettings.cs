using System.Threading;
using KafkaDurability.Analyzers.Configuration;
using KafkaDurability.Analyzers.Kafka;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Rules;

/// <summary>The settings behind a producer.</summary>
internal static class ProducerSettings
{
    /// <summary>For each call on a producer in a member, what the settings in sight hold where that producer may be built from them.</summary>
    public static ILookup<SyntaxNode, ConfigSnapshot> BehindCallsOf(SyntaxNode member, ConfigModel model, CancellationToken cancellation) =>
        new ConfigLinker(model, cancellation).ObjectsOf(member)
            .SelectMany(config => config.Built(ClientKinds.Producer)
                .SelectMany(built => config.CallsBy.Where(by => by.Branch.Meets(built.Branch)).Select(by => (by.Call.Node, Built: built))))
            .ToLookup(pair => pair.Node, pair => pair.Built);
}
