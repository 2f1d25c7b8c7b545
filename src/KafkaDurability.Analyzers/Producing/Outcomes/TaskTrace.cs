using System.Linq;
using KafkaDurability.Analyzers.Functions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Producing;

/// <summary>Follows the task of a send to where it is dropped. Whatever else may happen to it counts as observing.</summary>
internal sealed class TaskTrace
{
    private readonly CodeInSight _code;
    private readonly LocalUses _locals;

    public TaskTrace(CodeInSight code, LocalUses locals)
    {
        _code = code;
        _locals = locals;
    }

    /// <summary>Where the value of a call is lost; null where somebody may observe it.</summary>
    public LostTask? Lost(IInvocationOperation send) => Lost(new Way(send, IsLazy: false, Variables: 0));

    /// <summary>Where the end of a function is lost that is given to somebody who runs it; null where somebody may observe it.</summary>
    /// <param name="function">A lambda, or what names a method.</param>
    public LostTask? LostFrom(IOperation function) => Lost(StartedBy(function, new Way(function, IsLazy: false, Variables: 0)));

    private LostTask? Lost(Way? way)
    {
        while (way is { Value: { Parent: { } parent } value })
        {
            switch (parent)
            {
                case IExpressionStatementOperation:
                    // A query that nobody enumerates does not even send.
                    return way.IsLazy ? null : new LostTask(value.Syntax);
                case ISimpleAssignmentOperation { Parent: IExpressionStatementOperation, IsRef: false } assignment when assignment.Value == value:
                    return Stored(assignment.Target, way, assignment);
                case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator }:
                    return LostIn(declarator.Symbol, way, declarator.Syntax);
                default:
                    if (Lost(parent, way, out way) is { } lost)
                    {
                        return lost;
                    }

                    break;
            }
        }

