using System.Collections.Generic;
using System.Linq;
using KafkaDurability.Analyzers.Functions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Consuming;

/// <content>What passes messages, and what is left of them when the next one comes.</content>
internal sealed partial class MessageReader
{
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
        Step(course => course.Change((own, standing) => standing.Standing switch
        {
            _ when own != message && !own.Parents.Contains(message) => null,
            Standing.Fresh => isBlanket && (message.IsBatch || message.IsList) ? passed : message.IsBatch || own.IsPart ? Progress.Done : new Progress(Standing.Done, By: advance),
            Standing.Thrown or Standing.Passed => null,
            _ => Progress.Done,
        }));
    }

    /// <summary>A Commit() passes also what is in hand for the next round, before that is processed.</summary>
    private void FollowLookingAhead(ISymbol? consumer, Advance advance)
    {
        var passed = new Progress(Standing.Passed, new Spot(advance.Call, advance.Within));
        Step(course => course.Change((own, standing) =>
            standing.Standing == Standing.Fresh && SymbolEqualityComparer.Default.Equals(own.Consumer, consumer) && IsAhead(course, own) ? passed : null));
    }

    /// <summary>It is in hand for the next round, and the Commit() is there for another message, which is processed.</summary>
    private bool IsAhead(Course course, ConsumedMessage message) =>
        message is { IsGiven: false, IsPart: false } && State.Carries(message)
        && course.Messages.Any(own => own.Key != message && !own.Key.Parents.Contains(message) && own.Value.Standing == Standing.Processed
            && own.Key.Consumer is { } consumer && SymbolEqualityComparer.Default.Equals(consumer, message.Consumer));

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
            case { Standing: Standing.Refused, Answer: { } value, At: { } answer }:
                Notes?.AfterYes.Add((answer.At, advance));
                Notes?.Accepted.Add((answer.At, value));
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
        // Of an element, what is kept is part of its list.
        var batch = !message.IsPart && State.Carries(message) ? _context.BatchOf(message) : null;
        State = message.IsPart ? State.Gather(message) : State;
        FollowLeaving(message);
        Step(course =>
        {
            var standing = course.Of(message);
            if (standing is { Standing: Standing.Failed or Standing.Refused } && message.IsPart)
            {
                course = Fail(course, message, standing);
            }

            if (batch is not null && batch != message && standing is not null && course.Of(batch) is null or { Standing: Standing.Fresh or Standing.Done or Standing.Processed or Standing.Passed })
            {
                // A Commit() before this message was none of this batch's any more, or the loop over it did not run.
                var rest = course.Of(batch) is { Standing: not Standing.Passed } known ? known : Progress.Done;
                course = course.With(batch, standing.Standing is Standing.Fresh or Standing.Passed ? standing : rest);
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

        Leave(Read(call.Instance).With(Contents));
    }

    /// <summary>A collection is replaced by another one: what failed and is in no other is left behind.</summary>
    private void FollowReplacing(Derivation replaced)
    {
        if (HasCourses && replaced.Has(Contents))
        {
            Leave(replaced.With(Contents).Where(message => !State.Keeps(message)));
        }
    }

    /// <summary>A loop begins again, and its collections are gone with the round.</summary>
    /// <param name="refine">The course on the branch that leads back.</param>
    public void NoteForgetting(System.Func<Course, Course?> refine, System.Func<object, bool> isAlive)
    {
        if (Notes is { } notes && State.Forgotten(isAlive).Where(message => !message.IsPart).ToList() is { Count: > 0 } forgotten)
        {
            notes.LeftBehind.AddRange(State.Courses.All.Select(refine).OfType<Course>().SelectMany(course => course.Messages)
                .Where(own => own.Value.Standing == Standing.Failed && forgotten.Contains(own.Key))
                .Select(own => (own.Value, own.Key)));
        }
    }

    private void Leave(IEnumerable<ConsumedMessage> messages)
    {
        var left = messages.Where(message => !message.IsPart).ToList();
        if (Notes is { } notes)
        {
            notes.LeftBehind.AddRange(State.Courses.Standings
                .Where(own => own.Value.Standing == Standing.Failed && left.Contains(own.Key))
                .Select(own => (own.Value, own.Key)));
        }

        Step(left, standing => standing.Standing == Standing.Failed ? Progress.Done : null);
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

            if (course.Of(message) is { Standing: Standing.Done, At: { } answer })
            {
                notes.LeftAfterYes.Add(answer.At);
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
            var elements = course.Messages.Where(own => own.Key.Parents.Overlaps(parents)).ToList();
            var failed = elements.Where(own => own.Value.Standing is Standing.Failed or Standing.Refused).ToList();
            foreach (var element in failed)
            {
                course = Fail(course, element.Key, element.Value);
            }

            // A yes to an element is one to what it is an element of.
            var answered = elements.Select(own => own.Value).FirstOrDefault(one => one is { Standing: Standing.Done, At: not null });

            // A loop that only makes something else of the elements settles nothing.
            var isFresh = elements.Any(own => own.Value.Standing == Standing.Fresh);
            course = elements.Where(own => own.Value.Standing is Standing.Fresh or Standing.Processed or Standing.Done or Standing.Failed or Standing.Refused)
                .Aggregate(course, (all, own) => all.Without(own.Key));
            return isFresh && failed.Count == 0 ? course : course.Change(parents, standing =>
                standing.Standing == Standing.Fresh || (failed.Count == 0 && standing is { Standing: Standing.Failed, IsPart: false }) ? answered ?? Progress.Done : null);
        });
        State = State.Gather(own => own.Parents.Overlaps(parents));
    }

    /// <summary>An element failed: so did what it is an element of, until all of it is processed again.</summary>
    private static Course Fail(Course course, ConsumedMessage element, Progress failure) =>
        element.Parents.Aggregate(course, (all, parent) => all.With(parent, failure with { IsPart = true }));
}
