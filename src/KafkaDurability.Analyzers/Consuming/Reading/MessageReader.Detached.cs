using System.Collections.Generic;
using System.Linq;
using KafkaDurability.Analyzers.Functions;
using KafkaDurability.Analyzers.Program;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Consuming;

/// <content>Work that a task or thread does by itself: a failure that ends there is nobody's, whether somebody waits for the task or not.</content>
internal sealed partial class MessageReader
{
    /// <summary>A lambda that a task of its own runs: followed beside the disjuncts of the function, which goes on at once.</summary>
    private void OnDetached(List<MessageEvent> events, IOperation call, IFlowAnonymousFunctionOperation function, Provenance given)
    {
        var messages = events.Select(happening => happening.Message).Distinct().ToList();
        if (_isHandler || messages.Count == 0 || HandOffs.Of(call) is HandOff.None or HandOff.Queued)
        {
            return;
        }

        var graph = _graph.GetAnonymousFunctionControlFlowGraphInScope(function, _context.Cancellation);
        if (!MayFailQuietly(graph) && !NeverFails(graph))
        {
            return;
        }

        var escaped = new HashSet<ConsumedMessage>();
        var entry = function.Symbol.Parameters.Aggregate(State, (state, parameter) => state.Assign(parameter, given));
        if (new ConsumeFlow(_context, graph, new Storage(graph, _storage), this, _context.Cancellation).RunNested(entry, Escape) is not { } exit)
        {
            return;
        }

        foreach (var message in messages)
        {
            var outcomes = exit.Disjuncts.All.Select(disjunct => disjunct.Of(message)).OfType<TrackedState>().SelectMany(tracked => OutcomesOf(tracked, message))
                .Select(outcome => IsKeptOutside(outcome.Handler, graph) ? TrackedState.Done : outcome).Distinct().ToList();
            NoteOutcomes(call, message, outcomes);
            if (!escaped.Contains(message))
            {
                _context.NeverFailing.Add((call.Syntax, message));
            }
        }

        void Escape(ConsumeState state) => escaped.UnionWith(state.Disjuncts.States.Where(own => own.Value.State == MessageState.Thrown).Select(own => own.Key));
    }

    /// <summary>Whether a callee of the function lets out nothing of what fails in it.</summary>
    private bool NeverFails(ControlFlowGraph graph) => FunctionGraphs.Operations(graph).OfType<IInvocationOperation>()
        .Any(call => _context.Effects.SummaryOf(call.TargetMethod)?.Parameters.Any(NeverFails) == true);

    private static bool NeverFails(ParameterSummary parameter) => parameter is { Effect: CalleeEffect.Processes, MayThrow: false };

    /// <summary>A callee that deals with every failure, or swallows it: its task ends well.</summary>
    private void NoteNeverFailing(IInvocationOperation call, MethodSummary? summary, List<Given> given)
    {
        foreach (var one in given.Where(one => one.Ordinal >= 0 && summary is not null && NeverFails(summary.Parameters[one.Ordinal])))
        {
            _context.NeverFailing.UnionWith(one.Value.With(Contents).Select(message => (call.Syntax, message)));
        }
    }

    /// <summary>A callee whose task nobody keeps, or that goes on after it has returned.</summary>
    private void NoteDetached(IInvocationOperation call, MethodSummary? summary, List<Given> given)
    {
        if (Notes is null || summary is null || !(summary.RunsOn || HandOffs.Of(call) == HandOff.Dropped))
        {
            return;
        }

        foreach (var one in given.Where(one => one.Effect == CalleeEffect.Processes && one.Ordinal >= 0))
        {
            var failed = summary.Exits.Select(exit => exit.Standings[one.Ordinal]).Where(tracked => tracked.IsSwallowed)
                .Select(tracked => tracked.SeenFrom(call.Syntax)).Distinct().ToList();
            Leaves(one.Value.With(Contents)).ForEach(message => NoteDetached(message, failed));
        }
    }

    /// <summary>failure = e, failures++: who waits for the work can look at the variable. What counts in a field is a metric.</summary>
    private static bool IsKeptOutside(SyntaxNode? handler, ControlFlowGraph function) => handler is not null && FunctionGraphs.Operations(function)
        .Where(operation => handler.Span.Contains(operation.Syntax.Span))
        .Any(operation => OwnOperations.Target(operation) switch
        {
            ILocalReferenceOperation { Local.DeclaringSyntaxReferences: { Length: 1 } declared } => !function.OriginalOperation.Syntax.Span.Contains(declared[0].Span),
            IMemberReferenceOperation or IArrayElementReferenceOperation or IParameterReferenceOperation => operation is IAssignmentOperation,
            _ => false,
        });

    /// <summary>How a message stands when the task is done; of a task within it, as that one left it.</summary>
    private IEnumerable<TrackedState> OutcomesOf(TrackedState tracked, ConsumedMessage message) =>
        tracked.IsSwallowed ? [tracked]
        : tracked is { State: MessageState.HandedOff, At: { } at } && _context.Outcomes.TryGetValue((at.At, message), out var inner) ? inner
        : [TrackedState.Done];

    private void NoteOutcomes(IOperation call, ConsumedMessage message, List<TrackedState> outcomes)
    {
        if (call is IInvocationOperation && HandOffs.Of(call) == HandOff.Kept)
        {
            _context.Outcomes[(call.Syntax, message)] = outcomes;
        }
        else
        {
            NoteDetached(message, outcomes.Where(outcome => outcome.State == MessageState.Failed).ToList());
        }
    }

    private void NoteDetached(ConsumedMessage message, List<TrackedState> failed)
    {
        if (!message.IsGiven)
        {
            Notes?.Detached.AddRange(failed.Select(one => (one, message)));
        }
    }
}
