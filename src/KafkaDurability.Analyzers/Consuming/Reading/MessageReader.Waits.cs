using System.Collections.Generic;
using System.Linq;
using KafkaDurability.Analyzers.Functions;
using KafkaDurability.Analyzers.Program;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Consuming;

/// <content>Who waits for the work that was handed off.</content>
internal sealed partial class MessageReader
{
    /// <summary>await item.Done.Task: whoever was handed the message tells by it that he is done, or has failed.</summary>
    /// <param name="holder">What the object carries that has the task.</param>
    private void OnAcknowledgement(IPropertyReferenceOperation property, Provenance holder)
    {
        var isSource = property.Property is { Name: "Task", ContainingType.Name: "TaskCompletionSource" };
        if (isSource || (Awaitables.IsAwaitable(property.Type) && holder.Has(Contents)))
        {
            Step(disjunct => disjunct.Change((message, tracked) =>
                tracked.State is MessageState.HandedOff or MessageState.Queued && (isSource || (holder.Of(message) & Contents) != 0) ? TrackedState.Done : null));
        }
    }

    /// <summary>Who waits for a task learns how the processing went.</summary>
    /// <param name="wait">Where that happens; null where the loop around it does not matter.</param>
    private void OnWaiting(Provenance value, SyntaxNode? wait = null)
    {
        var messages = value.With(MessageFacets.Work);
        if (messages.Count > 0)
        {
            State = State.With(State.Disjuncts.SelectMany(disjunct => messages.Aggregate(
                (IEnumerable<MessageDisjunct>)[disjunct], (all, message) => all.SelectMany(one => Waited(one, message, wait)))));
        }
    }

    private IEnumerable<MessageDisjunct> Waited(MessageDisjunct disjunct, ConsumedMessage message, SyntaxNode? wait)
    {
        if (disjunct.Of(message) is not { State: MessageState.HandedOff } tracked)
        {
            return [disjunct];
        }

        return tracked.At is { } at && _context.Outcomes.TryGetValue((at.At, message), out var outcomes) && outcomes.Count > 0
            ? outcomes.Select(outcome => outcome.State == MessageState.Failed && IsBehindLoop(message, wait)
                ? Fail(disjunct, message, outcome).With(message, TrackedState.Done)
                : disjunct.With(message, outcome))
            : [disjunct.With(message, tracked.At is { } start && _context.Queries.Contains(start.At) ? TrackedState.Processed : TrackedState.Done)];
    }

    /// <summary>The wait comes after the loop, or query, that goes through the elements.</summary>
    private static bool IsBehindLoop(ConsumedMessage element, SyntaxNode? wait) => element.IsPart && wait is not null
        && element.Origin.FirstAncestorOrSelf<SyntaxNode>(node => node is CommonForEachStatementSyntax or AnonymousFunctionExpressionSyntax or ArgumentSyntax) is { } loop
        && !loop.Span.Contains(wait.Span);

    /// <summary>A task is awaited; where the wait may end before the work does, it is not done by that.</summary>
    private void OnAwaiting(IAwaitOperation awaited, Provenance work)
    {
        var messages = work.With(MessageFacets.Work);

        // await Task.WhenAll(items.Select(item => item.Done.Task)): tasks that were handed over with the messages.
        if (work.With(Contents).Except(messages).ToList() is { Count: > 0 } acknowledged && HandOffs.Of(awaited.Operation) is HandOff.None && awaited.Operation is IInvocationOperation { TargetMethod: { Name: "WhenAll" } all } && Awaitables.IsAwaitable(all.ContainingType))
        {
            Step(acknowledged, tracked => tracked.State is MessageState.HandedOff or MessageState.Queued ? TrackedState.Done : null);
        }

        OnFailedWork(awaited.Operation, messages);
        if (LimitedWaits.Throws(awaited.Operation))
        {
            _thrown(State.With(State.Disjuncts.Select(disjunct => disjunct.Change(messages, Overdue))));
        }
        else if (!LimitedWaits.TakesTheFirst(awaited.Operation))
        {
            OnFailingWork(messages);
        }

        if (!(LimitedWaits.TakesTheFirst(awaited.Operation) && HandOffs.IsDropped(awaited.Operation.Syntax)))
        {
            OnWaiting(work, awaited.Syntax);
        }
    }

