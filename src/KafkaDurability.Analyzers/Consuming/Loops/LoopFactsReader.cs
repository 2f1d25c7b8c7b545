using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using KafkaDurability.Analyzers.Functions;
using KafkaDurability.Analyzers.Library;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KafkaDurability.Analyzers.Consuming;

/// <summary>Makes facts of what was noticed on the disjuncts of a function.</summary>
internal static class LoopFactsReader
{
    /// <param name="isHeldBack">Whether nothing is committed in the rounds after a failure.</param>
    public static ConsumeFacts Read(IMethodSymbol? function, ReadingContext context, ConsumeFlow flow, Func<TrackedState, bool> isHeldBack)
    {
        var notes = context.Notes!;
        var met = notes.AdvancedWhile.Where(one => one.Tracked.State is not (MessageState.Failed or MessageState.ResultFalse) || !notes.IsHandledOnSomePath(one.Tracked)).ToList();
        var type = function?.ContainingType;
        var failed = met
            .Where(one => one.Tracked is { State: MessageState.Thrown, Handler: null } || (one.Tracked.State == MessageState.Failed && IsInFinallyOf(one.By.Call, one.Tracked.Handler)))
            .ToList();
        var stored = failed.Where(one => one.By.Kind == AdvanceKind.Store).Select(one => one.Message).ToList();
        var inFinally = failed
            .Where(one => stored.Contains(one.Message) || !StoredOffsets.MayBeStored(one.By.Innermost, type))
            .Select(one => new FinallyAdvance(one.By.Kind, one.By.Call, one.Message.Origin, one.Tracked.At!.At, one.Message.Consumer, ImmutableArray<SyntaxNode>.Empty))
            .GroupBy(one => one.Call).Select(group => group.First())
            .GroupBy(one => MessageFixes.FinallyAround(one.Call))
            .SelectMany(group => WithMoves(group.ToList(), context))
            .ToImmutableArray();
        var swallowed = met
            .Where(one => one.Tracked.State == MessageState.Failed && !IsThrownOn(one.Tracked, one.By) && !isHeldBack(one.Tracked) && !StoredOffsets.MayBeStored(one.By.Innermost, type) && inFinally.All(other => other.Call != one.By.Call))
            .Select(one => Swallow(one.Tracked, one.Message, one.By, notes, isDirect: true))
            .Concat(notes.LostAt.Where(one => !notes.IsHandledOnSomePath(one.Tracked)).SelectMany(one => Behind(one.Tracked, one.Message, context)
                .Select(swallow => swallow is null || (swallow.Passing is not null && isHeldBack(one.Tracked)) ? null : swallow with { IsRetry = flow.IsRetry(one.Message) })))
            .Concat(notes.Detached.Where(one => !notes.IsHandledOnSomePath(one.Tracked) && !notes.IsFlagged(one.Tracked)).Select(one => Detached(one.Tracked, one.Message, notes)))
            .Concat(Retried(context, flow, notes))
            .Concat(AtExit(function, context, flow, notes))
            .OfType<SwallowedFailure>()
            .Where(one => !RetriedInPlace.Is(one, context.Model.Compilation, context.Cancellation))
            .GroupBy(one => one.At)
            .Select(group => group.OrderBy(one => !one.IsRetry).ThenBy(one => one.Passing is null).ThenBy(one => Handlers.TakesParsing(one.At) ? one.Processing.SpanStart : -one.Processing.SpanStart).First())
            .OrderBy(one => one.At.SpanStart)
            .ToList();

        // try { ok = … } catch { ok = false; } if (ok) …: the catch says it.
        swallowed.RemoveAll(one => one.IsAnswer && swallowed.Any(other => !other.IsAnswer && other.Consumed == one.Consumed && other.Processing == one.Processing));

        // What stands at the commit already says it.
        swallowed.RemoveAll(one => one.IsAnswer && swallowed.Any(other => other.IsAnswer && other.At != one.At && other.At == one.Passing && other.Processing == one.Processing));
        return new ConsumeFacts
        {
            InFinally = inFinally,
            Swallowed = swallowed.Where(one => inFinally.All(other => other.Processing != one.Processing)).ToImmutableArray(),
            HandOffs = HandOffs(met.Where(one => !StoredOffsets.MayBeStored(one.By.Innermost, type)), notes, context).ToImmutableArray(),
            Blanket = notes.ProcessedLater
                .Where(one => !StoredOffsets.MayBeStored(one.Tracked.At!.Innermost, type) && !IsConditional(one.Tracked.At.At, one.Processing))
                .Select(one => new BlanketCommit(
                    one.Tracked.At!.At, one.Message.Origin, one.Processing, one.Message.Consumer, MessageFixes.Done(one.Tracked.At.At, one.Processing, context)))
                .GroupBy(one => one.Call).Select(group => group.OrderBy(one => one.Done is null).First())
                .ToImmutableArray(),
        };
    }

