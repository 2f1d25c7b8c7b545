using System.Collections.Generic;
using System.Linq;
using KafkaDurability.Analyzers.Functions;
using KafkaDurability.Analyzers.Library;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Consuming;

/// <content>How the messages stand on each disjunct, step by step.</content>
internal sealed partial class MessageReader
{
    private const MessageFacets Contents = MessageFacets.Content | MessageFacets.Element;

    /// <summary>The catch clause around the operations that are read; null outside of handlers.</summary>
    public SyntaxNode? Clause { get; set; }

    /// <summary>A function that is read for its events alone has no disjuncts.</summary>
    private bool HasCourses => _deferred is null;

    private Observations? Notes => HasCourses ? _context.Notes : null;

    /// <summary>The messages that a value speaks of: of an element and its batch, the element.</summary>
    private static List<ConsumedMessage> Leaves(IEnumerable<ConsumedMessage> messages)
    {
        var all = messages.Distinct().ToList();
        return all.Where(message => !all.Any(other => other.Parents.Contains(message))).ToList();
    }

    private void Step(System.Func<MessageDisjunct, MessageDisjunct?> change)
    {
        if (HasCourses)
        {
            State = State.With(State.Disjuncts.Select(change));
        }
    }

    /// <summary>Changes how some messages stand; null leaves one as it is.</summary>
    private void Step(IReadOnlyCollection<ConsumedMessage> messages, System.Func<TrackedState, TrackedState?> change) =>
        Step(disjunct => disjunct.Change(messages, change));

    /// <summary>The messages are processed at a node, which may also throw.</summary>
    private void OnProcessing(IEnumerable<ConsumedMessage> messages, SyntaxNode at, MessageState afterwards = MessageState.Processed)
    {
        if (!HasCourses || Leaves(messages) is not { Count: > 0 } leaves)
        {
            return;
        }

        // What a task or a queue does wrong later, no handler around the call sees.
        if (afterwards == MessageState.Processed)
        {
            OnThrowing(leaves, at);
        }

        NoteProcessing(leaves, at);
        Step(leaves, tracked => AfterProcessing(tracked, afterwards == MessageState.Processed ? TrackedState.Processed : new TrackedState(afterwards, new CallTrace(at))));
    }

    /// <summary>What does not compile may fail as other work does; when it comes, nothing is said of it.</summary>
    private void OnUnboundWork(IReadOnlyCollection<ConsumedMessage> leaves, SyntaxNode at)
    {
        OnThrowing(leaves, at);
        Step(leaves, tracked => AfterProcessing(tracked, TrackedState.Processed));
    }

    private void OnThrowing(IReadOnlyCollection<ConsumedMessage> leaves, SyntaxNode at)
    {
        if (leaves.Count > 0)
        {
            _context.NoteHeld(at, State, leaves.Concat(leaves.SelectMany(leaf => leaf.Parents)).ToList());
            var thrown = new TrackedState(MessageState.Thrown, new CallTrace(at));
            _thrown(State.With(State.Disjuncts.Select(disjunct => disjunct.Change(leaves, tracked =>
                tracked is { State: MessageState.Fresh or MessageState.Advanced or MessageState.ResultFalse } or { State: MessageState.Failed, IsPart: false } ? thrown : null))));
        }
    }

    private void NoteProcessing(IReadOnlyCollection<ConsumedMessage> leaves, SyntaxNode at)
    {
        if (leaves.Count > 0)
        {
            _context.Processing.Add(at);
        }

        if (Notes is not { } notes)
        {
            return;
        }

        NotePassedBefore(notes, leaves, at);
        foreach (var disjunct in State.Disjuncts.All)
        {
            foreach (var message in leaves.Concat(leaves.SelectMany(leaf => leaf.Parents)))
            {
                switch (disjunct.Of(message))
                {
                    case { State: MessageState.Advanced } passed:
                        notes.ProcessedLater.Add((passed, message, at));
                        break;
                    case { State: MessageState.Done, At: { } answer } when !message.Parents.Any() && answer.At != at && !_context.Answering.Contains(at):
                        notes.Unclear.Add(answer.At);
                        break;
                    case { State: MessageState.Failed or MessageState.ResultFalse, IsPart: false, At: { } failed } failure when leaves.Contains(message):
                        if (failed.At == at || (failure.Handler?.Parent is { } block && block.SyntaxTree == at.SyntaxTree && block.Span.Contains(at.Span)))
                        {
                            notes.AddTry(failure);
                        }
                        else
                        {
                            notes.MarkHandled(failure);
                        }

                        break;
                }
            }
        }
    }

