using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace KafkaDurability.Analyzers.CodeFixes;

/// <summary>What the edits of one pass share: the document as it was, and the changes so far.</summary>
internal sealed class EditSession
{
    public EditSession(SyntaxNode root, SourceText text, SemanticModel model, CancellationToken cancellation)
    {
        Root = root;
        Model = model;
        Cancellation = cancellation;
        Layout = new Layout(text);
        Changes = new ChangeSet(Layout);
        Lists = new ListChanges(this);
        Blocks = new BlockChanges(this);
        EmptiedFinallies = new EmptiedFinallies(this);
    }

    public SyntaxNode Root { get; }

    public SemanticModel Model { get; }

    public CancellationToken Cancellation { get; }

    public Layout Layout { get; }

    public ChangeSet Changes { get; }

    public ListChanges Lists { get; }

    public BlockChanges Blocks { get; }

    public EmptiedFinallies EmptiedFinallies { get; }

    /// <summary>Statements on the move, and those they move behind. One that is both would leave the order to chance.</summary>
    public HashSet<StatementSyntax> Moved { get; } = new();

    public HashSet<StatementSyntax> Targets { get; } = new();

    /// <summary>Writes what depends on all edits of a list or block; false where that is impossible.</summary>
    public bool Write() => Lists.Write() && EmptiedFinallies.Write() && Blocks.Write();
    /// <summary>Statements that get a finally: one within another would not be indented with it.</summary>
    public List<TextSpan> Guarded { get; } = new();

    /// <summary>The innermost node of exactly this span, or null where the code is half typed or no longer the same.</summary>
    public SyntaxNode? Node(TextSpan span)
    {
        if (span.IsEmpty || !Root.FullSpan.Contains(span))
        {
            return null;
        }

        var node = Root.FindNode(span, getInnermostNodeForTie: true);
        return node.Span == span && !HasErrors(node) ? node : null;
    }

    /// <summary>The statement of exactly this span, or the one made of the expression there.</summary>
    public StatementSyntax? Statement(TextSpan span)
    {
        var node = Node(span);
        while (node is ExpressionSyntax { Parent: not (LambdaExpressionSyntax or ArrowExpressionClauseSyntax) })
        {
            node = node.Parent is AwaitExpressionSyntax or ConditionalAccessExpressionSyntax or ExpressionStatementSyntax
                ? node.Parent
                : null;
        }

        return node is StatementSyntax statement && !HasErrors(statement) ? statement : null;
    }

    /// <summary>Whether #if and the like stand there, which make lines belong together in ways that a change would break.</summary>
    public bool HasDirectives(TextSpan span) =>
        Root.DescendantTrivia(span).Any(trivia =>
            (trivia.IsDirective || trivia.IsKind(SyntaxKind.DisabledTextTrivia)) && span.OverlapsWith(trivia.FullSpan));

    /// <summary>Whether the code is half typed there.</summary>
    public static bool HasErrors(SyntaxNode node) =>
        node.ContainsDiagnostics && node.GetDiagnostics().Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
}
