using System.Collections.Generic;
using System.Linq;
using KafkaDurability.Analyzers.Functions;
using KafkaDurability.Analyzers.Library;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Consuming;

/// <content>Failures on their way, and who takes them.</content>
internal sealed partial class MessageReader
{
    /// <summary>Putting a failed message aside may fail, too: then its failure is on its way again.</summary>
    private void OnFailingAgain(IEnumerable<ConsumedMessage> messages)
    {
        var dealt = messages.ToList();
        _thrown(State.With(State.Disjuncts.Select(disjunct => disjunct.Change(WithParts(disjunct, dealt), tracked =>
            tracked.State == MessageState.Failed ? tracked with { State = MessageState.Thrown } : null))));
    }

    /// <summary>A callee consumes a message, and lets its failure out: each call is as a Consume with its processing.</summary>
    private void OnLeavingFailure(IInvocationOperation call, MethodSummary summary)
    {
        if (summary is not { Leaving: { } leaving, Consumed: null, RunsOn: false } || _isHandler || _coursesOnly || HandOffs.Of(call) != HandOff.None
            || (Outside(leaving.Consumer, call) ?? KeeperOf(leaving.Consumer, call)) is not { } consumer)
        {
            return;
        }

        var message = _context.Message(call.Syntax, consumer);
        message.IsOfCallee = true;
        OnConsuming(message);
        var thrown = new TrackedState(MessageState.Thrown, new CallTrace(call.Syntax, leaving.Processing));
        _thrown(State.With(State.Disjuncts.Select(disjunct => disjunct.With(message, thrown))));
        Step([message], _ => TrackedState.Done);
        NotePassing(message, leaving.Passed.SeenFrom(call.Syntax));
    }

    /// <summary>What has to be there before a message can be processed may not be: then it is not processed, either.</summary>
    private void OnOpening(IInvocationOperation call)
    {
        if (_isHandler || !OpeningCalls.Are(call.TargetMethod))
        {
            return;
        }

        var thrown = new TrackedState(MessageState.Thrown, new CallTrace(call.Syntax));
        _thrown(State.With(State.Disjuncts.Select(disjunct => disjunct.Change((message, tracked) => message.IsGiven && tracked.State == MessageState.Fresh ? thrown : null))));
    }

    /// <summary>The exception speaks of the messages whose processing threw it.</summary>
    private Provenance Caught()
    {
        var failed = State.Disjuncts.States
            .Where(own => own.Value.State == MessageState.Failed)
            .Select(own => own.Key)
            .Distinct();
        return failed.Aggregate(Provenance.None, (all, message) => all.Union(Provenance.Of(message, MessageFacets.Metadata)));
    }

    /// <summary>An exception is caught: what threw on the way has failed, unless the handler is meant for it.</summary>
    public void OnCatch(Handler handler) => Step(disjunct => LeaveLoops(disjunct, handler).WithConstant(MessageDisjunct.Caught, true).Change(
        (message, tracked) => tracked.State switch
        {
            MessageState.Thrown => handler.Clause is not null && Takes(handler, message, tracked) && !IsAside(tracked, handler) ? new TrackedState(MessageState.Failed, tracked.At, handler.Clause) : TrackedState.Done,

            // The wait gave up on it, and whoever catches that says so.
            MessageState.HandedOff when tracked.IsOverdue && handler.TakesTimeouts => tracked,
            MessageState.HandedOff when tracked.IsOverdue && handler is { Clause: not null, Scope: HandlerScope.Every } => new TrackedState(MessageState.Failed, tracked.At, handler.Clause),

            // The exception may be that of the task, which was awaited.
            MessageState.HandedOff => TrackedState.Done,

            // Whether it left an inner handler, or came from what follows that, is not known.
            MessageState.Failed when tracked.Handler is not null && handler.Clause?.Parent?.Span.Contains(tracked.Handler.Span) == true => TrackedState.Done,
            _ => null,
        }));

    /// <summary>Whether a handler takes whatever the processing throws, and not one failure that somebody thought of.</summary>
    private bool Takes(Handler handler, ConsumedMessage message, TrackedState tracked) => handler.Scope switch
    {
        HandlerScope.Every => true,
        HandlerScope.Kafka => tracked.At is { } at && _context.Sending.Contains(at.At),

        // Where the attempts begin with Consume, none but the first has this message.
        HandlerScope.EveryButLast => handler.Clause!.Parent is { } attempt && attempt.Span.Contains(message.Origin.Span),
        _ => false,
    };

    /// <summary>A failure that leaves the loop over a list fails the list: nobody goes through the rest of it.</summary>
    private MessageDisjunct LeaveLoops(MessageDisjunct disjunct, Handler handler)
    {
        if (handler.Clause?.Parent is not { } attempt)
        {
            return disjunct;
        }

        foreach (var element in disjunct.Messages.Where(own => own.Key.IsPart && attempt.Span.Contains(own.Key.Origin.Span)).ToList())
        {
            if (element.Value.State == MessageState.Thrown && Takes(handler, element.Key, element.Value))
            {
                disjunct = element.Key.Parents.Where(list => disjunct.Of(list) is { State: MessageState.Fresh or MessageState.Processed or MessageState.Thrown })
                    .Aggregate(disjunct, (all, list) => all.With(list, element.Value))
                    .Without(element.Key);
            }
        }

        return disjunct;
    }

    /// <summary>What the try saves is not the processing, which came before it.</summary>
    private bool IsAside(TrackedState tracked, Handler handler) =>
        tracked.At is { At: { } saving } && _context.Saving.Contains(saving) && !_context.Stages && handler.Clause?.Parent is { } block
        && !_context.Processing.Any(processing => processing != saving && block.Span.Contains(processing.Span));

    /// <summary>Something is thrown because of the failure: it is on its way again.</summary>
    public void OnThrow() => Step(disjunct => disjunct.Change(tracked => IsBehindThrow(tracked) ? new TrackedState(MessageState.Thrown, tracked.At) : null));

    /// <summary>What another handler throws says nothing of this failure.</summary>
    private bool IsBehindThrow(TrackedState tracked) =>
        tracked.State is MessageState.Failed or MessageState.ResultFalse && (Clause is null || IsWithin(tracked.Handler));

    /// <param name="refine">The disjunct on the branch that leaves the function.</param>
    public void NoteLeaving(System.Func<MessageDisjunct, MessageDisjunct?> refine, bool isThrow)
    {
        if (Notes is not { } notes)
        {
            return;
        }

        foreach (var tracked in State.Disjuncts.All.Select(refine).OfType<MessageDisjunct>().SelectMany(disjunct => disjunct.Messages).Select(own => own.Value))
        {
            if (tracked.State is MessageState.Failed or MessageState.ResultFalse)
            {
                if (IsWithin(tracked.Handler))
                {
                    if (!Retries.AreEndless(tracked.Handler!))
                    {
                        notes.AddLeaving(tracked);
                    }
                }
                else if (isThrow && IsBehindThrow(tracked))
                {
                    notes.MarkHandled(tracked);
                }
            }
        }
    }
}
