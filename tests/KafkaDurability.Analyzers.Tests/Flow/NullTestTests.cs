using KafkaDurability.Analyzers.Functions;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Tests.Flow;

/// <summary>On which branch of a condition x is null, by what is called there.</summary>
public class NullTestTests
{
    [Theory]
    [InlineData("if (x == null) { A(); } else { B(); }", "A:null B:not")]
    [InlineData("if (x != null) { A(); } else { B(); }", "A:not B:null")]
    [InlineData("if (x is null) { A(); } else { B(); }", "A:null B:not")]
    [InlineData("if (x is not null) { A(); } else { B(); }", "A:not B:null")]
    [InlineData("if (null == x) { A(); } else { B(); }", "A:null B:not")]
    [InlineData("if (null != x) { A(); } else { B(); }", "A:not B:null")]
    [InlineData("if (x is { }) { A(); } else { B(); }", "A:not B:null")]
    [InlineData("if (x is not { }) { A(); } else { B(); }", "A:null B:not")]
    [InlineData("if (x is { } z) { A(); } else { B(); }", "A:not B:null")]
    [InlineData("if (x is string { }) { A(); } else { B(); }", "")]
    [InlineData("if (x is string { Length: 1 }) { A(); } else { B(); }", "")]
    [InlineData("if (y is { }) { A(); } else { B(); }", "")]
    [InlineData("if (null == y) { A(); } else { B(); }", "")]
    [InlineData("if (!(x == null)) { A(); } else { B(); }", "A:not B:null")]
    [InlineData("if (x == null || b) { A(); } else { B(); }", "A:not A:null")]
    [InlineData("x?.ToString(); B();", "B:null ToString:not")]
    [InlineData("if (y == null) { A(); } else { B(); }", "")]
    [InlineData("if (y != null) { A(); } else { B(); }", "")]
    [InlineData("if (y is null) { A(); } else { B(); }", "")]
    [InlineData("if (y is not null) { A(); } else { B(); }", "")]
    [InlineData("y?.ToString(); B();", "")]
    [InlineData("if (x == y) { A(); } else { B(); }", "")]
    [InlineData("if (x != y) { A(); } else { B(); }", "")]
    [InlineData("if (x is 1) { A(); } else { B(); }", "")]
    [InlineData("if (x is not 1) { A(); } else { B(); }", "")]
    [InlineData("if (b) { A(); } else { B(); }", "")]
    [InlineData("x.ToString(); B();", "")]
    public void Branches(string code, string expected)
    {
        var graph = FlowProbe.GraphOf("object x = U(), y = U(); var b = A(); " + code);
        var storage = Storage.Of(graph);
        Assert.Equal(expected, string.Join(' ', graph.Blocks
            .SelectMany(block => new[] { block.ConditionalSuccessor, block.FallThroughSuccessor }.OfType<ControlFlowBranch>()
                .Select(branch => (Leads: Call(branch.Destination), IsNull: NullTest.Of(block, branch, operation => storage.Symbol(operation)?.Name == "x"))))
            .Where(branch => branch.IsNull is not null).Select(branch => branch.Leads + (branch.IsNull == true ? ":null" : ":not")).Order(StringComparer.Ordinal)));
    }

    private static string Call(BasicBlock? block)
    {
        for (; block is not null; block = block.FallThroughSuccessor?.Destination)
        {
            if (block.Operations.SelectMany(operation => operation.DescendantsAndSelf()).OfType<IInvocationOperation>().FirstOrDefault() is { } call)
            {
                return call.TargetMethod.Name;
            }
        }

        return "";
    }
}
