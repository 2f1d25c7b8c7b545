using KafkaDurability.Analyzers.Fixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace KafkaDurability.Analyzers.Tests.Fuzz;

/// <summary>The checks of fixes find what they are there for.</summary>
public class FixChecksTests
{
    private const string Code = "class A\n{\n    void Run()\n    {\n        a();\n        b();\n    }\n\n    void Other()\n    {\n        c();\n    }\n}\n";

    [Theory]
    [InlineData("        b();\n", "        b();\n        d();\n", null)]
    [InlineData("        b();\n", "        b();\r\n        d();\n", "another line end")]
    [InlineData("        b();\n", "        b(); \n", "blanks at the end of:         b(); ")]
    [InlineData("        b();\n", "\t\tb();\n", "tabs in a file of spaces")]
    [InlineData("    }\n\n", "    }\n\n\n", "a blank line too many")]
    public void Line_ends_and_blanks(string old, string now, string? complaint) => Assert.Equal(complaint, Complaint(Code, old, now));

    [Fact]
    public void Spaces_among_tabs() =>
        Assert.Equal("spaces in a file of tabs", Complaint(Code.Replace("    ", "\t"), "\t\tb();\n", "\t\tb();\n\t    d();\n"));

    [Theory]
    [InlineData("        b();\n", "        b();\n        d();\n", null)]
    [InlineData("        b();\n", "        b();\n      d();\n", "out of line: d();")]
    [InlineData("        b();\n", "        if (x)\n        {\n          b();\n        }\n", "another step of indentation: '  '")]
    [InlineData("        b();\n", "        if (x)\n        {\n            b();\n            }\n", "out of line: } of if (x)")]
    [InlineData("        b();\n", "        if (x)\n        {\n        b();\n        }\n", "out of line: the inside of if (x)")]
    public void Statements_and_braces_in_line(string old, string now, string? complaint) => Assert.Equal(complaint, FixLayout.Complaint(Root(Code), Root(Code.Replace(old, now)))?.Split('\n')[0]);

    [Theory]
    [InlineData("Set", "a();", null)]
    [InlineData("Set", "b();", "line 6 is touched, which the finding does not name")]
    [InlineData("MoveAfter", "b();", null)]
    [InlineData("MoveAfter", "c();", "line 11 is touched, which the finding does not name")]
    public void Places_that_the_finding_names(string kind, string touched, string? complaint)
    {
        var root = Root(Code);
        var place = new TextSpan(Code.IndexOf("a()", StringComparison.Ordinal), 3);
        var rule = new DiagnosticDescriptor("T1", "Title", "Message", "Test", DiagnosticSeverity.Warning, true);
        var region = FixRegion.Of(root, Diagnostic.Create(rule, Location.Create(root.SyntaxTree, place)), FixPlan.Create("Title", false, [(root, new Edit(Enum.Parse<EditKind>(kind), place))]));
        Assert.Equal(complaint, region.Complaint(SourceText.From(Code), [new TextChange(new TextSpan(Code.IndexOf(touched, StringComparison.Ordinal), 1), "x")]));
    }

    /// <summary>Edits that are no fix: each is told from one.</summary>
    [Theory]
    [InlineData("Acks = Acks.None", "Acks = Acks.All", "")]
    [InlineData("Acks = Acks.None", "Acks = Acks.None /* now */", "Gone")]
    [InlineData("Acks = Acks.None", "Acks = Acks.All, ) (", "Parses Compiles")]
    [InlineData("Acks = Acks.None", "Acks = Acks.Every", "Compiles")]
    [InlineData("Acks = Acks.None", "Acks = Acks.All, EnableDeliveryReports = false", "Quiet")]
    public async Task Outcomes(string old, string now, string failed)
    {
        var before = await ProjectState.OfAsync(
            FixSafetyTests.Project("class A\n{\n    ProducerConfig Make() => new() { Acks = Acks.None };\n}\n"), default);
        var finding = Assert.Single(before.Findings);
        var document = before.Project.GetDocument(finding.Location.SourceTree)!;
        var text = await document.GetTextAsync();
        var changed = text.WithChanges(new TextChange(new TextSpan(text.ToString().IndexOf(old, StringComparison.Ordinal), old.Length), now));
        var after = await ProjectState.OfAsync(document.WithText(changed).Project, default);
        var verdict = await FixVerdict.OfAsync(before, after, finding, FixPlan.Read(finding.Properties)[0].Title, default);
        Assert.Equal(failed, string.Join(' ', verdict.Complaints.Keys.Order().Where(check => check != FixCheck.Stable)));
    }

    private static SyntaxNode Root(string code) => CSharpSyntaxTree.ParseText(code).GetRoot();

    private static string? Complaint(string code, string old, string now)
    {
        var (before, change) = (SourceText.From(code), new TextChange(new TextSpan(code.IndexOf(old, StringComparison.Ordinal), old.Length), now));
        return FixLayout.Complaint(before, before.WithChanges(change), [change]);
    }
}
