using KafkaDurability.Analyzers.Fixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KafkaDurability.Analyzers.CodeFixes;

/// <summary>Puts what a config holds into a dictionary of its own.</summary>
internal static class CopyEdit
{
    private static readonly string[] s_dictionaries = ["Dictionary<string, string>", "System.Collections.Generic.Dictionary<string, string>"];

    public static bool Apply(EditSession session, Edit edit)
    {
        if (session.Node(edit.Span) is not ExpressionSyntax config || session.HasDirectives(config.Span))
        {
            return false;
        }

        // Older frameworks have no constructor that takes pairs.
        var copy = s_dictionaries.Select(type => $"new {type}({config})").FirstOrDefault(text =>
            session.Model.GetSpeculativeSymbolInfo(config.SpanStart, SyntaxFactory.ParseExpression(text), SpeculativeBindingOption.BindAsExpression).Symbol is IMethodSymbol);
        if (copy is null)
        {
            return false;
        }

        session.Changes.Replace(config.Span, copy);
        return true;
    }
}