    private static IEnumerable<FinallyAdvance> WithMoves(IReadOnlyList<FinallyAdvance> advances, ReadingContext context)
    {
        var moves = MessageFixes.OutOf(advances.Select(one => one.Call), context);
        return advances.Select(one => one with { Moves = moves });
    }

    private static IEnumerable<UnfinishedHandOff> HandOffs(
        IEnumerable<(TrackedState Tracked, ConsumedMessage Message, Advance By)> met, Observations notes, ReadingContext context)
    {
        var passed = met.Where(one => one.Tracked.State is MessageState.HandedOff or MessageState.Queued)
            .Select(one => (one.Tracked, one.Message, By: (Advance?)one.By));
        var behind = notes.LostAt.Where(one => one.Tracked.State == MessageState.HandedOff)
            .Select(one => (one.Tracked, one.Message, By: (Advance?)null));
        return passed.Concat(behind)
            .Select(one => (Place: one.Tracked.At!.Own, one.Message, one.By, one.Tracked))
            .Select(one => new UnfinishedHandOff(
                one.Place.At, one.Message.Origin, one.Place.Within?.Innermost, one.By?.Call, one.Message.Consumer, one.Tracked.State == MessageState.Queued) { Source = one.Message.Source })
            .GroupBy(one => one.At)
            .Select(group => group.OrderBy(one => one.Passing is null).First())
            .Select(one => one with { MayAwait = one is { IsQueue: false, Within: null } && MessageFixes.MayAwait(one.At, context) });
    }

    private static IEnumerable<SwallowedFailure?> Behind(TrackedState tracked, ConsumedMessage message, ReadingContext context)
    {
        var notes = context.Notes!;
        if (tracked.State == MessageState.Failed)
        {
            // A batch is passed by what passes the messages that it was made of.
            var parts = message.IsBatch ? context.Messages.Where(one => one.Origin == message.Origin) : [];
            var advances = notes.AdvancesOf(message).Concat(message.Parents.Concat(parts).SelectMany(notes.AdvancesOf)).ToList();
            yield return Swallow(tracked, message, First(advances), notes, isDirect: false);
        }
        else if (tracked.State == MessageState.ResultFalse && tracked.At!.At is var answer && !notes.Unclear.Contains(answer)
            && notes.AfterYes.FirstOrDefault(after => after.Answer == answer).By is { } passing
            && (tracked.Answer is { } value ? SaysFailure(value) && !notes.Accepted.Contains((answer, value)) : IsNo(answer, passing, notes)))
        {
            yield return Swallow(tracked, message, passing, notes, isDirect: false);
        }
    }

    /// <summary>Neither a seek from another thread nor a rethrow into a task that nobody awaits brings the message back.</summary>
    private static SwallowedFailure? Detached(TrackedState tracked, ConsumedMessage message, Observations notes) =>
        Swallow(tracked, message, First(notes.AdvancesOf(message).Concat(message.Parents.SelectMany(notes.AdvancesOf)).ToList()), notes, isDirect: false) is { } swallow
            ? swallow with { Rethrow = null, SeekBack = null }
            : null;

