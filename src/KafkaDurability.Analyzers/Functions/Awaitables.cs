using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Functions;

/// <summary>Task and ValueTask.</summary>
internal static class Awaitables
{
    public static bool IsAwaitable(ITypeSymbol? type) => type is INamedTypeSymbol { Name: "Task" or "ValueTask" } named && IsTasks(named.ContainingNamespace);

    /// <summary>What awaiting the type gives; null for a task without a result and for other types.</summary>
    public static ITypeSymbol? ResultOf(ITypeSymbol? type) =>
        IsAwaitable(type) && type is INamedTypeSymbol { TypeArguments.Length: 1 } named ? named.TypeArguments[0] : null;

    private static bool IsTasks(INamespaceSymbol? scope) =>
        scope is { Name: "Tasks", ContainingNamespace: { Name: "Threading", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } };
}
