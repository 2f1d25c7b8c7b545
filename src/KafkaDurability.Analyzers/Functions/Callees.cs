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
    private readonly System.Lazy<Dictionary<IMethodSymbol, List<IMethodSymbol>>> _implementations;

    private Callees(Compilation compilation)
    {
        _compilation = compilation;
        _implementations = new(Collect);
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

        var targets = method.IsAbstract ? new List<IMethodSymbol>() : [method];
        if (_implementations.Value.TryGetValue(method, out var implementations))
        {
            targets.AddRange(implementations.Where(implementation => !implementation.IsAbstract));
        }

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

    /// <summary>For each overridable method of the compilation, what overrides or implements it.</summary>
    private Dictionary<IMethodSymbol, List<IMethodSymbol>> Collect()
    {
        var all = new Dictionary<IMethodSymbol, List<IMethodSymbol>>(SymbolEqualityComparer.Default);
        var pending = new Stack<INamespaceOrTypeSymbol>([_compilation.Assembly.GlobalNamespace]);
        while (pending.Count > 0)
        {
            foreach (var member in pending.Pop().GetMembers())
            {
                if (member is INamespaceOrTypeSymbol nested)
                {
                    pending.Push(nested);
                }

                if (member is INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct } type)
                {
                    AddOverrides(type);
                    AddImplementations(type);
                }
            }
        }

        return all;

        void AddOverrides(INamedTypeSymbol type)
        {
            foreach (var method in type.GetMembers().OfType<IMethodSymbol>())
            {
                for (var overridden = method.OverriddenMethod; overridden is not null; overridden = overridden.OverriddenMethod)
                {
                    Add(overridden, method);
                }
            }
        }

        void AddImplementations(INamedTypeSymbol type)
        {
            foreach (var contract in type.AllInterfaces.Where(contract => SymbolEqualityComparer.Default.Equals(contract.ContainingAssembly, _compilation.Assembly)))
            {
                foreach (var member in contract.GetMembers().OfType<IMethodSymbol>())
                {
                    if (type.FindImplementationForInterfaceMember(member) is IMethodSymbol implementation)
                    {
                        Add(member, implementation);
                    }
                }
            }
        }

        void Add(IMethodSymbol contract, IMethodSymbol implementation)
        {
            if (!all.TryGetValue(contract.OriginalDefinition, out var known))
            {
                all.Add(contract.OriginalDefinition, known = []);
            }

            known.Add(implementation.OriginalDefinition);
        }
    }
}
