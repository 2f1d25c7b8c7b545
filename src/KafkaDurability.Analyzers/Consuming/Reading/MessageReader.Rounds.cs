using System.Collections.Generic;
using System.Linq;
using KafkaDurability.Analyzers.Functions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Consuming;

/// <content>What passes messages, and what is left of them when the next one comes.</content>
internal sealed partial class MessageReader
{
    /// <param name="call">The call in this function that names the message; null for a Commit() that names none.</param>
    private void OnAdvance(ConsumedMessage message, Advance advance, IInvocationOperation? call)
    {
        NotePassing(message, advance);
        var isBlanket = call is null;
        var variables = _isHandler && call is not null ? VariablesGiven(call) : null;
        foreach (var disjunct in State.Disjuncts.All)
        {
            foreach (var target in disjunct.Messages.Where(own => own.Key == message || own.Key.Parents.Contains(message) || IsFailedWhole(own.Key, own.Value) || IsLeftWhole(own.Key, own.Value))
                .Where(own => variables is null || own.Value.At is not { } at || _context.IsHeld(at.At, variables)))
            {
                Note(target.Value, target.Key, advance);
            }
        }

        var passed = new TrackedState(MessageState.Advanced, new CallTrace(advance.Call, advance.Within));
        Step(disjunct => disjunct.Change((own, tracked) => tracked.State switch
        {
            _ when IsFailedWhole(own, tracked) => TrackedState.Done,
            _ when own != message && !own.Parents.Contains(message) => null,
            MessageState.Fresh => isBlanket && (message.IsBatch || message.IsList) ? passed : message.IsBatch || own.IsPart ? TrackedState.Done : new TrackedState(MessageState.Done, By: advance),
            MessageState.Thrown or MessageState.Advanced => null,
            _ => TrackedState.Done,
        }));

        // foreach (var result in batch) { Commit(result); }: the batch failed at once, and is committed one by one.
        bool IsFailedWhole(ConsumedMessage own, TrackedState tracked) =>
            message.IsOfWhole && own.IsBatch && tracked is { State: MessageState.Failed, At.At: var failed } && message.Parents.Contains(own)
            && message.Origin.FirstAncestorOrSelf<CommonForEachStatementSyntax>() is var loop && loop?.Span.Contains(failed.Span) != true
            && (!tracked.IsPart || (loop is not null && loop.Span.Contains(advance.Call.Span) && PicksNone(loop)));

        // The batch, or each of it, was left to tasks that nobody waited for, and then all of it is committed one by one. What waits on some way knows why.
        bool IsLeftWhole(ConsumedMessage own, TrackedState tracked) =>
            message.IsOfWhole && tracked is { State: MessageState.HandedOff, IsOverdue: false, At.At: var started } && own != message
            && (message.Parents.Contains(own) || own.Parents.Overlaps(message.Parents))
            && message.Origin.FirstAncestorOrSelf<CommonForEachStatementSyntax>() is { } loop
            && !loop.Span.Contains(started.Span) && loop.Span.Contains(advance.Call.Span) && PicksNone(loop) && !loop.DescendantNodes().Any(node => node is AwaitExpressionSyntax)
            && started.SyntaxTree == loop.SyntaxTree && loop.Parent?.DescendantNodes().Any(node => node.SpanStart >= started.Span.End && node.Span.End <= loop.SpanStart
                && node is IfStatementSyntax or SwitchStatementSyntax or WhileStatementSyntax or DoStatementSyntax or ForStatementSyntax or CommonForEachStatementSyntax or TryStatementSyntax) == false;

        // Some of it failed: then a loop that looks at each may know which.
        static bool PicksNone(CommonForEachStatementSyntax loop) => !loop.Statement.DescendantNodesAndSelf().Any(node => node is IfStatementSyntax or SwitchStatementSyntax or ConditionalExpressionSyntax
            or SwitchExpressionSyntax or BreakStatementSyntax or ContinueStatementSyntax or ReturnStatementSyntax or ThrowStatementSyntax or TryStatementSyntax);
    }

    private static List<object> VariablesGiven(IInvocationOperation call) => call.Arguments
        .SelectMany(argument => argument.Value.DescendantsAndSelf())
        .Select(object? (operation) => operation is IFlowCaptureReferenceOperation capture ? capture.Id : Variables.Own(operation))
        .OfType<object>()
        .ToList();

    private void Note(TrackedState tracked, ConsumedMessage message, Advance advance)
    {
        switch (tracked)
        {
            case { State: MessageState.Done, At: { } answer }:
                Notes?.AfterYes.Add((answer.At, advance));
                break;
            case { State: MessageState.ResultFalse, Answer: { } value, At: { } answer }:
                Notes?.AfterYes.Add((answer.At, advance));
                Notes?.Accepted.Add((answer.At, value));
                break;
            case { State: MessageState.Failed or MessageState.ResultFalse or MessageState.Thrown or MessageState.HandedOff or MessageState.Queued }:
                Notes?.AdvancedWhile.Add((tracked, message, advance));
                break;
        }
    }

