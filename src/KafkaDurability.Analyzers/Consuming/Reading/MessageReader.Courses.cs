using System.Collections.Generic;
using System.Linq;
using KafkaDurability.Analyzers.Functions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Consuming;

/// <content>How the messages stand on each course, step by step.</content>
internal sealed partial class MessageReader
{
    private const MessageParts Contents = MessageParts.Content | MessageParts.Element;

    /// <summary>The catch clause around the operations that are read; null outside of handlers.</summary>
    public SyntaxNode? Clause { get; set; }

    /// <summary>A function that is read for its events alone has no courses.</summary>
    private bool HasCourses => _deferred is null;

    private CourseNotes? Notes => HasCourses ? _context.Notes : null;

    /// <summary>The messages that a value speaks of: of an element and its batch, the element.</summary>
    private static List<ConsumedMessage> Leaves(IEnumerable<ConsumedMessage> messages)
    {
        var all = messages.Distinct().ToList();
        return all.Count < 2 ? all : all.Where(message => !all.Any(other => other.Parents.Contains(message))).ToList();
    }

    private void Step(System.Func<Course, Course?> change)
    {
        if (HasCourses)
        {
            State = State.With(State.Courses.Select(change));
        }
    }

    /// <summary>Changes how some messages stand; null leaves one as it is.</summary>
    private void Step(IReadOnlyCollection<ConsumedMessage> messages, System.Func<Progress, Progress?> change)
    {
        if (messages.Count > 0)
        {
            Step(course => course.Change(messages, change));
        }
    }

    /// <summary>The messages are processed at a node, which may also throw.</summary>
    private void FollowProcessing(IEnumerable<ConsumedMessage> messages, SyntaxNode at, Standing afterwards = Standing.Processed)
    {
        if (!HasCourses || Leaves(messages) is not { Count: > 0 } leaves)
        {
            return;
        }

        // What a task or a queue does wrong later, no handler around the call sees.
        if (afterwards == Standing.Processed)
        {
            FollowThrowing(leaves, at);
        }

        NoteProcessing(leaves, at);
        Step(leaves, standing => AfterProcessing(standing, afterwards == Standing.Processed ? Progress.Processed : new Progress(afterwards, new Spot(at))));
    }

    /// <summary>What does not compile may fail as other work does; when it comes, nothing is said of it.</summary>
    private void FollowUnboundWork(IReadOnlyCollection<ConsumedMessage> leaves, SyntaxNode at)
    {
        FollowThrowing(leaves, at);
        Step(leaves, standing => AfterProcessing(standing, Progress.Processed));
    }

    private void FollowThrowing(IReadOnlyCollection<ConsumedMessage> leaves, SyntaxNode at)
    {
        if (_thrown is not null && HasCourses)
        {
            _context.NoteHeld(at, State, leaves.Concat(leaves.SelectMany(leaf => leaf.Parents)).ToList());
            var thrown = new Progress(Standing.Thrown, new Spot(at));
            _thrown(State.With(State.Courses.Select(course => course.Change(leaves, standing =>
                standing is { Standing: Standing.Fresh or Standing.Passed or Standing.Refused } or { Standing: Standing.Failed, IsPart: false } ? thrown : null))));
        }
    }

    private void NoteProcessing(IReadOnlyCollection<ConsumedMessage> leaves, SyntaxNode at)
    {
        if (HasCourses && leaves.Count > 0)
        {
            _context.Processing.Add(at);
        }

        if (Notes is not { } notes)
        {
            return;
        }

        NotePassedBefore(notes, leaves, at);
        foreach (var course in State.Courses.All)
        {
            foreach (var message in leaves.Concat(leaves.SelectMany(leaf => leaf.Parents)))
            {
                switch (course.Of(message))
                {
                    case { Standing: Standing.Passed } passed:
                        notes.ProcessedLater.Add((passed, message, at));
                        break;
                    case { Standing: Standing.Done, At: { } answer } when !message.Parents.Any() && answer.At != at && !_context.Answering.Contains(at):
                        notes.Unclear.Add(answer.At);
                        break;
                    case { Standing: Standing.Failed or Standing.Refused, IsPart: false, At: { } failed } failure when leaves.Contains(message):
                        if (failed.At == at || (failure.Handler?.Parent is { } block && block.SyntaxTree == at.SyntaxTree && block.Span.Contains(at.Span)))
                        {
                            notes.AddTry(failure);
                        }
                        else
                        {
                            notes.AddDealing(failure);
                        }

                        break;
                }
            }
        }
    }

