using System.Threading;
using KafkaDurability.Analyzers.Binding;
using KafkaDurability.Analyzers.Configuration;
using KafkaDurability.Analyzers.Kafka;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Rules;

/// <summary>The settings that the producer behind a call was built from.</summary>
internal static class SettingsBehind
{
    /// <returns>One for each way on which they are in sight; empty where they are not.</returns>
    public static IEnumerable<ConfigSnapshot> Call(SyntaxNode call, ConfigModel model, CancellationToken cancellation)
    {
        var linker = new ConfigLinker(model, cancellation);
        return Members.RootOf(call) is { } member
            ? linker.ObjectsOf(member).SelectMany(config => config.CallsBy
                .Where(by => by.Call.Node == call)
                .SelectMany(by => config.Built(ClientKinds.Producer).Where(built => by.Branch.Meets(built.Branch))))
            : [];
    }
}
