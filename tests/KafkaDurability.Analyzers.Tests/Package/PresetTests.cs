using KafkaDurability.Analyzers.Rules;
using KafkaDurability.Analyzers.Tests.Docs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace KafkaDurability.Analyzers.Tests.Package;

/// <summary>The presets say of each rule what the rule itself does.</summary>
public sealed class PresetTests
{
    private const string Folder = "src/KafkaDurability.Analyzers.Package/buildTransitive";

    private static readonly Dictionary<string, string> s_intents = new()
    {
        ["Strict"] = "What loses messages, or makes a client throw, fails the build; the rest is a warning.",
        ["Relaxed"] = "Losses and exceptions stay warnings; the rest is a suggestion, or nothing.",
        ["Off"] = "Nothing is reported.",
    };

    public static TheoryData<string> Presets { get; } = new(s_intents.Keys);

    [Theory]
    [MemberData(nameof(Presets))]
    public void A_preset_is_what_the_rules_make_of_it(string preset)
    {
        var expected = $"# {s_intents[preset]}\nis_global = true\nglobal_level = -100\n\n"
            + string.Concat(Shipped.Rules.Select(rule => $"dotnet_diagnostic.{rule.Id}.severity = {Word(Severity(preset, rule.Id))}\n"));

        Generated.Is($"{Folder}/{preset}.globalconfig", expected);
    }

    [Theory]
    [MemberData(nameof(Presets))]
    public void The_users_editorconfig_wins(string preset)
    {
        var set = AnalyzerConfigSet.Create(new[]
        {
            AnalyzerConfig.Parse(SourceText.From(Repository.Read($"{Folder}/{preset}.globalconfig")), $"/packages/{preset}.globalconfig"),
            AnalyzerConfig.Parse(SourceText.From("[*.cs]\ndotnet_diagnostic.KD1002.severity = suggestion\n"), "/app/.editorconfig"),
        }, out var diagnostics);

        Assert.Empty(diagnostics);
        Assert.Equal(ReportDiagnostic.Info, set.GetOptionsForSourcePath("/app/Program.cs").TreeOptions["KD1002"]);
        Assert.Equal(Shipped.Rules.Select(rule => rule.Id).Order(), set.GlobalConfigOptions.TreeOptions.Keys.Select(id => id.ToUpperInvariant()).Order());
    }

    [Fact]
    public void The_package_knows_the_presets_and_no_others()
    {
        var props = Repository.Read($"{Folder}/KafkaDurability.Analyzers.props");
        var targets = Repository.Read($"{Folder}/KafkaDurability.Analyzers.targets");
        Assert.All(s_intents.Keys, preset => Assert.Contains($"{preset}.globalconfig\" Condition=\"'$(KafkaDurabilityMode)' == '{preset}'\"", props, StringComparison.Ordinal));
        Assert.All(s_intents.Keys.Append("Default"), preset => Assert.Contains($"'$(KafkaDurabilityMode)' != '{preset}'", targets, StringComparison.Ordinal));
        Assert.Equal(s_intents.Keys.Order(), Repository.Files(Folder, "*.globalconfig").Select(path => Path.GetFileNameWithoutExtension(path)).Order());
    }

    private static ReportDiagnostic Severity(string preset, string id)
    {
        var rule = AllRules.All.First(rule => rule.Id == id);
        return preset switch
        {
            "Strict" => rule.Strict,
            "Relaxed" => rule.Relaxed,
            _ => ReportDiagnostic.Suppress,
        };
    }

    /// <summary>As .globalconfig spells it.</summary>
    private static string Word(ReportDiagnostic severity) => severity switch
    {
        ReportDiagnostic.Error => "error",
        ReportDiagnostic.Warn => "warning",
        ReportDiagnostic.Info => "suggestion",
        _ => "none",
    };
}
