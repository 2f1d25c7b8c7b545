using KafkaDurability.Analyzers.Fixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KafkaDurability.Analyzers.CodeFixes;

/// <summary>Puts a class at the end of another one, or of the file.</summary>
internal static class AddTypeEdit
{
    public static bool Apply(EditSession session, Edit edit)
    {
        if (edit.Value is not { } text || SyntaxFactory.ParseMemberDeclaration(text) is not ClassDeclarationSyntax { CloseBraceToken.IsMissing: false } added || EditSession.HasErrors(added))
        {
            return false;
        }

        return edit.Span.IsEmpty ? AtEnd(session, added)
            : session.Node(edit.Span) is TypeDeclarationSyntax type && Within(session, type, added);
    }

    private static bool Within(EditSession session, TypeDeclarationSyntax type, ClassDeclarationSyntax added)
    {
        var layout = session.Layout;
        var close = type.CloseBraceToken;
        if (close.IsMissing || !layout.StartsLine(close.SpanStart) || session.HasDirectives(close.FullSpan))
        {
            return false;
        }

        var step = Indent.Of(session, close.Parent!);
        var lineBreak = layout.LineBreak(close.SpanStart);
        var lines = Lines(added, step, lineBreak + layout.Indentation(close.SpanStart) + step);
        session.Changes.Insert(layout.LineAt(close.SpanStart).Start, (type.Members.Count > 0 ? lineBreak : "") + lines.Substring(lineBreak.Length) + lineBreak, essential: true);
        return true;
    }

    private static bool AtEnd(EditSession session, ClassDeclarationSyntax added)
    {
        if (session.Root is not CompilationUnitSyntax { EndOfFileToken: var end } || session.HasDirectives(end.FullSpan))
        {
            return false;
        }

        var layout = session.Layout;
        var lineBreak = layout.LineBreak(end.SpanStart);
        var isOpen = !layout.StartsLine(end.SpanStart);
        session.Changes.Insert(end.SpanStart, (isOpen ? lineBreak : "") + Lines(added, Indent.Of(session, end.Parent!), lineBreak) + (isOpen ? "" : lineBreak), essential: true);
        return true;
    }

    /// <summary>The class over lines, each of which begins with what is given.</summary>
    private static string Lines(ClassDeclarationSyntax added, string step, string start) =>
        string.Concat(added.NormalizeWhitespace(step, "\n").ToString().Split('\n').Select(line => line.Length == 0 ? start.TrimEnd(' ', '\t') : start + line));
}
