using KafkaDurability.Analyzers.Program;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Rules;

/// <summary>How new code names what is declared in a namespace that may not be imported.</summary>
internal static class TypeNames
{
    /// <summary>The type's short name where it means that type at the place, else the full one.</summary>
    public static string Of(SyntaxNode at, string scope, string name, Compilation compilation)
    {
#pragma warning disable RS1030 // Only for a finding, to write its fix.
        var model = compilation.GetSemanticModel(at.SyntaxTree);
#pragma warning restore RS1030
        var found = model.LookupNamespacesAndTypes(at.SpanStart, name: name);
        return found.Length == 1 && found[0].ContainingNamespace.FullName() == scope ? name : "global::" + scope + "." + name;
    }
}
