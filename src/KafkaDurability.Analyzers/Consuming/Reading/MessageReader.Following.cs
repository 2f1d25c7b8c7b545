using System.Collections.Generic;
using System.Linq;
using KafkaDurability.Analyzers.Functions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Consuming;

/// <content>What calls do to how messages stand.</content>
internal sealed partial class MessageReader
{
    /// <summary>A value that carries messages, and the parameter that takes it.</summary>
    private readonly record struct Given(int Ordinal, Provenance Value, CalleeEffect Effect);

    /// <returns>The task that does the work, where the call leaves the work to one.</returns>
    private Provenance OnCall(IInvocationOperation call, MethodSummary? summary, List<Given> given)
    {
        if (!HasCourses || _followed == call || _guarded == call)
        {
            return Provenance.None;
        }

        _context.IsHarmless &= summary?.IsHarmless ?? given.All(one => one.Effect is CalleeEffect.Observes or CalleeEffect.Transforms or CalleeEffect.Collects);
        if (OnGuardedWork(call, given) || OnGivenOn(call))
        {
            return Provenance.None;
        }

        OnWorkGiven(call, given);
        if (HandOffs.Starts(call.TargetMethod) && !_isHandler)
        {
            var started = Leaves(given.Where(one => one.Ordinal >= 0 && one.Effect == CalleeEffect.Processes).SelectMany(one => one.Value.With(Contents)));
            OnProcessing(started, call.Syntax, MessageState.HandedOff);
            var root = Storage.Root(call.Instance);
            Carry(root, started.Aggregate(Read(root), (all, message) => all.Union(Provenance.Of(message, MessageFacets.Work))));
            return Provenance.None;
        }

        if (given.Any(one => one.Effect is not (CalleeEffect.Observes or CalleeEffect.Transforms)))
        {
            OnDraining();
        }

        _context.Stages |= KnownCallees.Stages(call.TargetMethod);
        if (summary is null && KnownCallees.Parses(call.TargetMethod))
        {
            var parsed = Leaves(given.SelectMany(one => one.Value.With(Contents)));
            OnThrowing(parsed, call.Syntax);

            // What could not be read the last time can be now.
            Step(parsed, tracked => tracked is { State: MessageState.Failed, IsPart: false } && tracked.At?.At == call.Syntax ? TrackedState.Fresh : null);
        }

        // ThrowIfAny(errors), var text = string.Join(", ", errors): what is made of the list is not looked at.
        if (summary is not null || (call.Parent is ISimpleAssignmentOperation or IFlowCaptureOperation && !ConsumeState.IsCollection(call.Type)))
        {
            MarkHandled(given.Where(one => IsListOfNotes(call, one)).SelectMany(one => one.Value.Parts).Select(part => part.Key));
        }

        if (summary is { RunsOn: false } && HandOffs.Of(call) is HandOff.None)
        {
            OnSummary(call, summary, given);
            return Provenance.None;
        }

        if (_isHandler && OnRetryQueue(call, given))
        {
            return Provenance.None;
        }

        if (!_isHandler && given.Any(one => one is { Ordinal: >= 0, Effect: CalleeEffect.Collects } && one.Value.Has(Contents)) && IsEmptiedElsewhere(call))
        {
            OnProcessing(given.Where(one => one.Ordinal >= 0).SelectMany(one => one.Value.With(Contents)), call.Syntax, MessageState.Queued);
            return Provenance.None;
        }

        if (HandOffs.Of(call) == HandOff.Queued && !_isHandler)
        {
            return OnWork(given.Where(one => one.Ordinal >= 0).SelectMany(one => one.Value.With(Contents)), call);
        }

        var processed = given.Where(one => one.Effect == CalleeEffect.Processes).SelectMany(one => one.Value.With(Contents)).ToList();
        var touched = given.Where(one => one.Effect is not (CalleeEffect.Observes or CalleeEffect.Transforms) && !(one.Effect == CalleeEffect.Collects && (one.Ordinal < 0 || IsPartition(call, one) || IsNextOffset(one.Value) || OnlyNotes(call.Instance ?? call.Arguments[0].Value, one.Value) || (IsNote(one.Value) && IsUnreadNote(call.Instance))))).ToList();
        if (_isHandler)
        {
            var again = touched.SelectMany(one => one.Value.Parts).Select(part => part.Key).ToList();
            OnFailingAgain(again);
            MarkHandled(again, alsoFresh: true);
            return Provenance.None;
        }

        // job.Wait(): what the job made of a failure, nobody learns from it.
        MarkHandled(Leaves(touched.SelectMany(one => (one.Effect == CalleeEffect.Collects ? one.Value : one.Value.Select(parts => parts & ~MessageFacets.Work)).Parts.Select(part => part.Key))).Except(processed));
        var answer = HandOffs.IsDropped(call.Syntax) || HandOffs.Of(call) is not HandOff.None ? null : Awaitables.ResultOf(call.Type) ?? call.Type;
        var values = AnswersOf(answer, call.Syntax) ?? (summary is null ? ToldByFlags(answer, call.Syntax) : null);
        if (values is not null || answer?.SpecialType == SpecialType.System_Boolean)
        {
            OnAnswer(processed, call.Syntax, values);
            return Provenance.None;
        }

        NoteNeverFailing(call, summary, given);
        if (summary is { RunsOn: false } && !KnownCallees.IsCalledDeadLetter(call.TargetMethod)
            && (!KnownCallees.HasResult(call.TargetMethod) || (summary.SwallowsAny && HandOffs.Of(call) == HandOff.Kept && UnreadResults.Are(call, _graph.OriginalOperation))))
        {
            KeepOutcomes(call, summary, given);
        }

        NoteDetached(call, summary, given);
        return OnWork(processed, call, summary?.RunsOn ?? HandOffs.AreCalledAsync(call.TargetMethod));
    }

