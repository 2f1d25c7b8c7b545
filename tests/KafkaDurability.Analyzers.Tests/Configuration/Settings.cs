using KafkaDurability.Analyzers.AppSettings;
using KafkaDurability.Analyzers.Configuration;
using KafkaDurability.Analyzers.Kafka;
using KafkaDurability.Analyzers.Tests.Verifiers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KafkaDurability.Analyzers.Tests.Configuration;

/// <summary>
/// What a client is built with, as one line: "acks all|none|unset, retries ?". Several values are of different paths, "?" is one that
/// nobody knows, "varies" one that is another at each start; "!" is behind what code out of sight may write over, and "open" behind
/// all where it may write any setting. What is called on the client comes behind that, and whether code out of sight gets it.
/// "no client" is where nobody knows with what it is built. In brackets is a value that an option chooses.
/// </summary>
internal static class Settings
{
    private const string Members = """
        protected bool flag; protected int count; protected string? text; protected string Name { get; set; } = ""; protected static string Default = "a"; protected const string Id = "c";
        protected abstract string Make(); protected abstract void See(object any); protected abstract ProducerConfig Get();
        """;

    /// <param name="code">What makes <c>config</c>; a producer is built from it behind that, where the code does not build one itself.</param>
    /// <param name="members">Further members, and types within the class.</param>
    /// <param name="type">How the class begins.</param>
    public static string Of(string code, string members = "", string type = "")
    {
        var build = code.Contains("Builder<", StringComparison.Ordinal) ? "" : "new ProducerBuilder<string, string>(config).Build();";
        var tree = CSharpSyntaxTree.ParseText($$"""
            {{type}} abstract class C
            {
                {{Members}}
                {{members}}
                public async Task Run(string given, ProducerConfig foreign) { await Task.Yield(); {{code}} {{build}} }
            }
            """);
        var compilation = Verify.Empty.AddSyntaxTrees(tree);
        Assert.Empty(compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        var run = tree.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>().Single(method => method.Identifier.ValueText == "Run");
        var model = ConfigModel.Of(compilation, KafkaSymbols.From(compilation)!, SettingsFiles.None);
        var texts = new ConfigLinker(model, CancellationToken.None).ObjectsOf(run).Where(config => config.IsConfig && config.Snapshots.Any(snapshot => snapshot.IsBuilt))
            .SelectMany(config => config.Snapshots.Where(snapshot => snapshot.IsBuilt).Select(snapshot => Text(snapshot) + Calls(config)).Distinct())
            .Order(StringComparer.Ordinal).ToList();
        return texts.Count == 0 ? "no client" : string.Join("; ", texts.Select(text => text.Length == 0 ? "no settings" : text));
    }

    private static string Calls(ConfigObject config) =>
        (config.Calls.Any() ? " calls " + string.Join(" ", config.Calls.Select(call => call.Method.Name).Order(StringComparer.Ordinal)) : "") + (config.IsClientHandedOn ? " handed on" : "");

    private static string Text(ConfigSnapshot snapshot) => (string.Join(", ", snapshot.State.Slots
        .OrderBy(slot => slot.Key, StringComparer.Ordinal)
        .Select(slot => slot.Key + " " + string.Join("|", slot.Value.Writes.Select(Text).Distinct().Order(StringComparer.Ordinal).Concat(slot.Value.MaybeUnset ? ["unset"] : [])) + (slot.Value.MayBeOverwritten ? "!" : "")))
        + (snapshot.IsOpen ? " open" : "")).Trim();

    private static string Text(SettingWrite write) =>
        write.Value?.Text is { } text ? write.IsOption ? $"({text})" : text : write.Varies ? "varies" : write.IsPresent ? "set" : "?";
}
