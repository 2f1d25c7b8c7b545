using System.Globalization;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Program;

/// <summary>Names lines to the user.</summary>
internal static class Lines
{
    /// <summary>The line that a node begins in, counted from 1 as editors do.</summary>
    public static int Number(SyntaxNode node) => node.GetLocation().GetLineSpan().StartLinePosition.Line + 1;

    /// <summary>"line 12", or "line 12 of Orders.cs" where that is not the file the user looks at.</summary>
    public static string Of(SyntaxNode node, SyntaxNode at)
    {
        var line = "line " + Number(node).ToString(CultureInfo.InvariantCulture);
        return node.SyntaxTree == at.SyntaxTree ? line : line + " of " + System.IO.Path.GetFileName(node.SyntaxTree.FilePath);
    }
}
