using System.Threading;
using KafkaDurability.Analyzers.Configuration;
using KafkaDurability.Analyzers.Kafka;
using KafkaDurability.Analyzers.Program;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Guarantees;

/// <summary>Finds the clients that a program builds: each call of a builder's Build, once for each set of settings that reaches it.</summary>
internal static class ClientsInSight
{
    public static IEnumerable<ClientInSight> Of(ConfigModel model, CancellationToken cancellation) => model.Compilation.SyntaxTrees
        .Where(model.Trees.Touches)
        .SelectMany(tree => TreeNames.Of(tree).Calling("Build", cancellation))
        .Distinct()
        .SelectMany(member => In(member, model, cancellation));

    private static IEnumerable<ClientInSight> In(SyntaxNode member, ConfigModel model, CancellationToken cancellation)
    {
        if (model.Operation(member, cancellation) is not { } body)
        {
            yield break;
        }

        var configs = new ConfigLinker(model, cancellation).ObjectsOf(member).ToList();
        foreach (var call in body.DescendantsAndSelf().OfType<IInvocationOperation>())
        {
            if (call.TargetMethod.Name != "Build" || !model.Symbols.IsBuilder(call.TargetMethod.ContainingType, out var kind) || kind is not (ClientKinds.Producer or ClientKinds.Consumer))
            {
                continue;
            }

            var found = configs
                .SelectMany(config => config.Snapshots.Where(snapshot => snapshot.BuiltAt == call.Syntax).Select(snapshot => new ClientInSight(kind, call.Syntax, config, snapshot)))
                .GroupBy(client => (client.Config!.Creation, client.Built!.Branch)).Select(same => same.First())
                .ToList();
            foreach (var client in found.Count > 0 ? found : [new ClientInSight(kind, call.Syntax, null, null)])
            {
                yield return client;
            }
        }
    }
}
