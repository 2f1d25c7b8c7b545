using KafkaDurability.Analyzers.Fixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KafkaDurability.Analyzers.CodeFixes;

/// <summary>What stands outside of bodies: attributes of methods, and imports.</summary>
internal static class DeclarationEdit
{
    public static bool AddAttribute(EditSession session, Edit edit)
    {
        if (edit.Value is not { } attribute || session.Node(edit.Span) is not MethodDeclarationSyntax method)
        {
            return false;
        }

        var start = method.SpanStart;
        var gap = session.Layout.StartsLine(start) ? session.Layout.LineBreak(start) + session.Layout.Indentation(start) : " ";
        session.Changes.Insert(start, "[" + attribute + "]" + gap, essential: true);
        return true;
    }

    public static bool AddUsing(EditSession session, Edit edit)
    {
        if (edit.Value is not { } scope || session.Root is not CompilationUnitSyntax unit || IsImported(session, unit, scope))
        {
            return edit.Value is not null;
        }

        var usings = unit.Usings.Where(directive => directive.GlobalKeyword.IsKind(SyntaxKind.None)).ToList();
        if (usings.Count == 0)
        {
            var start = unit.Members.FirstOrDefault()?.SpanStart ?? 0;
            if (unit.Usings.Count > 0 || unit.Externs.Count > 0 || unit.AttributeLists.Count > 0 || !session.Layout.StartsLine(start))
            {
                return false;
            }

            var line = session.Layout.LineBreak(start);
            session.Changes.Insert(start, "using " + scope + ";" + line + line, essential: true);
            return true;
        }

        if (session.HasDirectives(Microsoft.CodeAnalysis.Text.TextSpan.FromBounds(usings[0].SpanStart, usings[usings.Count - 1].Span.End)))
        {
            return false;
        }

        // In order, where the others are; those of the platform stand before all.
        var next = usings.FirstOrDefault(directive => directive is { Alias: null, Name: { } name } && directive.StaticKeyword.IsKind(SyntaxKind.None)
            && !name.ToString().StartsWith("System", StringComparison.Ordinal) && string.CompareOrdinal(name.ToString(), scope) > 0);
        if (next is not null && session.Layout.StartsLine(next.SpanStart))
        {
            session.Changes.Insert(next.SpanStart, "using " + scope + ";" + session.Layout.LineBreak(next.SpanStart), essential: true);
        }
        else
        {
            var last = usings[usings.Count - 1];
            session.Changes.Insert(session.Layout.EndOfComments(last.GetLastToken()), session.Layout.LineBreak(last.SpanStart) + "using " + scope + ";", essential: true);
        }

        return true;
    }

    private static bool IsImported(EditSession session, CompilationUnitSyntax unit, string scope) =>
        unit.DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax).Any(node => node switch
        {
            UsingDirectiveSyntax directive => Names(directive, scope),
            BaseNamespaceDeclarationSyntax own => own.Name.ToString() is var name && (name == scope || name.StartsWith(scope + ".", StringComparison.Ordinal)),
            _ => false,
        })
        || session.Model.Compilation.SyntaxTrees.Any(tree => tree.GetRoot(session.Cancellation) is CompilationUnitSyntax other
            && other.Usings.Any(directive => !directive.GlobalKeyword.IsKind(SyntaxKind.None) && Names(directive, scope)));

    private static bool Names(UsingDirectiveSyntax directive, string scope) => directive is { Alias: null, Name: { } name }
        && directive.StaticKeyword.IsKind(SyntaxKind.None)
        && name.ToString() is var text && (text == scope || text == "global::" + scope);
}
