using System.Linq;
using System.Threading;
using KafkaDurability.Analyzers.Program;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Functions;

/// <summary>Functions that a helper of the user's own runs again when they have thrown.</summary>
internal static class OwnRetries
{
    /// <param name="function">A lambda, as it stands in the code.</param>
    /// <returns>The call of the helper that runs it; null where that is not in sight, or tries once only.</returns>
    public static IInvocationOperation? Around(IOperation function, Compilation compilation, CancellationToken cancellation)
    {
        var operation = function.Parent;
        while (operation is IDelegateCreationOperation or IConversionOperation)
        {
            operation = operation.Parent;
        }

        return operation is IArgumentOperation { Parameter: { Ordinal: var ordinal }, Parent: IInvocationOperation call }
            && Callees.Of(compilation).BodiesOf((call.TargetMethod.ReducedFrom ?? call.TargetMethod).OriginalDefinition, cancellation) is { IsEmpty: false } bodies
            && bodies.All(body => OperationSource.Of(compilation).Operation(body, cancellation) is { } helper && Repeats(helper, ordinal))
            ? call
            : null;
    }

    /// <summary>A loop calls the delegate in a try, is left when that went well, and goes on when the catch took what it threw.</summary>
    private static bool Repeats(IOperation helper, int parameter) => OwnOperations.Of(helper).OfType<IInvocationOperation>().Any(call =>
        call.TargetMethod.MethodKind == MethodKind.DelegateInvoke
        && call.Instance is IParameterReferenceOperation { Parameter: { Ordinal: var ordinal } } && ordinal == parameter
        && OwnOperations.Around<ITryOperation>(call) is { } attempt
        && attempt.Body.Descendants().Contains(call)
        && OwnOperations.Around<ILoopOperation>(attempt) is IForLoopOperation or IWhileLoopOperation
        && IsLeft(attempt)
        && attempt.Catches.Any(clause => Catches.All(clause.ExceptionType) && GoesOn(clause.Handler)));

    /// <summary>The try ends with a return or a break, or one follows it.</summary>
    private static bool IsLeft(ITryOperation attempt) =>
        Leaves(attempt.Body.Operations.LastOrDefault())
        || (attempt.Parent is IBlockOperation { Operations: var siblings } && siblings.IndexOf(attempt) is var at && at >= 0 && at + 1 < siblings.Length && Leaves(siblings[at + 1]));

    private static bool Leaves(IOperation? operation) => operation is IReturnOperation or IBranchOperation { BranchKind: BranchKind.Break };

    private static bool GoesOn(IBlockOperation handler) =>
        OwnOperations.ReachesEnd(handler) || handler.Operations.LastOrDefault() is IBranchOperation { BranchKind: BranchKind.Continue };
}
