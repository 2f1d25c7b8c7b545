using System.Collections.Generic;
using System.Linq;
using KafkaDurability.Analyzers.Functions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Consuming;

/// <content>Safely(() => desk.TakeAsync(order)): the helper swallows what the processing throws.</content>
internal sealed partial class MessageReader
{
    /// <summary>Not where the helper answers, and somebody may look at the answer.</summary>
    private void OnGuard(List<MessageEvent> events, IOperation call, IFlowAnonymousFunctionOperation function)
    {
        if (_isHandler || call is not IInvocationOperation helper || BaseLibrary.Declares(helper.TargetMethod) || HandOffs.Of(helper) != HandOff.None
            || (KnownCallees.HasResult(helper.TargetMethod) && !HandOffs.IsDropped(helper.Syntax))
            || helper.Arguments.FirstOrDefault(argument => Function(argument) == function)?.Parameter is not { Ordinal: var ordinal }
            || Guards.ClauseOf(helper.TargetMethod, ordinal, _context.Model.Compilation, _context.Cancellation) is not { } clause)
        {
            return;
        }

        var processed = Leaves(events.Where(happening => happening.Kind == MessageEventKind.Processed).Select(happening => happening.Message));
        var failed = new TrackedState(MessageState.Failed, new CallTrace(helper.Syntax), clause);
        State = State.With(State.Disjuncts.SelectMany(disjunct => new[] { disjunct, disjunct.Change(processed, tracked => tracked.State == MessageState.Processed ? failed : null) }));
    }
}
