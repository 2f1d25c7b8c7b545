using System.Linq;
using KafkaDurability.Analyzers.Functions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KafkaDurability.Analyzers.Consuming;

/// <summary>Loops that are there to try again.</summary>
internal static class Retries
{
    /// <summary>A retry in place whose handler decides something: mostly it throws, or puts the message aside, the last time.</summary>
    public static bool TellLastAttempt(SyntaxNode handler, SyntaxNode consumed) =>
        StatementOrder.LoopAround(handler)?.Span.Contains(consumed.Span) == false
        && handler.DescendantNodes(StatementOrder.IsSameFunction).Any(node => node is IfStatementSyntax or SwitchStatementSyntax);
}
