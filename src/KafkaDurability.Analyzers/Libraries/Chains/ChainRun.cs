using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Libraries.Chains;

/// <summary>The answer to one question of <see cref="ChainReader"/> as it comes about.</summary>
internal sealed class ChainRun(ChainReader reader, LibraryReferences references, CancellationToken cancellation)
{
    private int _operations;

    public List<Step> Steps { get; } = [];

    public bool IsComplete { get; private set; } = true;

    /// <param name="builders">The variables that hold the builder when the body begins.</param>
    /// <param name="made">The operation that makes the builder; null where a variable has it.</param>
    public void Read(IOperation body, IEnumerable<ISymbol> builders, IOperation? made, Frame? frame)
    {
        var variables = new HashSet<ISymbol>(builders, SymbolEqualityComparer.Default);
        var isOwn = made is not null;
        var aliases = new HashSet<IOperation>();
        foreach (var operation in InOrder(body))
        {
            cancellation.ThrowIfCancellationRequested();
            if (++_operations > Limits.ChainOperations)
            {
                IsComplete = false;
                return;
            }

            if (operation == made || IsAlias(operation, variables, aliases))
            {
                aliases.Add(operation);
                Use(operation, variables, isOwn);
            }

            switch (operation)
            {
                case IInvocationOperation call:
                    Call(call, aliases, frame);
                    break;
                case IAssignmentOperation { Target: IPropertyReferenceOperation { Instance: { } instance } property } when aliases.Contains(instance):
                    Steps.Add(new Step(property.Property, operation, frame));
                    break;
            }
        }
    }

    /// <summary>A body's operations in the order in which they run, as far as they stand in one: receiver, arguments, call.</summary>
    private static IEnumerable<IOperation> InOrder(IOperation root)
    {
        // A stack of its own: chains of calls are as deep as they are long.
        var open = new Stack<(IOperation Operation, bool IsEntered)>();
        open.Push((root, false));
        while (open.Count > 0)
        {
            var (operation, isEntered) = open.Pop();
            if (isEntered)
            {
                yield return operation;
                continue;
            }

            open.Push((operation, true));
            foreach (var child in operation.ChildOperations.Reverse())
            {
                open.Push((child, false));
            }
        }
    }

    private static bool IsAlias(IOperation operation, HashSet<ISymbol> variables, HashSet<IOperation> aliases) => operation switch
    {
        IParameterReferenceOperation parameter => variables.Contains(parameter.Parameter),
        ILocalReferenceOperation local => variables.Contains(local.Local),
        IConversionOperation { OperatorMethod: null } conversion => aliases.Contains(conversion.Operand),
        IParenthesizedOperation parenthesized => aliases.Contains(parenthesized.Operand),
        IConditionalAccessInstanceOperation => AccessOf(operation) is { } access && aliases.Contains(access.Operation),
        ISimpleAssignmentOperation assignment => aliases.Contains(assignment.Value),
        IInvocationOperation call => Bodies.ReceiverOf(call) is { } receiver && aliases.Contains(receiver) && IsSameBuilder(receiver.Type, call.Type),
        _ => false,
    };

    /// <summary>A fluent call gives the builder back: its type is that of the receiver, or one of the two is a base of the other.</summary>
    private static bool IsSameBuilder(ITypeSymbol? receiver, ITypeSymbol? result) =>
        receiver is not null && result is not null && (Inherits(receiver, result) || Inherits(result, receiver));

    private static bool Inherits(ITypeSymbol type, ITypeSymbol parent)
    {
        if (parent.SpecialType == SpecialType.System_Object)
        {
            return false;
        }

        for (var current = type; current is not null; current = current.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(current, parent))
            {
                return true;
            }
        }

