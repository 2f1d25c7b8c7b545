using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Functions;

/// <summary>Task and ValueTask.</summary>
internal static class Awaitables
{
    public static bool IsAwaitable(ITypeSymbol? type) => type is INamedTypeSymbol { Name: "Task" or "ValueTask" } named && IsTasks(named.ContainingNamespace);

    /// <summary>What awaiting the type gives; null for a task without a result and for other types.</summary>
    public static ITypeSymbol? ResultOf(ITypeSymbol? type) =>
        IsAwaitable(type) && type is INamedTypeSymbol { TypeArguments.Length: 1 } named ? named.TypeArguments[0] : null;

    /// <summary>A task of a task, or of several: awaiting it waits for the outer one alone.</summary>
    public static bool AreNested(ITypeSymbol? type) => ResultOf(type) is { } inner && IsAwaitable(inner is IArrayTypeSymbol array ? array.ElementType : inner);

    private static bool IsTasks(INamespaceSymbol? scope) =>
        scope is { Name: "Tasks", ContainingNamespace: { Name: "Threading", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } };
}
