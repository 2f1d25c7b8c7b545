using System.Collections.Concurrent;
using System.Threading;
using KafkaDurability.Analyzers.Functions;
using KafkaDurability.Analyzers.Program;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Values;

/// <summary>The constant that a parameter is, and the first argument that says it, or the call that leaves it to the default value.</summary>
internal sealed record GivenConstant(object? Value, SyntaxNode At);

/// <summary>Parameters that all callers give the same constant, or leave to the same default value: then that is what they are.</summary>
internal sealed class GivenConstants(Compilation compilation, OperationSource source, KnownCode code)
{
    private readonly ConcurrentDictionary<IParameterSymbol, GivenConstant?> _known = new(SymbolEqualityComparer.Default);

    /// <returns>Null where a caller may be out of sight, gives something else, or where the method itself changes the parameter.</returns>
    public GivenConstant? Of(IParameterSymbol parameter, CancellationToken cancellation) =>
        !IsPlain(parameter.Type) ? null
        : _known.TryGetValue(parameter, out var known) ? known
        : _known.GetOrAdd(parameter, Find(parameter, cancellation));

    /// <summary>Settings that are chosen; what is a text mostly names something, and differs.</summary>
    private static bool IsPlain(ITypeSymbol type)
    {
        var plain = type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : type;
        return plain is { TypeKind: TypeKind.Enum } or { SpecialType: SpecialType.System_Boolean or SpecialType.System_Int16 or SpecialType.System_Int32 or SpecialType.System_Int64 };
    }

    private GivenConstant? Find(IParameterSymbol parameter, CancellationToken cancellation)
    {
        if (parameter is not { RefKind: RefKind.None, ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.LocalFunction } method }
            || MayBeCalledFromOutside(method) || IsWritten(parameter, method, cancellation)
            || Callers.Naming(method, KafkaProgram.Of(compilation).Names, cancellation).Skip(Limits.GivingMembers).Any())
        {
            return null;
        }

        var (values, isComplete) = Callers.Given(parameter, compilation, cancellation);
        var constants = values.Select(Constant).Distinct().ToList();
        return isComplete && constants.Count == 1 && constants[0] is { HasValue: true, Value: var constant }
            ? new GivenConstant(constant, values[0].Syntax)
            : null;
    }

    private Optional<object?> Constant(IOperation value) => OwnOperations.Unconverted(value) switch
    {
        { ConstantValue: { HasValue: true } } plain => value.ConstantValue.HasValue ? value.ConstantValue : plain.ConstantValue,
        IFieldReferenceOperation { Field: { IsStatic: true, IsReadOnly: true } field } => code.InitialConstant(field),
        _ => default,
    };

    private bool MayBeCalledFromOutside(IMethodSymbol method) =>
        (method.MethodKind != MethodKind.LocalFunction && code.IsVisibleOutside(method))
        || (method.OverriddenMethod is { } overridden && !IsOwn(overridden))
        || method.ContainingType.AllInterfaces.Any(contract => !IsOwn(contract)
            && contract.GetMembers(method.Name).Any(member => SymbolEqualityComparer.Default.Equals(method.ContainingType.FindImplementationForInterfaceMember(member), method)));

    private bool IsOwn(ISymbol symbol) => SymbolEqualityComparer.Default.Equals(symbol.ContainingAssembly, compilation.Assembly);

    private bool IsWritten(IParameterSymbol parameter, IMethodSymbol method, CancellationToken cancellation) =>
        method.DeclaringSyntaxReferences.Length != 1 || Members.RootOf(method.DeclaringSyntaxReferences[0].GetSyntax(cancellation)) is not { } member
        || source.Operation(member, cancellation) is not { } body
        || body.Descendants().OfType<IParameterReferenceOperation>().Any(use => SymbolEqualityComparer.Default.Equals(use.Parameter, parameter)
            && use.Parent is { } parent && OwnOperations.Target(parent) == use);
}
