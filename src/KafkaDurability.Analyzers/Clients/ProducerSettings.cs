using System.Collections.Concurrent;
using System.Threading;
using KafkaDurability.Analyzers.Configuration;
using KafkaDurability.Analyzers.Kafka;
using KafkaDurability.Analyzers.Program;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Clients;

/// <summary>The settings behind producers, put together once for each member.</summary>
internal sealed class ProducerSettings
{
    private readonly ConcurrentDictionary<SyntaxNode, ILookup<SyntaxNode, ConfigSnapshot>> _behindCalls = new();

    /// <summary>What the settings behind one call hold, for each way on which they are in sight; empty where they are not.</summary>
    public static IEnumerable<ConfigSnapshot> Behind(SyntaxNode call, ConfigModel model, CancellationToken cancellation) =>
        Members.RootOf(call) is { } member
            ? KafkaProgram.Of(model.Compilation).Part(static _ => new ProducerSettings(), model)._behindCalls.GetOrAdd(member, key => BehindCallsOf(key, model, cancellation))[call]
            : [];

    /// <summary>Where the producer of a call is built, if that is done without a transactional id, or with an empty one; null where it may have one.</summary>
    public static SyntaxNode? WithoutTransactionalId(SyntaxNode call, ConfigModel model, CancellationToken cancellation)
    {
        var settings = Behind(call, model, cancellation).ToList();
        return settings.Count > 0 && settings.All(one => one[Settings.TransactionalId] is { IsUnset: true } || one[Settings.TransactionalId].IsSet(value => value.Text.Length == 0))
            ? settings[0].BuiltAt
            : null;
    }

    private static ILookup<SyntaxNode, ConfigSnapshot> BehindCallsOf(SyntaxNode member, ConfigModel model, CancellationToken cancellation) =>
        new ConfigLinker(model, cancellation).ObjectsOf(member)
            .SelectMany(config => config.Built(ClientKinds.Producer)
                .SelectMany(built => config.CallsBy.Where(by => by.Branch.Meets(built.Branch)).Select(by => (by.Call.Node, Built: built))))
            .ToLookup(pair => pair.Node, pair => pair.Built);
}
