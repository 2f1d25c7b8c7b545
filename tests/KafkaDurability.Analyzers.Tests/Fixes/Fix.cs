using System.Collections.Immutable;
using KafkaDurability.Analyzers.CodeFixes;
using KafkaDurability.Analyzers.Fixes;
using KafkaDurability.Analyzers.Tests.Docs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace KafkaDurability.Analyzers.Tests.Fixes;

/// <summary>Hands a plan to its fixer and compares what comes out. Edits name the spans that {|name:...|} marks.</summary>
internal static class Fix
{
    public const string Title = "Mend it";

    private const string Head = """
        using System;
        using System.Collections.Generic;
        using Confluent.Kafka;

        class Test
        {
            static void Configure(Action<ProducerConfig> configure) { }

            void Run(bool cond, int n, ProducerConfig config, ClientConfig clientConfig, Dictionary<string, string> dict, List<KeyValuePair<string, string>> list)
            {

        """;

    private const string Tail = """

            }
        }

        """;

    public static Spec Set(string key, string? value, string at = "a") => new(EditKind.Set, at, key, value);

    public static Spec Add(string key, string? value, string at = "a") => new(EditKind.Add, at, key, value);

    public static Spec Remove(string at = "a") => new(EditKind.Remove, at);

    public static Spec Rename(string key, string at = "a") => new(EditKind.Rename, at, key);

    public static Spec Move(string at = "a", string behind = "b") => new(EditKind.MoveAfter, at, Other: behind);

    public static Spec Await(string at = "a") => new(EditKind.Await, at);

    public static Spec OutOfFinally(string at = "a") => new(EditKind.MoveOutOfFinally, at);

    public static Spec First(string statement, string at = "a") => new(EditKind.InsertFirst, at, Value: statement);

    public static Spec Last(string statement, string at = "a") => new(EditKind.InsertLast, at, Value: statement);

    public static Spec Arguments(string arguments, string at = "a") => new(EditKind.ReplaceArguments, at, Value: arguments);

    public static Spec Insert(string statement, string at = "a") => new(EditKind.InsertAfter, at, Value: statement);

    public static Spec NextOffset(string at = "a") => new(EditKind.NextOffset, at);

    public static Spec UseResult(string at = "a", string result = "b") => new(EditKind.UseResult, at, Other: result);
    public static Spec Finally(string statement) => new(EditKind.Finally, "a", Value: statement, Other: "b");

    /// <summary>Statements of a method, before and after.</summary>
    public static Task Body(string before, string after, params Spec[] edits) => Source(InMethod(before), InMethod(after), edits);

    /// <summary>Statements of a method that the plan must not be offered for.</summary>
    public static Task NoneInBody(string before, params Spec[] edits) => None(InMethod(before), edits);

    public static async Task Source(string before, string after, params Spec[] edits)
    {
        var (document, spans) = Open(before);
        await AssertCompiles(document);
        var actions = await Offered(document, [Plan(spans, edits)]);
        var changed = await Apply(document, Assert.Single(actions));
        Assert.Equal(after, (await changed.GetTextAsync()).ToString());
        await AssertCompiles(changed);
    }

    public static async Task None(string before, params Spec[] edits)
    {
        var (document, spans) = Open(before);
        Assert.Empty(await Offered(document, [Plan(spans, edits)]));
    }

    /// <summary>Each array of edits is the plan of one finding; all are fixed at once.</summary>
    public static Task All(string before, string after, params Spec[][] plans) => AllInSource(InMethod(before), InMethod(after), plans);

    public static async Task AllInSource(string before, string after, params Spec[][] plans)
    {
        var (document, spans) = Open(before);
        await AssertCompiles(document);
        var written = plans.Select(plan => Plan(spans, plan)).ToList();
        var changed = await FixAllRun.InDocument(document, written);
        Assert.Equal(after, (await changed.GetTextAsync()).ToString());
        await AssertCompiles(changed);
    }

    public static FixPlan Plan(IDictionary<string, ImmutableArray<TextSpan>> spans, Spec[] edits, bool editorOnly = false)
    {
        var node = SyntaxFactory.ParseCompilationUnit("");
        return FixPlan.Create(Title, editorOnly, edits.Select(edit => ((SyntaxNode)node, edit.Resolve(spans))));
    }

    public static (Document Document, IDictionary<string, ImmutableArray<TextSpan>> Spans) Open(string markup)
    {
        Microsoft.CodeAnalysis.Testing.TestFileMarkupParser.GetSpans(
            markup, out var code, out ImmutableDictionary<string, ImmutableArray<TextSpan>> spans);
        var kind = code.Contains("class ") ? OutputKind.DynamicallyLinkedLibrary : OutputKind.ConsoleApplication;
        var project = new AdhocWorkspace().AddProject("Test", LanguageNames.CSharp)
            .WithMetadataReferences(SampleReferences.Client)
            .WithParseOptions(new CSharpParseOptions(LanguageVersion.Latest))
            .WithCompilationOptions(new CSharpCompilationOptions(kind));
        return (project.AddDocument("Test.cs", SourceText.From(code)), spans);
    }

    public static async Task<List<CodeAction>> Offered(Document document, IEnumerable<FixPlan> plans, CodeFixProvider? fixer = null)
    {
        var list = plans.ToList();
        fixer ??= FixerOf(list);
        var diagnostic = Finding(fixer, await document.GetSyntaxTreeAsync(), new TextSpan(0, 0), list);
        var actions = new List<CodeAction>();
        await fixer.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), default));
        return actions;
    }

    public static CodeFixProvider FixerOf(IEnumerable<FixPlan> plans) =>
        plans.Any(PlanActions.ChangesStatements) ? new StatementFixer() : new SettingFixer();

    public static Diagnostic Finding(CodeFixProvider fixer, SyntaxTree? tree, TextSpan span, IEnumerable<FixPlan> plans)
    {
        var rule = new DiagnosticDescriptor(fixer.FixableDiagnosticIds[0], "Title", "Message", "Test", DiagnosticSeverity.Warning, true);
        return Diagnostic.Create(rule, Location.Create(tree!, span), FixPlan.Write(plans));
    }

    public static async Task<Document> Apply(Document document, CodeAction action)
    {
        var operations = await action.GetOperationsAsync(default);
        var solution = Assert.IsType<ApplyChangesOperation>(Assert.Single(operations)).ChangedSolution;
        return solution.GetDocument(document.Id)!;
    }

    public static async Task AssertCompiles(Document document)
    {
        var compilation = await document.Project.GetCompilationAsync();
        Assert.Empty(compilation!.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
    }

    private static string InMethod(string body) => Head + Indented(body) + Tail;

    internal static string Indented(string body) =>
        string.Join("\n", body.Split('\n').Select(line => line.Length == 0 ? line : "        " + line));
}

/// <summary>An edit at a marked span.</summary>
internal sealed record Spec(EditKind Kind, string At, string? Key = null, string? Value = null, string? Other = null)
{
    public Edit Resolve(IDictionary<string, ImmutableArray<TextSpan>> spans) =>
        new(Kind, spans[At].Single(), Key, Value, Other is null ? null : spans[Other].Single());
}
