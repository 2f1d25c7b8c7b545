using System.Collections.Generic;
using System.Linq;
using KafkaDurability.Analyzers.Functions;
using KafkaDurability.Analyzers.Program;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Producing;

/// <summary>What follows a send that succeeds, beside what follows one that fails and is caught. Where they may differ, somebody may learn of the failure.</summary>
internal sealed partial class SameContinuation
{
    private readonly ITryOperation _attempt;
    private readonly ICatchClauseOperation _clause;
    private readonly IOperation _send;
    private readonly IOperation _function;
    private readonly ObservesOnly _watching;
    private readonly bool _isAnswerRead;
    private readonly List<IOperation> _handler;

    /// <summary>What follows the send in the try, the statement of the send included.</summary>
    private readonly List<IOperation> _success;

    /// <param name="isAnswerRead">Somebody may look at what the function returns.</param>
    public SameContinuation(ITryOperation attempt, ICatchClauseOperation clause, IOperation send, IOperation function, ObservesOnly watching, bool isAnswerRead = true)
    {
        _isAnswerRead = isAnswerRead;
        _attempt = attempt;
        _clause = clause;
        _send = send;
        _function = function;
        _watching = watching;
        _handler = OwnOperations.Of(clause.Handler).Where(operation => isAnswerRead || !IsOfAnswer(operation)).ToList();
        _success = OwnOperations.Of(attempt.Body)
            .Where(operation => operation.Syntax.Span.End >= send.Syntax.Span.End && (operation.Syntax.SpanStart >= send.Syntax.Span.End || Contains(operation, send)))
            .Where(operation => isAnswerRead || !IsOfAnswer(operation))
            .ToList();
        var handlers = _success.OfType<ITryOperation>().Where(inner => Contains(inner.Body, send)).SelectMany(inner => inner.Catches).ToList();
        _success.RemoveAll(operation => operation == send || handlers.Any(handler => IsWithin(operation, handler)) || (operation is IInvocationOperation call && Contains(call, send) && IsWaiting(call)));
        var thrown = _success.OfType<IThrowOperation>().Where(IsTakenToo).ToList();
        _success.RemoveAll(operation => thrown.Any(one => IsWithin(operation, one)));
    }

    /// <summary>Nobody learns of the failure: of this one, or of the last one of several attempts.</summary>
    public bool IsSilent => AreSame || GivesUpAlike;

    /// <summary>Nothing that the function does, returns or keeps differs.</summary>
    public bool AreSame =>
        !_handler.Any(operation => operation is IThrowOperation)
        && _watching.IsAll(_handler, maySend: false)
        && !_handler.Any(IsKept)
        && _watching.IsAll(_success, maySend: true)
        && !_success.Any(IsKept)
        && !_success.Any(operation => operation is IThrowOperation or IBranchOperation { BranchKind: BranchKind.GoTo } or IReturnOperation { Kind: not OperationKind.Return })
        && GoOnAlike();

    /// <summary>if (sent.Status != PersistenceStatus.Persisted) { throw …; }: it ends where the failed send does, in the same clause.</summary>
    private bool IsTakenToo(IThrowOperation operation) =>
        operation.Exception is { } exception && OwnOperations.Around<ITryOperation>(operation) == _attempt && _clause.Filter is null
        && _attempt.Catches.FirstOrDefault(clause => Catches.Take(clause.ExceptionType, OwnOperations.Unconverted(exception)?.Type)) == _clause;

    /// <summary>A value is written that something else may read.</summary>
    private bool IsKept(IOperation operation)
    {
        if (OwnOperations.Target(operation) is not { } target)
        {
            return false;
        }

        return OwnOperations.Unconverted(target) switch
        {
            ILocalReferenceOperation local => _function.Descendants().OfType<ILocalReferenceOperation>()
                .Any(read => SymbolEqualityComparer.Default.Equals(read.Local, local.Local) && !IsWithin(read, Own(operation)) && !IsOnlyWritten(read) && (_isAnswerRead || !IsReturned(read))),
            IParameterReferenceOperation { Parameter: { RefKind: RefKind.None } parameter } => _function.Descendants().OfType<IParameterReferenceOperation>()
                .Any(read => SymbolEqualityComparer.Default.Equals(read.Parameter, parameter) && !IsWithin(read, Own(operation)) && !IsOnlyWritten(read)),
            _ => !_watching.IsTally(target),
        };

        IOperation Own(IOperation write) => IsWithin(write, _clause.Handler) ? _clause.Handler : _attempt.Body;
    }

