using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace KafkaDurability.Analyzers.CodeFixes;

/// <summary>
/// Takes a try away that has neither catch nor finally any more. Its braces stay where they are needed: for names that
/// exist around it too, for using declarations, as the body of an if, and where comments stand beside them.
/// </summary>
internal sealed class TryUnwrap(EditSession session, TryStatementSyntax whole)
{
    private readonly Layout _layout = session.Layout;
    private readonly BlockSyntax _block = whole.Block;

    /// <param name="added">The lines that go to the end of the block.</param>
    /// <param name="clause">The finally clause, from behind the closing brace of the try block.</param>
    public void Write(IReadOnlyList<string> added, TextSpan clause)
    {
        if (CanGo() && OwnLines() is var (outer, inner))
        {
            var close = _layout.LineAt(_block.CloseBraceToken.SpanStart).Start;
            session.Changes.DeleteLines(TextSpan.FromBounds(_layout.LineAt(whole.SpanStart).Start, _block.OpenBraceToken.FullSpan.End));
            session.Changes.Outdent(TextSpan.FromBounds(_block.OpenBraceToken.FullSpan.End, close), outer, inner, IsText);
            session.Changes.Delete(TextSpan.FromBounds(close, whole.GetLastToken().FullSpan.End));
            session.Blocks.Of(_block).Last.Add(added);
        }
        else if (CanGo() && IsOneLine(_block) && added.Count == 1 && !added[0].Contains("//"))
        {
            session.Changes.Delete(TextSpan.FromBounds(whole.SpanStart, _block.Statements[0].SpanStart));
            session.Changes.Delete(TextSpan.FromBounds(_block.Statements.Last().Span.End, whole.Span.End));
            session.Changes.Insert(_block.Statements.Last().Span.End, " " + added[0], essential: true);
        }
        else
        {
            DeleteKeyword();
            session.Changes.Delete(clause);
            session.Blocks.Of(_block).Last.Add(added);
        }
    }

    private bool CanGo() =>
        Statements.Container(whole) is { } container
        && _block.Statements.Count > 0
        && !session.HasDirectives(whole.Span)
        && !Beside().Any(trivia => Layout.IsComment(trivia))
        && !_block.Statements.Any(statement => statement is LocalDeclarationStatementSyntax { UsingKeyword.RawKind: not (int)SyntaxKind.None })
        && !DeclaresNameOf(container is SwitchSectionSyntax ? container.Parent! : container);

    /// <summary>What stands beside the keyword and the braces that would go.</summary>
    private IEnumerable<SyntaxTrivia> Beside() => whole.TryKeyword.TrailingTrivia
        .Concat(_block.OpenBraceToken.LeadingTrivia)
        .Concat(_block.OpenBraceToken.TrailingTrivia)
        .Concat(_block.CloseBraceToken.TrailingTrivia)
        .Concat(whole.GetLastToken().TrailingTrivia);

    /// <summary>The indentations around and within, where all of it has lines of its own.</summary>
    private (string Outer, string Inner)? OwnLines()
    {
        var outer = _layout.Indentation(whole.SpanStart);
        var inner = _layout.Indentation(_block.Statements[0].SpanStart);
        return _layout.StartsLine(whole.SpanStart)
            && _layout.EndsLine(_block.OpenBraceToken)
            && _layout.StartsLine(_block.CloseBraceToken.SpanStart)
            && _layout.EndsLine(whole.GetLastToken())
            && Indent.Step(outer, inner) is not null
                ? (outer, inner)
                : null;
    }

    private bool IsOneLine(SyntaxNode node) =>
        _layout.LineAt(node.SpanStart).Start == _layout.LineAt(node.Span.End).Start
        && !Statements.HasComments(session, TextSpan.FromBounds(_block.Statements.Last().Span.End, _block.Span.End));

    private bool DeclaresNameOf(SyntaxNode container)
    {
        var flow = session.Model.AnalyzeDataFlow(_block);
        if (flow is not { Succeeded: true })
        {
            return true;
        }

        var declared = new HashSet<string>(flow.VariablesDeclared.Select(variable => variable.Name)
            .Concat(_block.DescendantNodes().OfType<LocalFunctionStatementSyntax>().Select(function => function.Identifier.ValueText))
            .Concat(_block.DescendantNodes().OfType<LabeledStatementSyntax>().Select(label => label.Identifier.ValueText)));
        return container.DescendantTokens().Any(token =>
            token.IsKind(SyntaxKind.IdentifierToken) && !whole.Span.Contains(token.Span) && declared.Contains(token.ValueText));
    }

    private bool IsText(int position)
    {
        var token = session.Root.FindToken(position);
        return (token.SpanStart < position && position < token.Span.End)
            || token.Parent?.FirstAncestorOrSelf<InterpolatedStringExpressionSyntax>() is { } text && text.SpanStart < position;
    }

    private void DeleteKeyword()
    {
        var keyword = whole.TryKeyword;
        var open = _block.OpenBraceToken;
        var between = TextSpan.FromBounds(keyword.SpanStart, open.SpanStart);
        if (!Statements.HasComments(session, between) && !session.HasDirectives(between))
        {
            session.Changes.Delete(between);
        }
        else if (_layout.StartsLine(keyword.SpanStart) && _layout.EndsLine(keyword) && !keyword.TrailingTrivia.Any(Layout.IsComment))
        {
            session.Changes.DeleteLines(TextSpan.FromBounds(_layout.LineAt(keyword.SpanStart).Start, keyword.FullSpan.End));
        }
        else
        {
            var blank = keyword.TrailingTrivia.TakeWhile(trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia)).Sum(trivia => trivia.Span.Length);
            session.Changes.Delete(new TextSpan(keyword.SpanStart, keyword.Span.Length + blank));
        }
    }
}
