using System.Collections.Immutable;
using KafkaDurability.Analyzers.Consuming;
using KafkaDurability.Analyzers.Fixes;
using KafkaDurability.Analyzers.Program;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Rules;

/// <summary>What the rules about early advances have in common: the path with its lines, and the move.</summary>
internal static class EarlyAdvanceFinding
{
    public static Finding Create(Rule rule, EarlyAdvance advance, string title)
    {
        var plans = advance.Move is { } move
            ? ImmutableArray.Create(FixPlan.Create(title, editorOnly: false, [(move.Statement, Edit.MoveAfter(move.Statement, move.Behind))]))
            : ImmutableArray<FixPlan>.Empty;
        return new Finding(
            rule, advance.Call, new[] { advance.Consumed, advance.Within, advance.Processing }.OfType<SyntaxNode>().ToImmutableArray(), plans, Lines.Number(advance.Consumed), Lines.Number(advance.Processing));
    }
}
