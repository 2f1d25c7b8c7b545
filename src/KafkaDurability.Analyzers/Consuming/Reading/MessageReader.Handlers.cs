using System.Collections.Generic;
using System.Linq;
using KafkaDurability.Analyzers.Functions;
using KafkaDurability.Analyzers.Library;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Consuming;

/// <content>Failures on their way, and who takes them.</content>
internal sealed partial class MessageReader
{
    /// <summary>Putting a failed message aside may fail, too: then its failure is on its way again.</summary>
    private void FollowFailingAgain(IEnumerable<ConsumedMessage> messages)
    {
        if (_thrown is not null && HasCourses)
        {
            var dealt = messages.ToList();
            _thrown(State.With(State.Courses.Select(course => course.Change(dealt, standing =>
                standing.Standing == Standing.Failed ? standing with { Standing = Standing.Thrown } : null))));
        }
    }

    /// <summary>A callee consumes a message, and lets its failure out: each call is as a Consume with its processing.</summary>
    private void FollowLeavingFailure(IInvocationOperation call, MethodSummary summary)
    {
        if (summary is not { Leaving: { } leaving, Consumed: null, RunsOn: false } || _isHandler || _coursesOnly || HandOffs.Of(call) != HandOff.None
            || (Outside(leaving.Consumer, call) ?? KeeperOf(leaving.Consumer, call)) is not { } consumer)
        {
            return;
        }

        var message = _context.Message(call.Syntax, consumer);
        message.IsOfCallee = true;
        FollowConsuming(message);
        var thrown = new Progress(Standing.Thrown, new Spot(call.Syntax, leaving.Processing));
        _thrown?.Invoke(State.With(State.Courses.Select(course => course.With(message, thrown))));
        Step([message], _ => Progress.Done);
        Notes?.Add(message, leaving.Passed.SeenFrom(call.Syntax));
    }

    /// <summary>What has to be there before a message can be processed may not be: then it is not processed, either.</summary>
    private void FollowOpening(IInvocationOperation call)
    {
        if (_isHandler || !OpeningCalls.Are(call.TargetMethod))
        {
            return;
        }

        var thrown = new Progress(Standing.Thrown, new Spot(call.Syntax));
        _thrown?.Invoke(State.With(State.Courses.Select(course => course.Change((message, standing) => message.IsGiven && standing.Standing == Standing.Fresh ? thrown : null))));
    }

    /// <summary>The exception speaks of the messages whose processing threw it.</summary>
    private Derivation Caught()
    {
        var failed = State.Courses.Standings
            .Where(own => own.Value.Standing == Standing.Failed)
            .Select(own => own.Key)
            .Distinct();
        return failed.Aggregate(Derivation.None, (all, message) => all.Union(Derivation.Of(message, MessageParts.Metadata)));
    }

    /// <summary>An exception is caught: what threw on the way has failed, unless the handler is meant for it.</summary>
    public void FollowCatch(Handler handler) => Step(course => LeaveLoops(course, handler).WithConstant(Course.Caught, true).Change(
        (message, standing) => standing.Standing switch
        {
            Standing.Thrown => handler.Clause is not null && Takes(handler, message, standing) && !IsAside(standing, handler) ? new Progress(Standing.Failed, standing.At, handler.Clause) : Progress.Done,

            // The wait gave up on it, and whoever catches that says so.
            Standing.HandedOff when standing.IsOverdue && handler.TakesTimeouts => standing,
            Standing.HandedOff when standing.IsOverdue && handler is { Clause: not null, Scope: HandlerScope.Every } => new Progress(Standing.Failed, standing.At, handler.Clause),

            // The exception may be that of the task, which was awaited.
            Standing.HandedOff => Progress.Done,

            // Whether it left an inner handler, or came from what follows that, is not known.
            Standing.Failed when standing.Handler is not null && handler.Clause?.Parent?.Span.Contains(standing.Handler.Span) == true => Progress.Done,
            _ => null,
        }));

    /// <summary>Whether a handler takes whatever the processing throws, and not one failure that somebody thought of.</summary>
    private bool Takes(Handler handler, ConsumedMessage message, Progress standing) => handler.Scope switch
    {
        HandlerScope.Every => true,
        HandlerScope.Kafka => standing.At is { } at && _context.Sending.Contains(at.At),

        // Where the attempts begin with Consume, none but the first has this message.
        HandlerScope.EveryButLast => handler.Clause!.Parent is { } attempt && attempt.SyntaxTree == message.Origin.SyntaxTree && attempt.Span.Contains(message.Origin.Span),
        _ => false,
    };

    /// <summary>A failure that leaves the loop over a list fails the list: nobody goes through the rest of it.</summary>
    private Course LeaveLoops(Course course, Handler handler)
    {
        if (handler.Clause?.Parent is not { } attempt)
        {
            return course;
        }

        foreach (var element in course.Messages.Where(own => own.Key is { IsPart: true, IsGiven: false } && attempt.Span.Contains(own.Key.Origin.Span)).ToList())
        {
            if (element.Value.Standing is Standing.Fresh or Standing.Processed or Standing.Done)
            {
                course = course.Without(element.Key);
            }

            if (element.Value.Standing == Standing.Thrown && Takes(handler, element.Key, element.Value))
            {
                course = element.Key.Parents.Where(list => course.Of(list) is { Standing: Standing.Fresh or Standing.Processed or Standing.Thrown })
                    .Aggregate(course, (all, list) => all.With(list, element.Value))
                    .Without(element.Key);
            }
        }

        return course;
    }

    /// <summary>What the try saves is not the processing, which came before it.</summary>
    private bool IsAside(Progress standing, Handler handler) =>
        standing.At is { At: { } saving } && _context.Saving.Contains(saving) && !_context.Stages && handler.Clause?.Parent is { } block
        && !_context.Processing.Any(processing => processing != saving && block.Span.Contains(processing.Span));

    /// <summary>Something is thrown because of the failure: it is on its way again.</summary>
    public void FollowThrow() => Step(course => course.Change(standing => IsBehindThrow(standing) ? new Progress(Standing.Thrown, standing.At) : null));

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
}
