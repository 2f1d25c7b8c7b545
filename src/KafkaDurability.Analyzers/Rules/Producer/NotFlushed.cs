using System.Collections.Immutable;
using KafkaDurability.Analyzers.Clients;
using KafkaDurability.Analyzers.Fixes;
using KafkaDurability.Analyzers.Functions;
using KafkaDurability.Analyzers.Producing;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Rules;

/// <summary>KD1101: messages that are still queued when the producer is disposed, or the program ends.</summary>
internal sealed class NotFlushed() : ProducerRule(
    Warning(
        "KD1101",
        "producer disposed (or program ends) without Flush: queued messages are lost",
        "The producer is {0} without Flush, so messages that are still queued are lost without an error; call Flush before that",
        "Produce only queues a message. Dispose drops what is queued or on its way, and calls no delivery handler for it."),
    Consequence.Loss,
    FixKind.Finally)
{
    public override IEnumerable<Finding> Judge(ProducerMember member)
    {
        foreach (var life in member.Left)
        {
            if (life.Lost is { } lost)
            {
                yield return new Finding(this, lost.At, lost.More, Plans(life.Repair), Words(lost.ExitPoint));
            }
        }
    }

    /// <summary>How the producer is left, for a message.</summary>
    public static string Words(ExitPoint? wayOut) => wayOut?.Kind switch
    {
        null => "disposed here",
        ExitPointKind.Disposes => $"disposed in line {wayOut.Line}",
        ExitPointKind.Exits => $"left when line {wayOut.Line} ends the process",
        ExitPointKind.EndsProgram => "left when the program ends",
        _ => $"disposed at the end of its scope in line {wayOut.Line}",
    };

    private static ImmutableArray<FixPlan> Plans(FlushRepair? repair) => repair is null
        ? ImmutableArray<FixPlan>.Empty
        : ImmutableArray.Create(FixPlan.Create(
            repair.IsFinally ? "Flush in a finally block" : "Flush before the producer is disposed",
            editorOnly: false,
            [(repair.First, repair.IsFinally ? Edit.Finally(repair.First, repair.Last, repair.Text) : Edit.InsertBefore(repair.First, repair.Text))]));
}