        return type.AllInterfaces.Contains(parent, SymbolEqualityComparer.Default);
    }

    private static IConditionalAccessOperation? AccessOf(IOperation instance)
    {
        for (var inner = instance; inner.Parent is { } outer; inner = outer)
        {
            if (outer is IConditionalAccessOperation access && access.WhenNotNull == inner)
            {
                return access;
            }
        }

        return null;
    }

    /// <summary>Where the builder goes from here: into a variable, or out of sight.</summary>
    /// <param name="isOwn">The code made it, so that returning it hands it to a caller who may do more.</param>
    private void Use(IOperation alias, HashSet<ISymbol> variables, bool isOwn)
    {
        switch (alias.Parent)
        {
            case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator }:
                variables.Add(declarator.Symbol);
                break;
            case ISimpleAssignmentOperation { Target: ILocalReferenceOperation local } assignment when assignment.Value == alias:
                variables.Add(local.Local);
                break;
            case ISimpleAssignmentOperation { Target: IDiscardOperation }:
            case IAssignmentOperation assigned when assigned.Target == alias:
            case IConversionOperation { OperatorMethod: null } or IParenthesizedOperation:
            case IExpressionStatementOperation or IConditionalAccessOperation:
            case IInvocationOperation or IArgumentOperation { Parent: IInvocationOperation }:
            case IPropertyReferenceOperation or IEventReferenceOperation or IFieldReferenceOperation:
            case IMethodReferenceOperation or INameOfOperation:
            case IBinaryOperation:
            case IIsPatternOperation { Pattern: IConstantPatternOperation or INegatedPatternOperation { Pattern: IConstantPatternOperation } }:
                break;
            case IReturnOperation when !isOwn || alias.Parent.IsImplicit && IsInVoidLambda(alias):
                break;
            default:
                IsComplete = false;
                break;
        }
    }

    /// <summary>The value of "x => make(x)" as an action: nobody gets it.</summary>
    private static bool IsInVoidLambda(IOperation operation)
    {
        for (var outer = operation.Parent; outer is not null; outer = outer.Parent)
        {
            if (outer is IAnonymousFunctionOperation lambda)
            {
                return lambda.Symbol.ReturnsVoid;
            }
        }

        return false;
    }

    private void Call(IInvocationOperation call, HashSet<IOperation> aliases, Frame? frame)
    {
        var receiver = Bodies.ReceiverOf(call);
        var isReceiver = receiver is not null && aliases.Contains(receiver);
        if (!isReceiver && !call.Arguments.Any(argument => aliases.Contains(argument.Value)))
        {
            return;
        }

        var method = call.TargetMethod;
        if (method.MethodKind == MethodKind.DelegateInvoke)
        {
            Follow(call.Instance is { } called ? reader.Bodies.FunctionOf(called, frame) : null, call, aliases, frame);
        }
        else if (references.IsOfLibrary(method.ContainingAssembly))
        {
            Steps.Add(new Step(method, call, frame));
        }
        else if (!LibraryReferences.IsPlatform(method.ContainingAssembly))
        {
            Follow(reader.Bodies.FunctionOf(method, frame), call, aliases, frame);
        }
    }

    private void Follow(Function? function, IInvocationOperation call, HashSet<IOperation> aliases, Frame? frame)
    {
        if (function is null || frame?.Depth >= Limits.ChainDepth)
        {
            IsComplete = false;
            return;
        }

        // By position: a lambda's parameters are others than those of the delegate that it is called as.
        var arguments = new Dictionary<ISymbol, IOperation>(SymbolEqualityComparer.Default);
        var builders = new List<ISymbol>();
        foreach (var argument in call.Arguments)
        {
            if (argument.Parameter is { } parameter && parameter.Ordinal < function.Symbol.Parameters.Length)
            {
                var own = function.Symbol.Parameters[parameter.Ordinal];
                arguments[own] = argument.Value;
                if (aliases.Contains(argument.Value))
                {
                    builders.Add(own);
                }
            }
        }

        var depth = (frame?.Depth ?? 0) + 1;
        Read(function.Body, builders, null, new Frame(arguments, frame, function.Frame, depth));
    }
}