    /// <summary>
    /// A no leads past the commit that a yes leads to. Where some no is committed as well (ok || !strict), it has to be by
    /// that commit, and every yes has to get there.
    /// </summary>
    private static bool IsNo(SyntaxNode answer, Advance afterYes, Observations notes) => notes.AdvancedWhile
        .Where(met => met.Tracked.State == MessageState.ResultFalse && met.Tracked.At!.At == answer)
        .All(met => met.By == afterYes && !notes.LeftAfterYes.Contains(answer));

    /// <summary>An answer of an enum that is not committed. Skipped, Duplicate: there was nothing to be done.</summary>
    private static bool SaysFailure(string answer) => !NameTokens.Any(answer, s_nothingToDo);

    private static readonly HashSet<string> s_nothingToDo = NameTokens.Set(
        "None", "Skip", "Skipped", "Ignore", "Ignored", "Duplicate", "Known", "Seen", "Already", "Filtered", "Irrelevant", "Empty", "Unknown", "Pending", "Deferred");

    /// <summary>The function returns with a failed message: whoever calls it again goes on to the next.</summary>
    private static IEnumerable<SwallowedFailure?> AtExit(IMethodSymbol? function, ReadingContext context, ConsumeFlow flow, Observations notes)
    {
        var disjuncts = flow.Exit?.Disjuncts.All ?? ImmutableArray<MessageDisjunct>.Empty;
        if (function is null)
        {
            yield break;
        }

        var tells = KnownCallees.HasResult(function);
        foreach (var (message, tracked) in disjuncts.Where(disjunct => !disjunct.IsCancelled && (!tells || SaysNothing(disjunct, disjuncts)))
            .SelectMany(disjunct => disjunct.Messages).Select(own => (own.Key, own.Value)).Where(own => !tells || !own.Key.IsGiven))
        {
            if (tracked.IsSwallowed && !notes.IsHandledOnSomePath(tracked) && !notes.IsFlagged(tracked) && First(notes.AdvancesOf(message)) is { } passing
                && (message.IsGiven ? flow.Exit!.StateOf(message) is not null : !message.IsPart))
            {
                yield return Swallow(tracked, message, passing, notes, isDirect: false) is { } swallow ? swallow with { Continues = !message.IsGiven } : null;
            }
        }
    }

    /// <summary>What is returned after the failure is returned as well where nothing failed: null for "nothing there", say.</summary>
    private static bool SaysNothing(MessageDisjunct failed, ImmutableArray<MessageDisjunct> disjuncts) =>
        failed.ReturnValue is { } verdict && !Constants.IsBare(verdict)
        && disjuncts.Any(other => verdict.Equals(other.ReturnValue) && other.Constant(MessageDisjunct.Caught) is null
            && other.Messages.All(own => own.Value.State is not (MessageState.Failed or MessageState.ResultFalse)));

    /// <summary>A lambda that consumes is run again when the processing in it has failed.</summary>
    private static IEnumerable<SwallowedFailure> Retried(ReadingContext context, ConsumeFlow flow, Observations notes)
    {
        foreach (var message in context.Messages.Where(message => !message.IsGiven && !message.IsPart).OrderBy(message => message.Origin.SpanStart))
        {
            if (flow.Escaping(message) is { } processing && First(notes.AdvancesOf(message)) is { } passing && flow.Retry is { } retry)
            {
                yield return new SwallowedFailure(
                    retry.Syntax, message.Origin, processing.Innermost, null, passing.Innermost, message.Consumer, IsAnswer: false, Continues: false, IsRetry: true);
            }

            if (Refused(message, flow) is { At: { } refused } && First(notes.AdvancesOf(message)) is { } next)
            {
                var helper = flow.RetryOnNo;
                yield return new SwallowedFailure(
                    (helper?.Syntax ?? refused.At), message.Origin, refused.Innermost, null, next.Innermost, message.Consumer, IsAnswer: true, Continues: false, IsRetry: true, IsToldToCaller: helper is null);
            }
        }
    }

