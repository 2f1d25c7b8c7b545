using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using KafkaDurability.Analyzers.Program;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KafkaDurability.Analyzers.Functions;

/// <summary>
/// The types of a program that derive from one of its own types, or implement it. Names in base lists tell where to look: after a
/// keystroke all types are new to the compiler, and a walk over them would cost more than all the rest.
/// </summary>
internal sealed class DerivedTypes(Compilation compilation)
{
    private readonly ConcurrentDictionary<INamedTypeSymbol, IReadOnlyList<INamedTypeSymbol>> _of = new(SymbolEqualityComparer.Default);

    /// <param name="type">As it is declared.</param>
    /// <returns>Directly or not, each as it is declared: classes, structs and interfaces.</returns>
    public IReadOnlyList<INamedTypeSymbol> Of(INamedTypeSymbol type, CancellationToken cancellation) =>
        _of.TryGetValue(type, out var known) ? known : _of.GetOrAdd(type, Find(type, cancellation));

    private List<INamedTypeSymbol> Find(INamedTypeSymbol type, CancellationToken cancellation)
    {
        var derived = new List<INamedTypeSymbol>();
        var names = new HashSet<string> { type.Name };
        var pending = new Queue<string>(names);
        while (pending.Count > 0)
        {
            foreach (var token in ProgramNames.Of(compilation).Tokens(pending.Dequeue(), cancellation))
            {
                if (NameBehind(token) is { } alias)
                {
                    Look(alias);
                }
                else if (token.Parent?.FirstAncestorOrSelf<BaseListSyntax>()?.Parent is BaseTypeDeclarationSyntax declaration
                    && OperationSource.Of(compilation).DeclaredBy(declaration, cancellation) is INamedTypeSymbol found
                    && IsOf(found, type) && !derived.Contains(found, SymbolEqualityComparer.Default))
                {
                    derived.Add(found);
                    Look(found.Name);
                }
            }
        }

        return derived;

        void Look(string name)
        {
            if (names.Add(name))
            {
                pending.Enqueue(name);
            }
        }
    }

    /// <summary>using Handler = Shop.IHandler&lt;Order&gt;: base lists may say Handler.</summary>
    private static string? NameBehind(SyntaxToken token) => token.Parent?.FirstAncestorOrSelf<UsingDirectiveSyntax>()?.Alias?.Name.Identifier.ValueText;

    private static bool IsOf(INamedTypeSymbol found, INamedTypeSymbol type)
    {
        if (type.TypeKind == TypeKind.Interface)
        {
            return found.AllInterfaces.Any(one => SymbolEqualityComparer.Default.Equals(one.OriginalDefinition, type));
        }

        for (var own = found.BaseType; own is not null; own = own.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(own.OriginalDefinition, type))
            {
                return true;
            }
        }

        return false;
    }
}