    private void NotePassedBefore(CourseNotes notes, IReadOnlyCollection<ConsumedMessage> leaves, SyntaxNode at)
    {
        if (_isHandler || State.Courses.IsUnknown || State.Courses.All.IsEmpty)
        {
            return;
        }

        foreach (var message in leaves)
        {
            var by = State.Courses.All.Select(course => course.Of(message) is { Standing: Standing.Done, By: { } advance } ? advance : null).Distinct().ToList();
            if (by.Count == 1 && by[0] is { } passed)
            {
                notes.PassedBefore.Add((passed, message, at));
            }
        }
    }

    private static Progress? AfterProcessing(Progress standing, Progress afterwards) => standing switch
    {
        { Standing: Standing.Fresh } => afterwards,
        { Standing: Standing.Passed } or { Standing: Standing.Failed or Standing.Refused, IsPart: false } or { IsOverdue: true } => Progress.Processed,
        _ => null,
    };

    /// <summary>The processing answers, by a callee that is not in sight.</summary>
    /// <param name="values">What it may answer, and how the message stands then; null for yes and no.</param>
    private void FollowAnswer(IEnumerable<ConsumedMessage> messages, SyntaxNode call, List<(object Value, Progress Standing)>? values = null)
    {
        if (!HasCourses || Leaves(messages) is not { Count: > 0 } leaves)
        {
            return;
        }

        FollowThrowing(leaves, call);
        _context.Answering.Add(call);
        NoteProcessing(leaves, call);
        var spot = new Spot(call);
        var ways = values ?? [(true, new Progress(Standing.Done, spot)), (false, new Progress(Standing.Refused, spot))];
        State = State.With(State.Courses.SelectMany(course =>
            leaves.Any(leaf => course.Of(leaf) is { } standing && MayAnswer(standing))
                ? ways.Select(way => course.Change(leaves, standing => MayAnswer(standing) ? way.Standing : AfterProcessing(standing, way.Standing)).WithConstant(call, way.Value))
                : [course.Change(leaves, standing => AfterProcessing(standing, Progress.Done)).WithConstant(call, null)]));

        // After one yes another one may say no.
        static bool MayAnswer(Progress standing) => standing is { Standing: Standing.Fresh } or { Standing: Standing.Done, At: not null };
    }

    /// <summary>One of the values of an enum is the answer: which of them means a failure, the commit behind it tells.</summary>
    private static List<(object Value, Progress Standing)>? AnswersOf(ITypeSymbol? type, SyntaxNode call)
    {
        if (type is not INamedTypeSymbol { TypeKind: TypeKind.Enum } answers)
        {
            return null;
        }

        var members = answers.GetMembers().OfType<IFieldSymbol>().Where(member => member.HasConstantValue).ToList();
        return members.Count is < 2 or > Limits.Answers ? null
            : members.Select(member => (member.ConstantValue!, new Progress(Standing.Refused, new Spot(call), Answer: member.Name))).ToList();
    }

    /// <summary>What was processed so far is saved now, or not at all.</summary>
    private void FollowSaving(SyntaxNode at)
    {
        if (_thrown is not null && HasCourses)
        {
            _context.Saving.Add(at);
            var thrown = new Progress(Standing.Thrown, new Spot(at));
            _thrown(State.With(State.Courses.Select(course => course.Change(standing => standing.Standing == Standing.Processed ? thrown : null))));
        }
    }

    /// <summary>Something is done about messages that failed: stored elsewhere, sent back, or what nobody can tell.</summary>
    private void FollowDealing(IEnumerable<ConsumedMessage> messages, bool alsoFresh = false)
    {
        var dealt = messages.ToList();
        Step(dealt, standing => standing.IsOpen || (alsoFresh && standing.Standing is Standing.Fresh or Standing.Queued)
            ? Deal(standing, isNamed: true)
            : null);
    }

    /// <summary>The failures are somebody else's now.</summary>
    public static ConsumeState WithoutFailures(ConsumeState state) => state.With(state.Courses.Select(course =>
        course.Change(standing => standing.Standing == Standing.Failed ? Progress.Done : null)));

    /// <summary>The exception on its way is none of the processing's.</summary>
    public static ConsumeState WithoutThrown(ConsumeState state) => state.With(state.Courses.Select(course =>
        course.Change(standing => standing.Standing == Standing.Thrown ? Progress.Done : null)));

