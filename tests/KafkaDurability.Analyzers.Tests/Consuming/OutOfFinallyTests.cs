using KafkaDurability.Analyzers.Consuming;
using KafkaDurability.Analyzers.Tests.Verifiers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KafkaDurability.Analyzers.Tests.Consuming;

/// <summary>Which calls of a finally block may move; what is not safe, the tests of the edit show.</summary>
public class OutOfFinallyTests
{
    [Theory]
    [InlineData("Commit();", "Commit();")]
    [InlineData("this?.Commit();", "this?.Commit();")]
    [InlineData("await Commit();", "await Commit();")]
    [InlineData("_ = Commit();", null)]
    [InlineData("var task = Commit();", null)]
    [InlineData("if (o is null) { Commit(); }", null)]
    [InlineData("Use(Commit());", null)]
    public void In_finally(string statement, string? expected) => Assert.Equal(expected, Statement("try { Use(o); } finally { " + statement + " }"));

    [Theory]
    [InlineData("try { Commit(); } finally { Use(o); }")]
    [InlineData("try { Use(o); } catch { Commit(); } finally { Use(o); }")]
    [InlineData("Commit();")]
    [InlineData("try { return; } finally { Commit(); }")]
    public void Elsewhere(string statements) => Assert.Null(Statement(statements));

    private static string? Statement(string statements)
    {
        var tree = CSharpSyntaxTree.ParseText(
            "using System.Threading.Tasks; class C { Task Commit() => Task.CompletedTask; void Use(object o) { } async Task Run(object o) { await Task.Yield(); " + statements + " } }");
        var compilation = CSharpCompilation.Create("finally", [tree], Verify.References, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        Assert.Empty(compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        var call = tree.GetRoot().DescendantNodes().OfType<InvocationExpressionSyntax>().Single(call => call.Expression is IdentifierNameSyntax { Identifier.ValueText: "Commit" }
            or MemberBindingExpressionSyntax { Name.Identifier.ValueText: "Commit" });
        return OutOfFinally.Statement(call, compilation.GetSemanticModel(tree), CancellationToken.None)?.ToString();
    }
}