    /// <summary>The next message of a place is consumed. What variables keep of those before is a batch.</summary>
    /// <returns>The batch; null where nothing is kept.</returns>
    private ConsumedMessage? OnConsuming(ConsumedMessage message)
    {
        // Of an element, what is kept is part of its list.
        var batch = !message.IsPart && State.Carries(message) ? _context.BatchOf(message) : null;
        State = message.IsPart ? State.Gather(message) : State;
        OnLeaving(message);
        Step(disjunct =>
        {
            var tracked = disjunct.Of(message);
            if (tracked is { State: MessageState.Failed or MessageState.ResultFalse })
            {
                disjunct = Losing(message.IsPart ? Fail(disjunct, message, tracked) : disjunct, tracked);
            }
            else if (disjunct.Of(_context.BatchOf(message)) is { State: MessageState.Failed } failed)
            {
                disjunct = Losing(disjunct, failed);
            }

            if (batch is not null && tracked is not null && disjunct.Of(batch) is null or { State: MessageState.Fresh or MessageState.Done or MessageState.Processed or MessageState.Advanced })
            {
                // A Commit() before this message was none of this batch's any more, or the loop over it did not run.
                var rest = disjunct.Of(batch) is { State: not MessageState.Advanced } known ? known : TrackedState.Done;
                disjunct = disjunct.With(batch, tracked is { State: MessageState.Fresh or MessageState.Advanced } or { By: not null } ? tracked : rest);
            }

            return disjunct.With(message, TrackedState.Fresh).WithConstant(MessageDisjunct.Caught, null);
        });
        return batch;
    }

    /// <summary>A collection is emptied: the failed messages in it are left behind.</summary>
    private void OnEmptying(IInvocationOperation call)
    {
        if (call.TargetMethod.Name == "Clear" && BaseLibrary.Declares(call.TargetMethod))
        {
            Leave(Read(call.Instance).With(Contents));
        }
    }

    /// <summary>A collection is replaced by another one: what failed and is in no other is left behind.</summary>
    private void OnReplacing(Provenance replaced) => Leave(replaced.With(Contents).Where(message => !State.Keeps(message)));

    /// <summary>A loop begins again, and its collections are gone with the round.</summary>
    /// <param name="refine">The disjunct on the branch that leads back.</param>
    public void NoteForgetting(System.Func<MessageDisjunct, MessageDisjunct?> refine, System.Func<object, bool> isAlive)
    {
        if (Notes is { } notes && State.Forgotten(isAlive).Where(message => !message.IsPart).ToList() is { Count: > 0 } forgotten)
        {
            notes.LostAt.AddRange(State.Disjuncts.All.Select(refine).OfType<MessageDisjunct>().SelectMany(disjunct => disjunct.Messages)
                .Where(own => own.Value.State == MessageState.Failed && forgotten.Contains(own.Key))
                .Select(own => (own.Value, own.Key)));
        }
    }

    private void Leave(IEnumerable<ConsumedMessage> messages)
    {
        var left = messages.Where(message => !message.IsPart).ToList();
        if (Notes is { } notes)
        {
            notes.LostAt.AddRange(State.Disjuncts.States
                .Where(own => own.Value.State == MessageState.Failed && left.Contains(own.Key))
                .Select(own => (own.Value, own.Key)));
        }

        Step(disjunct => left.Aggregate(disjunct, (all, message) => disjunct.Of(message) is { State: MessageState.Failed } failed ? Losing(all, failed) : all));
        Step(left, tracked => tracked.State == MessageState.Failed ? TrackedState.Done : null);
    }

    private void OnLeaving(ConsumedMessage message)
    {
        if (Notes is not { } notes)
        {
            return;
        }

        var batch = _context.BatchOf(message);
        foreach (var disjunct in State.Disjuncts.All)
        {
            if (disjunct.Of(message) is { State: MessageState.Failed or MessageState.ResultFalse or MessageState.HandedOff } tracked && !message.IsPart
                && (tracked.State == MessageState.HandedOff || !State.Keeps(message)))
            {
                notes.LostAt.Add((tracked, message));
            }

            if (disjunct.Of(message) is { State: MessageState.Done, At: { } answer })
            {
                notes.LeftAfterYes.Add(answer.At);
            }

            if (disjunct.Of(batch) is { State: MessageState.Failed } failed && !State.Carries(batch))
            {
                notes.LostAt.Add((failed with { IsPart = true }, message));
            }
        }
    }

    /// <summary>A loop over what a value carries is at its end.</summary>
    public void OnEndOfLoop(Provenance value)
    {
        var parents = value.With(Contents).ToList();
        Step(disjunct =>
        {
            var elements = disjunct.Messages.Where(own => own.Key.Parents.Overlaps(parents)).ToList();
            var failed = elements.Where(own => own.Value.State is MessageState.Failed or MessageState.ResultFalse).ToList();
            foreach (var element in failed)
            {
                disjunct = Fail(disjunct, element.Key, element.Value);
            }

            // A yes to an element is one to what it is an element of.
            var answered = elements.Select(own => own.Value).FirstOrDefault(one => one is { State: MessageState.Done, At: not null });

            // A loop that only makes something else of the elements settles nothing.
            var isFresh = elements.Any(own => own.Value.State == MessageState.Fresh);
            disjunct = elements.Where(own => own.Value.State is MessageState.Fresh or MessageState.Processed or MessageState.Done or MessageState.Failed or MessageState.ResultFalse)
                .Aggregate(disjunct, (all, own) => all.Without(own.Key));
            return isFresh && failed.Count == 0 ? disjunct : disjunct.Change(parents, tracked =>
                tracked.State == MessageState.Fresh || (failed.Count == 0 && tracked is { State: MessageState.Failed or MessageState.ResultFalse, IsPart: false }) ? answered ?? TrackedState.Done : null);
        });
        State = State.Gather(own => own.Parents.Overlaps(parents));
    }

    /// <summary>An element failed: so did what it is an element of, until all of it is processed again.</summary>
    private static MessageDisjunct Fail(MessageDisjunct disjunct, ConsumedMessage element, TrackedState failure) =>
        element.Parents.Aggregate(disjunct, (all, parent) => all.With(parent, failure with { IsPart = true }));
}