    /// <summary>The message failed where the function answers no, and nobody did anything about that; a yes it answers, too.</summary>
    private static TrackedState? Refused(ConsumedMessage message, ConsumeFlow flow)
    {
        var disjuncts = flow.Exit?.Disjuncts.All ?? ImmutableArray<MessageDisjunct>.Empty;
        return disjuncts.Any(disjunct => disjunct.ReturnValue is true)
            ? disjuncts.Where(disjunct => disjunct.ReturnValue is false && !disjunct.IsCancelled).Select(disjunct => disjunct.Of(message))
                .FirstOrDefault(tracked => tracked is { State: MessageState.ResultFalse } or { IsSwallowed: true })
            : null;
    }

    private static Advance? First(IReadOnlyList<Advance> advances) => advances.OrderBy(advance => advance.Call.SpanStart).FirstOrDefault();

    private static SwallowedFailure? Swallow(TrackedState tracked, ConsumedMessage message, Advance? passing, Observations notes, bool isDirect)
    {
        var processing = tracked.At!;
        if (tracked.Handler is { } clause && Retries.TellLastAttempt(clause, message.Origin))
        {
            return null;
        }

        var at = tracked.Handler
            ?? (isDirect || passing is null ? passing?.Call ?? processing.At : Guard(processing.At, passing.Call));
        var isElsewhere = tracked.Handler is not null && processing.Within is not null;
        return new SwallowedFailure(
            at,
            message.Origin,
            processing.Innermost,
            isElsewhere ? processing.At : null,
            passing?.Innermost,
            message.Consumer,
            tracked.Handler is null,
            Continues: false,
            Rethrow: MessageFixes.Rethrow(at, message.Origin, notes.AdvancesOf(message)),
            SeekBack: isElsewhere || tracked.IsPart || message.IsBatch ? null : MessageFixes.Seek(at, message.Origin, notes.AdvancesOf(message), isDirect),
            IsAside: tracked.IsAside) { Source = message.Source };
    }

    /// <summary>if (last) { Commit(); }: the condition may know that nothing of the batch is left.</summary>
    private static bool IsConditional(SyntaxNode commit, SyntaxNode processing) => commit.Ancestors()
        .TakeWhile(outer => !outer.Span.Contains(processing.Span))
        .Any(outer => outer is IfStatementSyntax or SwitchStatementSyntax or ConditionalExpressionSyntax);

    /// <summary>What asks for the answer: an if around the commit, or one that leads past it.</summary>
    private static SyntaxNode Guard(SyntaxNode processing, SyntaxNode passing)
    {
        return passing.FirstAncestorOrSelf<IfStatementSyntax>(IsGuard)
            ?? passing.Ancestors().TakeWhile(StatementOrder.IsSameFunction).OfType<BlockSyntax>()
                .SelectMany(block => block.Statements.TakeWhile(statement => statement.SpanStart < passing.SpanStart))
                .OfType<IfStatementSyntax>().Where(IsGuard).OrderBy(guard => guard.SpanStart).FirstOrDefault()
            ?? passing;

        bool IsGuard(IfStatementSyntax guard) => guard.SpanStart > processing.SpanStart || guard.Condition.Span.Contains(processing.Span);
    }

    /// <summary>catch { Commit(result); throw; }: it stops there, and whoever wrote it means not to see the message again.</summary>
    private static bool IsThrownOn(TrackedState failure, Advance by) =>
        failure.Handler is CatchClauseSyntax { Block.Statements: { Count: > 0 } statements } handler
        && handler.SyntaxTree == by.Call.SyntaxTree && handler.Span.Contains(by.Call.Span) && statements.Last() is ThrowStatementSyntax;

    private static bool IsInFinallyOf(SyntaxNode call, SyntaxNode? handler) =>
        handler?.Parent is TryStatementSyntax { Finally: { } block } && block.Span.Contains(call.Span) && block.SyntaxTree == call.SyntaxTree;
}
