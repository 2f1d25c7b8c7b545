using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
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
    private void Step(IReadOnlyCollection<ConsumedMessage> messages, System.Func<Progress, Progress?> change) =>
        Step(course => Change(course, messages, change));

    private static Course Change(Course course, IReadOnlyCollection<ConsumedMessage> messages, System.Func<Progress, Progress?> change)
    {
        foreach (var message in messages)
        {
            if (course.Of(message) is { } standing && change(standing) is { } next)
            {
                course = course.With(message, next);
            }
        }

        return course;
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

    private void FollowThrowing(IReadOnlyCollection<ConsumedMessage> leaves, SyntaxNode at)
    {
        if (_thrown is not null && HasCourses)
        {
            _context.NoteHeld(at, State, leaves.Concat(leaves.SelectMany(leaf => leaf.Parents)).ToList());
            var thrown = new Progress(Standing.Thrown, new Spot(at));
            _thrown(State.With(State.Courses.Select(course => Change(course, leaves, standing =>
                standing is { Standing: Standing.Fresh or Standing.Passed or Standing.Refused } or { Standing: Standing.Failed, IsPart: false } ? thrown : null))));
        }
    }

    /// <summary>Putting a failed message aside may fail, too: then its failure is on its way again.</summary>
    private void FollowFailingAgain(IEnumerable<ConsumedMessage> messages)
    {
        if (_thrown is not null && HasCourses)
        {
            var dealt = messages.ToList();
            _thrown(State.With(State.Courses.Select(course => Change(course, dealt, standing =>
                standing.Standing == Standing.Failed ? standing with { Standing = Standing.Thrown } : null))));
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

        foreach (var course in State.Courses.All)
        {
            foreach (var message in leaves.Concat(leaves.SelectMany(leaf => leaf.Parents)))
            {
                switch (course.Of(message))
                {
                    case { Standing: Standing.Passed } passed:
                        notes.ProcessedLater.Add((passed, message, at));
                        break;
                    case { Standing: Standing.Done, At: { } answer } when !message.Parents.Any():
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

    private static Progress? AfterProcessing(Progress standing, Progress afterwards) => standing switch
    {
        { Standing: Standing.Fresh } => afterwards,
        { Standing: Standing.Passed or Standing.Refused } or { Standing: Standing.Failed, IsPart: false } => Progress.Processed,
        _ => null,
    };

    /// <summary>The processing answers yes or no, by a callee that is not in sight.</summary>
    private void FollowAnswer(IEnumerable<ConsumedMessage> messages, SyntaxNode call)
    {
        if (!HasCourses || Leaves(messages) is not { Count: > 0 } leaves)
        {
            return;
        }

        FollowThrowing(leaves, call);
        NoteProcessing(leaves, call);
        var spot = new Spot(call);
        State = State.With(State.Courses.SelectMany(course =>
            leaves.Any(leaf => course.Of(leaf) is { Standing: Standing.Fresh })
                ?
                [
                    Change(course, leaves, standing => AfterProcessing(standing, new Progress(Standing.Done, spot))).WithConstant(call, true),
                    Change(course, leaves, standing => AfterProcessing(standing, new Progress(Standing.Refused, spot))).WithConstant(call, false),
                ]
                : [Change(course, leaves, standing => AfterProcessing(standing, Progress.Done)).WithConstant(call, null)]));
    }

    /// <summary>What was processed so far is saved now, or not at all.</summary>
    private void FollowSaving(SyntaxNode at)
    {
        if (_thrown is not null && HasCourses)
        {
            _context.Saving.Add(at);
            var thrown = new Progress(Standing.Thrown, new Spot(at));
            _thrown(State.With(State.Courses.Select(course => Change(
                course, course.Messages.Select(own => own.Key).ToList(), standing => standing.Standing == Standing.Processed ? thrown : null))));
        }
    }

    /// <summary>Something is done about messages that failed: stored elsewhere, sent back, or what nobody can tell.</summary>
    private void FollowDealing(IEnumerable<ConsumedMessage> messages, bool alsoFresh = false)
    {
        var dealt = messages.ToList();
        Step(dealt, standing => standing.Standing is Standing.Failed or Standing.Refused || (alsoFresh && standing.Standing is Standing.Fresh or Standing.Queued)
            ? Deal(standing, isNamed: true)
            : null);
    }

    /// <summary>The failures are somebody else's now.</summary>
    public static ConsumeState WithoutFailures(ConsumeState state) => state.With(state.Courses.Select(course => Change(
        course,
        course.Messages.Select(own => own.Key).ToList(),
        standing => standing.Standing == Standing.Failed ? Progress.Done : null)));

    /// <summary>All messages that failed so far are dealt with.</summary>
    private void FollowDealingWithAll() => Step(course => Change(
        course,
        course.Messages.Select(own => own.Key).ToList(),
        standing => standing.Standing is Standing.Failed or Standing.Refused ? Deal(standing) : null));

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
    private void FollowRewind(ISymbol? consumer) => Step(course => Change(
        course,
        course.Messages.Select(own => own.Key)
            .Where(message => consumer is null || message.Consumer is null || SymbolEqualityComparer.Default.Equals(message.Consumer, consumer))
            .ToList(),
        standing => standing.Standing is Standing.Failed or Standing.Refused or Standing.Queued ? Deal(standing) : null));

    /// <summary>A queue may have been emptied by a call that is not known to do nothing of the kind.</summary>
    private void FollowDraining() => Step(course => Change(
        course,
        course.Messages.Select(own => own.Key).ToList(),
        standing => standing.Standing == Standing.Queued ? Progress.Done : null));

    /// <summary>Who waits for a task learns how the processing went.</summary>
    private void FollowWaiting(Derivation value) => Step(
        value.With(MessageParts.Work).ToList(),
        standing => standing.Standing == Standing.HandedOff ? Progress.Done : null);

    /// <param name="call">The call in this function that names the message; null for a Commit() that names none.</param>
    private void FollowAdvance(ConsumedMessage message, Advance advance, IInvocationOperation? call)
    {
        if (!HasCourses)
        {
            return;
        }

        Notes?.Add(message, advance);
        var isBlanket = call is null;
        var variables = _isHandler && call is not null ? Variables(call) : null;
        foreach (var course in State.Courses.All)
        {
            foreach (var target in course.Messages.Where(own => own.Key == message || own.Key.Parents.Contains(message))
                .Where(own => variables is null || own.Value.At is not { } at || _context.IsHeld(at.At, variables)))
            {
                Note(target.Value, target.Key, advance);
            }
        }

        var passed = new Progress(Standing.Passed, new Spot(advance.Call, advance.Within));
        Step(course => Change(
            course,
            course.Messages.Where(own => own.Key == message || own.Key.Parents.Contains(message)).Select(own => own.Key).ToList(),
            standing => standing.Standing switch
            {
                Standing.Fresh => isBlanket && message.IsBatch ? passed : Progress.Done,
                Standing.Thrown or Standing.Passed => null,
                _ => Progress.Done,
            }));
    }

    private static List<object> Variables(IInvocationOperation call) => call.Arguments
        .SelectMany(argument => argument.Value.DescendantsAndSelf())
        .Select(operation => operation is IFlowCaptureReferenceOperation capture ? capture.Id : Constants.Variable(operation))
        .OfType<object>()
        .ToList();

    private void Note(Progress standing, ConsumedMessage message, Advance advance)
    {
        switch (standing)
        {
            case { Standing: Standing.Done, At: { } answer }:
                Notes?.AfterYes.Add((answer.At, advance));
                break;
            case { Standing: Standing.Failed or Standing.Refused or Standing.Thrown or Standing.HandedOff or Standing.Queued }:
                Notes?.Met.Add((standing, message, advance));
                break;
        }
    }

    /// <summary>The next message of a place is consumed. What variables keep of those before is a batch.</summary>
    /// <returns>The batch; null where nothing is kept.</returns>
    private ConsumedMessage? FollowConsuming(ConsumedMessage message)
    {
        var batch = State.Carries(message) ? _context.BatchOf(message) : null;
        FollowLeaving(message);
        Step(course =>
        {
            var standing = course.Of(message);
            if (standing is { Standing: Standing.Failed } && message.IsPart)
            {
                course = message.Parents.Aggregate(course, (all, parent) => all.With(parent, standing with { IsPart = true }));
            }

            if (batch is not null && batch != message && standing is not null && course.Of(batch) is null or { Standing: Standing.Fresh or Standing.Done or Standing.Processed or Standing.Passed })
            {
                // A Commit() before this message was none of this batch's any more, or the loop over it did not run.
                var rest = course.Of(batch) is { Standing: not Standing.Passed } known ? known : Progress.Done;
                course = course.With(batch, standing.Standing == Standing.Fresh ? Progress.Fresh : rest);
            }
            else if (batch is null && course.Of(_context.BatchOf(message)) is { Standing: Standing.Passed })
            {
                course = course.With(_context.BatchOf(message), Progress.Done);
            }

            return course.With(message, Progress.Fresh).WithConstant(Course.Caught, null);
        });
        return batch;
    }

    /// <summary>A collection is emptied: the failed messages in it are left behind.</summary>
    private void FollowEmptying(IInvocationOperation call)
    {
        if (!HasCourses || call.TargetMethod.Name != "Clear" || !BaseLibrary.Declares(call.TargetMethod))
        {
            return;
        }

        var kept = Read(call.Instance).With(Contents).Where(message => !message.IsPart).ToList();
        if (Notes is { } notes)
        {
            notes.LeftBehind.AddRange(State.Courses.All.SelectMany(course => course.Messages)
                .Where(own => own.Value.Standing == Standing.Failed && kept.Contains(own.Key))
                .Select(own => (own.Value, own.Key)));
        }

        Step(kept, standing => standing.Standing == Standing.Failed ? Progress.Done : null);
    }

    private void FollowLeaving(ConsumedMessage message)
    {
        if (Notes is not { } notes)
        {
            return;
        }

        var batch = _context.BatchOf(message);
        foreach (var course in State.Courses.All)
        {
            if (course.Of(message) is { Standing: Standing.Failed or Standing.Refused or Standing.HandedOff } standing && !message.IsPart
                && (standing.Standing == Standing.HandedOff || !State.Keeps(message)))
            {
                notes.LeftBehind.Add((standing, message));
            }

            if (batch != message && course.Of(batch) is { Standing: Standing.Failed } failed && !State.Carries(batch))
            {
                notes.LeftBehind.Add((failed with { IsPart = true }, message));
            }
        }
    }

    /// <summary>A loop over what a value carries is at its end.</summary>
    public void FollowEndOfLoop(Derivation value)
    {
        var parents = value.With(Contents).ToList();
        Step(course =>
        {
            foreach (var element in course.Messages.Where(own => own.Value.Standing == Standing.Failed && own.Key.Parents.Overlaps(parents)).ToList())
            {
                course = element.Key.Parents.Aggregate(course, (all, parent) => all.With(parent, element.Value with { IsPart = true }))
                    .With(element.Key, Progress.Done);
            }

            return Change(course, parents, standing => standing.Standing == Standing.Fresh ? Progress.Done : null);
        });
    }

    /// <summary>An exception is caught: what threw on the way has failed, unless the handler is meant for it.</summary>
    public void FollowCatch(Handler handler) => Step(course => Change(
        course.WithConstant(Course.Caught, true),
        course.Messages.Select(own => own.Key).ToList(),
        standing => standing.Standing switch
        {
            Standing.Thrown => handler.Clause is null || handler.IsMeant || IsAside(standing, handler) ? Progress.Done : new Progress(Standing.Failed, standing.At, handler.Clause),

            // The exception may be that of the task, which was awaited.
            Standing.HandedOff => Progress.Done,

            // Whether it left an inner handler, or came from what follows that, is not known.
            Standing.Failed when standing.Handler is not null && handler.Clause?.Parent?.Span.Contains(standing.Handler.Span) == true => Progress.Done,
            _ => null,
        }));

    /// <summary>What the try saves is not the processing, which came before it.</summary>
    private bool IsAside(Progress standing, Handler handler) =>
        standing.At is { At: { } saving } && _context.Saving.Contains(saving) && !_context.Stages && handler.Clause?.Parent is { } block
        && !_context.Processing.Any(processing => processing != saving && block.Span.Contains(processing.Span));

    /// <summary>Something is thrown because of the failure: it is on its way again.</summary>
    public void FollowThrow() => Step(course => Change(
        course,
        course.Messages.Select(own => own.Key).ToList(),
        standing => IsBehindThrow(standing) ? new Progress(Standing.Thrown, standing.At) : null));

    /// <summary>What another handler throws says nothing of this failure.</summary>
    private bool IsBehindThrow(Progress standing) =>
        standing.Standing is Standing.Failed or Standing.Refused && (Clause is null || IsWithin(standing.Handler));

    /// <param name="refine">The course on the branch that leaves the function.</param>
    public void NoteLeaving(System.Func<Course, Course?> refine, bool isThrow)
    {
        if (Notes is not { } notes)
        {
            return;
        }

        foreach (var standing in State.Courses.All.Select(refine).OfType<Course>().SelectMany(course => course.Messages).Select(own => own.Value))
        {
            if (standing.Standing is Standing.Failed or Standing.Refused)
            {
                if (IsWithin(standing.Handler))
                {
                    notes.AddLeaving(standing);
                }
                else if (isThrow && IsBehindThrow(standing))
                {
                    notes.AddDealing(standing);
                }
            }
        }
    }

    public void FollowReturn(IOperation? value) => Step(course => course.Returning(Constants.Of(value, course)));

    private void FollowAssignment(IOperation target, IOperation value)
    {
        if (!HasCourses)
        {
            return;
        }

        var resolved = target is IFlowCaptureReferenceOperation ? _storage.Resolve(target) : target;
        if (_context.Symbols.IsClient(resolved?.Type, out _) && resolved is not null)
        {
            FollowRewind(_storage.Symbol(resolved));
        }

        FollowFlag(resolved, value);
        if (Constants.Variable(resolved) is { } variable)
        {
            FollowAnswerUsed(value);
            if (Clause is not null)
            {
                _context.Verdicts.Add(variable);
            }

            Step(course => course.WithConstant(variable, Constants.Of(value, course)));
        }
        else
        {
            FollowAnswerLeaving(value);
        }
    }

    private void FollowIncrement(IIncrementOrDecrementOperation increment)
    {
        if (Constants.Variable(increment.Target) is { } variable)
        {
            var step = increment.Kind == OperationKind.Increment ? 1 : -1;
            Step(course => course.WithConstant(variable, Constants.Of(increment.Target, course) is int count and > int.MinValue and < int.MaxValue ? count + step : null));
        }
    }

    /// <summary>A call that throws once its token is cancelled.</summary>
    private void FollowCancellation(IInvocationOperation call)
    {
        if (call.TargetMethod.Name is "Consume" or "ThrowIfCancellationRequested" or "Delay")
        {
            foreach (var cancellation in call.Arguments.Select(argument => argument.Value).Append(call.Instance).Select(Constants.CancellationOf).Where(known => known is not null))
            {
                Step(course => Equals(course.Constant(cancellation!), true) ? null : course);
            }
        }
    }

    private void Forget(IOperation target)
    {
        if (Constants.Variable(target) is { } variable)
        {
            Step(course => course.WithConstant(variable, null));
        }
    }
}
