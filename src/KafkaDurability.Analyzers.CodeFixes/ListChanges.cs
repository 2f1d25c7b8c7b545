using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace KafkaDurability.Analyzers.CodeFixes;

/// <summary>Collects what goes out of and into each list, since commas depend on all of it.</summary>
internal sealed class ListChanges(EditSession session)
{
    private readonly Dictionary<SyntaxNode, ListRewrite> _lists = new();
    private readonly Dictionary<BaseObjectCreationExpressionSyntax, List<(string Name, string Text)>> _initializers = new();

    public bool Remove(SyntaxNode list, SyntaxNode entry)
    {
        if (Rewrite(list) is not { } rewrite || rewrite.List.Entries.IndexOf(entry) is not (>= 0 and var index))
        {
            return false;
        }

        rewrite.Removed.Add(index);
        return true;
    }

    /// <param name="name">The property or key of the entry, to be found once in a list.</param>
    public bool Add(SyntaxNode list, string name, string text)
    {
        if (Rewrite(list) is not { } rewrite)
        {
            return false;
        }

        rewrite.Added.Add((name, text));
        return true;
    }

    /// <summary>Adds an entry to an object created without an initializer.</summary>
    public void AddInitializer(BaseObjectCreationExpressionSyntax creation, string name, string text)
    {
        if (!_initializers.TryGetValue(creation, out var added))
        {
            _initializers.Add(creation, added = new());
        }

        added.Add((name, text));
    }

    /// <summary>Writes the changes; false where they would not compile.</summary>
    public bool Write()
    {
        foreach (var creation in _initializers)
        {
            if (creation.Value.Select(entry => entry.Name).Distinct().Count() < creation.Value.Count)
            {
                return false;
            }

            WriteInitializer(creation.Key, "{ " + string.Join(", ", creation.Value.Select(entry => entry.Text)) + " }");
        }

        return _lists.Values.All(list => list.Write());
    }

    private ListRewrite? Rewrite(SyntaxNode node)
    {
        if (!_lists.TryGetValue(node, out var rewrite))
        {
            if (EntryList.Of(node) is not { } list || session.HasDirectives(node.Span) || EditSession.HasErrors(node))
            {
                return null;
            }

            _lists.Add(node, rewrite = new ListRewrite(session, list));
        }

        return rewrite;
    }

    private void WriteInitializer(BaseObjectCreationExpressionSyntax creation, string text)
    {
        // "new ProducerConfig()" needs its parentheses no more, unless something is in them.
        if (creation is ObjectCreationExpressionSyntax { ArgumentList: { Arguments.Count: 0 } list } plain
            && string.IsNullOrWhiteSpace(session.Layout.Text.ToString(TextSpan.FromBounds(list.OpenParenToken.Span.End, list.CloseParenToken.SpanStart)))
            && plain.Type.GetLastToken().TrailingTrivia.Count == 0)
        {
            session.Changes.Replace(list.Span, " " + text);
        }
        else
        {
            session.Changes.Insert(creation.Span.End, " " + text);
        }
    }
}