        return null;
    }

    /// <param name="next">The value that the task goes on in; null where somebody may observe it.</param>
    private LostTask? Lost(IOperation parent, Way way, out Way? next)
    {
        var value = way.Value;
        next = null;
        switch (parent)
        {
            case IConversionOperation { OperatorMethod: null }:
            case IConditionalAccessOperation access when access.WhenNotNull == value:
            case IConditionalOperation { Type: not null } choice when choice.Condition != value:
            case ICoalesceOperation:
            case ISwitchExpressionArmOperation arm when arm.Value == value:
            case ISwitchExpressionOperation choices when choices.Value != value:
            case IArrayInitializerOperation or IArrayCreationOperation:
                next = way with { Value = parent };
                return null;
            case IReturnOperation { Kind: OperationKind.Return }:
                next = Returned(parent, way);
                return null;
            case IInvocationOperation call when call.Instance == value && IsTask(call.TargetMethod.ContainingType):
                return Continued(call, way, out next);
            case IArgumentOperation { Parent: IInvocationOperation { Instance: ILocalReferenceOperation { Local: var list } } call } when OwnCollections.Adds(call.TargetMethod):
                return LostIn(list, way, call.Syntax, isCollection: true);
            case IArgumentOperation { Parent: IInvocationOperation call } when (LimitedWaits.TakesTheFirst(call) || LimitedWaits.Answers(call)) && HandOffs.IsDropped(call.Syntax):
                return new LostTask(call.Syntax, IsLimited: true);
            case IArgumentOperation { Parent: IInvocationOperation call }:
                next = Given(call, way);
                return null;
            case { IsImplicit: true, Parent: IArgumentOperation }:
                // The arguments of Task.WhenAll(params ReadOnlySpan<Task>), which this Roslyn has no name for.
                next = way with { Value = parent };
                return null;
            default:
                return null;
        }
    }

    private LostTask? Stored(IOperation target, Way way, IOperation assignment) => target switch
    {
        IDiscardOperation => way.IsLazy ? null : new LostTask(way.Value.Syntax),
        ILocalReferenceOperation local => LostIn(local.Local, way, assignment.Syntax),
        _ when OwnCollections.ElementOf(target) is { } list => LostIn(list, way, assignment.Syntax, isCollection: true),
        _ => null,
    };

    /// <summary>Lost in a variable where each way on from there is lost too.</summary>
    private LostTask? LostIn(ILocalSymbol local, Way way, SyntaxNode at, bool isCollection = false)
    {
        if (way.Variables == Limits.TaskVariables || local.IsRef || (isCollection && !(_locals.ValuesOf(local) is { Count: > 0 } values && values.All(OwnCollections.IsNew))))
        {
            return null;
        }

        LostTask? last = null;
        foreach (var read in _locals.ReadsOf(local).Where(read => !OwnCollections.LeavesInside(read)))
        {
            if (Lost(new Way(read, way.IsLazy, way.Variables + 1)) is not { } lost)
            {
                return null;
            }

            last ??= lost;
        }

        return last ?? (way.IsLazy ? null : new LostTask(at, local.Name));
    }

    /// <summary>A method of the task is called.</summary>
    private LostTask? Continued(IInvocationOperation call, Way way, out Way? next)
    {
        next = null;
        switch (call.TargetMethod.Name)
        {
            case "ConfigureAwait" or "WaitAsync":
                next = way with { Value = call };
                return null;
            case "Wait" when LimitedWaits.Answers(call) && HandOffs.IsDropped(call.Syntax):
                return new LostTask(call.Syntax, IsLimited: true);
            case "ContinueWith":
                switch (Continuation.Of(call, _code, _locals))
                {
                    case ContinuationKind.Blind:
                        return new LostTask(call.Syntax, IsContinued: true);
                    case ContinuationKind.OnSuccessOnly:
                        next = way with { Value = call };
                        return null;
                    default:
                        return null;
                }

            default:
                return null;
        }
    }

    /// <summary>The task is an argument.</summary>
    private Way? Given(IInvocationOperation call, Way way)
    {
        var method = call.TargetMethod;
        return method.Name switch
        {
            "WhenAll" or "WhenAny" when IsTask(method.ContainingType) => way with { Value = call, IsLazy = false },
            "Unwrap" when BaseLibrary.Declares(method) => way with { Value = call },
            "ToList" or "ToArray" when IsLinq(method) => way with { Value = call, IsLazy = false },
            _ => null,
        };
    }

    /// <summary>A function returns the task: most callers may await it.</summary>
    private static Way? Returned(IOperation returned, Way way)
    {
        var function = returned.Parent;
        while (function is not (null or IAnonymousFunctionOperation or ILocalFunctionOperation))
        {
            function = function.Parent;
        }

        return function is IAnonymousFunctionOperation ? StartedBy(function, way) : null;
    }

    /// <summary>A function is given to code that runs it, and has its task from then on.</summary>
    private static Way? StartedBy(IOperation function, Way way)
    {
        if (function is not { Parent: IDelegateCreationOperation { Parent: IArgumentOperation { Parent: IInvocationOperation call } } })
        {
            return null;
        }

        var method = call.TargetMethod;
        return method.Name switch
        {
            "Run" when IsTask(method.ContainingType) => way with { Value = call },
            "StartNew" when method.ContainingType.Name == "TaskFactory" && BaseLibrary.Declares(method) => way with { Value = call },
            "Select" when IsLinq(method) => way with { Value = call, IsLazy = true },
            _ => null,
        };
    }

    private static bool IsTask(ITypeSymbol type) => Awaitables.IsAwaitable(type);

    private static bool IsLinq(IMethodSymbol method) =>
        method.ContainingType is { Name: "Enumerable", ContainingNamespace: { Name: "Linq", ContainingNamespace.Name: "System" } };

    /// <summary>A value that the task is in.</summary>
    /// <param name="IsLazy">A query that sends when it is enumerated.</param>
    /// <param name="Variables">How many variables it came through.</param>
    private sealed record Way(IOperation Value, bool IsLazy, int Variables);
}
