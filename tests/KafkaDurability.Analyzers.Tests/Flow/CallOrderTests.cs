using KafkaDurability.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KafkaDurability.Analyzers.Tests.Flow;

/// <summary>"AB AC" means that A calls B and C. In the answer callees come first, and (AB) is a circle.</summary>
public class CallOrderTests
{
    [Theory]
    [InlineData("", "A", "A")]
    [InlineData("AB", "A", "B A")]
    [InlineData("AB BC CD", "A", "D C B A")]
    [InlineData("AB BC CD", "C", "D C")]
    [InlineData("AB AC BD CD", "A", "D B C A")]
    [InlineData("AC AB CD BD", "A", "D C B A")]
    [InlineData("AA", "A", "(A)")]
    [InlineData("AB BB", "A", "(B) A")]
    [InlineData("AB BA", "A", "(AB)")]
    [InlineData("AB BA BC", "A", "C (AB)")]
    [InlineData("AB BC CA CD DC", "A", "(ABCD)")]
    [InlineData("AB BC CB CD DE ED", "A", "(DE) (BC) A")]
    [InlineData("AB AC CB BC BD", "A", "D (BC) A")]
    public void Callees_come_first(string calls, string root, string order) => Assert.Equal(order, Order(calls, root));

    /// <summary>A circle is one circle with the same members, whichever of them is asked for, and in whatever order the calls stand.</summary>
    [Theory]
    [InlineData("AB BC CA CD DE EC EF FF", "(F) (ABCDE)")]
    [InlineData("CA BC AB EC DE CD FF EF", "(F) (ABCDE)")]
    public void Whoever_is_asked_first(string calls, string order)
    {
        foreach (var root in "ABCDE")
        {
            Assert.Equal(order, Order(calls, root.ToString()));
        }
    }

    /// <summary>What was visited before is known, and not given again.</summary>
    [Fact]
    public void Those_that_are_done_are_left_out() => Assert.Equal("D B A", Order("AB AC BD CE", "A", done: "C"));

    [Fact]
    public void A_long_chain_needs_no_stack()
    {
        var nodes = Enumerable.Range(0, 3000).Select(i => (SyntaxNode)SyntaxFactory.IdentifierName("m" + i)).ToList();
        var next = nodes.Zip(nodes.Skip(1)).ToDictionary(pair => pair.First, pair => pair.Second);

        var order = CallOrder.BottomUp(nodes[0], node => next.TryGetValue(node, out var callee) ? [callee] : [], _ => false, CancellationToken.None)
            .Select(circle => Assert.Single(circle.Members));

        Assert.Equal(nodes.AsEnumerable().Reverse(), order);
    }

    /// <summary>Past the bound members count as out of sight; the root is always given.</summary>
    [Fact]
    public void Too_many_are_cut_off()
    {
        var nodes = Enumerable.Range(0, 6000).Select(i => (SyntaxNode)SyntaxFactory.IdentifierName("m" + i)).ToList();

        var order = CallOrder.BottomUp(nodes[0], node => node == nodes[0] ? nodes.Skip(1) : [], _ => false, CancellationToken.None).ToList();

        Assert.Equal(4000, order.Count);
        Assert.Same(nodes[0], Assert.Single(order[^1].Members));
    }

    private static string Order(string calls, string root, string done = "")
    {
        var nodes = "ABCDEF".ToDictionary(name => name, name => (SyntaxNode)SyntaxFactory.IdentifierName(name.ToString()));
        var callees = calls.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToLookup(call => nodes[call[0]], call => nodes[call[1]]);
        var circles = CallOrder.BottomUp(nodes[root[0]], node => callees[node], node => done.Contains(Name(node), StringComparison.Ordinal), CancellationToken.None);
        return string.Join(" ", circles.Select(circle =>
        {
            var members = string.Concat(circle.Members.Select(Name).Order(StringComparer.Ordinal));
            return circle.IsRecursive ? "(" + members + ")" : members;
        }));

        static string Name(SyntaxNode node) => ((IdentifierNameSyntax)node).Identifier.ValueText;
    }
}