    /// <summary>try { await work; } catch { … } await work: a task that has failed throws each time.</summary>
    private void OnFailedWork(IOperation task, IReadOnlyCollection<ConsumedMessage> messages)
    {
        if (task is ILocalReferenceOperation { Local.Name: var name } && State.Disjuncts.All.Any(HasFailed))
        {
            _thrown(State.With(State.Disjuncts.Select(disjunct => HasFailed(disjunct) ? disjunct.Change(messages, tracked => tracked with { State = MessageState.Thrown }) : null)));
            Step(disjunct => HasFailed(disjunct) ? null : disjunct);
        }

        bool HasFailed(MessageDisjunct disjunct) => messages.Any(message => disjunct.Of(message) is { State: MessageState.Failed, Handler.Parent: TryStatementSyntax attempt }
            && attempt.Block.DescendantNodes().Any(node => node is AwaitExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: var own } } && own == name));
    }

    /// <summary>Work that was started before fails where somebody waits for it, and not where it began.</summary>
    private void OnFailingWork(IReadOnlyCollection<ConsumedMessage> messages)
    {
        if (_isHandler || messages.Count == 0)
        {
            return;
        }

        _thrown(State.With(State.Disjuncts.Select(disjunct => messages.Aggregate(disjunct, (all, message) =>
            all.Of(message) is { State: MessageState.HandedOff, At: { } started } && !_context.NeverFailing.Contains((started.At, message))
                ? all.With(message, new TrackedState(MessageState.Thrown, started))
                : all))));
    }

    /// <summary>task.IsFaulted: how the work went is asked for, and not only told to a log.</summary>
    private void OnAsking(Provenance work)
    {
        OnWaiting(work);
        MarkHandled(work.With(MessageFacets.Work));
    }

    /// <summary>if (!task.IsCompleted) in a helper that is given the task: it goes on at once, whatever it learns.</summary>
    private bool OnlyPeeks(IPropertyReferenceOperation property, Provenance task) =>
        property.Property.Name is "IsCompleted" or "IsCompletedSuccessfully" or "IsFaulted" or "IsCanceled"
        && property.Syntax.FirstAncestorOrSelf<StatementSyntax>() is IfStatementSyntax
        && !FunctionGraphs.Operations(_graph).Any(part => part is IAwaitOperation or IInvocationOperation { TargetMethod.Name: "Wait" or "WaitAll" or "GetAwaiter" } or IPropertyReferenceOperation { Property.Name: "Result" })
        && task.With(MessageFacets.Work) is { Count: > 0 } messages && messages.All(message => message.IsGiven)
        && State.Disjuncts.States.All(own => !messages.Contains(own.Key) || own.Value.State != MessageState.HandedOff || own.Value.At?.At == own.Key.Origin);

    /// <summary>The work that a task of a task stands for: who waits for the outer one knows nothing of it.</summary>
    private Provenance WorkWithin(Provenance task, ITypeSymbol? type) => !Awaitables.AreNested(type) ? Provenance.None
        : State.Disjuncts.States.Where(own => own.Value is { State: MessageState.HandedOff, At: { } start } && _context.StartedTwice.Contains(start.At) && (task.Of(own.Key) & MessageFacets.Work) != 0)
            .Aggregate(Provenance.None, (all, own) => all.Union(Provenance.Of(own.Key, MessageFacets.Work)));

    private static Provenance Except(Provenance value, Provenance work) => work.Parts.Aggregate(
        value, (all, own) => all.Without(own.Key).Union(Provenance.Of(own.Key, all.Of(own.Key) & ~own.Value)));

    /// <summary>The wait answers whether the work is done.</summary>
    private void OnLimitedWait(IInvocationOperation wait, IReadOnlyCollection<ConsumedMessage> messages) =>
        State = State.With(State.Disjuncts.SelectMany(disjunct => messages.Any(message => disjunct.Of(message) is { State: MessageState.HandedOff })
            ?
            [
                disjunct.Change(messages, tracked => tracked.State == MessageState.HandedOff ? TrackedState.Done : null).WithConstant(wait.Syntax, true),
                disjunct.Change(messages, Overdue).WithConstant(wait.Syntax, false),
            ]
            : [disjunct.WithConstant(wait.Syntax, null)]));

    /// <summary>The loop that begins with the condition waits until all that was handed off has said that it is done.</summary>
    public void OnCountedWait(IOperation condition)
    {
        if (State.Disjuncts.States.Any(own => own.Value.State is MessageState.HandedOff or MessageState.Queued) && CountedWaits.Are(condition, _context.Model.Compilation, _context.Cancellation))
        {
            OnFlush();
            OnDraining();
        }
    }

    private static TrackedState? Overdue(TrackedState tracked) => tracked.State == MessageState.HandedOff ? tracked with { IsOverdue = true } : null;
}
