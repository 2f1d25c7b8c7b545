using KafkaDurability.Analyzers.CodeFixes;
using KafkaDurability.Analyzers.Tests.Verifiers;

namespace KafkaDurability.Analyzers.Tests.Rules.Producer;

/// <summary>Runs the settings rules over a producer that is built from the settings and used.</summary>
internal static class ProducerRule
{
    private const string Use = Code.Build + """

                await producer.ProduceAsync("orders", new Message<string, string> { Value = "paid" });
        """;

    /// <summary>The producer has these settings, and no others.</summary>
    public static Task Settings(string settings) => Statements($"var config = new ProducerConfig {{ {settings} }};");

    /// <summary>The statements make <c>config</c>; a producer is built from it and used.</summary>
    public static Task Statements(string statements, string members = "") => Verify.Analyzer<ClientConfigAnalyzer>(Source(statements, members));

    public static Task Fix(string statements, string fixedStatements, string members = "", string? fixedMembers = null) =>
        Verify.Fix<ClientConfigAnalyzer, SettingFixer>(Source(statements, members), Source(fixedStatements, fixedMembers ?? members));

    /// <summary>As <see cref="Fix"/>, for a fix that is offered in the editor alone.</summary>
    public static Task Suggestion(string statements, string fixedStatements) =>
        Verify.Fix<ClientConfigAnalyzer, SuggestionFixer>(Source(statements, ""), Source(fixedStatements, ""));

    public static Task<string> Message(string statements) => Reports.Message<ClientConfigAnalyzer>(Source(statements, ""));

    private static string Source(string statements, string members) => Code.Body(statements + "\n        " + Use, members);
}
