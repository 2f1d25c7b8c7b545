using KafkaDurability.Analyzers.Program;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Rules;

/// <summary>Names places in messages.</summary>
internal static class Places
{
    /// <inheritdoc cref="Lines.Of"/>
    public static string Line(SyntaxNode node, SyntaxNode at) => Lines.Of(node, at);
}
