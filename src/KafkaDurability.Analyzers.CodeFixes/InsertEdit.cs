using KafkaDurability.Analyzers.Fixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KafkaDurability.Analyzers.CodeFixes;

/// <summary>Inserts a statement behind another one; the body of an if or a loop gets braces for it.</summary>
internal static class InsertEdit
{
    public static bool Apply(EditSession session, Edit edit)
    {
        if (edit.Value is not { } text || !IsStatement(text) || session.Statement(edit.Span) is not { } statement)
        {
            return false;
        }

        while (statement.Parent is LabeledStatementSyntax label)
        {
            statement = label;
        }

        if (Statements.Container(statement) is not null)
        {
            Statements.InsertBehind(session, statement, text);
            return true;
        }

        return statement.Parent is StatementSyntax or ElseClauseSyntax && Wrap(session, statement, text);
    }

    private static bool Wrap(EditSession session, StatementSyntax statement, string text)
    {
        var layout = session.Layout;
        if (Statements.HasOwnLines(layout, statement))
        {
            var lines = Statements.Lines(layout, statement);
            var lineBreak = layout.LineBreak(statement.SpanStart);
            var outer = layout.Indentation(statement.Parent!.SpanStart);
            var inner = layout.Indentation(statement.SpanStart);
            session.Changes.Insert(lines.Start, outer + "{" + lineBreak, essential: true);
            session.Changes.Insert(
                layout.EndOfComments(statement.GetLastToken()),
                lineBreak + inner + text + lineBreak + outer + "}",
                essential: true);
            return true;
        }

        if (layout.LineAt(statement.SpanStart).LineNumber != layout.LineAt(statement.Span.End).LineNumber)
        {
            return false;
        }

        session.Changes.Insert(statement.SpanStart, "{ ", essential: true);
        session.Changes.Insert(statement.Span.End, " " + text + " }", essential: true);
        return true;
    }

    internal static bool IsStatement(string text)
    {
        var statement = SyntaxFactory.ParseStatement(text);
        return statement.FullSpan.Length == text.Length
            && !statement.GetDiagnostics().Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
    }
}
