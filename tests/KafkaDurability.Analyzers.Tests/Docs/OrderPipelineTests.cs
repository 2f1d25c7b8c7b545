using System.Text.RegularExpressions;
using KafkaDurability.Analyzers.Fixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace KafkaDurability.Analyzers.Tests.Docs;

/// <summary>The sample service shows what its table lists: the rules, where they stand, and what mends them.</summary>
public sealed partial class OrderPipelineTests
{
    private const string Folder = "docs/samples/OrderPipeline/";

    private const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    [Fact]
    public async Task The_table_lists_what_is_reported()
    {
        var listed = Rows().Matches(Repository.Read(Folder + "README.md"))
            .Select(row => (Rule: row.Groups["rule"].Value, File: row.Groups["file"].Value, Mend: row.Groups["mend"].Value))
            .ToList();

        Assert.Equal(await ReportedAsync(), listed);
    }

    private static async Task<List<(string Rule, string File, string Mend)>> ReportedAsync()
    {
        var files = Repository.Files(Folder, "*.cs")
            .Select(path => path.Replace('\\', '/'))
            .Where(path => !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/bin/", StringComparison.Ordinal));
        var compilation = CSharpCompilation.Create(
            "OrderPipeline",
            files.Select(path => CSharpSyntaxTree.ParseText(File.ReadAllText(path), path: path)).Append(CSharpSyntaxTree.ParseText(Usings)),
            SampleReferences.Hosting,
            new CSharpCompilationOptions(OutputKind.ConsoleApplication, allowUnsafe: true));
        Assert.Empty(compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));

        var reported = await compilation.WithAnalyzers(Shipped.Analyzers).GetAnalyzerDiagnosticsAsync();
        return reported
            .Select(diagnostic => (diagnostic.Id, diagnostic.Location.GetLineSpan().Path.Split(Folder)[1], MendOf(diagnostic)))
            .Order()
            .ToList();
    }

    private static string MendOf(Diagnostic diagnostic)
    {
        var plans = FixPlan.Read(diagnostic.Properties);
        return plans.Any(plan => !plan.EditorOnly) ? "`dotnet format`" : plans.Length > 0 ? "the editor: " + plans[^1].Title : "you";
    }

    [GeneratedRegex(@"^\| (?<rule>KD\d{4}) \| `(?<file>[^`]+)` \| .+ \| (?<mend>you(?=: )|`dotnet format`|the editor: [^|]+?)(: [^|]+)? \|$", RegexOptions.Multiline)]
    private static partial Regex Rows();
}
