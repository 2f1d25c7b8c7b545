using System.Collections.Immutable;
using KafkaDurability.Analyzers.Consuming;
using KafkaDurability.Analyzers.Fixes;
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
            rule, advance.Call, new[] { advance.Consumed, advance.Within, advance.Processing }.OfType<Microsoft.CodeAnalysis.SyntaxNode>().ToImmutableArray(), plans, Line(advance.Consumed), Line(advance.Processing));
    }

    private static int Line(SyntaxNode node) => node.GetLocation().GetLineSpan().StartLinePosition.Line + 1;
}