    private void NotePassedBefore(Observations notes, IReadOnlyCollection<ConsumedMessage> leaves, SyntaxNode at)
    {
        if (_isHandler)
        {
            return;
        }

        foreach (var message in leaves)
        {
            // In the first round there is no batch, and one that is processed is emptied.
            var by = State.Disjuncts.All.Select(disjunct => disjunct.Of(message)).Where(tracked => !(message.IsBatch && tracked is null or { State: MessageState.Done, By: null }))
                .Select(tracked => tracked is { State: MessageState.Done, By: { } advance } ? advance : null).Distinct().ToList();
            if (by.Count == 1 && by[0] is { } passed)
            {
                notes.AdvancedBefore.Add((passed, message, at));
            }
        }
    }

    private static TrackedState? AfterProcessing(TrackedState tracked, TrackedState afterwards) => tracked switch
    {
        { State: MessageState.Fresh } => afterwards,
        { State: MessageState.ResultFalse, IsPart: false } when afterwards.State == MessageState.Queued => afterwards,
        { State: MessageState.Advanced } or { State: MessageState.Failed or MessageState.ResultFalse, IsPart: false } or { IsOverdue: true } => TrackedState.Processed,
        _ => null,
    };

    /// <summary>The processing answers, by a callee that is not in sight.</summary>
    /// <param name="values">What it may answer, and how the message stands then; null for yes and no.</param>
    private void OnAnswer(IEnumerable<ConsumedMessage> messages, SyntaxNode call, List<(object Value, TrackedState Tracked)>? values = null)
    {
        if (Leaves(messages) is not { Count: > 0 } leaves)
        {
            return;
        }

        OnThrowing(leaves, call);
        _context.Answering.Add(call);
        NoteProcessing(leaves, call);
        var spot = new CallTrace(call);
        var ways = values ?? [(true, new TrackedState(MessageState.Done, spot)), (false, new TrackedState(MessageState.ResultFalse, spot))];
        State = State.With(State.Disjuncts.SelectMany(disjunct =>
            leaves.Any(leaf => disjunct.Of(leaf) is { } tracked && MayAnswer(tracked))
                ? ways.Select(way => disjunct.Change(leaves, tracked => MayAnswer(tracked) ? way.Tracked : AfterProcessing(tracked, way.Tracked)).WithConstant(call, way.Value))
                : [disjunct.Change(leaves, tracked => AfterProcessing(tracked, TrackedState.Done)).WithConstant(call, null)]));

        // After one yes another one may say no.
        static bool MayAnswer(TrackedState tracked) => tracked is { State: MessageState.Fresh } or { State: MessageState.Done, At: not null };
    }

    /// <summary>One of the values of an enum is the answer: which of them means a failure, the commit behind it tells.</summary>
    private static List<(object Value, TrackedState Tracked)>? AnswersOf(ITypeSymbol? type, SyntaxNode call)
    {
        if (type is not INamedTypeSymbol { TypeKind: TypeKind.Enum } answers)
        {
            return null;
        }

        var members = answers.GetMembers().OfType<IFieldSymbol>().Where(member => member.HasConstantValue).ToList();
        return members.Count is < 2 or > Limits.Answers ? null
            : members.Select(member => (member.ConstantValue!, new TrackedState(MessageState.ResultFalse, new CallTrace(call), Answer: member.Name))).ToList();
    }

    /// <summary>response.IsSuccessStatusCode, result.Succeeded: a flag of the answer says whether it failed, where the function asks for that.</summary>
    private List<(object Value, TrackedState Tracked)>? ToldByFlags(ITypeSymbol? type, SyntaxNode call)
    {
        if (type is not INamedTypeSymbol { SpecialType: SpecialType.None, TypeKind: TypeKind.Class or TypeKind.Struct or TypeKind.Interface } answer || Awaitables.IsAwaitable(answer))
        {
            return null;
        }

        var flags = new List<(string Member, bool WhenWell)>();
        for (var own = answer; own is { SpecialType: SpecialType.None }; own = own.BaseType)
        {
            flags.AddRange(own.GetMembers().OfType<IPropertySymbol>().Where(member => member.Type.SpecialType == SpecialType.System_Boolean && TellingNames.WhenWell(member) is not null)
                .Select(member => (member.Name, TellingNames.WhenWell(member)!.Value)));
        }

        var spot = new CallTrace(call);
        return flags.Count is 0 or > Limits.ObjectMembers || !_graph.Blocks.Any(AsksForFlag) ? null
            : [(ObjectValue.Saying(flags, isWell: true), new TrackedState(MessageState.Done, spot)), (ObjectValue.Saying(flags, isWell: false), new TrackedState(MessageState.Failed, spot))];

        bool AsksForFlag(BasicBlock block) => block is { ConditionKind: not ControlFlowConditionKind.None, BranchValue: { } condition }
            && condition.DescendantsAndSelf().Any(part => part is IPropertyReferenceOperation { Property: var asked, Instance: { } instance }
                && TellingNames.WhenWell(asked) is not null && SymbolEqualityComparer.Default.Equals(instance.Type, type));
    }

