using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KafkaDurability.Analyzers.Binding;

/// <summary>Which members call what, by names alone.</summary>
internal static class CallIndex
{
    /// <summary>Kept as long as the tree: an edit elsewhere, with its new compilation, does not change it.</summary>
    private static readonly ConditionalWeakTable<SyntaxTree, Dictionary<string, HashSet<SyntaxNode>>> s_callers = new();

    /// <summary>The members of a tree that call something of this name.</summary>
    public static IEnumerable<SyntaxNode> Calling(SyntaxTree tree, string name) =>
        s_callers.GetValue(tree, Read).TryGetValue(name, out var callers) ? callers : Enumerable.Empty<SyntaxNode>();

    private static Dictionary<string, HashSet<SyntaxNode>> Read(SyntaxTree tree)
    {
        var callers = new Dictionary<string, HashSet<SyntaxNode>>();
        foreach (var call in tree.GetRoot().DescendantNodes().OfType<InvocationExpressionSyntax>())
        {
            if (NameOf(call.Expression) is { } name && Members.RootOf(call) is { } member)
            {
                if (!callers.TryGetValue(name, out var known))
                {
                    callers.Add(name, known = []);
                }

                known.Add(member);
            }
        }

        return callers;
    }

    private static string? NameOf(ExpressionSyntax called) => called switch
    {
        SimpleNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        MemberBindingExpressionSyntax binding => binding.Name.Identifier.ValueText,
        _ => null,
    };
}
