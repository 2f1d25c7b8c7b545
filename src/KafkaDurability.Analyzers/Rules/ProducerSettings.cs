using System.Threading;
using KafkaDurability.Analyzers.Binding;
using KafkaDurability.Analyzers.Configuration;
using KafkaDurability.Analyzers.Kafka;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Rules;

/// <summary>The settings behind a producer.</summary>
internal static class ProducerSettings
{
    /// <summary>What the settings behind one call hold, for each way on which they are in sight; empty where they are not.</summary>
    public static IEnumerable<ConfigSnapshot> Behind(SyntaxNode call, ConfigModel model, CancellationToken cancellation) =>
        Members.RootOf(call) is { } member ? BehindCallsOf(member, model, cancellation)[call] : [];

    /// <summary>For each call on a producer in a member, what the settings in sight hold where that producer may be built from them.</summary>
    public static ILookup<SyntaxNode, ConfigSnapshot> BehindCallsOf(SyntaxNode member, ConfigModel model, CancellationToken cancellation) =>
        new ConfigLinker(model, cancellation).ObjectsOf(member)
            .SelectMany(config => config.Built(ClientKinds.Producer)
                .SelectMany(built => config.CallsBy.Where(by => by.Branch.Meets(built.Branch)).Select(by => (by.Call.Node, Built: built))))
            .ToLookup(pair => pair.Node, pair => pair.Built);
}
