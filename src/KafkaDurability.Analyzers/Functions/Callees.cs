using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using KafkaDurability.Analyzers.Program;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Functions;

/// <summary>The bodies that a call may run, as far as the compilation has them all.</summary>
internal sealed class Callees
{
    private readonly Compilation _compilation;
    private readonly DerivedTypes _derived;
    private readonly ConcurrentDictionary<IMethodSymbol, ImmutableArray<SyntaxNode>> _open = new(SymbolEqualityComparer.Default);

    private Callees(Compilation compilation)
    {
        _compilation = compilation;
        _derived = new DerivedTypes(compilation);
    }

    /// <summary>The callees of a compilation, shared by all that ask for them.</summary>
    public static Callees Of(Compilation compilation) => KafkaProgram.Of(compilation).Part(static program => new Callees(program.Compilation));

    /// <param name="method">The method that is called, as it is declared.</param>
    /// <returns>The members whose bodies it may run; empty where some of them may be out of sight.</returns>
    public ImmutableArray<SyntaxNode> BodiesOf(IMethodSymbol method, CancellationToken cancellation)
    {
        if (method.MethodKind is not (MethodKind.Ordinary or MethodKind.ExplicitInterfaceImplementation)
            || !SymbolEqualityComparer.Default.Equals(method.ContainingAssembly, _compilation.Assembly)
            || method.IsExtern)
        {
            return ImmutableArray<SyntaxNode>.Empty;
        }

        var isOpen = method.IsAbstract || method.ContainingType.TypeKind == TypeKind.Interface
            || ((method.IsVirtual || method.IsOverride) && !method.IsSealed && !method.ContainingType.IsSealed);
        if (!isOpen)
        {
            return BodyOf(method, cancellation) is { } only ? ImmutableArray.Create(only) : ImmutableArray<SyntaxNode>.Empty;
        }

        return _open.TryGetValue(method, out var known) ? known : _open.GetOrAdd(method, BodiesOfOpen(method, cancellation));
    }

    private ImmutableArray<SyntaxNode> BodiesOfOpen(IMethodSymbol method, CancellationToken cancellation)
    {
        var targets = method.IsAbstract ? new List<IMethodSymbol>() : [method];
        targets.AddRange(Implementations(method, cancellation).Where(implementation => !implementation.IsAbstract));
        var bodies = targets.Select(target => BodyOf(target, cancellation)).ToList();
        return bodies.Contains(null) ? ImmutableArray<SyntaxNode>.Empty : bodies.OfType<SyntaxNode>().Distinct().ToImmutableArray();
    }

    private static SyntaxNode? BodyOf(IMethodSymbol method, CancellationToken cancellation)
    {
        var declared = method.PartialImplementationPart ?? method;
        return declared.DeclaringSyntaxReferences.Length == 1 && !declared.IsExtern
            ? Members.RootOf(declared.DeclaringSyntaxReferences[0].GetSyntax(cancellation))
            : null;
    }

    /// <summary>What overrides or implements a method, abstract or not.</summary>
    private IEnumerable<IMethodSymbol> Implementations(IMethodSymbol method, CancellationToken cancellation)
    {
        foreach (var type in _derived.Of(method.ContainingType, cancellation).Where(type => type.TypeKind is TypeKind.Class or TypeKind.Struct))
        {
            if (method.ContainingType.TypeKind == TypeKind.Interface)
            {
                foreach (var contract in type.AllInterfaces.Where(contract => SymbolEqualityComparer.Default.Equals(contract.OriginalDefinition, method.ContainingType)))
                {
                    foreach (var member in contract.GetMembers(method.Name).Where(member => SymbolEqualityComparer.Default.Equals(member.OriginalDefinition, method)))
                    {
                        if (type.FindImplementationForInterfaceMember(member) is IMethodSymbol implementation)
                        {
                            yield return implementation.OriginalDefinition;
                        }
                    }
                }
            }
            else
            {
                foreach (var member in type.GetMembers(method.Name).OfType<IMethodSymbol>().Where(member => Overrides(member, method)))
                {
                    yield return member;
                }
            }
        }
    }

    private static bool Overrides(IMethodSymbol method, IMethodSymbol other)
    {
        for (var overridden = method.OverriddenMethod; overridden is not null; overridden = overridden.OverriddenMethod)
        {
            if (SymbolEqualityComparer.Default.Equals(overridden.OriginalDefinition, other))
            {
                return true;
            }
        }

        return false;
    }
}
