using KafkaDurability.Analyzers.Fixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace KafkaDurability.Analyzers.CodeFixes;

/// <summary>Puts statements into a try whose catch does something and rethrows.</summary>
internal static class CatchEdit
{
    public static bool Apply(EditSession session, Edit edit)
    {
        if (edit is not { Key: { } clause, Value: { } text }
            || !InsertEdit.IsStatement(text)
            || !InsertEdit.IsStatement("try { } " + clause + " { }")
            || session.Statement(edit.Span) is not { } first
            || session.Statement(edit.Other ?? default) is not { } last)
        {
            return false;
        }

        return Wrap(session, first, last, clause, [text, "throw;"]);
    }

    /// <param name="handling">The statements of the catch clause.</param>
    public static bool Wrap(EditSession session, StatementSyntax first, StatementSyntax last, string clause, IReadOnlyList<string> handling)
    {
        if (Statements.Container(first) is not (BlockSyntax or CompilationUnitSyntax)
            || Statements.Container(first) != Statements.Container(last)
            || !Statements.HasOwnLines(session.Layout, first)
            || !Statements.HasOwnLines(session.Layout, last)
            || session.HasDirectives(TextSpan.FromBounds(first.FullSpan.Start, last.FullSpan.End))
            || session.Guarded.Any(other => other.OverlapsWith(TextSpan.FromBounds(first.SpanStart, last.Span.End))))
        {
            return false;
        }

        session.Guarded.Add(TextSpan.FromBounds(first.SpanStart, last.Span.End));
        var (layout, changes, shape) = (session.Layout, session.Changes, new TryShape(session, first));
        var start = MoveEdit.StartOfComments(layout, first);
        var end = layout.EndOfComments(last.GetLastToken());
        changes.Insert(start, shape.Outer + "try" + shape.Open + shape.NewLine, essential: true);
        shape.Indent(session, layout.LineAt(start).LineNumber, layout.LineAt(end).LineNumber);
        var lines = handling.Select(line => shape.Inner + line).Prepend(shape.Close(clause)).Append(shape.Outer + "}");
        changes.Insert(end, string.Join(shape.NewLine, lines), essential: true);
        return true;
    }
}
