using System.Collections.Generic;
using System.Linq;
using KafkaDurability.Analyzers.Functions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Consuming;

/// <content>ContinueWith: the function runs when the work is over, also when it failed.</content>
internal sealed partial class MessageReader
{
    /// <summary>NotOnRanToCompletion, NotOnFaulted and NotOnCanceled: the function does not run in each case.</summary>
    private const int Conditions = 0x70000;

    /// <returns>False where the call is none, or nothing is to be told of it.</returns>
    private bool FollowContinuation(List<MessageEvent> events, IOperation call, IFlowAnonymousFunctionOperation function, Derivation given)
    {
        if (call is not IInvocationOperation { TargetMethod: { Name: "ContinueWith" } method } continuation
            || !Awaitables.IsAwaitable(method.ContainingType)
            || function.Symbol.Parameters.FirstOrDefault() is not { } task
            || continuation.Arguments.Any(argument => argument.Value.ConstantValue is { HasValue: true, Value: int options } && (options & Conditions) != 0)
            || (HandOffs.Of(continuation) != HandOff.None && events.All(happening => happening.Kind != MessageEventKind.Passed)))
        {
            return false;
        }

        var outcome = new TaskOutcome(task);
        var messages = given.With(MessageParts.Work);
        State = State.With(State.Courses.SelectMany(course => messages.Any(message => course.Of(message) is { Standing: Standing.HandedOff })
            ? [Ended(course, Standing.Done).WithConstant(outcome, true), Ended(course, Standing.Failed).WithConstant(outcome, false)]
            : [course]));
        FollowNested(_graph.GetAnonymousFunctionControlFlowGraphInScope(function, _context.Cancellation), function.Symbol, _ => Derivation.None, call, isDirect: false);
        Step(course => course.WithConstant(outcome, null));
        _followed = continuation;
        return true;

        Course Ended(Course course, Standing standing) => course.Change(messages, progress =>
            progress.Standing == Standing.HandedOff ? new Progress(standing, progress.At) : null);
    }

    /// <summary>The result of a task is asked for: where the task failed, that throws.</summary>
    private void FollowResult(IOperation? task)
    {
        if (Constants.OutcomeOf(task) is { } outcome && HasCourses)
        {
            _thrown?.Invoke(State.With(State.Courses.Select(course => !Equals(course.Constant(outcome), false) ? null
                : course.Change(standing => standing is { Standing: Standing.Failed, Handler: null } ? new Progress(Standing.Thrown, standing.At) : null))));
            Step(course => Equals(course.Constant(outcome), false) ? null : course);
        }
    }
}
