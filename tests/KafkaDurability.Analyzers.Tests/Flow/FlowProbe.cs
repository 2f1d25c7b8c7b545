using System.Collections.Immutable;
using KafkaDurability.Analyzers.Flow;
using KafkaDurability.Analyzers.Tests.Verifiers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Tests.Flow;

/// <summary>Collects the names of the methods that may have been called by the time Here() is, path by path.</summary>
internal sealed class FlowProbe : ForwardAnalysis<FlowProbe.Paths>
{
    private FlowProbe(ControlFlowGraph graph)
        : base(graph, CancellationToken.None)
    {
    }

    /// <summary>The calls of each path, as one text per path.</summary>
    internal sealed record Paths(ImmutableSortedSet<string> Calls);

    /// <summary>The paths to each Here() in the body of a method, such as "AB".</summary>
    public static string PathsToHere(string body) => PathsToHere(GraphOf(body));

    public static string PathsToHere(ControlFlowGraph graph)
    {
        var probe = new FlowProbe(graph);
        if (!probe.Solve(new Paths([""])))
        {
            return "unknown";
        }

        var paths = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var entry in probe.Entries)
        {
            var state = entry.Value;
            foreach (var name in Calls(entry.Key.Block))
            {
                if (name == "Here")
                {
                    paths.UnionWith(state.Calls);
                }

                state = After(state, name);
            }
        }

        return string.Join(" ", paths.Select(path => path.Length == 0 ? "-" : path));
    }

    public static ControlFlowGraph GraphOf(string body)
    {
        var tree = CSharpSyntaxTree.ParseText($$"""
            class C
            {
                bool A() => true; bool B() => true; void D() { } void Here() { }
                System.IDisposable U() => null!;
                void Lambda(System.Action action) { }
                void M() { {{body}} }
            }
            """);
        var compilation = CSharpCompilation.Create("flow", [tree], Verify.References, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        var method = tree.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>().Single(declaration => declaration.Identifier.ValueText == "M");
        return ControlFlowGraph.Create(method, compilation.GetSemanticModel(tree))!;
    }

    protected override Paths Join(Paths left, Paths right) => new(left.Calls.Union(right.Calls));

    protected override bool AreEqual(Paths left, Paths right) => left.Calls.SetEquals(right.Calls);

    protected override Paths Transfer(BasicBlock block, Paths state, Action<Paths> thrown)
    {
        thrown(state);
        foreach (var name in Calls(block))
        {
            state = After(state, name);
            thrown(state);
        }

        return state;
    }

    // At most once each, so that loops come to rest.
    private static Paths After(Paths state, string name) =>
        name.Length == 1 ? new([.. state.Calls.Select(path => path.Contains(name, StringComparison.Ordinal) ? path : path + name)]) : state;

    private static IEnumerable<string> Calls(BasicBlock block) =>
        block.Operations.Concat(block.BranchValue is { } value ? [value] : [])
            .SelectMany(operation => operation.DescendantsAndSelf())
            .OfType<IInvocationOperation>()
            .Select(call => call.TargetMethod.Name);
}
