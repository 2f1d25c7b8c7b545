using System.Collections.Generic;
using System.Linq;
using KafkaDurability.Analyzers.Functions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Consuming;

/// <content>What a callee's summary does to how messages stand here.</content>
internal sealed partial class MessageReader
{
    private void OnSummary(IInvocationOperation call, MethodSummary summary, List<Given> given)
    {
        OnActions(call, summary);
        var jobs = OnJob(call, given);
        var ordinals = given
            .Where(one => one.Ordinal >= 0)
            .SelectMany(one => one.Value.Parts.Select(part => (Message: part.Key, one.Ordinal, one.Effect, IsContent: (part.Value & Contents) != 0)))
            .ToLookup(one => one.Message);
        var receivers = given.Where(one => one.Ordinal < 0).SelectMany(one => one.Value.With(Contents)).ToList();
        var leaves = Leaves(ordinals.Where(group => group.Any(one => one.IsContent)).Select(group => group.Key));
        foreach (var one in ordinals.SelectMany(group => group))
        {
            var parameter = summary.Parameters[one.Ordinal];
            if (parameter.Passed is { } passed && one.Effect != CalleeEffect.Processes && !IsDealtWith(one.Message, one.Ordinal))
            {
                OnAdvance(one.Message, passed.SeenFrom(call.Syntax), call);
            }
            else
            {
                parameter.MayPass.ToList().ForEach(advance => NotePassing(one.Message, advance.SeenFrom(call.Syntax)));
            }
        }

        if (!_isHandler)
        {
            var processed = leaves.Where(leaf => ordinals[leaf].Any(one => one.Effect == CalleeEffect.Processes)).ToList();
            NoteProcessing(processed, call.Syntax);
            if (processed.Any(leaf => ordinals[leaf].Any(one => summary.Parameters[one.Ordinal].Sends)))
            {
                _context.Sending.Add(call.Syntax);
            }

            OnThrowing(processed.Where(leaf => ordinals[leaf].Any(one => summary.Parameters[one.Ordinal].MayThrow)).ToList(), call.Syntax);
        }
        else
        {
            OnFailingAgain(leaves);
        }

        // What should put a message aside, and swallows its own failure, deals with it on its other ways alone.
        var vain = _isHandler ? leaves.Where(leaf => ordinals[leaf].Any(one => summary.Exits.Any(exit => exit.Standings[one.Ordinal].IsSwallowed))).ToList() : [];
        OnHarm(summary, vain);

        // Retry(order, result): what it does with the one before it passes the other is not known.
        bool IsDealtWith(ConsumedMessage message, int ordinal) => receivers.Contains(message) || ordinals[message].Any(other => other.Ordinal != ordinal && IsTouched(other.Effect));

        // ToOrder(result) only makes something of it, whatever it calls for that.
        static bool IsTouched(CalleeEffect effect) => effect is not (CalleeEffect.Observes or CalleeEffect.Transforms);

        var isAside = KnownCallees.IsCalledDeadLetter(call.TargetMethod);

        // A result that is not understood may well say that it failed.
        var isWritten = call.Arguments.Any(argument => argument.Parameter?.RefKind is RefKind.Out or RefKind.Ref && argument.Value is not IDiscardOperation);
        var hasResult = KnownCallees.HasResult(call.TargetMethod);
        var isUsed = isWritten || (hasResult && !HandOffs.IsDropped(call.Syntax));
        var tells = (isWritten || hasResult) && summary.Tells;
        var isSilent = summary.IsSilent;
        MarkHandled(receivers.Except(jobs));
        Step(jobs, tracked => AfterProcessing(tracked, TrackedState.Processed));
        State = State.With(State.Disjuncts.SelectMany(disjunct => summary.Exits.Select(exit =>
        {
            var next = WithGiven(disjunct.WithConstant(call.Syntax, exit.Verdict), call, exit);
            var isToldOtherwise = exit.Given.Any(value => value is not null);
            foreach (var group in ordinals.Where(group => group.Any(one => IsTouched(one.Effect))))
            {
                var worst = group.Select(one => exit.Standings[one.Ordinal]).OrderByDescending(Weight).First();
                var isContent = leaves.Contains(group.Key);
                var isProcessed = group.Any(one => one.Effect == CalleeEffect.Processes);
                IReadOnlyCollection<ConsumedMessage> about = _isHandler ? WithParts(next, [group.Key]) : [group.Key];
                if (vain.Contains(group.Key))
                {
                    next = next.Change(about, tracked => tracked.State is MessageState.Failed or MessageState.ResultFalse && worst.State != MessageState.Failed ? Deal(tracked, isNamed: true) : null);
                }

                next = next.Change(about, tracked => AfterExit(tracked, Told(worst, tells, isAside), isContent, isProcessed, isUsed && !isToldOtherwise && (isSilent || exit.Verdict is null), call.Syntax));
            }

            return next;
        })));
    }

