using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Program;

internal static class Namespaces
{
    private static readonly ConditionalWeakTable<INamespaceSymbol, string> s_names = new();

    /// <summary>"System.Collections.Generic"; put together once a namespace, as each call in sight is asked for its own.</summary>
    public static string FullName(this INamespaceSymbol scope) => s_names.GetValue(scope, static key => key.ToDisplayString());

    /// <summary>Whether a namespace is the other, or lies below it.</summary>
    public static bool IsWithin(string name, string root) =>
        name.StartsWith(root, System.StringComparison.Ordinal) && (name.Length == root.Length || name[root.Length] == '.');
}
