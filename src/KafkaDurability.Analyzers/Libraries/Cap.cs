using KafkaDurability.Analyzers.Fixes;
using KafkaDurability.Analyzers.Functions;
using KafkaDurability.Analyzers.Libraries.Chains;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Libraries;

/// <summary>CAP: the offset moves on once a message is stored, so the storage is what keeps it.</summary>
/// <remarks>Read from dotnetcore/CAP, src/DotNetCore.CAP/Internal/IConsumerRegister.Default.cs, src/DotNetCore.CAP.Kafka/KafkaConsumerClient.cs (ListeningAsync, CommitAsync). Versions 8 to 10.</remarks>
internal sealed class Cap : Library
{
    public override string[] Assemblies => ["DotNetCore.CAP.Kafka"];

    public override string[] Words => ["UseInMemoryStorage", "CapSubscribe", "CapSubscribeAttribute"];

    public override IEnumerable<LibraryFact> Read(LibraryMember member) => member.Calls("UseInMemoryStorage").SelectMany(call => Storage(call, member))
        .Concat(Subscriber(member));

    private static IEnumerable<LibraryFact> Storage(IInvocationOperation call, LibraryMember member)
    {
        if (Bodies.StartOf(call) is IParameterReferenceOperation parameter
            && member.Program.Chains.OfParameter(OwnOperations.RootOf(call), parameter.Parameter) is var steps && steps.Of("UseKafka").FirstOrDefault() is { } kafka)
        {
            yield return new LibraryFact(Hazard.MemoryStorage, CallSyntax.Name(call)) { Related = [CallSyntax.Name(kafka.Operation)] };
        }
    }

    private static IEnumerable<LibraryFact> Subscriber(LibraryMember member)
    {
        if (member.Method is not { } method || Concurrent(method) is not { } own || own.Attribute.ApplicationSyntaxReference?.GetSyntax(member.Cancellation) is not { } syntax)
        {
            yield break;
        }

        // One alone is serial. The semaphore of a group has as many places as its subscribers ask for together.
        var sum = member.Program.Mentioning("CapSubscribe").Concat(member.Program.Mentioning("CapSubscribeAttribute"))
            .Select(other => other.Method)
            .OfType<IMethodSymbol>()
            .Distinct<ISymbol>(SymbolEqualityComparer.Default)
            .OfType<IMethodSymbol>()
            .Select(Concurrent)
            .Where(other => other?.Group == own.Group)
            .Sum(other => other!.Value.Count);
        if (sum >= 2)
        {
            yield return new LibraryFact(Hazard.OutOfOrder, syntax, own.Group, sum);
        }
    }

    private static (AttributeData Attribute, string Group, int Count)? Concurrent(IMethodSymbol method)
    {
        if (AttributeOf(method, "CapSubscribeAttribute") is not { } attribute || !LibraryReferences.IsFamily(attribute.AttributeClass?.ContainingAssembly))
        {
            return null;
        }

        var named = attribute.NamedArguments.ToDictionary(argument => argument.Key, argument => argument.Value.Value);
        var count = named.TryGetValue("GroupConcurrent", out var value) && value is byte number ? number : 0;
        var group = named.TryGetValue("Group", out var name) ? name as string : attribute.ConstructorArguments.FirstOrDefault().Value as string;
        return count > 0 && group is not null ? (attribute, group, count) : null;
    }
}
