using System.Collections.Immutable;
using KafkaDurability.Analyzers.Program;
using KafkaDurability.Analyzers.Fixes;
using KafkaDurability.Analyzers.Topics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace KafkaDurability.Analyzers.Libraries;

/// <summary>Topics that a library creates, and on how many brokers they are.</summary>
internal static class Copies
{
    /// <param name="at">What creates the topic.</param>
    /// <param name="said">The number in the code; null where the library's default applies.</param>
    public static LibraryFact Fact(SyntaxNode at, string name, long copies, SyntaxNode? said, LibraryMember member, Func<int, Edit>? add = null) =>
        new(Hazard.FewCopies, said ?? at, name, copies)
        {
            Number = copies,
            IsLocal = IsLocal(member),
            Plans = said is not null ? [Plan(said, wanted => Edit.Replace(said, $"{wanted}"))]
                : add is not null ? [Plan(at, add)]
                : [],
        };

    /// <summary>The number that the options ask for is not known here; a broker more than three is rarely asked for.</summary>
    private static FixPlan Plan(SyntaxNode at, Func<int, Edit> edit) => FixPlan.Create("Set 3", editorOnly: true, [(at, edit(3))]);

    /// <summary>Whether the type around names a broker on the developer's machine, and no other.</summary>
    private static bool IsLocal(LibraryMember member)
    {
        var scope = Members.TypeOf(member.Syntax) ?? member.Syntax;
        return scope.DescendantTokens().Any(token => token.IsKind(SyntaxKind.StringLiteralToken) && token.ValueText.Length > 3 && LocalBrokers.Are(token.ValueText));
    }
}
