using System.Collections.Immutable;
using KafkaDurability.Analyzers.Clients;
using KafkaDurability.Analyzers.Fixes;
using KafkaDurability.Analyzers.Functions;
using KafkaDurability.Analyzers.Producing;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Rules;

/// <summary>KD1105: nobody looks how a ProduceAsync ended.</summary>
internal sealed class TaskNotObserved() : ProducerRule(
    Warning(
        "KD1105",
        "ProduceAsync result not observed",
        "{0}, so a failed delivery goes unnoticed and the message is lost; {1}",
        "A failed delivery is an exception in the task that ProduceAsync returns. Where nothing waits for the task, it stays there."),
    Consequence.Loss,
    FixKind.Suggestion | FixKind.Statement)
{
    public override IEnumerable<Finding> Judge(ProducerMember member)
    {
        foreach (var call in member.Calls)
        {
            if (member.Outcomes.LostTaskOf(call) is { } lost && member.ShowsInReportAlone(call))
            {
                yield return new Finding(
                    this,
                    call.Call.Syntax,
                    lost.Last.Span.Contains(call.Call.Syntax.Span) && !lost.IsContinued ? ImmutableArray<SyntaxNode>.Empty : ImmutableArray.Create(lost.Last),
                    Plans(lost, member),
                    What(lost),
                    lost.IsContinued ? "check the task's Exception there, or await ProduceAsync" : "await it");
            }
        }
    }

    private static string What(LostTask lost) =>
        lost.IsContinued ? "The continuation of this ProduceAsync never checks the task that it gets"
        : lost.Variable is { } variable ? $"The task of this ProduceAsync is kept in '{variable}', and nothing waits for it"
        : "Nothing waits for the task of this ProduceAsync";

    private static ImmutableArray<FixPlan> Plans(LostTask lost, ProducerMember member)
    {
        if (lost.IsContinued || member.Graph.OriginalOperation.SemanticModel is not { } model)
        {
            return ImmutableArray<FixPlan>.Empty;
        }

        if (AwaitPlace.Takes(lost.Last, model, member.Cancellation))
        {
            return ImmutableArray.Create(FixPlan.Create("Await the delivery", editorOnly: false, [(lost.Last, Edit.Await(lost.Last))]));
        }

        return AwaitPlace.IsDroppedTask(lost.Last, model, member.Cancellation) && AsyncPlace.Around(lost.Last, model, member.Cancellation) is not null
            ? ImmutableArray.Create(FixPlan.Create("Await the delivery, and make the method async", editorOnly: true, [(lost.Last, Edit.AwaitInAsync(lost.Last))]))
            : ImmutableArray<FixPlan>.Empty;
    }
}