    /// <summary>ConfigureAwait, GetAwaiter, Wait: the send is over only then.</summary>
    private static bool IsWaiting(IInvocationOperation call) =>
        BaseLibrary.Declares(call.TargetMethod)
        && call.TargetMethod.ContainingNamespace.FullName() is "System.Threading.Tasks" or "System.Runtime.CompilerServices";

    private bool GoOnAlike()
    {
        var loop = OwnOperations.Around<ILoopOperation>(_attempt);
        var exits = Exits(_handler, _clause.Handler);
        var returns = _success.OfType<IReturnOperation>().ToList();
        if (exits.Others || Exits(_success, _attempt.Body) is var ways && (ways.Others || ways.Continues))
        {
            return false;
        }

        if (loop is not null && (exits.Returns.Count > 0 || returns.Count > 0))
        {
            return false; // Either the failure ends the loop, or it goes round again because of it.
        }

        if (exits.Continues)
        {
            return IsHarmless(Behind().Where(operation => IsWithin(operation, loop!)));
        }

        if (exits.Returns.Count == 0 && returns.Count == 0)
        {
            return true;
        }

        var behind = Behind().ToList();
        var values = exits.Returns.Concat(returns).Concat(behind.OfType<IReturnOperation>()).Select(one => one.ReturnedValue).ToList();
        return IsHarmless(behind) && AreSameAnswers(values);
    }

    private bool IsHarmless(IEnumerable<IOperation> operations)
    {
        var list = operations.ToList();
        return _watching.IsAll(list, maySend: false) && !list.Any(operation => operation is IThrowOperation || OwnOperations.Target(operation) is not null);
    }

    private IEnumerable<IOperation> Behind() => OwnOperations.Of(_function)
        .Where(operation => operation.Syntax.SpanStart >= _attempt.Syntax.Span.End && (_isAnswerRead || !IsOfAnswer(operation)));

    private bool AreSameAnswers(IReadOnlyList<IOperation?> values) => !_isAnswerRead || values.All(value => IsSame(values[0], value));

    /// <summary>return new Outcome(false), return Outcome.Failed(reason): what makes an answer does nothing else.</summary>
    private static bool IsOfAnswer(IOperation operation) => IsReturned(operation)
        && (operation is IObjectCreationOperation || (operation is IInvocationOperation { Instance: null, TargetMethod: var method } && SymbolEqualityComparer.Default.Equals(method.ContainingType, method.ReturnType)));

    private static bool IsReturned(IOperation operation) => OwnOperations.Around<IReturnOperation>(operation) is not null;

    private static (List<IReturnOperation> Returns, bool Continues, bool Others) Exits(IEnumerable<IOperation> operations, IOperation from)
    {
        var list = operations.ToList();
        var branches = list.OfType<IBranchOperation>()
            .Select(branch => (branch.BranchKind, To: branch.GetCorrespondingOperation()))
            .Where(branch => branch.To is null || !IsWithin(branch.To, from))
            .ToList();
        return (
            list.OfType<IReturnOperation>().ToList(),
            branches.Any(branch => branch.BranchKind == BranchKind.Continue),
            branches.Any(branch => branch.BranchKind != BranchKind.Continue && branch is not { BranchKind: BranchKind.Break, To: ISwitchOperation })
                || list.Any(operation => operation is IReturnOperation { Kind: not OperationKind.Return }));
    }

    private static bool IsSame(IOperation? one, IOperation? other)
    {
        if (one is null || other is null)
        {
            return one is null && other is null;
        }

        return one.ConstantValue is { HasValue: true } known && other.ConstantValue is { HasValue: true } given
            ? Equals(known.Value, given.Value)
            : SyntaxFactory.AreEquivalent(one.Syntax, other.Syntax);
    }

    private static bool IsOnlyWritten(IOperation reference) =>
        reference.Parent is ISimpleAssignmentOperation { Parent: IExpressionStatementOperation } assignment && assignment.Target == reference;

    private static bool IsWithin(IOperation operation, IOperation outer) => operation.Syntax.SyntaxTree == outer.Syntax.SyntaxTree && outer.Syntax.Span.Contains(operation.Syntax.Span);

    private static bool Contains(IOperation operation, IOperation inner) => operation.Syntax.Span.Contains(inner.Syntax.Span);
}
