using System.Collections.Generic;
using System.Linq;
using KafkaDurability.Analyzers.Functions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Consuming;

/// <content>Safely(() => desk.TakeAsync(order)), Safely(desk.TakeAsync(order)): the helper swallows what the processing throws, or tells of it by what it returns.</content>
internal sealed partial class MessageReader
{
    /// <summary>The call of a helper whose answer is known together with how the work went.</summary>
    private IInvocationOperation? _guarded;

    /// <summary>The helper is given a function that processes messages.</summary>
    private void OnGuard(List<MessageEvent> events, IOperation call, IFlowAnonymousFunctionOperation function, Provenance given)
    {
        if (_isHandler || call is not IInvocationOperation helper || (given.Has(Contents) && !OnlyTells(helper))
            || helper.Arguments.FirstOrDefault(argument => Function(argument) == function)?.Parameter is not { Ordinal: var ordinal }
            || _context.Effects.WorkOf(helper.TargetMethod, ordinal) is not { } work || !(work.Swallows(ordinal) || work.Leaves(ordinal, MessageState.Queued)))
        {
            return;
        }

        var processed = Leaves(events.Where(happening => happening.Kind == MessageEventKind.Processed).Select(happening => happening.Message));
        if (HandOffs.Of(helper) == HandOff.None)
        {
            After(helper, work, ordinal, processed, MessageState.Processed);
        }
        else
        {
            Keep(helper.Syntax, helper, work, ordinal, processed);
        }
    }

    /// <summary>The helper is given tasks that process messages.</summary>
    /// <returns>False where no helper is in sight.</returns>
    private bool OnGuardedWork(IInvocationOperation helper, List<Given> given)
    {
        if (_isHandler || given.Where(one => one.Ordinal >= 0 && one.Value.Has(MessageFacets.Work)).ToList() is not { Count: 1 } tasks
            || given.Any(one => one.Value.Has(Contents) && one.Effect is not (CalleeEffect.Observes or CalleeEffect.Transforms)))
        {
            return false;
        }

        // async void Forget(this Task task): who calls it does not wait.
        if (helper.TargetMethod is { IsAsync: true, ReturnsVoid: true } && _context.Writes.Of(helper).Count == 0)
        {
            return true;
        }

        if (_context.Effects.WorkOf(helper.TargetMethod, tasks[0].Ordinal) is not { } work)
        {
            return false;
        }

        var ordinal = tasks[0].Ordinal;
        var messages = tasks[0].Value.With(MessageFacets.Work).ToList();
        if (HandOffs.Of(helper) == HandOff.None)
        {
            if (work.Parameters[ordinal].MayThrow)
            {
                OnFailingWork(messages);
            }

            After(helper, work, ordinal, messages, MessageState.HandedOff);
            return true;
        }

        foreach (var own in State.Disjuncts.States.Where(own => messages.Contains(own.Key) && own.Value.At is not null).ToList())
        {
            Keep(own.Value.At!.At, helper, work, ordinal, [own.Key]);
        }

        return true;
    }

    /// <summary>A helper gives the function on that it was given itself.</summary>
    private bool OnGivenOn(IInvocationOperation helper)
    {
        if (_isHandler || (HandOffs.Of(helper) != HandOff.None && helper.Syntax.Parent is not (ArrowExpressionClauseSyntax or ReturnStatementSyntax))
            || helper.Arguments.Where(argument => argument.Value is IParameterReferenceOperation { Parameter: { Type.TypeKind: TypeKind.Delegate } own } && State.Value(own).Has(Contents)).ToList() is not { Count: 1 } given
            || given[0].Parameter is not { } parameter || _context.Effects.WorkOf(helper.TargetMethod, parameter.Ordinal) is not { } work)
        {
            return false;
        }

        var messages = State.Value(given[0].Value).With(Contents);
        if (work.Parameters[parameter.Ordinal].MayThrow)
        {
            OnThrowing(messages, helper.Syntax);
        }

        After(helper, work, parameter.Ordinal, messages, MessageState.Fresh);
        return true;
    }

