using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Functions;

/// <summary>The operations of one function, as they are written, without those of the functions in it.</summary>
internal static class OwnOperations
{
    /// <summary>The operation and what it is made of; of a lambda in it only that it is there.</summary>
    public static IEnumerable<IOperation> Of(IOperation root)
    {
        var pending = new Stack<IOperation>();
        pending.Push(root);
        while (pending.Count > 0)
        {
            var operation = pending.Pop();
            yield return operation;
            if (operation == root || !IsFunction(operation))
            {
                foreach (var child in operation.ChildOperations)
                {
                    pending.Push(child);
                }
            }
        }
    }

    /// <summary>The operation of the whole member.</summary>
    public static IOperation RootOf(IOperation operation)
    {
        while (operation.Parent is { } outer)
        {
            operation = outer;
        }

        return operation;
    }

    /// <summary>The lambda, local function or member that an operation is in.</summary>
    public static IOperation FunctionAround(IOperation operation)
    {
        while (operation.Parent is { } outer)
        {
            operation = outer;
            if (IsFunction(operation))
            {
                break;
            }
        }

        return operation;
    }

    /// <summary>The innermost operation of a kind around an operation, within its function; null where there is none.</summary>
    public static T? Around<T>(IOperation operation)
        where T : class, IOperation
    {
        for (var outer = operation.Parent; outer is not null && !IsFunction(outer); outer = outer.Parent)
        {
            if (outer is T found)
            {
                return found;
            }
        }

        return null;
    }

    /// <summary>What assigns, counts up or passes by reference: the targets.</summary>
    public static IOperation? Target(IOperation operation) => operation switch
    {
        IAssignmentOperation { Parent: IObjectOrCollectionInitializerOperation } => null,
        IAssignmentOperation { Target: IDiscardOperation or IDeclarationExpressionOperation } => null,
        IAssignmentOperation assignment => assignment.Target,
        IIncrementOrDecrementOperation count => count.Target,
        IEventAssignmentOperation handler => handler.EventReference,
        IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out, Value: not (IDiscardOperation or IDeclarationExpressionOperation) } argument => argument.Value,
        _ => null,
    };

    /// <summary>Whether a block can be left at its end.</summary>
    public static bool ReachesEnd(IBlockOperation block) => block.Operations.LastOrDefault() switch
    {
        null or IExpressionStatementOperation { Operation: not IThrowOperation } or IVariableDeclarationGroupOperation => true,
        IReturnOperation or IBranchOperation or IThrowOperation => false,

        // What the compiler has to work out costs a look at the whole function.
        _ => block is not { Syntax: BlockSyntax syntax, SemanticModel: { } model }
            || model.AnalyzeControlFlow(syntax) is not { Succeeded: true } flow || flow.EndPointIsReachable,
    };

    /// <summary>The value without conversions and the creation of a delegate from it.</summary>
    public static IOperation Unwrapped(IOperation value)
    {
        while (true)
        {
            switch (value)
            {
                case IConversionOperation { OperatorMethod: null } conversion:
                    value = conversion.Operand;
                    break;
                case IDelegateCreationOperation creation:
                    value = creation.Target;
                    break;
                default:
                    return value;
            }
        }
    }

    /// <summary>The value without conversions.</summary>
    public static IOperation? Unconverted(IOperation? operation)
    {
        while (operation is IConversionOperation conversion)
        {
            operation = conversion.Operand;
        }

        return operation;
    }

    private static bool IsFunction(IOperation operation) => operation is IAnonymousFunctionOperation or ILocalFunctionOperation;
}