    /// <summary>All messages that failed so far are dealt with.</summary>
    private void FollowDealingWithAll(IReadOnlyCollection<ConsumedMessage>? except = null) => Step(course => course.Change((message, standing) =>
        standing.IsOpen && except?.Contains(message) != true ? Deal(standing) : null));

    /// <param name="isNamed">It is done to this message, and not to whatever is there.</param>
    private Progress Deal(Progress standing, bool isNamed = false)
    {
        if (standing.Standing is Standing.Failed or Standing.Refused && (isNamed || IsWithin(standing.Handler)))
        {
            Notes?.AddDealing(standing);
        }

        return Progress.Done;
    }

    private bool IsWithin(SyntaxNode? handler) =>
        handler is not null && Clause is not null && handler.SyntaxTree == Clause.SyntaxTree && handler.Span.Contains(Clause.Span);

    /// <summary>The consumer is set back, closed or built anew: what it handed out comes again.</summary>
    private void FollowRewind(ISymbol? consumer) => Step(course => course.Change((message, standing) =>
        (standing.IsOpen || standing.Standing == Standing.Queued)
        && (consumer is null || message.Consumer is null || SymbolEqualityComparer.Default.Equals(message.Consumer, consumer))
            ? Deal(standing)
            : null));

    /// <summary>A queue may have been emptied by a call that is not known to do nothing of the kind.</summary>
    private void FollowDraining() => Step(course => course.Change(standing => standing.Standing == Standing.Queued ? Progress.Done : null));

    /// <summary>Who waits for a task learns how the processing went.</summary>
    /// <param name="wait">Where that happens; null where the loop around it does not matter.</param>
    private void FollowWaiting(Derivation value, SyntaxNode? wait = null)
    {
        var messages = value.With(MessageParts.Work);
        if (HasCourses && messages.Count > 0)
        {
            State = State.With(State.Courses.SelectMany(course => messages.Aggregate(
                (IEnumerable<Course>)[course], (all, message) => all.SelectMany(one => Waited(one, message, wait)))));
        }
    }

    private IEnumerable<Course> Waited(Course course, ConsumedMessage message, SyntaxNode? wait)
    {
        if (course.Of(message) is not { Standing: Standing.HandedOff } standing)
        {
            return [course];
        }

        return standing.At is { } at && _context.Outcomes.TryGetValue((at.At, message), out var outcomes) && outcomes.Count > 0
            ? outcomes.Select(outcome => outcome.Standing == Standing.Failed && IsBehindLoop(message, wait)
                ? Fail(course, message, outcome).With(message, Progress.Done)
                : course.With(message, outcome))
            : [course.With(message, Progress.Done)];
    }

    /// <summary>The wait comes after the loop, or query, that goes through the elements.</summary>
    private static bool IsBehindLoop(ConsumedMessage element, SyntaxNode? wait) => element.IsPart && wait is not null
        && element.Origin.FirstAncestorOrSelf<SyntaxNode>(node => node is CommonForEachStatementSyntax or AnonymousFunctionExpressionSyntax or ArgumentSyntax) is { } loop
        && !loop.Span.Contains(wait.Span);

    /// <summary>A task is awaited; where the wait may end before the work does, it is not done by that.</summary>
    private void FollowAwaiting(IAwaitOperation awaited, Derivation work)
    {
        var messages = work.With(MessageParts.Work);
        if (messages.Count > 0 && LimitedWaits.Throws(awaited.Operation))
        {
            _thrown?.Invoke(State.With(State.Courses.Select(course => course.Change(messages, Overdue))));
        }

        if (!(LimitedWaits.TakesTheFirst(awaited.Operation) && HandOffs.IsDropped(awaited.Operation.Syntax)))
        {
            FollowWaiting(work, awaited.Syntax);
        }
    }

    /// <summary>The wait answers whether the work is done.</summary>
    private void FollowLimitedWait(IInvocationOperation wait, IReadOnlyCollection<ConsumedMessage> messages)
    {
        if (HasCourses)
        {
            State = State.With(State.Courses.SelectMany(course => messages.Any(message => course.Of(message) is { Standing: Standing.HandedOff })
                ?
                [
                    course.Change(messages, standing => standing.Standing == Standing.HandedOff ? Progress.Done : null).WithConstant(wait.Syntax, true),
                    course.Change(messages, Overdue).WithConstant(wait.Syntax, false),
                ]
                : [course.WithConstant(wait.Syntax, null)]));
        }
    }

    private static Progress? Overdue(Progress standing) => standing.Standing == Standing.HandedOff ? standing with { IsOverdue = true } : null;
}
