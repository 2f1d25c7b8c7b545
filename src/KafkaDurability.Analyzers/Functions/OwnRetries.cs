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
    public static IInvocationOperation? Around(IOperation function, Compilation compilation, CancellationToken cancellation) =>
        Around(function, Repeats, compilation, cancellation);

    /// <summary>The same of a helper that runs it again when it has answered no.</summary>
    public static IInvocationOperation? OnNo(IOperation function, Compilation compilation, CancellationToken cancellation) =>
        Around(function, RepeatsOnNo, compilation, cancellation);

    private static IInvocationOperation? Around(IOperation function, System.Func<IOperation, int, bool> repeats, Compilation compilation, CancellationToken cancellation)
    {
        var operation = function.Parent;
        while (operation is IDelegateCreationOperation or IConversionOperation)
        {
            operation = operation.Parent;
        }

        return operation is IArgumentOperation { Parameter: { Ordinal: var ordinal }, Parent: IInvocationOperation call }
            && Callees.Of(compilation).BodiesOf((call.TargetMethod.ReducedFrom ?? call.TargetMethod).OriginalDefinition, cancellation) is { IsEmpty: false } bodies
            && bodies.All(body => OperationSource.Of(compilation).Operation(body, cancellation) is { } helper && repeats(helper, ordinal))
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

    /// <summary>A loop asks the delegate, is left when that says yes, and asks again when it says no.</summary>
    private static bool RepeatsOnNo(IOperation helper, int parameter) => OwnOperations.Of(helper).OfType<IInvocationOperation>().Any(call =>
        call.TargetMethod.MethodKind == MethodKind.DelegateInvoke
        && call.Instance is IParameterReferenceOperation { Parameter: { Ordinal: var ordinal } } && ordinal == parameter
        && OwnOperations.Around<ILoopOperation>(call) is { } loop
        && Asking(call, loop) is var (condition, isNo)
        && condition.Parent switch
        {
            IWhileLoopOperation { ConditionIsUntil: false } around => isNo && around.Condition == condition,
            IConditionalOperation choice when choice.Condition == condition => isNo
                ? IsGoingOn(choice.WhenTrue) && Leaves(choice.WhenFalse is { } otherwise ? Last(otherwise) : Next(choice))
                : Leaves(Last(choice.WhenTrue)) && (choice.WhenFalse is null || IsGoingOn(choice.WhenFalse)),
            _ => false,
        });

    /// <summary>The condition that the answer decides, and whether a no fulfils it.</summary>
    private static (IOperation Condition, bool IsNo)? Asking(IInvocationOperation call, ILoopOperation loop)
    {
        IOperation answer = call;
        var isNo = false;
        while (true)
        {
            switch (answer.Parent)
            {
                case IAwaitOperation or IConversionOperation or IParenthesizedOperation:
                case IInvocationOperation { TargetMethod.Name: "ConfigureAwait" or "GetAwaiter" or "GetResult" }:
                    answer = answer.Parent;
                    break;
                case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not:
                    (answer, isNo) = (not, !isNo);
                    break;
                case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } }:
                    // var ok = step(); if (ok) …
                    var asked = loop.Descendants().OfType<ILocalReferenceOperation>().FirstOrDefault(read => SymbolEqualityComparer.Default.Equals(read.Local, local));
                    return asked is null ? null : asked.Parent is IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } no ? (no, true) : (asked, false);
                default:
                    return (answer, isNo);
            }
        }
    }

    private static IOperation? Last(IOperation branch) => branch is IBlockOperation block ? block.Operations.LastOrDefault() : branch;

    private static IOperation? Next(IOperation statement) =>
        statement.Parent is IBlockOperation { Operations: var siblings } && siblings.IndexOf(statement) is var at && at >= 0 && at + 1 < siblings.Length ? siblings[at + 1] : null;

    private static bool IsGoingOn(IOperation branch) => branch is IBlockOperation block ? GoesOn(block) : branch is IBranchOperation { BranchKind: BranchKind.Continue } or IExpressionStatementOperation;

    /// <summary>The try ends with a return or a break, or one follows it.</summary>
    private static bool IsLeft(ITryOperation attempt) =>
        Leaves(attempt.Body.Operations.LastOrDefault())
        || Leaves(Next(attempt));

    private static bool Leaves(IOperation? operation) => operation is IReturnOperation or IBranchOperation { BranchKind: BranchKind.Break };

    private static bool GoesOn(IBlockOperation handler) =>
        OwnOperations.ReachesEnd(handler) || handler.Operations.LastOrDefault() is IBranchOperation { BranchKind: BranchKind.Continue };
}
