using KafkaDurability.Analyzers;
using KafkaDurability.Analyzers.Tests.Docs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace KafkaDurability.Proofs.Contradictions;

/// <summary>What the analyzer says of code that sets the settings and builds the client.</summary>
internal static class Judgement
{
    /// <summary>Made once, as its references are most of the work.</summary>
    private static readonly CSharpCompilation s_empty = CSharpCompilation.Create(
        "Clients",
        references: SampleReferences.Client,
        options: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));

    /// <param name="client"><c>Producer</c> or <c>Consumer</c>.</param>
    /// <returns>The messages of this rule's reports.</returns>
    public static async Task<IReadOnlyList<string>> OfAsync(string client, string rule, IEnumerable<DrawnSetting> settings)
    {
        var tree = CSharpSyntaxTree.ParseText($$"""
            using Confluent.Kafka;

            class Clients
            {
                void Build()
                {
                    var config = new {{client}}Config();
                    {{string.Join("\n        ", settings)}}
                    using var client = new {{client}}Builder<string, string>(config).Build();
                }
            }
            """);
        var compilation = s_empty.AddSyntaxTrees(tree);
        if (compilation.GetDiagnostics().FirstOrDefault(error => error.Severity == DiagnosticSeverity.Error) is { } error)
        {
            throw new InvalidOperationException(error + "\n" + tree);
        }

        var reported = await compilation.WithAnalyzers([new ClientConfigAnalyzer()]).GetAnalyzerDiagnosticsAsync();
        return reported.Where(diagnostic => diagnostic.Id == rule).Select(diagnostic => diagnostic.GetMessage()).ToList();
    }
}