    /// <summary>What the callee leaves in variables of the caller.</summary>
    private static MessageDisjunct WithGiven(MessageDisjunct disjunct, IInvocationOperation call, MethodExit exit)
    {
        foreach (var argument in call.Arguments.Where(argument => argument.Parameter is { RefKind: RefKind.Out or RefKind.Ref }))
        {
            var target = argument.Value is IDeclarationExpressionOperation declaration ? declaration.Expression : argument.Value;
            disjunct = Variables.Own(target) is { } variable && argument.Parameter!.Ordinal < exit.Given.Length ? disjunct.WithConstant(variable, exit.Given[argument.Parameter!.Ordinal]) : disjunct;
        }

        return disjunct;
    }

    /// <summary>A handler that tells the caller of the failure does not swallow it: what the caller does with that counts.</summary>
    /// <param name="isAside">The callee is there to put failed messages aside: where it tells that it could not, its caller knows.</param>
    private static TrackedState Told(TrackedState exit, bool tells, bool isAside) => exit switch
    {
        { IsAside: true } => exit,
        { State: MessageState.Failed } when isAside => tells || exit.Handler is null ? TrackedState.Done : exit with { IsAside = true },
        { IsSwallowed: true } when tells => exit with { Handler = null },
        _ => exit,
    };

    private TrackedState? AfterExit(TrackedState tracked, TrackedState exit, bool isContent, bool isProcessed, bool maybeToldOf, SyntaxNode call) => exit.State switch
    {
        MessageState.Fresh => null,

        // A helper that only reads the message, and answers that it cannot, has processed nothing.
        MessageState.Failed when !isProcessed => null,

        // What should put it aside swallows its own failure: the message is nowhere.
        MessageState.Failed when isContent && exit.Handler is not null && tracked.State is MessageState.Failed or MessageState.ResultFalse && (_isHandler || exit.IsAside) =>
            exit.SeenFrom(call) with { IsAside = true },

        // RetryLater(result): it is in memory, and nowhere else.
        MessageState.Queued when isContent && tracked.State is MessageState.Failed or MessageState.ResultFalse => exit.SeenFrom(call),

        _ when _isHandler || !isContent => tracked.State is MessageState.Failed or MessageState.ResultFalse || (isContent && tracked.State == MessageState.Fresh) ? TrackedState.Done : null,

        // Put aside by a helper: whether that fails is the helper's affair.
        MessageState.Failed when tracked.State is MessageState.Failed or MessageState.ResultFalse && tracked.At?.At != call => TrackedState.Done,
        MessageState.Failed => tracked.State is MessageState.Fresh or MessageState.Failed or MessageState.ResultFalse or MessageState.Advanced
            ? (maybeToldOf ? TrackedState.Done : exit.SeenFrom(call))
            : null,
        MessageState.HandedOff or MessageState.Queued => AfterProcessing(tracked, exit.SeenFrom(call)),
        MessageState.Processed => AfterProcessing(tracked, TrackedState.Processed),
        _ => AfterProcessing(tracked, TrackedState.Done),
    };

    private static int Weight(TrackedState progress) => progress.State switch
    {
        MessageState.Failed => 4,
        MessageState.HandedOff => 3,
        MessageState.Queued => 2,
        MessageState.Fresh => 0,
        _ => 1,
    };

    private void OnActions(IInvocationOperation call, MethodSummary summary)
    {
        foreach (var action in summary.Actions)
        {
            var consumer = Outside(action.Consumer, call);
            if (action.Advance is null)
            {
                OnRewind(consumer);
                NoteAction(consumer, null);
            }
            else if (consumer is not null)
            {
                var advance = action.Advance.SeenFrom(call.Syntax);
                PassAll(consumer, advance);
                NoteAction(consumer, advance);
            }
        }
    }

    /// <summary>Who keeps the consumer, of a callee that consumes from a field of its own: the object that it is called on, where that outlives the round.</summary>
    private ISymbol? KeeperOf(ISymbol consumer, IInvocationOperation call) =>
        consumer is IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: not MethodKind.Constructor } } ? null
        : SymbolOf(call.Instance) switch
        {
            ILocalSymbol { DeclaringSyntaxReferences: { Length: 1 } declared } local =>
                StatementOrder.LoopAround(call.Syntax) is { } loop && !loop.Span.Contains(declared[0].Span) ? local : null,
            var keeper => keeper,
        };

    /// <summary>What the callee's field or parameter is here; null where that is not evident. One of a primary constructor is as a field.</summary>
    private ISymbol? Outside(ISymbol consumer, IInvocationOperation call) => consumer switch
    {
        IParameterSymbol { ContainingSymbol: not IMethodSymbol { MethodKind: MethodKind.Constructor } } parameter => SymbolOf(call.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == parameter.Ordinal)?.Value),
        { IsStatic: true } => consumer,
        _ => call.Instance is IInstanceReferenceOperation ? consumer : null,
    };
}
