using System.Collections.Generic;
using System.Threading;
using KafkaDurability.Analyzers.Configuration;
using KafkaDurability.Analyzers.Functions;
using KafkaDurability.Analyzers.Program;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Guarantees;

/// <summary>Finds calls of own methods that nobody waits for, where the task of the method is all that tells of a failed send.</summary>
internal sealed class DroppedTasks(ConfigModel model, CancellationToken cancellation)
{
    /// <param name="sends">Calls of ProduceAsync.</param>
    /// <returns>The first call whose task is dropped, with the method; null where none is in sight.</returns>
    public (SyntaxNode Call, IMethodSymbol Method)? Of(IEnumerable<SyntaxNode> sends)
    {
        var methods = new List<IMethodSymbol>();
        foreach (var send in sends)
        {
            if (Call(send) is { } call && HandsOn(call) is { } method && !Has(methods, method))
            {
                methods.Add(method);
            }
        }

        for (var place = 0; place < methods.Count && place < Limits.TaskMethods; place++)
        {
            foreach (var call in CallsOf(methods[place]))
            {
                if (IsDropped(call))
                {
                    return (call.Syntax, methods[place]);
                }

                if (HandsOn(call) is { } outer && !Has(methods, outer))
                {
                    methods.Add(outer);
                }
            }
        }

        return null;
    }

    private static bool Has(List<IMethodSymbol> methods, IMethodSymbol method) => methods.Any(known => SymbolEqualityComparer.Default.Equals(known, method));

    private IInvocationOperation? Call(SyntaxNode syntax) => Members.RootOf(syntax) is { } member
        ? model.Operation(member, cancellation)?.DescendantsAndSelf().OfType<IInvocationOperation>().FirstOrDefault(call => call.Syntax == syntax)
        : null;

    /// <summary>The method whose own task fails when that of the call does: it awaits or returns it, and no clause takes the failure.</summary>
    private IMethodSymbol? HandsOn(IInvocationOperation call)
    {
        var use = Outer(call);
        return use.Parent is IAwaitOperation or IReturnOperation
            && Members.RootOf(call.Syntax) is { } member
            && OwnOperations.FunctionAround(call) is not (IAnonymousFunctionOperation or ILocalFunctionOperation)
            && !IsTaken(call)
            && model.Compilation.GetSemanticModel(member.SyntaxTree).GetDeclaredSymbol(member, cancellation) is IMethodSymbol { ReturnsVoid: false } method
                ? method.OriginalDefinition
                : null;
    }

    /// <summary>A clause around may deal with the failure; one that throws on each way does not.</summary>
    private static bool IsTaken(IOperation operation)
    {
        for (var inner = operation; inner.Parent is { } outer; inner = outer)
        {
            if (outer is ITryOperation attempt && attempt.Body == inner && attempt.Catches.Any(clause =>
                OwnOperations.ReachesEnd(clause.Handler) || OwnOperations.Of(clause.Handler).Any(way => way is IReturnOperation or IBranchOperation)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Nothing is done with the task: a statement of its own, or a discard.</summary>
    private static bool IsDropped(IInvocationOperation call) => Outer(call).Parent is IExpressionStatementOperation or ISimpleAssignmentOperation { Target: IDiscardOperation };

    /// <summary>The call with what only changes the form of its task: conversions and ConfigureAwait.</summary>
    private static IOperation Outer(IOperation call)
    {
        while (call.Parent is IConversionOperation or IConditionalAccessOperation || call.Parent is IInvocationOperation { TargetMethod.Name: "ConfigureAwait" or "AsTask" } form && form.Instance == call)
        {
            call = call.Parent!;
        }

        return call;
    }

    private IEnumerable<IInvocationOperation> CallsOf(IMethodSymbol method) =>
        Callers.UsesOf(method, model.Compilation, cancellation).Select(use => use.Use).OfType<IInvocationOperation>();
}
