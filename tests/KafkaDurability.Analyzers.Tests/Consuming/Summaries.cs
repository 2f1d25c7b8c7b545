using KafkaDurability.Analyzers.Consuming;
using KafkaDurability.Analyzers.Kafka;
using KafkaDurability.Analyzers.Tests.Verifiers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KafkaDurability.Analyzers.Tests.Consuming;

/// <summary>What callers are told about a method, as one line: "Processes, throws -> true Processed | false Failed@catch".</summary>
internal static class Summaries
{
    /// <param name="method">The declaration of a method M, with further members if need be.</param>
    public static string Of(string method)
    {
        var tree = CSharpSyntaxTree.ParseText($$"""
            using System; using System.Collections.Generic; using System.Linq; using System.Threading.Tasks; using Confluent.Kafka; using Microsoft.Extensions.Logging;
            abstract class C
            {
                IConsumer<string, string> consumer = null!; IProducer<string, string> producer = null!; ILogger logger = null!; Queue<string> queue = new(); List<Task> tasks = new();
                protected Action<string> save = null!; protected Func<string, bool> ask = null!; protected Func<string, Task> saveAsync = null!;
                {{method}}
                async Task Caller() { CALL; await Task.Yield(); }
            }
            """.Replace("CALL", Call(method), StringComparison.Ordinal));
        var compilation = Verify.Empty.AddSyntaxTrees(tree);
        Assert.Empty(compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        var caller = tree.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>().Single(declaration => declaration.Identifier.ValueText == "Caller");
        var symbol = (IMethodSymbol)compilation.GetTypeByMetadataName("C")!.GetMembers("M").Single();
        var effects = ConsumeModel.Of(compilation, KafkaSymbols.From(compilation)!).EffectsIn(caller, CancellationToken.None);
        return effects.SummaryOf(symbol) is { } summary ? Text(summary) : "nothing";
    }

    private static string Call(string method)
    {
        var parameters = CSharpSyntaxTree.ParseText("class C { " + method + " }").GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>()
            .First(declaration => declaration.Identifier.ValueText == "M").ParameterList.Parameters;
        return "M(" + string.Join(", ", parameters.Select(parameter => $"({parameter.Type})default!")) + ")";
    }

    private static string Text(MethodSummary summary)
    {
        var parts = new List<string>();
        if (summary.Parameters.Length > 0)
        {
            parts.Add(string.Join("; ", summary.Parameters.Select(Text)));
        }

        parts.AddRange(summary.Actions.Select(action => action.Consumer.Name + (action.Advance is null ? " set back" : " commits all")).Order());
        if (summary.Consumed is { } consumed)
        {
            parts.Add("from " + consumed.Consumer?.Name);
        }

        if (summary.RunsOn)
        {
            parts.Add("runs on");
        }

        var exits = summary.Exits.Select(Text).Distinct().Order(StringComparer.Ordinal).ToList();
        return string.Join("; ", parts) + " -> " + (exits.Count == 0 ? "never" : string.Join(" | ", exits.Select(exit => exit.Length == 0 ? "returns" : exit)));
    }

    private static string Text(ParameterSummary parameter) => parameter.Effect
        + (parameter.MayThrow ? ", throws" : "")
        + (parameter.Passed is { } passed ? ", passed by " + passed.Kind : parameter.MayPass.IsEmpty ? "" : ", may be passed");

    private static string Text(MethodExit exit)
    {
        var verdict = exit.Verdict is null ? "" : exit.Verdict == Constants.Null ? "null " : exit.Verdict == Constants.Some ? "some " : exit.Verdict.ToString()!.ToLowerInvariant() + " ";
        return (verdict + string.Join(", ", exit.Standings.Select(Text))).Trim();
    }

    private static string Text(TrackedState progress) => progress.State + (progress.Handler is null ? "" : "@catch");
}
