using System.Collections.Generic;
using System.Linq;
using KafkaDurability.Analyzers.Functions;
using KafkaDurability.Analyzers.Program;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Consuming;

/// <content>_failed = true, and every commit behind if (!_failed): the rounds after a failure, with what is known in them of the flag.</content>
internal sealed partial class MessageReader
{
    /// <summary>That a collection has the partition of the failed message.</summary>
    private sealed record Blocked(ISymbol Collection);

    private MessageDisjunct Losing(MessageDisjunct disjunct, TrackedState failure) =>
        _context.FollowsLost ? disjunct.Losing(new LostMessage(Observations.Key(failure))) : disjunct;

    private void NotePassing(ConsumedMessage message, Advance advance)
    {
        if (Notes is { } notes)
        {
            notes.Add(message, advance);
            State.Disjuncts.All.Select(disjunct => disjunct.Lost).OfType<LostMessage>().ToList().ForEach(notes.AddPassing);
        }
    }

    /// <summary>blocked.Add(result.TopicPartition), and blocked.Contains(…) of what comes later: only a message of the same partition passes the failed one.</summary>
    private void OnBlocking(IInvocationOperation call, Provenance[] values)
    {
        if (!HasCourses || Variables.Own(call.Instance) is not { } collection || !ConsumeState.IsCollection(call.Instance!.Type) || !BaseLibrary.Declares(call.TargetMethod))
        {
            return;
        }

        var isPlace = values.Length > 0 && IsPlace(call.Arguments[0].Value, values[0]);
        switch (call.TargetMethod.Name)
        {
            case "Add" or "TryAdd" when isPlace:
                Step(disjunct => disjunct.WithConstant(new Blocked(collection), true));
                break;
            case "Contains" or "ContainsKey" when isPlace:
                Step(disjunct => disjunct.WithConstant(call.Syntax, disjunct.IsAnswered || disjunct.Lost is not null ? disjunct.Constant(new Blocked(collection)) : null));
                break;
            case "Contains" or "ContainsKey" or "Add" or "TryAdd" or "TryGetValue":
                break;
            default:
                Step(disjunct => disjunct.WithConstant(new Blocked(collection), null));
                break;
        }
    }

    /// <summary>resumeAt[result.TopicPartition] = soon: when the partition goes on is known then, and not which message failed.</summary>
    /// <returns>The dictionary, a local that is asked for no single partition's value; else null.</returns>
    private ILocalSymbol? PausedIn(IMemberReferenceOperation target) =>
        target is IPropertyReferenceOperation { Property.IsIndexer: true, Instance: ILocalReferenceOperation { Local: var local }, Arguments: { Length: 1 } keys }
        && IsPlace(keys[0].Value, Read(keys[0].Value))
        && FunctionGraphs.Operations(_graph).OfType<ILocalReferenceOperation>().Where(use => SymbolEqualityComparer.Default.Equals(use.Local, local)).All(use => use.Parent switch
        {
            IInvocationOperation { TargetMethod.Name: var asked } => asked is not ("TryGetValue" or "GetValueOrDefault"),
            IPropertyReferenceOperation { Property.IsIndexer: true } element => element.Parent is IAssignmentOperation written && written.Target == element,
            _ => true,
        })
            ? local
            : null;

    /// <summary>A partition, or its number.</summary>
    private static bool IsPlace(IOperation key, Provenance value) => IsNote(value)
        && OwnOperations.Unconverted(key)?.Type is { Name: "TopicPartition" or "Partition", ContainingNamespace.Name: "Kafka" } or { SpecialType: SpecialType.System_Int32 };

    /// <summary>CommitUnlessFailed(result): the flag is asked for where the commit stands, so that method of the object's own is followed with what is known of it.</summary>
    private bool OnOwnPassing(IInvocationOperation call, Provenance[] values) => _context.FollowsLost && IsConsuming
        && SummaryOf(call) is { } summary && PassedIn(summary) is { Count: > 0 } advances && advances.All(advance => advance.Within is null)
        && BatchesHere?.BodyCalledBy(call) is { } body && OnOwnMethod(call, body, values);

    private static List<Advance> PassedIn(MethodSummary summary) => summary.Actions.Select(action => action.Advance)
        .Concat(summary.Parameters.SelectMany(parameter => parameter.MayPass.Add(parameter.Passed!))).OfType<Advance>().ToList();

    /// <summary>What the object's own methods write, they may write at any call.</summary>
    private void OnOwnCall(IInvocationOperation call)
    {
        if (!_context.FollowsLost || !(call.Instance is IInstanceReferenceOperation || call is { Instance: null, TargetMethod.IsExtensionMethod: false }))
        {
            return;
        }

        var written = call.TargetMethod.MethodKind == MethodKind.LocalFunction
            ? FunctionGraphs.OfLocal(call.TargetMethod.OriginalDefinition, _graph, _context.Cancellation) is { } local
                ? FunctionGraphs.Operations(local).Select(OwnOperations.Target).Select(Variables.Own).OfType<ISymbol>().ToList() : []
            : _context.Writes.Of(call);
        if (written.Count > 0)
        {
            Step(disjunct => written.Aggregate(disjunct, (all, field) => all.WithConstant(field, null).WithConstant(new Blocked(field), null)));
        }
    }
}
