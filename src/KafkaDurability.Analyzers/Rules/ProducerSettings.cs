using System.Threading;
using KafkaDurability.Analyzers.Binding;
using KafkaDurability.Analyzers.Configuration;
using KafkaDurability.Analyzers.Kafka;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Rules;

/// <summary>The settings behind a producer.</summary>
internal static class ProducerSettings
{
    /// <summary>What the settings in sight hold where the producer that a call is on may be built from them.</summary>
    public static IEnumerable<ConfigSnapshot> Behind(SyntaxNode call, ConfigModel model, CancellationToken cancellation) =>
        Members.RootOf(call) is { } member
            ? new ConfigLinker(model, cancellation).ObjectsOf(member)
                .SelectMany(config => config.CallsBy
                    .Where(by => by.Call.Node == call)
                    .SelectMany(by => config.Built(ClientKinds.Producer).Where(built => by.Branch.Meets(built.Branch))))
            : [];
}