    /// <summary>Run(order, Handle), Run(order, one => Handle(one)): what the helper makes of the message, its own body says.</summary>
    private bool IsToldByHelper(IOperation call) => call is IInvocationOperation helper && SummaryOf(helper) is { RunsOn: false, SwallowsAny: true };

    /// <summary>How the messages stand when the helper is done.</summary>
    /// <param name="before">How those stand that the work was about.</param>
    private void After(IInvocationOperation helper, MethodSummary work, int ordinal, IReadOnlyCollection<ConsumedMessage> messages, MessageState before)
    {
        var answers = KnownCallees.HasResult(helper.TargetMethod);
        var isUsed = answers && !HandOffs.IsDropped(helper.Syntax);

        // void Forget(this Task task): it does not wait, and keeps nothing that others could wait for.
        var isLeft = before == MessageState.HandedOff && !answers && work.Exits.All(exit => exit.Standings[ordinal].State == before) && _context.Writes.Of(helper).Count == 0;
        _guarded = helper;
        _context.IsHarmless = false;
        State = State.With(State.Disjuncts.SelectMany(disjunct => work.Exits.Select(exit => disjunct
            .WithConstant(helper.Syntax, exit.Verdict)
            .Change(messages, tracked => tracked.State != before && tracked is not { State: MessageState.Failed, IsPart: false } ? null
                : exit.Standings[ordinal] is { State: MessageState.Failed } failed && !(isUsed && (work.IsSilent || exit.Verdict is null))
                    ? Told(new TrackedState(MessageState.Failed, new CallTrace(helper.Syntax), failed.Handler), isUsed && work.Tells, isAside: false)
                : isLeft ? null
                : exit.Standings[ordinal].State == MessageState.Queued ? new TrackedState(MessageState.Queued, new CallTrace(helper.Syntax))
                : before == MessageState.HandedOff ? TrackedState.Done
                : exit.Standings[ordinal].State == MessageState.Fresh ? null : TrackedState.Processed))));
    }

    /// <summary>Whoever waits for the helper later comes to what it made of a failure.</summary>
    private void Keep(SyntaxNode started, IInvocationOperation helper, MethodSummary work, int ordinal, IReadOnlyCollection<ConsumedMessage> messages)
    {
        if (HandOffs.Of(helper) != HandOff.Kept || KnownCallees.HasResult(helper.TargetMethod))
        {
            return;
        }

        var outcomes = work.Exits.Select(exit => exit.Standings[ordinal] is { State: MessageState.Failed, Handler: { } handler }
            ? new TrackedState(MessageState.Failed, new CallTrace(helper.Syntax), handler) : TrackedState.Done).Distinct().ToList();
        foreach (var message in messages)
        {
            _context.Outcomes[(started, message)] = outcomes;
            if (!work.Parameters[ordinal].MayThrow)
            {
                _context.NeverFailing.Add((started, message));
            }
        }
    }

    /// <summary>Besides the function, the helper gets something of the message to tell of it.</summary>
    private bool OnlyTells(IInvocationOperation helper) => helper.Arguments.All(argument => argument.Parameter is not { } parameter
        || _context.Effects.On(helper.TargetMethod, parameter.Ordinal) is CalleeEffect.Observes or CalleeEffect.Transforms);

    /// <summary>The function, or the task, that the call is given is swallowed by the callee.</summary>
    private bool SwallowsWork(IInvocationOperation call) => call.Arguments.Any(argument => argument.Parameter is { } parameter
        && (parameter.Type.TypeKind == TypeKind.Delegate || Awaitables.IsAwaitable(parameter.Type))
        && _context.Effects.WorkOf(call.TargetMethod, parameter.Ordinal)?.Swallows(parameter.Ordinal) == true);
}
