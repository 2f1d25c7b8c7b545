using KafkaDurability.Analyzers.CodeFixes;
using KafkaDurability.Analyzers.Tests.Verifiers;

namespace KafkaDurability.Analyzers.Tests.Rules.Consumer;

/// <summary>Puts calls on clients into a class that has what they need.</summary>
internal static class ClientUse
{
    private const string Fields = """
        private readonly IConsumer<string, string> consumer = null!;
            private readonly IProducer<string, string> producer = null!;
            private readonly IAdminClient admin = null!;
            private readonly Message<string, string> message = new();
            private readonly TimeSpan timeout;
            private long _number;
            private static void Process(string text) => System.IO.File.AppendAllText("done.txt", text);
            private static long Read(string json) => System.Text.Json.JsonDocument.Parse(json).RootElement.GetProperty("rxmsgs").GetInt64();
            private void Statistics(IConsumer<string, string> from, string json) => _number = Read(json);
        """;

    /// <param name="statements">The body of an async method, with the diagnostics of the one rule marked.</param>
    public static Task Verify(string rule, string statements, string members = "", bool errors = false) =>
        Verifiers.Verify.Rules<ClientUseAnalyzer>([rule], Source(statements, members), errors);

    /// <summary>As above, for a fix of the editor.</summary>
    public static Task Suggest(string statements, string fixedStatements, string members = "") =>
        Verifiers.Verify.Fix<ClientUseAnalyzer, SuggestionFixer>(Source(statements, members), Source(fixedStatements, members));

    /// <summary>As above, for a fix of one finding and of all.</summary>
    public static Task Fix<TFixer>(string statements, string fixedStatements, string members = "")
        where TFixer : Microsoft.CodeAnalysis.CodeFixes.CodeFixProvider, new() =>
        Verifiers.Verify.Fix<ClientUseAnalyzer, TFixer>(Source(statements, members), Source(fixedStatements, members));

    private static string Source(string statements, string members) => "using Confluent.Kafka.Admin;\n" + Code.Body(statements, Fields + "\n    " + members);
}
