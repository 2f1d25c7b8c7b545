using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading;
using KafkaDurability.Analyzers.Configuration;
using KafkaDurability.Analyzers.Libraries;
using KafkaDurability.Analyzers.Program;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;

namespace KafkaDurability.Analyzers.Guarantees;

/// <summary>Finds the topics that a program names to libraries over the client.</summary>
internal sealed class LibraryEndpoints(ConfigModel model, TopicNames names, CancellationToken cancellation)
{
    private readonly LibraryReferences _references = LibraryReferences.Of(model.Compilation);

    /// <summary>In the order of the table; a library without one may be set up where nothing is in sight.</summary>
    public IEnumerable<LibraryEndpoint> All() => EndpointTable.All.Where(name => _references.Has(name.Assembly)).SelectMany(Of);

    /// <summary>The libraries for Kafka that the program references and that nothing in sight names a topic to.</summary>
    public IEnumerable<string> WithoutTopics(IReadOnlyCollection<LibraryEndpoint> found) => EndpointTable.All
        .Where(name => _references.Has(name.Assembly)).Select(name => name.Library).Distinct()
        .Where(library => found.All(endpoint => endpoint.Library != library));

    private IEnumerable<LibraryEndpoint> Of(EndpointName name)
    {
        var word = name.Naming == Naming.Attribute ? name.Name.Substring(0, name.Name.Length - "Attribute".Length) : name.Name;
        var members = Members.Mentioning(model.Compilation, word, cancellation).Distinct().ToList();
        var operations = members.SelectMany(member => model.Operation(member, cancellation)?.DescendantsAndSelf() ?? []);
        return name.Naming switch
        {
            Naming.Attribute => members.Select(member => model.MethodOf(member, cancellation)).OfType<IMethodSymbol>().SelectMany(method => Attributes(method, name)),
            Naming.Creation => operations.OfType<IObjectCreationOperation>().Where(creation => IsOf(creation.Type, name.Name)).Select(creation => Creation(creation, name)),
            _ => operations.OfType<IInvocationOperation>().Where(call => Names(call, name)).Select(call => Call(call, name)),
        };
    }

    private bool Names(IInvocationOperation call, EndpointName name) => call.TargetMethod.Name == name.Name
        && _references.IsOfLibrary(call.TargetMethod.ContainingAssembly)
        && (name.Type is null || call.TargetMethod.ContainingType.Name == name.Type || call.TargetMethod.ContainingType.AllInterfaces.Any(contract => contract.Name == name.Type))
        && Topic(call.Arguments, name) is not null;

    private bool IsOf(ITypeSymbol? type, string name)
    {
        for (; type is not null; type = type.BaseType)
        {
            if (type.Name == name && _references.IsOfLibrary(type.ContainingAssembly))
            {
                return true;
            }
        }

        return false;
    }

    private static IOperation? Topic(ImmutableArray<IArgumentOperation> arguments, EndpointName name) =>
        arguments.FirstOrDefault(argument => argument.ArgumentKind != ArgumentKind.DefaultValue && name.Parameter.Contains(argument.Parameter?.Name))?.Value;

    private LibraryEndpoint Call(IInvocationOperation call, EndpointName name)
    {
        var at = Libraries.CallSyntax.Name(call);
        var lambda = name.Naming == Naming.Builder ? call.Syntax.FirstAncestorOrSelf<AnonymousFunctionExpressionSyntax>() : null;
        var whole = lambda?.Span ?? TextSpan.FromBounds(at.SpanStart, Libraries.CallSyntax.ChainEnd(call.Syntax).Span.End);
        var of = call.TargetMethod.TypeArguments.Concat(call.TargetMethod.ContainingType.TypeArguments).OfType<INamedTypeSymbol>().LastOrDefault(type => type.TypeKind is TypeKind.Class or TypeKind.Struct && type.SpecialType == SpecialType.None);
        return new LibraryEndpoint(name.Library, name.IsProducer, of?.Name ?? TypeAround(call.Syntax), at, Location.Create(call.Syntax.SyntaxTree, whole), names.Of(Topic(call.Arguments, name)).ToImmutableArray());
    }

    private LibraryEndpoint Creation(IObjectCreationOperation creation, EndpointName name)
    {
        var assigned = creation.Initializer?.Initializers.OfType<ISimpleAssignmentOperation>()
            .FirstOrDefault(assignment => assignment.Target is IPropertyReferenceOperation { Property.Name: var property } && name.Parameter.Contains(property))?.Value;
        var of = (creation.Type as INamedTypeSymbol)?.TypeArguments.FirstOrDefault()?.Name ?? TypeAround(creation.Syntax);
        return new LibraryEndpoint(name.Library, name.IsProducer, of, creation.Syntax, creation.Syntax.GetLocation(), names.Of(Topic(creation.Arguments, name) ?? assigned).ToImmutableArray());
    }

    private IEnumerable<LibraryEndpoint> Attributes(IMethodSymbol method, EndpointName name) => method.GetAttributes().Concat(method.GetReturnTypeAttributes()).Concat(method.Parameters.SelectMany(parameter => parameter.GetAttributes()))
        .Where(attribute => attribute.AttributeClass is { } type && type.Name == name.Name && _references.IsOfLibrary(type.ContainingAssembly))
        .Select(attribute =>
        {
            var place = attribute.AttributeConstructor?.Parameters.FirstOrDefault(parameter => name.Parameter.Contains(parameter.Name))?.Ordinal;
            var topic = place is { } known && attribute.ConstructorArguments[known].Value is string text ? ImmutableArray.Create(new TopicName(text, true)) : ImmutableArray<TopicName>.Empty;
            return attribute.ApplicationSyntaxReference?.GetSyntax(cancellation) is { } syntax
                ? new LibraryEndpoint(name.Library, name.IsProducer, method.ContainingType.Name, syntax, (syntax.FirstAncestorOrSelf<MethodDeclarationSyntax>() ?? syntax).GetLocation(), topic)
                : null;
        })
        .OfType<LibraryEndpoint>();

    private static string TypeAround(SyntaxNode node) => node.FirstAncestorOrSelf<BaseTypeDeclarationSyntax>()?.Identifier.Text ?? "the program";
}
