using System.Collections.Immutable;
using KafkaDurability.Analyzers.Clients;
using KafkaDurability.Analyzers.Consuming;
using KafkaDurability.Analyzers.Fixes;
using KafkaDurability.Analyzers.Program;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Rules;

/// <summary>KD2103: somebody else processes the message, and the loop does not wait for that.</summary>
internal sealed class HandedOff() : Rule<MemberLoops>(
    Warning(
        "KD2103",
        "message handed to a task, queue or channel, and committed before that has processed it",
        "The message consumed in {0} is handed to {1} here, and {2} covers it before it is processed, so a crash or a failure loses it; {3}",
        "A commit says that the message is done. Where a task or a queue in memory still holds it, a crash takes it along, and nobody delivers it again."),
    Consequence.Loss,
    FixKind.Statement)
{
    public override IEnumerable<Finding> Judge(MemberLoops fact) => fact.HandOffs
        .Select(handOff => Judge(handOff, fact.CommitsByItself(handOff.Passing, handOff.Consumed, handOff.Source)))
        .OfType<Finding>();

    /// <param name="commitsByItself">The consumer commits automatically what it handed out.</param>
    private Finding? Judge(UnfinishedHandOff handOff, bool commitsByItself)
    {
        if (handOff.Passing is null && !commitsByItself)
        {
            return null;
        }

        var related = new[] { handOff.Consumed, handOff.Within, handOff.Passing }.OfType<SyntaxNode>();
        return new Finding(
            this,
            handOff.At,
            related.ToImmutableArray(),
            handOff.MayAwait
                ? ImmutableArray.Create(FixPlan.Create("Await the processing", editorOnly: false, [(handOff.At, Edit.Await(handOff.At))]))
                : ImmutableArray<FixPlan>.Empty,
            Lines.Of(handOff.Consumed, handOff.At),
            handOff.IsQueue ? "a queue in memory" : "work that nothing waits for",
            handOff.Passing is { } passing ? "the commit in " + Lines.Of(passing, handOff.At) : "the automatic commit",
            handOff.IsQueue ? "commit where it is processed" : "wait for it before the commit");
    }
}
