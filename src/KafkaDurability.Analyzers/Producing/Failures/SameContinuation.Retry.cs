using System.Collections.Generic;
using System.Linq;
using KafkaDurability.Analyzers.Functions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Producing;

/// <summary>A try that is made a number of times: what follows the last attempt that fails, beside what follows one that succeeds.</summary>
internal sealed partial class SameContinuation
{
    /// <summary>The attempts come to an end, and nothing that the function then does, returns or keeps tells of the failure.</summary>
    public bool GivesUpAlike
    {
        get
        {
            if (new RetryLoop(_attempt, _clause, _send) is not { GoesRound: true, Loop: { } loop } || !IsSameMessage(loop))
            {
                return false;
            }

            var others = OwnOperations.Of(loop).Where(operation => operation != loop && !IsWithin(operation, _attempt)).ToList();
            var failing = _handler.Concat(others).ToList();
            return (IsBounded(loop) || _handler.Any(operation => operation is IReturnOperation || Breaks(operation, loop)))
                && !failing.Concat(_success).Any(operation => operation is IThrowOperation or IBranchOperation { BranchKind: BranchKind.GoTo } or IReturnOperation { Kind: not OperationKind.Return })
                && !others.Any(operation => operation is IReturnOperation)
                && _watching.IsAll(failing, maySend: false) && _watching.IsAll(_success, maySend: true)
                && !failing.Concat(_success).Any(operation => IsKeptBehind(operation, loop))
                && EndsAlike(loop);
        }
    }

    /// <summary>Another message each time is none that is given up.</summary>
    private bool IsSameMessage(ILoopOperation loop) => _send is IInvocationOperation send && SameMessage.IsUnchanged(
        send.Arguments.Select(argument => argument.Value).Where(value => value.Type is not ({ Name: "CancellationToken" } or { TypeKind: TypeKind.Delegate })), loop);

    private bool EndsAlike(ILoopOperation loop)
    {
        var returns = _success.OfType<IReturnOperation>().Concat(_handler.OfType<IReturnOperation>()).ToList();
        if (returns.Count == 0)
        {
            return true; // Both go on behind the loop.
        }

        var behind = OwnOperations.Of(_function).Where(operation => operation.Syntax.SpanStart >= loop.Syntax.Span.End).ToList();
        var values = returns.Concat(behind.OfType<IReturnOperation>()).Select(one => one.ReturnedValue).ToList();
        return OwnOperations.Around<ILoopOperation>(loop) is null && IsHarmless(behind) && AreSameAnswers(values);
    }

    /// <summary>A value is written that something behind the attempts may read.</summary>
    private bool IsKeptBehind(IOperation operation, ILoopOperation loop) => OwnOperations.Unconverted(OwnOperations.Target(operation)) switch
    {
        null => false,
        ILocalReferenceOperation written => _function.Descendants().OfType<ILocalReferenceOperation>()
            .Any(read => SymbolEqualityComparer.Default.Equals(read.Local, written.Local) && !IsWithin(read, loop) && !IsOnlyWritten(read)),
        IParameterReferenceOperation { Parameter: { RefKind: RefKind.None } parameter } => _function.Descendants().OfType<IParameterReferenceOperation>()
            .Any(read => SymbolEqualityComparer.Default.Equals(read.Parameter, parameter) && !IsWithin(read, loop) && !IsOnlyWritten(read)),
        var target => !_watching.IsTally(target),
    };

    /// <summary>It counts, or goes through a list of waits. What a token or a flag ends is not over because of the failures.</summary>
    private static bool IsBounded(ILoopOperation loop)
    {
        var condition = loop switch
        {
            IWhileLoopOperation { Condition: var tested } => tested,
            IForLoopOperation { Condition: var tested } => tested,
            _ => null,
        };
        return loop is IForEachLoopOperation { IsAsynchronous: false }
            || condition?.DescendantsAndSelf().OfType<IBinaryOperation>().Any(compared => IsLimit(compared) && compared.Descendants().Select(CountOf).OfType<ISymbol>().Any(count => Counts(loop, count))) == true;
    }

    private static bool IsLimit(IBinaryOperation compared) =>
        compared.OperatorKind is BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual or BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual or BinaryOperatorKind.NotEquals
        && compared.LeftOperand.Type?.SpecialType == SpecialType.System_Int32;

    private static bool Counts(ILoopOperation loop, ISymbol count) => OwnOperations.Of(loop).Any(operation =>
        OwnOperations.Target(operation) is { } target && SymbolEqualityComparer.Default.Equals(CountOf(target), count));

    private static ISymbol? CountOf(IOperation operation) => operation switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        _ => null,
    };

    private static bool Breaks(IOperation operation, ILoopOperation loop) =>
        operation is IBranchOperation { BranchKind: BranchKind.Break } branch && branch.GetCorrespondingOperation() == loop;
}
