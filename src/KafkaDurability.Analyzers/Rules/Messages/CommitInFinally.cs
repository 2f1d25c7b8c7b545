using System.Collections.Immutable;
using System.Linq;
using KafkaDurability.Analyzers.Clients;
using KafkaDurability.Analyzers.Consuming;
using KafkaDurability.Analyzers.Fixes;
using KafkaDurability.Analyzers.Program;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Rules;

/// <summary>KD2105: a finally block runs when the processing has failed, too.</summary>
internal sealed class CommitInFinally() : Rule<MemberLoops>(
    Warning(
        "KD2105",
        "committed in finally: also when processing failed",
        "This finally block {0} the offset of the message consumed in {1} even if the processing in {2} failed, so that message is lost; {3} on the success path only",
        "A finally block runs on every way out of its try block. What is committed there is never delivered again, processed or not."),
    Consequence.Loss,
    FixKind.Statement)
{
    public override IEnumerable<Finding> Judge(MemberLoops fact) => fact.InFinally.Select(Judge);

    private Finding Judge(FinallyAdvance advance) => new(
        this,
        advance.Call,
        ImmutableArray.Create(advance.Consumed, advance.Processing),
        Plans(advance),
        advance.Kind == AdvanceKind.Commit ? "commits" : "stores",
        Lines.Of(advance.Consumed, advance.Call),
        Lines.Of(advance.Processing, advance.Call),
        advance.Kind == AdvanceKind.Commit ? "commit" : "store it");

    private static ImmutableArray<FixPlan> Plans(FinallyAdvance advance) => advance.Moves.IsEmpty
        ? ImmutableArray<FixPlan>.Empty
        : ImmutableArray.Create(FixPlan.Create(
            advance.Kind == AdvanceKind.Commit ? "Commit at the end of the try block" : "Store the offset at the end of the try block",
            editorOnly: false,
            advance.Moves.Select(statement => (statement, Edit.MoveOutOfFinally(statement)))));
}
