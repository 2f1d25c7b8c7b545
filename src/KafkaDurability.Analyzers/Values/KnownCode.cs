using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Threading;
using KafkaDurability.Analyzers.Functions;
using KafkaDurability.Analyzers.Program;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KafkaDurability.Analyzers.Values;

/// <summary>What is known of code that is handed objects, or gives values: of .NET, of libraries, and of the fields and properties of this compilation.</summary>
internal sealed class KnownCode
{
    private readonly Compilation _compilation;
    private readonly OperationSource _source;
    private readonly Variation _variation;
    private readonly GivenConstants _given;
    private readonly INamedTypeSymbol? _pair;
    private readonly ConcurrentDictionary<ITypeSymbol, bool> _collections = new(SymbolEqualityComparer.Default);

    private KnownCode(Compilation compilation, OperationSource source)
    {
        _compilation = compilation;
        _source = source;
        _variation = new Variation(compilation, source);
        _given = new GivenConstants(compilation, source, this);
        var enumerable = compilation.GetSpecialType(SpecialType.System_Collections_Generic_IEnumerable_T);
        _pair = enumerable.ContainingAssembly?.GetTypeByMetadataName("System.Collections.Generic.KeyValuePair`2")
            ?? enumerable.ContainingAssembly?.GetForwardedTypes().FirstOrDefault(type => type.MetadataName == "KeyValuePair`2");
    }

    /// <summary>What is known of the code of a compilation, shared by all that ask for it.</summary>
    public static KnownCode Of(Compilation compilation) =>
        KafkaProgram.Of(compilation).Part(program => new KnownCode(program.Compilation, program.Source));

    /// <summary>Whether the method at most reads the objects that it is given, or keeps them: collections and tasks of .NET hand them on.</summary>
    public bool OnlyReads(IMethodSymbol method)
    {
        if (method.MethodKind == MethodKind.DelegateInvoke || method.ContainingAssembly is not { } assembly
            || SymbolEqualityComparer.Default.Equals(assembly, _compilation.Assembly))
        {
            return false;
        }

        return assembly.Name is "Microsoft.Extensions.Logging" or "Microsoft.Extensions.Logging.Abstractions" or "Newtonsoft.Json" or "Serilog" or "NLog"
                or "Microsoft.Extensions.DependencyInjection" or "Microsoft.Extensions.DependencyInjection.Abstractions"
            || IsPlatform(assembly) && method.ContainingNamespace.FullName() is "System" or "System.Text" or "System.Text.Json" or "System.Diagnostics" or "System.IO" or "System.Linq"
            || IsPair(method.ReturnType);
    }

    /// <summary>Whether the type is a dictionary, or a list of pairs, of text by text.</summary>
    public bool IsTextMap(ITypeSymbol? type) =>
        type is not null && (_collections.TryGetValue(type, out var known) ? known : _collections.GetOrAdd(type, IsPairs(type) || type.AllInterfaces.Any(IsPairs)));

    /// <summary>Whether the type is a key with a value, both text.</summary>
    public bool IsPair(ITypeSymbol? type) =>
        type is INamedTypeSymbol { TypeArguments: { Length: 2 } arguments }
        && SymbolEqualityComparer.Default.Equals(type.OriginalDefinition, _pair)
        && arguments.All(argument => argument.SpecialType == SpecialType.System_String);

    /// <summary>Whether the value differs on each start (a new Guid), as far as the code of the method tells.</summary>
    public bool Varies(IMethodSymbol method) => _variation.Is(method);

    /// <summary>Whether some code in sight puts a value into the field or property that differs on each start.</summary>
    public bool Varies(ISymbol member) => _variation.Is(member);

    /// <summary>Whether an expression is an arm of a choice by a text, number or enum: whoever sets the option chose.</summary>
    public bool IsArmOfOption(SyntaxNode expression) => OptionArms.Is(expression, _source);

    /// <inheritdoc cref="Visibility.IsOutside"/>
    public bool IsVisibleOutside(ISymbol member) => Visibility.IsOutside(member, _compilation);

    /// <summary>The constant that a readonly field, or a property, of this compilation is initialised with, if it is one.</summary>
    public Optional<object?> InitialConstant(ISymbol member) => Initializer(member) is { } value ? _source.Constant(value) : default;

    /// <summary>The constant that a property of this compilation always gives: <c>static bool AutoCommit => true</c>; that of a property others may set or override is not one.</summary>
    public Optional<object?> OnlyConstant(IPropertySymbol property) =>
        property is { SetMethod: null, IsVirtual: false, IsOverride: false, IsAbstract: false, DeclaringSyntaxReferences.Length: 1 }
        && property.DeclaringSyntaxReferences[0].GetSyntax() is PropertyDeclarationSyntax { ExpressionBody.Expression: var said }
            ? _source.Constant(said)
            : default;

    /// <inheritdoc cref="GivenConstants"/>
    public GivenConstant? GivenConstant(IParameterSymbol parameter, CancellationToken cancellation) => _given.Of(parameter, cancellation);

    /// <summary>Whether the class itself puts more into the property than an empty object.</summary>
    public bool HasInitializer(IPropertySymbol property) => (Initializer(property) is PostfixUnaryExpressionSyntax { Operand: var sure } ? sure : Initializer(property)) is { } value
        && !value.IsKind(SyntaxKind.NullLiteralExpression) && !value.IsKind(SyntaxKind.DefaultLiteralExpression)
        && value is not BaseObjectCreationExpressionSyntax { ArgumentList: null or { Arguments.Count: 0 }, Initializer: null or { Expressions.Count: 0 } };

    private static ExpressionSyntax? Initializer(ISymbol member) => member.DeclaringSyntaxReferences.Length != 1 ? null
        : member.DeclaringSyntaxReferences[0].GetSyntax() switch
        {
            VariableDeclaratorSyntax field => field.Initializer?.Value,
            PropertyDeclarationSyntax property => property.Initializer?.Value,
            _ => null,
        };

    private bool IsPairs(ITypeSymbol type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Collections_Generic_IEnumerable_T, TypeArguments: var arguments }
        && IsPair(arguments[0]);

    /// <summary>.NET's own assemblies: the one of object, and those named System.</summary>
    public bool IsPlatform(IAssemblySymbol assembly) => IsPlatform(assembly, _compilation);

    public static bool IsPlatform(IAssemblySymbol assembly, Compilation compilation) =>
        assembly.Name == "System"
        || assembly.Name.StartsWith("System.", StringComparison.Ordinal)
        || SymbolEqualityComparer.Default.Equals(assembly, compilation.ObjectType.ContainingAssembly);
}
