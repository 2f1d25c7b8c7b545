using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Consuming;

/// <content>What calls do to how messages stand.</content>
internal sealed partial class MessageReader
{
    /// <summary>A value that carries messages, and the parameter that takes it.</summary>
    private readonly record struct Given(int Ordinal, Derivation Value, CalleeEffect Effect);

    /// <returns>The task that does the work, where the call leaves the work to one.</returns>
    private Derivation FollowCall(IInvocationOperation call, MethodSummary? summary, List<Given> given)
    {
        if (!HasCourses)
        {
            return Derivation.None;
        }

        FollowWorkGiven(call, given);
        if (given.Any(one => one.Effect is not (CalleeEffect.Observes or CalleeEffect.Transforms)))
        {
            FollowDraining();
        }

        if (summary is null && KnownCallees.Parses(call.TargetMethod))
        {
            FollowThrowing(Leaves(given.SelectMany(one => one.Value.With(Contents))), call.Syntax);
        }

        if (summary is { RunsOn: false } && HandOffs.Of(call) is HandOff.None)
        {
            FollowSummary(call, summary, given);
            return Derivation.None;
        }

        var processed = given.Where(one => one.Effect == CalleeEffect.Processes).SelectMany(one => one.Value.With(Contents)).ToList();
        var touched = given.Where(one => one.Effect is not (CalleeEffect.Observes or CalleeEffect.Transforms)).SelectMany(one => one.Value.Parts).Select(part => part.Key);
        if (_isHandler)
        {
            FollowFailingAgain(touched);
            FollowDealing(touched, alsoFresh: true);
            return Derivation.None;
        }

        FollowDealing(touched.Except(processed));
        var answers = (Awaitables.ResultOf(call.Type) ?? call.Type)?.SpecialType == SpecialType.System_Boolean && !HandOffs.IsDropped(call.Syntax);
        if (answers && HandOffs.Of(call) is HandOff.None)
        {
            FollowAnswer(processed, call.Syntax);
            return Derivation.None;
        }

        return FollowWork(processed, call, summary is { RunsOn: true });
    }

    /// <summary>The messages are processed by the call, or by whomever it leaves that to.</summary>
    /// <returns>The task that does the work, where one is kept.</returns>
    private Derivation FollowWork(IEnumerable<ConsumedMessage> messages, IOperation call, bool runsOn = false)
    {
        var leaves = Leaves(messages);
        var handOff = runsOn ? HandOff.Dropped : call is IInvocationOperation invocation ? HandOffs.Of(invocation) : HandOff.None;
        FollowProcessing(leaves, call.Syntax, handOff switch
        {
            HandOff.None => Standing.Processed,
            HandOff.Queued => Standing.Queued,
            _ => Standing.HandedOff,
        });
        return handOff == HandOff.Kept && HasCourses
            ? leaves.Aggregate(Derivation.None, (all, message) => all.Union(Derivation.Of(message, MessageParts.Work)))
            : Derivation.None;
    }

    /// <summary>A task is given to a call: most that take one wait for it.</summary>
    private void FollowWorkGiven(IInvocationOperation call, List<Given> given)
    {
        var isPassedOn = BaseLibrary.Declares(call.TargetMethod)
            && (Awaitables.IsAwaitable(call.Type) || given.All(one => one.Effect == CalleeEffect.Collects) || call.TargetMethod.Name is "ConfigureAwait");
        if (!isPassedOn)
        {
            given.ForEach(one => FollowWaiting(one.Value));
        }
    }

