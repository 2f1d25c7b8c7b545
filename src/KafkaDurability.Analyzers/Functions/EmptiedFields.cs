using System.Collections.Generic;
using System.Linq;
using System.Threading;
using KafkaDurability.Analyzers.Library;
using KafkaDurability.Analyzers.Program;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Functions;

/// <summary>Collections in private fields that another member of the type takes everything out of, and works on that: a timer, a second loop.</summary>
internal static class EmptiedFields
{
    private static readonly HashSet<string> s_taking = new()
    {
        "Clear", "Remove", "RemoveAt", "RemoveRange", "RemoveAll", "TryRemove", "TryTake", "TryPop", "Pop", "Dequeue", "TryDequeue", "TryPopRange",
    };

    /// <param name="own">The member that puts something in: what that takes out is its own affair.</param>
    public static bool AreEmptiedElsewhere(IFieldSymbol field, SyntaxNode own, Compilation compilation, CancellationToken cancellation) =>
        Members.Mentioning(field.ContainingType, field.Name).Where(member => member != own)
            .Select(member => OperationSource.Of(compilation).Operation(member, cancellation)).OfType<IOperation>()
            .SelectMany(Functions)
            .Any(function => OwnOperations.Of(function).Any(operation => Takes(operation, field)) && IsWorkedOn(function, field, compilation, cancellation));

    /// <summary>The functions of a member; of a constructor, which only fills its fields, those in it.</summary>
    private static IEnumerable<IOperation> Functions(IOperation member) => member.Descendants().Where(inner => inner is IAnonymousFunctionOperation or ILocalFunctionOperation)
        .Concat(member is IMethodBodyOperation or IBlockOperation ? [member] : []);

    /// <summary>Whether an operation takes something out of the collection in a field, or puts another one there.</summary>
    public static bool Takes(IOperation operation, IFieldSymbol field) => operation switch
    {
        ISimpleAssignmentOperation assignment => Is(assignment.Target, field),
        IDeconstructionAssignmentOperation { Target: var target } => target.DescendantsAndSelf().Any(part => Is(part, field)),
        IInvocationOperation { Instance: { } instance, TargetMethod: var method } => Is(instance, field) && s_taking.Contains(method.Name) && BaseLibrary.Declares(method),
        IInvocationOperation { TargetMethod: { Name: "Exchange" or "CompareExchange" } method, Arguments: { Length: > 0 } arguments } => BaseLibrary.Declares(method) && Is(arguments[0].Value, field),
        _ => false,
    };

    private static bool IsWorkedOn(IOperation function, IFieldSymbol field, Compilation compilation, CancellationToken cancellation)
    {
        var taken = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        while (OwnOperations.Of(function).SelectMany(Made).Any(made => IsTaken(made.Value) && taken.Add(made.Variable)))
        {
        }

        return OwnOperations.Of(function).OfType<IInvocationOperation>()
            .Any(call => call.Arguments.Any(argument => IsTaken(argument.Value)) && IsWork(call.TargetMethod, compilation, Limits.CallDepth, cancellation));

        bool IsTaken(IOperation? value) => value is not null && value.DescendantsAndSelf().Any(part => Is(part, field) || (part is ILocalReferenceOperation local && taken.Contains(local.Local)));
    }

    /// <summary>The variables that an operation gives a value, with what that is made from.</summary>
    private static IEnumerable<(ISymbol Variable, IOperation? Value)> Made(IOperation operation) => operation switch
    {
        IVariableDeclaratorOperation { Initializer: { Value: var value } } declared => [(declared.Symbol, value)],
        ISimpleAssignmentOperation { Target: ILocalReferenceOperation local } assignment => [(local.Local, assignment.Value)],
        IDeconstructionAssignmentOperation deconstruction => Locals(deconstruction.Target).Select(local => (local, (IOperation?)deconstruction.Value)),
        IForEachLoopOperation loop => loop.LoopControlVariable is IVariableDeclaratorOperation declared
            ? [(declared.Symbol, loop.Collection)]
            : Locals(loop.LoopControlVariable).Select(local => (local, (IOperation?)loop.Collection)),
        IInvocationOperation call => call.Arguments.Where(argument => argument.Parameter?.RefKind == RefKind.Out).SelectMany(argument => Locals(argument.Value)).Select(local => (local, call.Instance))
            .Concat(call.Instance is ILocalReferenceOperation filled ? call.Arguments.Select(argument => ((ISymbol)filled.Local, (IOperation?)argument.Value)) : []),
        _ => [],
    };

    private static IEnumerable<ISymbol> Locals(IOperation target) => target.DescendantsAndSelf().OfType<ILocalReferenceOperation>().Select(local => local.Local);

    private static bool Is(IOperation operation, IFieldSymbol field) =>
        operation is IFieldReferenceOperation reference && SymbolEqualityComparer.Default.Equals(reference.Field.OriginalDefinition, field);

    /// <summary>The call does more with what it is given than to look at it.</summary>
    public static bool IsWork(IMethodSymbol method, Compilation compilation, int depth, CancellationToken cancellation)
    {
        var target = (method.ReducedFrom ?? method).OriginalDefinition;
        if (KnownCallees.IsOfObservers(target) || TellingNames.Logs(target) || TellingNames.IsOfWatcher(target) || TransformingLibraries.Declare(target) || depth == 0)
        {
            return false;
        }

        if (BaseLibrary.Declares(target))
        {
            return BaseLibrary.Effect(target) == CalleeEffect.Processes;
        }

        return Callees.Of(compilation).BodiesOf(target, cancellation) is { IsEmpty: false } bodies
            ? bodies.Any(body => OperationSource.Of(compilation).Operation(body, cancellation) is { } operation
                && OwnOperations.Of(operation).OfType<IInvocationOperation>().Any(inner => IsWork(inner.TargetMethod, compilation, depth - 1, cancellation)))
            : !(KnownCallees.HasResult(target) && (TellingNames.Asks(target) || TellingNames.Makes(target)));
    }
}
