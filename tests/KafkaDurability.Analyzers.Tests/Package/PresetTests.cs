using System.Xml.Linq;
using KafkaDurability.Analyzers.Options;
using KafkaDurability.Analyzers.Rules;
using KafkaDurability.Analyzers.Tests.Docs;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Tests.Package;

/// <summary>What the build hands to the analyzers, and what the project's mode and that of a folder make of a rule.</summary>
public sealed class PresetTests
{
    private const string Folder = "src/KafkaDurability.Analyzers.Package/buildTransitive";

    /// <summary>The analyzers themselves decide the severities; what is off by default only the compiler's own options switch on.</summary>
    [Fact]
    public void Strict_switches_on_what_is_off_by_default() => Generated.Is(
        $"{Folder}/Strict.globalconfig",
        "# What is off by default is a suggestion; the severities of the others are the analyzers' own.\nis_global = true\nglobal_level = -100\n\n"
        + string.Concat(Shipped.Rules.Where(rule => !rule.IsEnabledByDefault).Select(rule => $"dotnet_diagnostic.{rule.Id}.severity = suggestion\n")));

    [Fact]
    public void The_package_knows_the_modes_and_no_others()
    {
        var targets = Repository.Read($"{Folder}/KafkaDurability.Analyzers.targets");
        Assert.All(Enum.GetNames<Mode>(), mode => Assert.Contains($"'$(KafkaDurabilityMode)' != '{mode}'", targets, StringComparison.Ordinal));
        Assert.All(Enum.GetNames<Mode>(), mode => Assert.Equal((int)Enum.Parse<Mode>(mode), KafkaOption.Mode.Parse(mode)));
    }

    [Fact]
    public void The_analyzers_see_the_properties_that_they_read() => Assert.Equal(
        ["KafkaDurabilityMode", "KafkaDurabilityWriteBaseline"],
        XDocument.Parse(Repository.Read($"{Folder}/KafkaDurability.Analyzers.props")).Descendants("CompilerVisibleProperty").Select(property => property.Attribute("Include")!.Value));

    [Fact]
    public void Losses_and_exceptions_are_errors_in_Strict_and_stay_warnings_in_Relaxed() => Assert.All(AllRules.All.Where(rule => rule.Descriptor.IsEnabledByDefault), rule =>
    {
        var isGrave = rule.Consequence is Consequence.Loss or Consequence.Crash;
        var isWarning = rule.Descriptor.DefaultSeverity == DiagnosticSeverity.Warning;
        Assert.Equal(isGrave && isWarning ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning, rule.Strict);
        Assert.Equal(!isWarning ? null : isGrave ? DiagnosticSeverity.Warning : DiagnosticSeverity.Info, rule.Relaxed);
    });
}