    private void FollowSummary(IInvocationOperation call, MethodSummary summary, List<Given> given)
    {
        FollowActions(call, summary);
        var ordinals = given
            .Where(one => one.Ordinal >= 0 && one.Ordinal < summary.Parameters.Length)
            .SelectMany(one => one.Value.Parts.Select(part => (Message: part.Key, one.Ordinal, IsContent: (part.Value & Contents) != 0)))
            .ToLookup(one => one.Message);
        var leaves = Leaves(ordinals.Where(group => group.Any(one => one.IsContent)).Select(group => group.Key));
        foreach (var one in ordinals.SelectMany(group => group))
        {
            var parameter = summary.Parameters[one.Ordinal];
            if (parameter.Passed is { } passed && parameter.Effect != CalleeEffect.Processes)
            {
                FollowAdvance(one.Message, passed.SeenFrom(call.Syntax), isBlanket: false);
            }
            else if (Notes is { } notes)
            {
                parameter.MayPass.ToList().ForEach(advance => notes.Add(one.Message, advance.SeenFrom(call.Syntax)));
            }
        }

        if (!_isHandler)
        {
            var processed = leaves.Where(leaf => ordinals[leaf].Any(one => given.Any(other => other.Ordinal == one.Ordinal && other.Effect == CalleeEffect.Processes))).ToList();
            NoteProcessing(processed, call.Syntax);
            FollowThrowing(processed.Where(leaf => ordinals[leaf].Any(one => summary.Parameters[one.Ordinal].MayThrow)).ToList(), call.Syntax);
        }
        else
        {
            FollowFailingAgain(leaves);
        }

        // A result that is not understood may well say that it failed.
        var isUsed = KnownCallees.HasResult(call.TargetMethod) && !HandOffs.IsDropped(call.Syntax);
        var first = summary.Exits.FirstOrDefault()?.Verdict;
        var tells = KnownCallees.HasResult(call.TargetMethod) && (first is null || summary.Exits.Any(exit => !Equals(exit.Verdict, first)));
        var receivers = given.Where(one => one.Ordinal < 0).SelectMany(one => one.Value.With(Contents)).ToList();
        FollowDealing(receivers);
        State = State.With(State.Courses.SelectMany(course => summary.Exits.Select(exit =>
        {
            var next = course.WithConstant(call.Syntax, exit.Verdict);
            foreach (var group in ordinals)
            {
                var worst = group.Select(one => exit.Standings[one.Ordinal]).OrderByDescending(Weight).First();
                var isContent = leaves.Contains(group.Key);
                next = Change(next, [group.Key], standing => AfterExit(standing, Told(worst, tells), isContent, isUsed && exit.Verdict is null, call.Syntax));
            }

            return next;
        })));
    }

    /// <summary>A handler that tells the caller of the failure does not swallow it: what the caller does with that counts.</summary>
    private static Progress Told(Progress exit, bool tells) =>
        tells && exit is { Standing: Standing.Failed, Handler: not null } ? exit with { Handler = null } : exit;

    private Progress? AfterExit(Progress standing, Progress exit, bool isContent, bool maybeToldOf, SyntaxNode call) => exit.Standing switch
    {
        Standing.Fresh => null,
        _ when _isHandler || !isContent => standing.Standing is Standing.Failed or Standing.Refused ? Progress.Done : null,
        Standing.Failed or Standing.Refused => standing.Standing is Standing.Fresh or Standing.Failed or Standing.Refused or Standing.Passed
            ? (maybeToldOf ? Progress.Done : exit.SeenFrom(call))
            : null,
        Standing.HandedOff or Standing.Queued => AfterProcessing(standing, exit.SeenFrom(call)),
        Standing.Processed => AfterProcessing(standing, Progress.Processed),
        _ => AfterProcessing(standing, Progress.Done),
    };

    private static int Weight(Progress progress) => progress.Standing switch
    {
        Standing.Failed or Standing.Refused => 4,
        Standing.HandedOff => 3,
        Standing.Queued => 2,
        Standing.Fresh => 0,
        _ => 1,
    };

    /// <summary>A call that no message goes into: in a handler it may be what deals with the failure.</summary>
    private void FollowPlainCall(IInvocationOperation call)
    {
        if (!HasCourses)
        {
            return;
        }

        var method = call.TargetMethod;
        if (KnownCallees.Saves(method))
        {
            FollowSaving(call.Syntax);
        }

        if (method.Name is "Dispose" or "DisposeAsync" && _context.Symbols.IsClient(call.Instance?.Type, out _))
        {
            FollowRewind(_storage.Symbol(call.Instance));
        }
        else if (WaysOut.Leads(method))
        {
            FollowDealingWithAll();
        }
        else if (_context.Effects.SummaryOf(method) is { } summary)
        {
            FollowDraining();
            FollowActions(call, summary);
            State = State.With(State.Courses.SelectMany(course => summary.Exits.Select(exit => course.WithConstant(call.Syntax, exit.Verdict))));
        }
        else if (!WaysOut.IsHarmless(method))
        {
            FollowDraining();
            if (_isHandler)
            {
                FollowDealingWithAll();
            }
            else
            {
                Step(course => Change(course, course.Messages.Select(own => own.Key).ToList(), standing => standing.Standing == Standing.Refused ? Progress.Done : null));
            }
        }
    }

