using KafkaDurability.Analyzers.CodeFixes;
using KafkaDurability.Analyzers.Fixes;
using KafkaDurability.Analyzers.Tests.Docs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using static KafkaDurability.Analyzers.Tests.Fixes.Fix;

namespace KafkaDurability.Analyzers.Tests.Fixes;

public class FixAllTests
{
    [Fact]
    public Task Takes_all_plans_of_a_document_in_one_pass() => All(
        """
        var c = {|a:new ProducerConfig
        {
            LingerMs = 5,
        }|};
        {|b:c.Acks = {|c:Acks.None|};|} // few
        var d = {|d:new ProducerConfig()|};
        dict[{|e:"ack"|}] = "1";
        """,
        """
        var c = new ProducerConfig
        {
            LingerMs = 5,
            EnableIdempotence = true,
        };
        var d = new ProducerConfig { EnableIdempotence = true, Acks = Acks.All };
        dict["acks"] = "1";
        """,
        [Add("enable.idempotence", "true"), Remove("b")],
        [Add("enable.idempotence", "true")],
        [Set("acks", "all", "c")],
        [Add("enable.idempotence", "true", "d")],
        [Add("enable.idempotence", "true", "d"), Add("acks", "all", "d")],
        [Rename("acks", "e")]);

    [Fact]
    public Task Takes_removals_next_to_each_other() => All(
        """
        var c = new ProducerConfig { {|a:Acks = Acks.None|}, LingerMs = 5, {|b:ClientId = "x"|}, {|c:Debug = "all"|} };
        List<KeyValuePair<string, string>> l =
        [
            {|d:new("acks", "0")|},
            {|e:new("linger.ms", "0")|},
        ];
        """,
        """
        var c = new ProducerConfig { LingerMs = 5 };
        List<KeyValuePair<string, string>> l =
        [];
        """,
        [Remove()],
        [Remove("b")],
        [Remove("c")],
        [Remove("d")],
        [Remove("e")]);

    [Fact]
    public Task The_outer_change_wins() => All(
        "{|a:config.Acks = cond ? {|b:Acks.None|} : Acks.Leader|};",
        "config.Acks = Acks.All;",
        [Set("acks", "all", "b")],
        [Set("acks", "all")]);

    [Fact]
    public Task A_plan_that_contradicts_another_waits() => All(
        """
        {|a:config.Acks = Acks.None|};
        var c = {|b:new ProducerConfig()|};
        {|c:config.LingerMs = 5|};
        """,
        """
        config.Acks = Acks.All;
        var c = new ProducerConfig { LingerMs = 5 };
        config.LingerMs = 0;
        """,
        [Set("acks", "all")],
        [Set("acks", "1"), Set("linger.ms", "0", "c")],
        [Add("linger.ms", "5", "b")],
        [Add("linger.ms", "6", "b")],
        [Set("linger.ms", "0", "c")],
        [Rename("acks", "c")]);

    [Fact]
    public Task Moves_many() => All(
        """
        while (cond)
        {
            {|a:n++;|}
            {|b:dict.Clear();|}
        }

        {|c:n++;|}
        {|d:n--;|}
        {|e:dict.Clear();|}
        Configure(c => { {|f:n++;|} {|g:dict.Clear();|} });
        """,
        """
        while (cond)
        {
            dict.Clear();
            n++;
        }

        dict.Clear();
        n++;
        n--;
        Configure(c => { dict.Clear(); n++; });
        """,
        [Move()],
        [Move("c", "e")],
        [Move("d", "e")],
        [Move("f", "g")]);

    [Fact]
    public Task Moves_in_a_chain_wait() => All(
        "{|a:n++;|}\n{|b:dict.Clear();|}\n{|c:n--;|}",
        "dict.Clear();\nn++;\nn--;",
        [Move()],
        [Move("b", "c")]);

    [Theory]
    [InlineData(FixAllScope.Document, 1)]
    [InlineData(FixAllScope.Project, 2)]
    [InlineData(FixAllScope.Solution, 2)]
    public async Task Reaches_as_far_as_asked(FixAllScope scope, int expected)
    {
        const string Code = "class Test{0} {{ object c = new Confluent.Kafka.ProducerConfig(); }}";
        var (document, _) = Open(string.Format(Code, 1));
        var other = document.Project.AddDocument("Other.cs", string.Format(Code, 2));
        document = other.Project.GetDocument(document.Id)!;
        var start = string.Format(Code, 1).IndexOf("new", StringComparison.Ordinal);
        var edit = new Edit(EditKind.Add, new(start, "new Confluent.Kafka.ProducerConfig()".Length), "enable.idempotence", "true");
        var plan = FixPlan.Create(Title, false, [((await document.GetSyntaxRootAsync())!, edit)]);

        var solution = await FixAllRun.In(scope, document, new() { [document.Id] = [plan], [other.Id] = [plan] });

        var changed = 0;
        foreach (var result in solution.Projects.Single().Documents)
        {
            changed += (await result.GetTextAsync()).ToString().Contains("{ EnableIdempotence = true }") ? 1 : 0;
        }

        Assert.Equal(expected, changed);
    }

    [Fact]
    public void Only_fixers_that_need_no_decision_fix_all()
    {
        FixAllScope[] scopes = [FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution];
        Assert.Equal(scopes, new SettingFixer().GetFixAllProvider().GetSupportedFixAllScopes());
        Assert.Equal(scopes, new StatementFixer().GetFixAllProvider().GetSupportedFixAllScopes());
        Assert.Null(new SuggestionFixer().GetFixAllProvider());
    }

    /// <summary>dotnet format warns of a fixer that has no FixAll; of a rule that it fixes automatically that would be wrong.</summary>
    [Fact]
    public void Every_fixer_of_a_rule_with_an_automatic_fix_answers_dotnet_format() => Assert.All(
        Shipped.Fixers.Where(fixer => fixer.FixableDiagnosticIds.Intersect(FixableRules.Automatic).Any()),
        fixer => Assert.Contains(FixAllScope.Solution, fixer.GetFixAllProvider()!.GetSupportedFixAllScopes()));

    [Fact]
    public async Task What_needs_a_decision_is_not_fixed_with_the_others()
    {
        var project = new AdhocWorkspace().AddProject("App", LanguageNames.CSharp);
        var document = project.AddDocument("App.cs", "class C { }");
        foreach (var provider in new[] { new AlternativeFixer().GetFixAllProvider(), new SettingsFileFixer().GetFixAllProvider() })
        {
            var context = new FixAllContext(document, new AlternativeFixer(), FixAllScope.Solution, "KafkaDurability", ["KD2002"], new NoDiagnostics(), CancellationToken.None);
            var operation = Assert.Single(await (await provider.GetFixAsync(context))!.GetOperationsAsync(CancellationToken.None));
            Assert.Same(document.Project.Solution, Assert.IsType<ApplyChangesOperation>(operation).ChangedSolution);
        }
    }

    private sealed class NoDiagnostics : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult(Enumerable.Empty<Diagnostic>());

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) => Task.FromResult(Enumerable.Empty<Diagnostic>());

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult(Enumerable.Empty<Diagnostic>());
    }
}
