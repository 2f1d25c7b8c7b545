using KafkaDurability.Analyzers.Program;
using KafkaDurability.Analyzers.Tests.Verifiers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KafkaDurability.Analyzers.Tests.Program;

/// <summary>Members are found by the names in them before anything is bound: none may be missed.</summary>
public sealed class NamesTests
{
    private static readonly CSharpCompilation s_program = CSharpCompilation.Create(
        "Names",
        [
            CSharpSyntaxTree.ParseText("""
                class Callers
                {
                    void Plain() { Send(); }
                    void Member(Callers c) { c.Send(); }
                    void Conditional(Callers? c) { c?.Send(); }
                    void Generic() { Send<int>(); this.Send<System.Collections.Generic.List<int>>(); }
                    void Apart() { Send /* to whom? */ (); }
                    void Escaped() { @Send(); }
                    void Lambda() { System.Action a = () => Send(); }
                    int Property => Send();
                    int field = Send();
                    void Group() { System.Action a = Send; }
                    void Text() { System.Console.WriteLine("Send()"); /* Send() */ }
                    void Longer() { Sender(); ReSend(); Send_(); }
                }
                """),
            CSharpSyntaxTree.ParseText("class Others { void Elsewhere() { Callers.Send(); } void Nothing() { } }"),
            CSharpSyntaxTree.ParseText("class Silent { void Nothing() { } }"),
            CSharpSyntaxTree.ParseText(""),
        ],
        Verify.References);

    [Fact]
    public void All_calls_of_a_name_are_found() => Assert.Equal(
        ["Apart", "Conditional", "Elsewhere", "Escaped", "Generic", "Lambda", "Member", "Plain", "Property", "field"],
        Names(Members.Calling(s_program, "Send", CancellationToken.None)));

    [Fact]
    public void All_mentions_of_a_name_are_found() => Assert.Equal(
        ["Apart", "Conditional", "Elsewhere", "Escaped", "Generic", "Group", "Lambda", "Member", "Plain", "Property", "field"],
        Names(Members.Mentioning(s_program, "Send", CancellationToken.None)));

    [Fact]
    public void A_name_that_stands_nowhere_is_found_nowhere()
    {
        Assert.Empty(Members.Calling(s_program, "Receive", CancellationToken.None));
        Assert.Empty(Members.Mentioning(s_program, "Receive", CancellationToken.None));
    }

    [Theory]
    [InlineData("class")]
    [InlineData("namespace Orders { public interface { } }")]
    public void What_has_no_name_yet_is_looked_for_nowhere(string halfTyped)
    {
        // The filter takes it for a word of some text or other; this is the first of them.
        var hash = WordFilter.HashOfFirst("");
        var tree = Enumerable.Range(0, 100_000).Select(number => CSharpSyntaxTree.ParseText($"{halfTyped} // word{number}"))
            .First(tree => new WordFilter(tree.ToString()).MayContain(hash));
        var names = TreeNames.Of(tree);
        Assert.True(names.MayMention(hash));
        Assert.Contains("", Outline.Of(tree).Names);
        Assert.False(names.HasWord(""));
        Assert.False(names.DeclaresType(""));
        Assert.Empty(new ProgramNames([tree]).TreesMentioning(""));
    }

    [Fact]
    public void The_filter_has_every_word_of_a_text_and_few_others()
    {
        var words = Enumerable.Range(0, 2_000).Select(number => "word" + number).ToList();
        var filter = new WordFilter(string.Join(" = ", words));

        Assert.All(words, word => Assert.True(Has(word)));
        Assert.InRange(Enumerable.Range(0, 2_000).Count(number => Has("other" + number)), 0, 400);
        Assert.False(new WordFilter("").MayContain(WordFilter.Hash("a", 0, 1)));

        bool Has(string word) => filter.MayContain(WordFilter.Hash(word, 0, word.Length));
    }

    private static IEnumerable<string> Names(IEnumerable<SyntaxNode> members) => members.Select(member => member switch
    {
        MethodDeclarationSyntax method => method.Identifier.Text,
        ArrowExpressionClauseSyntax { Parent: PropertyDeclarationSyntax property } => property.Identifier.Text,
        EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax variable } => variable.Identifier.Text,
        _ => member.Kind().ToString(),
    }).Order(StringComparer.Ordinal);
}
