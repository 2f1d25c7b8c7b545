using System.Threading;
using KafkaDurability.Analyzers.Configuration;
using KafkaDurability.Analyzers.Kafka;
using KafkaDurability.Analyzers.Program;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Clients;

/// <summary>The settings behind consumers.</summary>
internal static class ConsumerSettings
{
    /// <summary>What the settings behind one call hold, for each way on which they are in sight; empty where they are not.</summary>
    public static List<ConfigSnapshot> Behind(SyntaxNode call, ConfigModel model, CancellationToken cancellation) => Members.RootOf(call) is not { } member ? []
        : new ConfigLinker(model, cancellation).ObjectsOf(member)
            .SelectMany(config => config.CallsBy.Where(by => by.Call.Node == call)
                .SelectMany(by => config.Built(ClientKinds.Consumer).Where(built => by.Branch.Meets(built.Branch))))
            .ToList();
}
