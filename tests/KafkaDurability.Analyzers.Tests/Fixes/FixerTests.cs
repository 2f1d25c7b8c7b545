using System.Reflection;
using KafkaDurability.Analyzers.CodeFixes;
using KafkaDurability.Analyzers.Fixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using static KafkaDurability.Analyzers.Tests.Fixes.Fix;

namespace KafkaDurability.Analyzers.Tests.Fixes;

public class FixerTests
{
    private const string Code = "class Test { void Run(Confluent.Kafka.ProducerConfig c) { {|a:c.Acks = null;|} {|b:c.LingerMs = 5;|} } }";

    [Fact]
    public async Task Each_fixer_takes_its_own_plans()
    {
        var (document, spans) = Open(Code);
        FixPlan[] plans =
        [
            Plan(spans, [Remove()]),
            Plan(spans, [Remove("b")], editorOnly: true),
            Plan(spans, [Move()]),
            Plan(spans, [Set("acks", "nonsense")]),
            Plan(spans, [Set("linger.ms", "0", "b"), Set("acks", "nonsense")]),
        ];

        Assert.DoesNotContain("Acks", await Only(new SettingFixer()));
        Assert.DoesNotContain("Linger", await Only(new SuggestionFixer()));
        Assert.Contains("LingerMs = 5; c.Acks", await Only(new StatementFixer()));

        async Task<string> Only(CodeFixProvider fixer)
        {
            var action = Assert.Single(await Offered(document, plans, fixer));
            Assert.Equal(Title, action.Title);
            Assert.Equal(fixer is SuggestionFixer ? Title : "KafkaDurability", action.EquivalenceKey);
            return (await (await Apply(document, action)).GetTextAsync()).ToString();
        }
    }

    [Fact]
    public async Task Spans_of_another_text_offer_nothing()
    {
        var (document, _) = Open(Code);
        var root = await document.GetSyntaxRootAsync();
        foreach (var kind in Enum.GetValues<EditKind>().Where(kind => kind is not (EditKind.AddUsing or EditKind.Replace))) // Its span says nothing; any expression may be replaced.
        {
            for (var start = 0; start < root!.Span.Length + 5; start += 3)
            {
                foreach (var length in new[] { 0, 4, 1000 })
                {
                    var span = new TextSpan(start, length);
                    var plan = FixPlan.Create(Title, false, [(root, new Edit(kind, span, "linger.ms", "all", span))]);
                    Assert.True((await Offered(document, [plan])).Count == 0, $"{kind} at {span}: {root.FindNode(new TextSpan(Math.Min(start, root.Span.End - 1), 0))}");
                }
            }
        }
    }

    [Fact]
    public async Task Plans_without_sense_offer_nothing()
    {
        var (document, _) = Open(Code);
        Assert.Empty(await Offered(document, []));
        Assert.Empty(await Offered(document, [FixPlan.Create(Title, false, [])]));
    }

    [Fact]
    public void Fixers_are_exported_and_nothing_else_is_public()
    {
        Type[] fixers = [typeof(AlternativeFixer), typeof(BaselineFixer), typeof(FinallyFixer), typeof(LibraryFixer), typeof(OffsetFixer), typeof(SettingFixer), typeof(SettingsFileFixer), typeof(StatementFixer), typeof(SuggestionFixer)];
        Assert.Equal(fixers, typeof(SettingFixer).Assembly.GetExportedTypes().OrderBy(type => type.Name));
        Assert.All(fixers, type => Assert.Equal(
            [LanguageNames.CSharp], type.GetCustomAttribute<ExportCodeFixProviderAttribute>()!.Languages));
    }
}
