using System.Threading;
using KafkaDurability.Analyzers.Configuration;
using KafkaDurability.Analyzers.Kafka;
using KafkaDurability.Analyzers.Program;
using KafkaDurability.Analyzers.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KafkaDurability.Analyzers.Clients;

/// <summary>
/// Whether a consumer that is handed to code out of sight is one of those that the program subscribes: it builds consumers
/// in one place alone, subscribes one of which nobody sees where it comes from, and assigns partitions to none.
/// </summary>
internal static class SubscribedElsewhere
{
    public static bool Is(ConfigObject config, ConfigModel model, CancellationToken cancellation) =>
        config.IsClientHandedOn
        && !TestProject.Is(model.Compilation)
        && Members.Mentioning(model.Compilation, "ConsumerBuilder", cancellation).Sum(Builders) == 1
        && Calls("Subscribe", model, cancellation).Any(call => !call.Site.IsCreated && IsUnknown(call.Site, model, cancellation))
        && !Calls("Assign", model, cancellation).Concat(Calls("IncrementalAssign", model, cancellation)).Any();

    private static int Builders(SyntaxNode member) => member.DescendantNodes().OfType<ObjectCreationExpressionSyntax>()
        .Count(creation => creation.Type.DescendantNodesAndSelf().OfType<SimpleNameSyntax>().LastOrDefault(name => name.Parent is not TypeArgumentListSyntax)?.Identifier.ValueText == "ConsumerBuilder");

    private static IEnumerable<ClientCall> Calls(string method, ConfigModel model, CancellationToken cancellation) =>
        Members.Calling(model.Compilation, method, cancellation)
            .SelectMany(member => model.Facts(member, cancellation).Of<ClientCall>().Where(call => call.Method.Name == method && model.Symbols.IsClient(call.Method.ContainingType, out var kind) && kind == ClientKinds.Consumer));

    private static bool IsUnknown(Site site, ConfigModel model, CancellationToken cancellation) =>
        site.Root is not { } root || !new Origins(model, cancellation).Of(root).Any();
}
