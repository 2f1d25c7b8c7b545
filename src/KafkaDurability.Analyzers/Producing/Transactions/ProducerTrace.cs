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

/// <summary>
/// Follows a producer from the variable that keeps it back to where it is built, and on to whatever gets it:
/// locals, parameters of methods in sight, private fields. Anything else ends the trace, as other code may then use it.
/// </summary>
internal sealed class ProducerTrace
{
    private readonly ProducerCode _code;
    private readonly CancellationToken _cancellation;
    private readonly Queue<(ISymbol Variable, bool Backwards)> _pending = new();
    private readonly HashSet<ISymbol> _followed = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _traced = new(SymbolEqualityComparer.Default);
    private readonly HashSet<IMethodSymbol> _factories = new(SymbolEqualityComparer.Default);
    private readonly List<SyntaxNode> _builds = [];
    private readonly List<(string Name, SyntaxNode Call)> _calls = [];
    private readonly List<(ISymbol Variable, SyntaxNode Value)> _origins = [];

    private ProducerTrace(ProducerCode code, CancellationToken cancellation)
    {
        _code = code;
        _cancellation = cancellation;
    }

    public static ProducerLife? Of(ISymbol variable, ProducerCode code, CancellationToken cancellation)
    {
        var trace = new ProducerTrace(code, cancellation);
        trace._pending.Enqueue((variable, true));
        return trace.Run() && trace._builds.Count > 0
            ? new ProducerLife(trace._builds.ToImmutableArray(), trace._calls.ToImmutableArray(), trace._origins.ToImmutableArray())
            : null;
    }

