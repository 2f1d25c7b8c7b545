using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using KafkaDurability.Analyzers.Program;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Functions;

/// <summary>Who calls a method: names tell where to look, before anything is bound.</summary>
internal static class Callers
{
    /// <summary>
    /// The name that a call says: of a constructor that of its type, of an accessor that of its property; that of an explicit
    /// implementation has the interface in front.
    /// </summary>
    public static string NameOf(IMethodSymbol method)
    {
        var name = method.MethodKind == MethodKind.Constructor ? method.ContainingType.Name : (method.AssociatedSymbol ?? method).Name;
        return name.Substring(name.LastIndexOf('.') + 1);
    }

    /// <summary>The members that may call a method: those that call something of its name.</summary>
    /// <param name="names">Those of the program, or of the part of it that is looked at.</param>
    public static IEnumerable<SyntaxNode> Calling(IMethodSymbol method, ProgramNames names, CancellationToken cancellation) =>
        method.MethodKind is MethodKind.Constructor or MethodKind.LocalFunction || method.AssociatedSymbol is not null ? Naming(method, names, cancellation)
        : IsOfType(method) ? Members.Calling(method.ContainingType, NameOf(method), cancellation)
        : names.Calling(NameOf(method), cancellation);

    /// <summary>The members that may call a method or give it to somebody: those that mention its name, or the type or property that it is of.</summary>
    /// <inheritdoc cref="Calling"/>
    public static IEnumerable<SyntaxNode> Naming(IMethodSymbol method, ProgramNames names, CancellationToken cancellation) =>
        method.MethodKind == MethodKind.LocalFunction ? Members.DeclaringOf(method, cancellation)
        : method.MethodKind == MethodKind.Constructor ? names.Mentioning(NameOf(method), cancellation).Union(Members.Mentioning(method.ContainingType, NameOf(method)))
        : IsOfType(method) ? Members.Mentioning(method.ContainingType, NameOf(method))
        : names.Mentioning(NameOf(method), cancellation);

    /// <summary>Nobody but its own type can name it.</summary>
    private static bool IsOfType(IMethodSymbol method) => method.DeclaredAccessibility == Accessibility.Private && method.ExplicitInterfaceImplementations.IsEmpty;

    /// <summary>The calls of a method in a program, each with its member, and where it is given to somebody.</summary>
    /// <param name="members">How many members are looked at.</param>
    public static IEnumerable<(SyntaxNode Member, IOperation Use)> UsesOf(
        IMethodSymbol method, Compilation compilation, CancellationToken cancellation, int members = int.MaxValue)
    {
        var program = KafkaProgram.Of(compilation);
        return Naming(method, program.Names, cancellation).Take(members).SelectMany(
            member => (program.Source.Operation(member, cancellation)?.DescendantsAndSelf() ?? []).Where(operation => Used(operation) is { } used && MayRun(used, method)),
            (member, use) => (member, use));
    }

    /// <summary>What the callers in sight give for a parameter.</summary>
    /// <returns>The values; incomplete where the method is given to somebody who may call it, too.</returns>
    /// <inheritdoc cref="UsesOf"/>
    public static (IReadOnlyList<IOperation> Values, bool IsComplete) Given(
        IParameterSymbol parameter, Compilation compilation, CancellationToken cancellation, int members = int.MaxValue)
    {
        if (parameter.ContainingSymbol is not IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.ExplicitInterfaceImplementation or MethodKind.Constructor or MethodKind.LocalFunction } method)
        {
            return ([], false);
        }

        var given = UsesOf(method, compilation, cancellation, members)
            .Select(one => ArgumentsOf(one.Use).FirstOrDefault(argument => argument.Parameter?.Ordinal == parameter.Ordinal)?.Value).ToList();
        return (given.OfType<IOperation>().ToList(), !given.Contains(null));
    }

    private static ImmutableArray<IArgumentOperation> ArgumentsOf(IOperation use) => use switch
    {
        IInvocationOperation call => call.Arguments,
        IObjectCreationOperation creation => creation.Arguments,
        _ => ImmutableArray<IArgumentOperation>.Empty,
    };

    private static IMethodSymbol? Used(IOperation operation) => operation switch
    {
        IInvocationOperation call => call.TargetMethod,
        IMethodReferenceOperation reference => reference.Method,
        IObjectCreationOperation creation => creation.Constructor,
        _ => null,
    };

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
