using KafkaDurability.Analyzers.Program;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KafkaDurability.Tool.Analysis;

/// <summary>
/// Types that two projects of a program declare under one name. Joined, a name may mean either of them, so that nothing
/// is claimed of code that mentions it: it is judged project by project, as a build does.
/// </summary>
internal static class Twins
{
    /// <returns>The paths of the files that mention such a name.</returns>
    public static HashSet<string> FilesWith(IReadOnlyList<CSharpCompilation> parts, CancellationToken cancellation)
    {
        var names = parts
            .SelectMany((part, place) => part.SyntaxTrees.SelectMany(tree => Types(tree.GetRoot(cancellation))).Distinct().Select(type => (type.Full, type.Name, Part: place)))
            .GroupBy(type => type.Full).Where(same => same.Count() > 1)
            .Select(same => same.First().Name).ToHashSet(StringComparer.Ordinal);
        return names.Count == 0 ? [] : parts.SelectMany(part => part.SyntaxTrees)
            .Where(tree => names.Any(name => TreeNames.Of(tree).HasWord(name)))
            .Select(tree => tree.FilePath).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>The types that are in no other, with their namespace and the number of their type parameters.</summary>
    private static IEnumerable<(string Full, string Name)> Types(SyntaxNode root) => root
        .DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax)
        .OfType<MemberDeclarationSyntax>()
        .Select(member => (Member: member, Name: NameOf(member)))
        .Where(type => type.Name is not null)
        .Select(type => ($"{string.Join('.', type.Member.Ancestors().OfType<BaseNamespaceDeclarationSyntax>().Reverse().Select(space => space.Name))}.{type.Name}`{ArityOf(type.Member)}", type.Name!));

    private static string? NameOf(MemberDeclarationSyntax member) => member switch
    {
        BaseTypeDeclarationSyntax type => type.Identifier.Text,
        DelegateDeclarationSyntax type => type.Identifier.Text,
        _ => null,
    };

    private static int ArityOf(MemberDeclarationSyntax member) => member switch
    {
        TypeDeclarationSyntax type => type.Arity,
        DelegateDeclarationSyntax type => type.Arity,
        _ => 0,
    };
}