    private static IArgumentOperation? ArgumentOf(IInvocationOperation call, Given given) => call.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == given.Ordinal);

    private static bool IsListOfNotes(IInvocationOperation call, Given given) => ArgumentOf(call, given) is { } argument && IsListOfNotes(argument, given.Value);

    /// <summary>A list that says no more than that something failed.</summary>
    private static bool IsListOfNotes(IArgumentOperation argument, Provenance value) => IsNote(value) && ConsumeState.IsCollection(OwnOperations.Unconverted(argument.Value)?.Type);

    /// <summary>paused.Add(result.TopicPartition): which message it was, nobody finds out from that.</summary>
    private static bool IsPartition(IInvocationOperation call, Given given) => !given.Value.Has(Contents)
        && ArgumentOf(call, given)?.Value.Type is { Name: "TopicPartition" or "Partition", ContainingNamespace.Name: "Kafka" };

    /// <summary>Whoever waits for the task later comes to what the callee made of a failure.</summary>
    private void KeepOutcomes(IInvocationOperation call, MethodSummary summary, List<Given> given)
    {
        foreach (var one in given.Where(one => one.Effect == CalleeEffect.Processes && one.Ordinal >= 0))
        {
            var outcomes = summary.Exits.Select(exit => exit.Standings[one.Ordinal] is { State: MessageState.Failed } failed ? Told(failed, summary.Tells && KnownCallees.HasResult(call.TargetMethod), isAside: false).SeenFrom(call.Syntax) : TrackedState.Done).Distinct().ToList();
            one.Value.With(Contents).ToList().ForEach(message => _context.Outcomes[(call.Syntax, message)] = outcomes);
        }
    }

    /// <summary>A queue that others than this function empty; a plain one in a variable of its own is a batch.</summary>
    private static bool IsOutsideQueue(IInvocationOperation call) =>
        HandOffs.Of(call) == HandOff.Queued
        && (call.TargetMethod.ContainingType.Name is not ("Queue" or "ConcurrentQueue")
            || Storage.Root(call.Instance) is IInstanceReferenceOperation or IMemberReferenceOperation
                or IParameterReferenceOperation { Parameter.ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor } });

    /// <summary>catch { _retry.Enqueue(result); }: the failed message is in memory, and nowhere else, until somebody takes it out.</summary>
    private bool OnRetryQueue(IInvocationOperation call, List<Given> given)
    {
        var queued = Leaves(given.Where(one => one.Ordinal >= 0).SelectMany(one => one.Value.With(Contents)));
        if (queued.Count == 0 || _storage.TakesFromQueues || !(IsOutsideQueue(call) || (IsEmptiedElsewhere(call) && given.Any(one => one.Effect == CalleeEffect.Collects))))
        {
            return false;
        }

        OnFailingAgain(queued);
        Step(queued, tracked => tracked.State is MessageState.Failed or MessageState.ResultFalse or MessageState.Fresh ? new TrackedState(MessageState.Queued, new CallTrace(call.Syntax)) : null);
        return true;
    }

    /// <summary>A collection that a timer, or another loop, takes everything out of: as good as a queue.</summary>
    private bool IsEmptiedElsewhere(IInvocationOperation adding) => HandOffs.Of(adding) != HandOff.Queued && IsEmptiedElsewhere(adding.Instance);

    private bool IsEmptiedElsewhere(IOperation? collection) =>
        Storage.OwnField(_storage.Resolve(collection)) is { } field && _context.IsEmptiedElsewhere(field, _outermost);

    /// <summary>The messages are processed by the call, or by whomever it leaves that to.</summary>
    /// <returns>The task that does the work, where one is kept.</returns>
    private Provenance OnWork(IEnumerable<ConsumedMessage> messages, IOperation call, bool runsOn = false)
    {
        var leaves = Leaves(messages);
        var handOff = runsOn ? HandOff.Dropped : call is IInvocationOperation query && HandOffs.GivesTasks(query) ? HandOff.Kept : HandOffs.Of(call);
        if (handOff == HandOff.Queued && !IsOutsideQueue((IInvocationOperation)call))
        {
            return Provenance.None;
        }

        if (call is IInvocationOperation start && (HandOffs.StartsTwice(start) || HandOffs.GivesTasks(start)))
        {
            (HandOffs.GivesTasks(start) ? _context.Queries : _context.StartedTwice).Add(call.Syntax);
        }

        if (handOff == HandOff.Queued && _storage.TakesFromQueues)
        {
            MarkHandled(leaves, alsoFresh: true);
            return Provenance.None;
        }

        OnProcessing(leaves, call.Syntax, handOff switch
        {
            HandOff.None => MessageState.Processed,
            HandOff.Queued => MessageState.Queued,
            _ => MessageState.HandedOff,
        });
        return handOff == HandOff.Kept && HasCourses
            ? leaves.Aggregate(Provenance.None, (all, message) => all.Union(Provenance.Of(message, MessageFacets.Work)))
            : Provenance.None;
    }

    /// <summary>A method of the own type may wait for the tasks that its fields keep.</summary>
    private void OnWaitingInside(IMethodSymbol method) => State.KeptInFields(method.ContainingType).ToList().ForEach(kept => OnWaiting(kept));

    /// <summary>A task is given to a call: most that take one wait for it.</summary>
    private void OnWorkGiven(IInvocationOperation call, List<Given> given)
    {
        var isPassedOn = BaseLibrary.Declares(call.TargetMethod)
            && (Awaitables.IsAwaitable(call.Type) || HandOffs.AreTasks(call.Type) || given.All(one => one.Effect == CalleeEffect.Collects) || call.TargetMethod.Name is "ConfigureAwait"
                || HandOffs.Starts(call.TargetMethod) || call.TargetMethod.Name is "Remove" or "RemoveAll" or "RemoveAt" or "TryRemove" or "Contains" || (LimitedWaits.TakesTheFirst(call) && HandOffs.IsDropped(call.Syntax)));
        if (LimitedWaits.Answers(call))
        {
            OnLimitedWait(call, given.SelectMany(one => one.Value.With(MessageFacets.Work)).ToList());
        }
        else if (!isPassedOn)
        {
            OnFailingWork(BaseLibrary.Declares(call.TargetMethod) && call.TargetMethod.Name is "Wait" or "WaitAll" or "GetAwaiter"
                ? given.SelectMany(one => one.Value.With(MessageFacets.Work)).ToList() : []);
            given.ForEach(one => OnWaiting(one.Ordinal < 0 ? Except(one.Value, WorkWithin(one.Value, call.Instance?.Type)) : one.Value, call.Syntax));
        }
    }

    private Provenance OnProducing(IInvocationOperation call, IMethodSymbol method, Provenance carried)
    {
        _context.IsHarmless = false;
        _context.Sending.Add(call.Syntax);
        if (_isHandler)
        {
            OnFailingAgain(carried.Parts.Select(part => part.Key));
            MarkHandled(carried.Parts.Select(part => part.Key), alsoFresh: true);
            return Provenance.None;
        }

        if (method.Name == "ProduceAsync")
        {
            return OnWork(carried.With(Contents), call);
        }

        OnProcessing(carried.With(Contents), call.Syntax, MessageState.HandedOff);
        return Provenance.None;
    }

    /// <summary>What was produced has arrived, or what was handed off is done.</summary>
    private void OnFlush() => Step(disjunct => disjunct.Change(tracked => tracked.State == MessageState.HandedOff ? TrackedState.Done : null));

    /// <summary>Some offset made from the message is committed; whether it passes the message is not known.</summary>
    private void OnAdvanceSomehow(ConsumedMessage message, Advance advance)
    {
        NotePassing(message, advance);
        Step([message], tracked => tracked.State is MessageState.Thrown ? null : TrackedState.Done);
    }

    private void NoteAction(IInvocationOperation call, Advance? advance) => NoteAction(SymbolOf(call.Instance), advance);

    private void NoteAction(ISymbol? consumer, Advance? advance)
    {
        if (consumer is not null and not ILocalSymbol)
        {
            _context.Add(new ConsumerAction(consumer, advance));
        }
    }

    private static Advance? PassedBy(MethodSummary? summary, int ordinal) =>
        summary is not null && ordinal >= 0
            ? summary.Parameters[ordinal].Passed ?? summary.Parameters[ordinal].MayPass.FirstOrDefault()
            : null;

    /// <summary>A helper passes the message; where it may do more than that, or not on every way, the order is unknown.</summary>
    private void EmitPassing(Advance passing, CalleeEffect effect, Provenance value, IInvocationOperation call)
    {
        var summary = SummaryOf(call)!;
        var isCertain = effect is CalleeEffect.Observes or CalleeEffect.Transforms && summary.Parameters.Any(parameter => parameter.Passed == passing);
        foreach (var message in value.With(isCertain ? MessageFacets.Content : Contents).ToList())
        {
            Emit(isCertain
                ? new MessageEvent(MessageEventKind.Passed, message, call.Syntax, passing.SeenFrom(call.Syntax))
                : new MessageEvent(MessageEventKind.MayBeProcessed, message, call.Syntax));
        }
    }
}
