using System.Collections.Generic;
using System.Linq;
using KafkaDurability.Analyzers.Functions;
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
    public void FollowCatch(Handler handler) => Step(course => course.WithConstant(Course.Caught, true).Change(
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