    /// <summary>What a function that is passed to a call, or called here, does with the messages around it.</summary>
    private Derivation FollowFunction(List<MessageEvent> events, IOperation call)
    {
        if (!HasCourses)
        {
            return Derivation.None;
        }

        var processed = new List<ConsumedMessage>();
        foreach (var own in events.GroupBy(happening => happening.Message))
        {
            var kinds = own.Select(happening => happening.Kind).ToList();
            var isHandedOff = call is IInvocationOperation invocation && HandOffs.Of(invocation) != HandOff.None;
            if (kinds.Contains(MessageEventKind.Passed))
            {
                var isInOrder = kinds.LastIndexOf(MessageEventKind.Processed) is var last && last >= 0 && last < kinds.IndexOf(MessageEventKind.Passed);
                if (!isInOrder || isHandedOff)
                {
                    FollowDealing([own.Key], alsoFresh: true);
                    continue;
                }

                Notes?.Add(own.Key, own.First(happening => happening.Kind == MessageEventKind.Passed).Advance!);
            }

            if (kinds.Contains(MessageEventKind.Processed))
            {
                processed.Add(own.Key);
            }
            else
            {
                FollowDealing([own.Key]);
            }
        }

        if (_isHandler)
        {
            FollowDealing(processed, alsoFresh: true);
            return Derivation.None;
        }

        return FollowWork(processed, call);
    }

    private Derivation FollowProducing(IInvocationOperation call, IMethodSymbol method, Derivation carried)
    {
        if (_isHandler)
        {
            FollowFailingAgain(carried.Parts.Select(part => part.Key));
            FollowDealing(carried.Parts.Select(part => part.Key), alsoFresh: true);
            return Derivation.None;
        }

        if (method.Name == "ProduceAsync")
        {
            return FollowWork(carried.With(Contents), call);
        }

        FollowProcessing(carried.With(Contents), call.Syntax, Standing.HandedOff);
        return Derivation.None;
    }

    /// <summary>What was produced has arrived.</summary>
    private void FollowFlush() => Step(course => Change(
        course,
        course.Messages.Select(own => own.Key).ToList(),
        standing => standing.Standing == Standing.HandedOff ? Progress.Done : null));

    /// <summary>Some offset made from the message is committed; whether it passes the message is not known.</summary>
    private void FollowAdvanceSomehow(ConsumedMessage message, Advance advance)
    {
        Notes?.Add(message, advance);
        Step([message], standing => standing.Standing is Standing.Thrown ? null : Progress.Done);
    }

    private void FollowActions(IInvocationOperation call, MethodSummary summary)
    {
        foreach (var action in summary.Actions)
        {
            var consumer = Outside(action.Consumer, call);
            if (action.Advance is null)
            {
                FollowRewind(consumer);
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

    /// <summary>What the callee's field or parameter is here; null where that is not evident.</summary>
    private ISymbol? Outside(ISymbol consumer, IInvocationOperation call) => consumer switch
    {
        IParameterSymbol parameter => _storage.Symbol(call.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == parameter.Ordinal)?.Value),
        { IsStatic: true } => consumer,
        _ => call.Instance is IInstanceReferenceOperation ? consumer : null,
    };

    private void NoteAction(IInvocationOperation call, Advance? advance) => NoteAction(_storage.Symbol(call.Instance), advance);

    private void NoteAction(ISymbol? consumer, Advance? advance)
    {
        if (consumer is not null and not ILocalSymbol)
        {
            _context.Add(new ConsumerAction(consumer, advance));
        }
    }

    private static Advance? PassedBy(MethodSummary? summary, int ordinal) =>
        summary is not null && ordinal >= 0 && ordinal < summary.Parameters.Length
            ? summary.Parameters[ordinal].Passed ?? summary.Parameters[ordinal].MayPass.FirstOrDefault()
            : null;

    /// <summary>A helper passes the message; where it may do more than that, or not on every way, the order is unknown.</summary>
    private void EmitPassing(Advance passing, CalleeEffect effect, Derivation value, IInvocationOperation call)
    {
        var summary = _context.Effects.SummaryOf(call.TargetMethod)!;
        var isCertain = effect is CalleeEffect.Observes or CalleeEffect.Transforms && summary.Parameters.Any(parameter => parameter.Passed == passing);
        foreach (var message in value.With(isCertain ? MessageParts.Content : Contents).ToList())
        {
            Emit(isCertain
                ? new MessageEvent(MessageEventKind.Passed, message, call.Syntax, passing.SeenFrom(call.Syntax))
                : new MessageEvent(MessageEventKind.MayBeProcessed, message, call.Syntax));
        }
    }
}
