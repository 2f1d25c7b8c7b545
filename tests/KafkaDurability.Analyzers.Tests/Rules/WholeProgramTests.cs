using KafkaDurability.Analyzers.Tests.Docs;
using KafkaDurability.Analyzers.Tests.Verifiers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace KafkaDurability.Analyzers.Tests.Rules;

/// <summary>
/// Whole small programs of the folder Programs, one hazard or one look-alike a file, with every analyzer of the package. A line
/// that ends with "// expect: KD0000" is reported, and nothing else is; a file that begins with "// silent" has no such line.
/// </summary>
public class WholeProgramTests
{
    private const string Folder = "tests/KafkaDurability.Analyzers.Tests/Rules/Programs";

    private const string Mark = "// expect: ";

    private const string Usings = Verify.GlobalUsings + """

        global using Microsoft.Extensions.Configuration;
        global using Microsoft.Extensions.DependencyInjection;
        global using Microsoft.Extensions.Hosting;
        global using Microsoft.Extensions.Logging;
        """;

    public static TheoryData<string> Names => new(Repository.Files(Folder, "*.cs").Select(path => Repository.Relative(path)[(Folder.Length + 1)..]));

    [Theory]
    [MemberData(nameof(Names))]
    public async Task ReportsWhatItsCommentsSay(string name)
    {
        var text = Repository.Read(Folder + "/" + name);
        var expected = text.Split('\n')
            .Select((line, index) => (Line: index + 1, At: line.IndexOf(Mark, StringComparison.Ordinal), Text: line))
            .Where(one => one.At >= 0)
            .SelectMany(one => one.Text[(one.At + Mark.Length)..].Split(", ").Select(id => $"{one.Line}: {id}"))
            .Order().ToList();
        Assert.Equal(text.StartsWith("// silent\n", StringComparison.Ordinal), expected.Count == 0);
        Assert.Equal(expected, (await ReportedIn(text)).Order());
    }

    private static async Task<IEnumerable<string>> ReportedIn(string text)
    {
        var compilation = CSharpCompilation.Create(
            "Program",
            [CSharpSyntaxTree.ParseText(text), CSharpSyntaxTree.ParseText(Usings)],
            Verify.References,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        if (!text.Contains("// does not compile", StringComparison.Ordinal))
        {
            Assert.Empty(compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        }

        return (await compilation.WithAnalyzers(Shipped.Analyzers).GetAnalyzerDiagnosticsAsync())
            .Select(diagnostic => $"{diagnostic.Location.GetLineSpan().StartLinePosition.Line + 1}: {diagnostic.Id}")
            .Distinct();
    }
}
