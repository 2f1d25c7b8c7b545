using System.Collections.Generic;
using System.Linq;
using KafkaDurability.Analyzers.Program;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Functions;

/// <summary>
/// Results of tasks that nobody acts on: await Task.WhenAll(batch.Select(SendAsync)), whose answers are dropped, or only counted and logged.
/// </summary>
internal static class UnreadResults
{
    /// <param name="call">What gives the task, or the query that gives them all, as it stands in a graph.</param>
    /// <param name="function">The function, or one around it.</param>
    public static bool Are(IOperation call, IOperation function)
    {
        var root = OwnOperations.RootOf(function);
        return root.Descendants().FirstOrDefault(operation => operation is IInvocationOperation && operation.Syntax == call.Syntax) is { } own && AreUnread(own, root, 0);
    }

    private static bool AreUnread(IOperation value, IOperation root, int depth) => depth < Limits.Hops * 4 && value.Parent switch
    {
        IConversionOperation or IAwaitOperation or IParenthesizedOperation or IDelegateCreationOperation => AreUnread(value.Parent, root, depth + 1),
        IExpressionStatementOperation => true,
        ISimpleAssignmentOperation { Target: IDiscardOperation } => true,
        ISimpleAssignmentOperation { Target: ILocalReferenceOperation { Local: var local }, Parent: IExpressionStatementOperation } assignment => assignment.Target == value || AreUnread(local, root, depth + 1),
        IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } } => AreUnread(local, root, depth + 1),
        IForEachLoopOperation { LoopControlVariable: IVariableDeclaratorOperation { Symbol: var each } } loop when loop.Collection == value => AreUnread(each, root, depth + 1),

        // batch.Select(one => SendAsync(one)): what the function gives, the query gives.
        IReturnOperation { Parent: IBlockOperation { Parent: IAnonymousFunctionOperation function } } => AreUnread(function, root, depth + 1),

        // How many there are says nothing of how they went.
        IPropertyReferenceOperation { Property.Name: "Length" or "Count" } => true,
        IInvocationOperation { TargetMethod: { Name: "ConfigureAwait" or "GetAwaiter" or "GetResult" or "ToList" or "ToArray" } method } call when BaseLibrary.Declares(method) => AreUnread(call, root, depth + 1),
        IArgumentOperation { Parent: IInvocationOperation { TargetMethod: var method } call } when BaseLibrary.Declares(method) && (IsQuery(method) || Awaitables.IsAwaitable(method.ContainingType)) =>
            AreUnread(call, root, depth + 1),
        IArgumentOperation { Parent: IInvocationOperation { TargetMethod: { Name: "Add" } method, Instance: ILocalReferenceOperation { Local: var list } } } when BaseLibrary.Declares(method) => AreUnread(list, root, depth + 1),
        IInvocationOperation { TargetMethod: { Name: "Add" } method, Instance: ILocalReferenceOperation list } when list == value && BaseLibrary.Declares(method) => true,
        _ => UnreadNotes.IsLogged(value),
    };

    private static bool AreUnread(ILocalSymbol local, IOperation root, int depth) => depth < Limits.Hops * 4
        && root.Descendants().OfType<ILocalReferenceOperation>().Where(reference => SymbolEqualityComparer.Default.Equals(reference.Local, local)).All(reference => AreUnread(reference, root, depth + 1));

    private static bool IsQuery(IMethodSymbol method) => method.ContainingType.Name is "Enumerable" or "ParallelEnumerable";
}