    private bool Run()
    {
        while (_pending.Count > 0)
        {
            _cancellation.ThrowIfCancellationRequested();
            var (variable, backwards) = _pending.Dequeue();
            if (_followed.Count > Limits.ProducerVariables || (_followed.Add(variable) && !Follow(variable)) || (backwards && _traced.Add(variable) && !Trace(variable)))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whatever is done with the variable is in sight.</summary>
    private bool Follow(ISymbol variable) => OwnVariables.IsOwn(variable) && _code.Seeing(variable, _cancellation).All(member =>
        _code.Operations(member, _cancellation) is { } operations
        && operations.Where(operation => OwnVariables.Is(operation, variable)).All(reference => IsTarget(reference) || IsKnownUse(reference, variable)));

    /// <summary>Whatever is put into the variable is built in sight.</summary>
    private bool Trace(ISymbol variable)
    {
        var values = variable is IParameterSymbol parameter && !Members.IsOfPrimaryConstructor(parameter, _cancellation)
            ? Arguments(parameter)
            : [.. _code.Seeing(variable, _cancellation).SelectMany(member => _code.Operations(member, _cancellation) ?? []).Select(operation => VariableWrites.Written(operation, variable)).OfType<IOperation>()];
        return values is { Count: > 0 } && values.All(value => IsKnownSource(value, variable));
    }

    /// <summary>What the callers give; null where not all callers are in sight.</summary>
    private IReadOnlyList<IOperation>? Arguments(IParameterSymbol parameter)
    {
        if (parameter.ContainingSymbol is not IMethodSymbol method
            || !(method.MethodKind == MethodKind.LocalFunction || method is { MethodKind: MethodKind.Ordinary, DeclaredAccessibility: Accessibility.Private, ExplicitInterfaceImplementations.IsEmpty: true }))
        {
            return null;
        }

        var (values, isComplete) = Callers.Given(parameter, _code.Compilation, _cancellation);
        return isComplete ? values : null;
    }

    private bool IsKnownSource(IOperation value, ISymbol? into)
    {
        var pending = new Stack<IOperation>([value]);
        while (pending.Count > 0)
        {
            switch (pending.Pop())
            {
                case IConversionOperation conversion:
                    pending.Push(conversion.Operand);
                    break;
                case IAwaitOperation awaited:
                    pending.Push(awaited.Operation);
                    break;
                case ICoalesceOperation coalesce:
                    pending.Push(coalesce.Value);
                    pending.Push(coalesce.WhenNull);
                    break;
                case IThrowOperation or IDefaultValueOperation or { ConstantValue: { HasValue: true, Value: null } }:
                    break;
                case var reference when Variables.CalledOn(reference) is { } variable:
                    Enqueue(variable, backwards: true);
                    break;
                case IInvocationOperation call when IsBuild(call):
                    _builds.Add(call.Syntax);
                    Begins(into, call);
                    break;
                case IInvocationOperation call when IsFactory(call.TargetMethod):
                    Begins(into, call);
                    break;
                default:
                    return false;
            }
        }

        return true;
    }

    private void Begins(ISymbol? variable, IOperation value)
    {
        if (variable is not null)
        {
            _origins.Add((variable, value.Syntax));
        }
    }

    /// <summary>A method in sight that builds a producer for each call.</summary>
    private bool IsFactory(IMethodSymbol method)
    {
        var target = (method.ReducedFrom ?? method).OriginalDefinition;
        if (!_factories.Add(target))
        {
            return true;
        }

        var returned = _code.BodiesOf(target, _cancellation).Length == 1
            ? _code.Body(target, _cancellation)?.OfType<IReturnOperation>().Where(leaves => leaves.ReturnedValue is not null && IsOf(leaves, target)).ToList()
            : null;
        return returned is { Count: > 0 } && _factories.Count <= Limits.ProducerVariables && returned.All(leaves => IsFresh(leaves.ReturnedValue!) && IsKnownSource(leaves.ReturnedValue!, null));
    }

    /// <summary>What a field keeps, each caller gets: the others would be users out of sight.</summary>
    private static bool IsFresh(IOperation value)
    {
        while (value is IConversionOperation or IAwaitOperation)
        {
            value = value is IConversionOperation conversion ? conversion.Operand : ((IAwaitOperation)value).Operation;
        }

        return value is IInvocationOperation or ILocalReferenceOperation;
    }

    private static bool IsOf(IOperation operation, IMethodSymbol function)
    {
        for (var outer = operation.Parent; outer is not null; outer = outer.Parent)
        {
            switch (outer)
            {
                case IAnonymousFunctionOperation:
                    return false;
                case ILocalFunctionOperation local:
                    return SymbolEqualityComparer.Default.Equals(local.Symbol, function);
            }
        }

        return function.MethodKind != MethodKind.LocalFunction;
    }

    private bool IsKnownUse(IOperation reference, ISymbol variable)
    {
        var value = reference;
        while (value.Parent is IConversionOperation or ICoalesceOperation)
        {
            value = value.Parent;
        }

        switch (value.Parent)
        {
            case IInvocationOperation call when call.Instance == value:
                return IsKnownCall(call);
            case IConditionalAccessOperation access when access.Operation == value:
                return access.WhenNotNull is IInvocationOperation { Instance: IConditionalAccessInstanceOperation } guarded && IsKnownCall(guarded);
            case IArgumentOperation { Parent: { } call } argument:
                return IsKnownArgument(argument, call);
            case IAssignmentOperation assignment when assignment.Value == value:
                return assignment.Target is IDiscardOperation || (Variables.CalledOn(assignment.Target) is { } target && Enqueue(target, backwards: false));
            case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator }:
                return Enqueue(declarator.Symbol, backwards: false);
            case IFieldInitializerOperation initializer:
                return initializer.InitializedFields.All(field => Enqueue(field, backwards: false));
            case IPropertyInitializerOperation initializer:
                return initializer.InitializedProperties.All(property => Enqueue(property, backwards: false));
            case IPropertyReferenceOperation property when property.Instance == value:
                return property.Property.Name == "Name";
            case IReturnOperation leaves:
                return variable is ILocalSymbol { ContainingSymbol: IMethodSymbol factory } && _factories.Contains(factory.OriginalDefinition) && IsOf(leaves, factory);
            case IBinaryOperation or IIsPatternOperation or INameOfOperation or IUsingOperation:
                return true;
            default:
                return false;
        }
    }

    private bool IsKnownCall(IInvocationOperation call)
    {
        if (_code.ProducerMethod(call) is { } name)
        {
            _calls.Add((name, call.Syntax));
            return true;
        }

        return BaseLibrary.Declares(call.TargetMethod);
    }

    /// <summary>The producer is given to a function in sight, or to one that only looks.</summary>
    private bool IsKnownArgument(IArgumentOperation argument, IOperation call)
    {
        var method = (call as IInvocationOperation)?.TargetMethod ?? (call as IObjectCreationOperation)?.Constructor;
        if (method is null || argument.Parameter is not { RefKind: RefKind.None } parameter)
        {
            return false;
        }

        if (KnownCallees.Observes(method) || (BaseLibrary.Declares(method) && BaseLibrary.Effect(method) == CalleeEffect.Observes))
        {
            return true;
        }

        if (method.MethodKind == MethodKind.LocalFunction)
        {
            return Enqueue(parameter.OriginalDefinition, backwards: false);
        }

        if (method.MethodKind == MethodKind.Constructor && Members.IsOfPrimaryConstructor(parameter.OriginalDefinition, _cancellation))
        {
            return !method.ContainingType.IsRecord && Enqueue(parameter.OriginalDefinition, backwards: false);
        }

        var bodies = _code.BodiesOf(method, _cancellation);
        return bodies.Length > 0 && bodies.All(body =>
            _code.MethodOf(body, _cancellation) is { } callee && parameter.Ordinal < callee.Parameters.Length && Enqueue(callee.Parameters[parameter.Ordinal], backwards: false));
    }

    private bool Enqueue(ISymbol variable, bool backwards)
    {
        _pending.Enqueue((variable.OriginalDefinition, backwards));
        return true;
    }

    private bool IsBuild(IInvocationOperation call) =>
        call.TargetMethod.Name == "Build" && call.Instance?.Type is { } builder && _code.Symbols.Owns(builder)
        && _code.Symbols.IsBuilder(builder, out var kinds) && kinds == ClientKinds.Producer;

    private static bool IsTarget(IOperation reference) => reference.Parent is IAssignmentOperation assignment && assignment.Target == reference;
}
