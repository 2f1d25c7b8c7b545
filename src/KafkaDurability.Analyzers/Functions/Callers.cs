using System.Collections.Generic;
using System.Linq;
using System.Threading;
using KafkaDurability.Analyzers.Program;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Functions;

/// <summary>Who calls a method: names tell where to look, before anything is bound.</summary>
internal static class Callers
{
    /// <summary>The name that calls say; that of an explicit implementation has the interface in front.</summary>
    public static string NameOf(IMethodSymbol method) => method.Name.Substring(method.Name.LastIndexOf('.') + 1);

    /// <summary>The members that may call a method: those that call something of its name, or name the type that it makes.</summary>
    public static IEnumerable<SyntaxNode> MembersNaming(IMethodSymbol method, Compilation compilation, CancellationToken cancellation)
    {
        if (method.MethodKind == MethodKind.Constructor)
        {
            var type = method.ContainingType;
            return Members.Mentioning(compilation, type.Name, cancellation).Concat(Members.Mentioning(type, type.Name)).Distinct();
        }

        return method.DeclaredAccessibility == Accessibility.Private && method.ExplicitInterfaceImplementations.IsEmpty
            ? Members.Calling(method.ContainingType, NameOf(method), cancellation)
            : Members.Calling(compilation, NameOf(method), cancellation);
    }

    /// <summary>Whether a call of the one method may run the body of the other: of itself, of what it overrides, of what it implements.</summary>
    public static bool MayRun(IMethodSymbol called, IMethodSymbol body)
    {
        var used = (called.ReducedFrom ?? called).OriginalDefinition;
        for (var own = body.OriginalDefinition; own is not null; own = own.OverriddenMethod?.OriginalDefinition)
        {
            if (SymbolEqualityComparer.Default.Equals(used, own))
            {
                return true;
            }
        }

        return used.ContainingType.TypeKind == TypeKind.Interface
            && body.ContainingType.AllInterfaces.Any(contract => SymbolEqualityComparer.Default.Equals(contract.OriginalDefinition, used.ContainingType)
                && contract.GetMembers(used.Name).Any(member => SymbolEqualityComparer.Default.Equals(body.ContainingType.FindImplementationForInterfaceMember(member)?.OriginalDefinition, body.OriginalDefinition)));
    }
}
