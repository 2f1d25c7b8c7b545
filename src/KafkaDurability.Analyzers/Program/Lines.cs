using System.Globalization;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Program;

/// <summary>Names lines to the user.</summary>
internal static class Lines
{
    /// <summary>"line 12", or "line 12 of Orders.cs" where that is not the file the user looks at.</summary>
    public static string Of(SyntaxNode node, SyntaxNode at)
    {
        var span = node.GetLocation().GetLineSpan();
        var line = "line " + (span.StartLinePosition.Line + 1).ToString(CultureInfo.InvariantCulture);
        return node.SyntaxTree == at.SyntaxTree ? line : line + " of " + System.IO.Path.GetFileName(span.Path);
    }
}
