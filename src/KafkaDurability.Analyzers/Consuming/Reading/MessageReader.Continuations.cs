using System.Collections.Generic;
using System.Linq;
using KafkaDurability.Analyzers.Functions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Consuming;

/// <content>ContinueWith: the function runs when the work is over, also when it failed.</content>
internal sealed partial class MessageReader
{
    /// <summary>NotOnRanToCompletion, NotOnFaulted and NotOnCanceled: the function does not run in each case.</summary>
    private const int Conditions = 0x70000;

    /// <returns>False where the call is none, or nothing is to be told of it.</returns>
    private bool OnContinuation(List<MessageEvent> events, IOperation call, IFlowAnonymousFunctionOperation function, Provenance given)
    {
        if (call is not IInvocationOperation { TargetMethod: { Name: "ContinueWith" } method } continuation
            || !Awaitables.IsAwaitable(method.ContainingType)
            || function.Symbol.Parameters.FirstOrDefault() is not { } task
            || continuation.Arguments.Any(argument => argument.Value.ConstantValue is { HasValue: true, Value: int options } && (options & Conditions) != 0)
            || (HandOffs.Of(continuation) != HandOff.None && events.All(happening => happening.Kind != MessageEventKind.Passed)))
        {
            return false;
        }

        var outcome = new TaskOutcome(task);
        var messages = given.With(MessageFacets.Work);
        State = State.With(State.Disjuncts.SelectMany(disjunct => messages.Any(message => disjunct.Of(message) is { State: MessageState.HandedOff })
            ? [Ended(disjunct, MessageState.Done).WithConstant(outcome, true), Ended(disjunct, MessageState.Failed).WithConstant(outcome, false)]
            : [disjunct]));
        OnNested(_graph.GetAnonymousFunctionControlFlowGraphInScope(function, _context.Cancellation), function.Symbol, _ => Provenance.None, call, isDirect: false);
        _followed = continuation;
        return true;

        MessageDisjunct Ended(MessageDisjunct disjunct, MessageState tracked) => disjunct.Change(messages, progress =>
            progress.State == MessageState.HandedOff ? new TrackedState(tracked, progress.At) : null);
    }

    /// <summary>The result of a task is asked for: where the task failed, that throws.</summary>
    private void OnResult(IOperation? task)
    {
        if (Constants.OutcomeOf(task) is { } outcome)
        {
            _thrown(State.With(State.Disjuncts.Select(disjunct => !Equals(disjunct.Constant(outcome), false) ? null
                : disjunct.Change(tracked => tracked is { State: MessageState.Failed, Handler: null } ? new TrackedState(MessageState.Thrown, tracked.At) : null))));
            Step(disjunct => Equals(disjunct.Constant(outcome), false) ? null : disjunct);
        }
    }
}