    /// <summary>What was processed so far is saved now, or not at all.</summary>
    private void OnSaving(SyntaxNode at)
    {
        _context.Saving.Add(at);
        var thrown = new TrackedState(MessageState.Thrown, new CallTrace(at));
        _thrown(State.With(State.Disjuncts.Select(disjunct => disjunct.Change(tracked => tracked.State == MessageState.Processed ? thrown : null))));
    }

    /// <summary>Something is done about messages that failed: stored elsewhere, sent back, or what nobody can tell.</summary>
    private void MarkHandled(IEnumerable<ConsumedMessage> messages, bool alsoFresh = false)
    {
        var dealt = messages.ToList();
        Step(disjunct => disjunct.Change(WithParts(disjunct, dealt), tracked => tracked.IsOpen || (alsoFresh && tracked.State is MessageState.Fresh or MessageState.Queued)
            ? Deal(tracked, isNamed: true)
            : null));
    }

    /// <summary>foreach (var line in order.Lines) { try { … } catch { Park(order); } }: what is done about the whole is done about its parts.</summary>
    private static List<ConsumedMessage> WithParts(MessageDisjunct disjunct, IReadOnlyCollection<ConsumedMessage> wholes) =>
        [.. wholes, .. disjunct.Messages.Where(own => own.Key.Parents.Overlaps(wholes)).Select(own => own.Key)];

    /// <summary>The failures are somebody else's now.</summary>
    public static ConsumeState WithoutFailures(ConsumeState state) => state.With(state.Disjuncts.Select(disjunct =>
        disjunct.Change(tracked => tracked.State == MessageState.Failed ? TrackedState.Done : null)));

    /// <summary>The exception on its way is none of the processing's.</summary>
    public static ConsumeState WithoutThrown(ConsumeState state) => state.With(state.Disjuncts.Select(disjunct =>
        disjunct.Change(tracked => tracked.State == MessageState.Thrown ? TrackedState.Done : null)));

    /// <summary>All messages that failed so far are dealt with.</summary>
    private void MarkAllHandled(IReadOnlyCollection<ConsumedMessage>? except = null) => Step(disjunct => disjunct.Change((message, tracked) =>
        tracked.IsOpen && except?.Contains(message) != true ? Deal(tracked) : null));

    /// <param name="isNamed">It is done to this message, and not to whatever is there.</param>
    private TrackedState Deal(TrackedState tracked, bool isNamed = false)
    {
        if (tracked.State is MessageState.Failed or MessageState.ResultFalse && (isNamed || IsWithin(tracked.Handler)))
        {
            Notes?.MarkHandled(tracked);
        }

        return TrackedState.Done;
    }

    private bool IsWithin(SyntaxNode? handler) =>
        handler is not null && Clause is not null && handler.SyntaxTree == Clause.SyntaxTree && handler.Span.Contains(Clause.Span);

    /// <summary>The consumer is set back, closed or built anew: what it handed out comes again.</summary>
    private void OnRewind(ISymbol? consumer) => Step(disjunct => disjunct.Change((message, tracked) =>
        (tracked.IsOpen || tracked.State == MessageState.Queued)
        && (consumer is null || message.Consumer is null || SymbolEqualityComparer.Default.Equals(message.Consumer, consumer))
            ? Deal(tracked)
            : null));

    /// <summary>A queue may have been emptied by a call that is not known to do nothing of the kind.</summary>
    private void OnDraining() => Step(disjunct => disjunct.Change(tracked => tracked.State == MessageState.Queued ? TrackedState.Done : null));
}
