using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using KafkaDurability.Analyzers.Functions;
using KafkaDurability.Analyzers.Kafka;
using KafkaDurability.Analyzers.Program;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Producing;

/// <summary>A function with a body.</summary>
/// <param name="Syntax">The lambda, or the declaration of the method or local function.</param>
internal sealed record FunctionInSight(IMethodSymbol Symbol, IOperation Body, SyntaxNode Syntax);

/// <summary>Tells which functions delegates and calls run, as far as all of them are in sight.</summary>
internal sealed class CodeInSight
{
    private readonly OperationSource _source;
    private readonly Callees _callees;
    private readonly CancellationToken _cancellation;

    public CodeInSight(Compilation compilation, KafkaSymbols symbols, CancellationToken cancellation)
    {
        _source = OperationSource.Of(compilation);
        _callees = Callees.Of(compilation);
        _cancellation = cancellation;
        Symbols = symbols;
    }

    public KafkaSymbols Symbols { get; }

    /// <summary>What a delegate runs: a lambda, a local function or a method, also by way of a variable that is written once.</summary>
    /// <returns>Empty where that is not known.</returns>
    public ImmutableArray<FunctionInSight> FunctionsOf(IOperation value, LocalUses locals) => OwnOperations.Unwrapped(value) switch
    {
        IAnonymousFunctionOperation lambda => ImmutableArray.Create(new FunctionInSight(lambda.Symbol, lambda.Body, lambda.Syntax)),
        IMethodReferenceOperation { Method: { IsExtensionMethod: false } method } reference => FunctionsOf(method, Binds(reference)),
        ILocalReferenceOperation local when locals.OnlyValueOf(local.Local) is { } only && OwnOperations.Unwrapped(only) is not ILocalReferenceOperation => FunctionsOf(only, locals),
        _ => ImmutableArray<FunctionInSight>.Empty,
    };

    /// <summary>What a call of the method runs.</summary>
    /// <param name="isBound">Whether no override can take its place: base.M.</param>
    public ImmutableArray<FunctionInSight> FunctionsOf(IMethodSymbol method, bool isBound = false)
    {
        var declared = (method.ReducedFrom ?? method).OriginalDefinition;
        if (declared.MethodKind == MethodKind.LocalFunction)
        {
            return LocalFunction(declared) is { } function ? ImmutableArray.Create(function) : ImmutableArray<FunctionInSight>.Empty;
        }

        var bodies = isBound ? ImmutableArray<SyntaxNode>.Empty : _callees.BodiesOf(declared, _cancellation);
        var functions = bodies.Select(Function).ToList();
        return functions.Contains(null) ? ImmutableArray<FunctionInSight>.Empty : functions.OfType<FunctionInSight>().ToImmutableArray();
    }

    private static bool Binds(IMethodReferenceOperation reference) =>
        reference is { Method: { IsVirtual: true } or { IsOverride: true }, IsVirtual: false, Instance: not null };

    private FunctionInSight? Function(SyntaxNode member) =>
        _source.MethodOf(member, _cancellation) is { } method && _source.Operation(member, _cancellation) is { } body
            ? new FunctionInSight(method, body, member)
            : null;

    private FunctionInSight? LocalFunction(IMethodSymbol method) =>
        method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(_cancellation) is { } declaration
        && Members.RootOf(declaration) is { } member
        && _source.Operation(member, _cancellation)?.Descendants().OfType<ILocalFunctionOperation>().FirstOrDefault(function => function.Syntax == declaration) is { Body: { } body } function
            ? new FunctionInSight(function.Symbol, body, declaration)
            : null;
}
