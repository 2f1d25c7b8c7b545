using KafkaDurability.Analyzers.Consuming;
using KafkaDurability.Analyzers.Fixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KafkaDurability.Analyzers.CodeFixes;

/// <summary>Moves a statement from a finally block to the end of the try block.</summary>
internal static class OutOfFinallyEdit
{
    public static bool Apply(EditSession session, Edit edit)
    {
        if (session.Statement(edit.Span) is not { Parent.Parent: FinallyClauseSyntax { Parent: TryStatementSyntax whole } clause } statement
            || !OutOfFinally.IsSafe(statement, session.Model, session.Cancellation)
            || EditSession.HasErrors(whole)
            || session.HasDirectives(clause.FullSpan)
            // The lines of a literal cannot be indented anew.
            || statement.DescendantTokens().Any(token => token.Text.Contains("\n")))
        {
            return false;
        }

        session.Moved.Add(statement);
        session.EmptiedFinallies.Of(clause).Moved.Add(statement);
        return true;
    }
}
