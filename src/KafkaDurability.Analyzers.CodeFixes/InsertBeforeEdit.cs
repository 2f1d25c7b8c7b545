using KafkaDurability.Analyzers.Fixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace KafkaDurability.Analyzers.CodeFixes;

/// <summary>Inserts a statement before another one; the body of an if, and one behind an arrow, becomes a block.</summary>
internal static class InsertBeforeEdit
{
    public static bool Apply(EditSession session, Edit edit)
    {
        if (edit.Value is not { } text || !InsertEdit.IsStatement(text))
        {
            return false;
        }

        return session.Statement(edit.Span) is { } statement ? Before(session, statement, text)
            : Arrow(session.Node(edit.Span)) is { } arrow && Spread(session, arrow, text);
    }

    private static bool Before(EditSession session, StatementSyntax statement, string text)
    {
        var layout = session.Layout;
        var ownLine = layout.StartsLine(statement.SpanStart);
        if (Statements.Container(statement) is not null)
        {
            var space = ownLine ? layout.LineBreak(statement.SpanStart) + layout.Indentation(statement.SpanStart) : " ";
            session.Changes.Insert(statement.SpanStart, text + space, essential: true);
            return true;
        }

        if (statement.Parent is not (StatementSyntax or ElseClauseSyntax) || statement.Parent is LabeledStatementSyntax)
        {
            return false;
        }

        if (ownLine && layout.EndsLine(statement.GetLastToken()))
        {
            var (lineBreak, outer, inner) = (layout.LineBreak(statement.SpanStart), layout.Indentation(statement.Parent.SpanStart), layout.Indentation(statement.SpanStart));
            session.Changes.Insert(Statements.Lines(layout, statement).Start, outer + "{" + lineBreak + inner + text + lineBreak, essential: true);
            session.Changes.Insert(layout.EndOfComments(statement.GetLastToken()), lineBreak + outer + "}", essential: true);
            return true;
        }

        if (layout.LineAt(statement.SpanStart).LineNumber != layout.LineAt(statement.Span.End).LineNumber)
        {
            return false;
        }

        session.Changes.Insert(statement.SpanStart, "{ " + text + " ", essential: true);
        session.Changes.Insert(statement.Span.End, " }", essential: true);
        return true;
    }

    /// <summary>The arrow of a method without a result that does nothing but this.</summary>
    private static ArrowExpressionClauseSyntax? Arrow(SyntaxNode? expression)
    {
        var whole = expression?.Parent is ConditionalAccessExpressionSyntax access && access.WhenNotNull == expression ? access : expression;
        return whole?.Parent is ArrowExpressionClauseSyntax { Parent: MethodDeclarationSyntax { ReturnType: PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.VoidKeyword } } } arrow
            ? arrow
            : null;
    }

    /// <summary>void Dispose() => producer.Dispose(); gets a body of two statements.</summary>
    private static bool Spread(EditSession session, ArrowExpressionClauseSyntax arrow, string text)
    {
        var layout = session.Layout;
        var method = (MethodDeclarationSyntax)arrow.Parent!;
        var before = arrow.ArrowToken.GetPreviousToken();
        var replaced = TextSpan.FromBounds(before.Span.End, method.SemicolonToken.Span.End);
        if (Statements.HasComments(session, replaced) || session.HasDirectives(replaced) || method.SemicolonToken.IsMissing)
        {
            return false;
        }

        var (outer, lineBreak) = (layout.Indentation(method.SpanStart), layout.LineBreak(method.SpanStart));
        var type = method.Parent as TypeDeclarationSyntax;
        var isAlone = type is null || layout.StartsLine(type.OpenBraceToken.SpanStart);
        var around = type is null ? "" : layout.Indentation(type.SpanStart);
        var unit = outer.Length > around.Length && outer.StartsWith(around, StringComparison.Ordinal) ? outer.Substring(around.Length) : "    ";
        var inner = lineBreak + outer + unit;
        session.Changes.Replace(
            replaced,
            (isAlone ? lineBreak + outer + "{" : " {") + inner + text + inner + arrow.Expression + ";" + lineBreak + outer + "}");
        return true;
    }
}
