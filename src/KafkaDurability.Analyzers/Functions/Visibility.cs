using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Functions;

/// <summary>Who can name a member.</summary>
internal static class Visibility
{
    /// <summary>Whether code of other assemblies can reach the member; that of a program is reached by none.</summary>
    public static bool IsOutside(ISymbol member, Compilation compilation)
    {
        var isHidden = compilation.Options.OutputKind != OutputKind.DynamicallyLinkedLibrary && SymbolEqualityComparer.Default.Equals(member.ContainingAssembly, compilation.Assembly);
        for (ISymbol? symbol = member; symbol is not null && !isHidden; symbol = symbol.ContainingSymbol)
        {
            isHidden = symbol.DeclaredAccessibility is Accessibility.Private or Accessibility.Internal or Accessibility.ProtectedAndInternal;
        }

        return !isHidden;
    }
}
