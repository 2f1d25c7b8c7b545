using System.Collections.Generic;
using System.Linq;
using KafkaDurability.Analyzers.Functions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Consuming;

/// <content>Calls that no message goes into, and what they may have to do with one.</content>
internal sealed partial class MessageReader
{
    /// <summary>A call that no message goes into: in a handler it may be what deals with the failure.</summary>
    private void OnPlainCall(IInvocationOperation call)
    {
        if (!HasCourses)
        {
            return;
        }

        var method = call.TargetMethod;
        OnOpening(call);
        if (KnownCallees.Saves(method))
        {
            OnSaving(call.Syntax);
        }

        if (LimitedWaits.Answers(call))
        {
            OnLimitedWait(call, State.Disjuncts.States.Select(own => own.Key).Distinct().ToList());
        }
        else if (HandOffs.Waits(method))
        {
            OnFlush();
        }

        if (method.Name is "Dispose" or "DisposeAsync" && (_context.Symbols.IsClient(call.Instance?.Type, out _) || IsKeeper(SymbolOf(call.Instance))))
        {
            OnRewind(SymbolOf(call.Instance));
            NoteAction(call, null);
        }
        else if (TerminatingCalls.Leads(method))
        {
            _context.IsHarmless = false;
            MarkAllHandled();
        }
        else if (SummaryOf(call) is { } summary)
        {
            if (!summary.IsHarmless)
            {
                OnDraining();
            }

            OnActions(call, summary);
            OnLeavingFailure(call, summary);
            OnHarm(summary);

            // _ = BeatAsync(): what never ends goes on beside the function.
            if (!summary.Exits.IsEmpty || HandOffs.Of(call) == HandOff.None)
            {
                State = _guarded == call ? State
                : State.With(State.Disjuncts.SelectMany(disjunct => summary.Exits.Select(exit => disjunct.WithConstant(call.Syntax, exit.Verdict))));
            }
        }
        else if (!TerminatingCalls.IsHarmless(method) && !OnlyLooks(call))
        {
            _context.IsHarmless = false;
            OnDraining();
            if (_isHandler)
            {
                MarkAllHandled();
            }
            else
            {
                Step(disjunct => disjunct.Change(tracked => tracked is { State: MessageState.ResultFalse, IsOfEarlierRound: false } or { State: MessageState.Failed, Handler: null } ? TrackedState.Done : null));
            }
        }
    }

    /// <summary>In a handler, a callee that may do anything may be there to deal with the failure.</summary>
    /// <param name="except">Messages of which more is known.</param>
    private void OnHarm(MethodSummary summary, IReadOnlyCollection<ConsumedMessage>? except = null)
    {
        _context.IsHarmless &= summary.IsHarmless;
        if (_isHandler && !summary.IsHarmless)
        {
            MarkAllHandled(except);
        }
    }
}
