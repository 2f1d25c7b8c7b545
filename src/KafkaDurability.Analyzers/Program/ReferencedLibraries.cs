using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Program;

/// <summary>The referenced assemblies that stand over another one; other projects of the solution may be among them.</summary>
internal static class ReferencedLibraries
{
    /// <summary>Compilations that follow each other in an editor share the assemblies' symbols.</summary>
    private static readonly ConditionalWeakTable<IAssemblySymbol, string[]> s_names = new();

    /// <summary>The names of their types and extensions.</summary>
    public static IEnumerable<string> NamesOver(string assembly, Compilation compilation)
    {
        var over = new HashSet<string> { assembly };
        var pending = compilation.SourceModule.ReferencedAssemblySymbols.Where(other => other.Name != assembly).ToImmutableArray();
        for (var found = true; found;)
        {
            var next = pending.Where(other => other.Modules.Any(module => module.ReferencedAssemblies.Any(used => over.Contains(used.Name)))).ToList();
            foreach (var name in next.SelectMany(other => s_names.GetValue(other, static key => Names(key))))
            {
                yield return name;
            }

            pending = pending.RemoveRange(next);
            over.UnionWith(next.Select(other => other.Name));
            found = next.Count > 0;
        }
    }

    private static string[] Names(IAssemblySymbol assembly)
    {
        var names = new HashSet<string>(assembly.TypeNames);
        var pending = new Stack<INamespaceSymbol>([assembly.GlobalNamespace]);
        while (pending.Count > 0)
        {
            var scope = pending.Pop();
            foreach (var inner in scope.GetNamespaceMembers())
            {
                pending.Push(inner);
            }

            names.UnionWith(scope.GetTypeMembers().Where(type => type.MightContainExtensionMethods)
                .SelectMany(type => type.GetMembers()).OfType<IMethodSymbol>().Where(method => method.IsExtensionMethod).Select(method => method.Name));
        }

        return names.ToArray();
    }
}
