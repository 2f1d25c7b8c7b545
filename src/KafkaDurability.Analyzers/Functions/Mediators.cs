using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using KafkaDurability.Analyzers.Program;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Functions;

/// <summary>mediator.Send(new PayOrder(…)): MediatR finds by the type of the request who handles it, and so does this.</summary>
internal static class Mediators
{
    /// <summary>Whether the call is one of MediatR that waits for the handlers of what it is given.</summary>
    public static bool Are(IMethodSymbol method) => method is { Name: "Send" or "Publish", Parameters.Length: > 0, ContainingType.Name: "IMediator" or "ISender" or "IPublisher" or "Mediator" }
        && method.ContainingNamespace.FullName() == "MediatR";

    /// <returns>Their Handle methods, as they are declared; none where the request has no type of its own, or its handlers are out of sight.</returns>
    public static ImmutableArray<IMethodSymbol> HandlersOf(IInvocationOperation call, Compilation compilation, CancellationToken cancellation) =>
        Are(call.TargetMethod) && OwnOperations.Unconverted(call.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == 0)?.Value)?.Type is INamedTypeSymbol { IsGenericType: false } request
        && SymbolEqualityComparer.Default.Equals(request.ContainingAssembly, compilation.Assembly)
            ? Declaring(request, compilation, cancellation).SelectMany(type => Handling(type, request)).ToImmutableArray()
            : ImmutableArray<IMethodSymbol>.Empty;

    /// <summary>The members that may ask for what a method handles: those that name the request.</summary>
    public static IEnumerable<SyntaxNode> Asking(IMethodSymbol handler, Compilation compilation, CancellationToken cancellation) =>
        handler is { Name: "Handle", Parameters.Length: > 0 } && handler.Parameters[0].Type is INamedTypeSymbol request && Handling(handler.ContainingType, request).Contains(handler, SymbolEqualityComparer.Default)
            ? Members.Mentioning(compilation, request.Name, cancellation)
            : [];

    /// <inheritdoc cref="Asking(IMethodSymbol, Compilation, CancellationToken)"/>
    /// <remarks>By names alone.</remarks>
    public static IEnumerable<SyntaxNode> Asking(MethodDeclarationSyntax handler, Compilation compilation, CancellationToken cancellation) =>
        handler is { Identifier.ValueText: "Handle", Parent: TypeDeclarationSyntax { BaseList: { } bases }, ParameterList.Parameters: { Count: > 0 } parameters }
        && bases.DescendantNodes().OfType<GenericNameSyntax>().Any(name => name.Identifier.ValueText is "IRequestHandler" or "INotificationHandler")
        && parameters[0].Type is { } type && type.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().LastOrDefault() is { Identifier.ValueText: var request }
            ? Members.Mentioning(compilation, request, cancellation)
            : [];

    /// <summary>The types whose base lists name the request.</summary>
    private static IEnumerable<INamedTypeSymbol> Declaring(INamedTypeSymbol request, Compilation compilation, CancellationToken cancellation) =>
        ProgramNames.Of(compilation).Tokens(request.Name, cancellation)
            .Select(token => token.Parent?.FirstAncestorOrSelf<BaseListSyntax>()?.Parent).OfType<TypeDeclarationSyntax>().Distinct()
            .Select(declaration => OperationSource.Of(compilation).DeclaredBy(declaration, cancellation)).OfType<INamedTypeSymbol>();

    private static IEnumerable<IMethodSymbol> Handling(INamedTypeSymbol type, INamedTypeSymbol request) => type.AllInterfaces
        .Where(contract => contract is { Name: "IRequestHandler" or "INotificationHandler", TypeArguments.Length: > 0 } && contract.ContainingNamespace.FullName() == "MediatR"
            && SymbolEqualityComparer.Default.Equals(contract.TypeArguments[0], request))
        .SelectMany(contract => contract.GetMembers("Handle"))
        .Select(member => type.FindImplementationForInterfaceMember(member)).OfType<IMethodSymbol>()
        .Where(method => !method.DeclaringSyntaxReferences.IsEmpty)
        .Select(method => method.OriginalDefinition);
}
