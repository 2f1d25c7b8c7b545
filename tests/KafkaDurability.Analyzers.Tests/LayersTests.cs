using System.Text.RegularExpressions;
using KafkaDurability.Analyzers.Tests.Docs;

namespace KafkaDurability.Analyzers.Tests;

/// <summary>Code becomes facts, rules judge facts: the folders use each other in that direction only.</summary>
public sealed partial class LayersTests
{
    [Theory]
    [InlineData("Flow")]
    [InlineData("Fixes")]
    [InlineData("Options")]
    [InlineData("Program")]
    [InlineData("Library", "Program")]
    [InlineData("Functions", "Program", "Library")]
    [InlineData("Typestate", "Flow", "Program", "Functions")]
    [InlineData("Kafka", "Program", "Functions", "Typestate")]
    [InlineData("AppSettings")]
    [InlineData("Values", "Flow", "Program", "Functions")]
    [InlineData("Configuration", "Values", "Flow", "Kafka", "Functions", "Program", "AppSettings")]
    [InlineData("Consuming", "Flow", "Kafka", "Program", "Library", "Functions", "Typestate")]
    [InlineData("Producing", "Flow", "Kafka", "Program", "Library", "Functions", "Typestate")]
    [InlineData("Topics", "Values", "Functions", "Kafka", "Program", "Configuration", "AppSettings")]
    [InlineData("Clients", "Values", "Configuration", "Consuming", "Producing", "Kafka", "Typestate", "Options", "Program", "Library", "Functions")]
    [InlineData("Libraries", "Program", "Functions", "Topics", "AppSettings", "Fixes")]
    [InlineData("Baselines", "AppSettings", "Program")]
    [InlineData("Guarantees", "Libraries", "Clients", "Configuration", "Kafka", "Options", "Program", "Functions", "AppSettings")]
    [InlineData("Rules", "Guarantees", "Baselines", "Libraries", "Configuration", "Consuming", "Producing", "Topics", "Fixes", "Kafka", "Options", "Rules", "Program", "Library", "Functions", "Clients", "AppSettings")]
    public void A_folder_uses_only_what_lies_below_it(string folder, params string[] below)
    {
        Assert.NotEmpty(Sources(folder));
        var used = Sources(folder).SelectMany(file =>
            ProjectUsings().Matches(Repository.Read(file)).Select(match => (File: file, Layer: match.Groups[1].Value)));
        Assert.DoesNotContain(used, use => use.Layer != folder && !below.Contains(use.Layer));
    }

    [Fact]
    public void No_rule_reads_syntax() =>
        Assert.DoesNotContain(Sources("Rules"), file => Repository.Read(file).Contains("Microsoft.CodeAnalysis.CSharp", StringComparison.Ordinal));

    [Fact]
    public void Only_base_types_lie_at_the_root_of_the_rules() => Assert.Equal(
        ["AllRules", "Consequence", "FileFinding", "Finding", "FixKind", "Reporting", "Rule"],
        Sources("Rules").Where(file => Path.GetFileName(Path.GetDirectoryName(file)) == "Rules").Select(file => Path.GetFileNameWithoutExtension(file)));

    private static List<string> Sources(string folder) =>
        Repository.Files($"src/KafkaDurability.Analyzers/{folder}", "*.cs").ToList();

    [GeneratedRegex(@"^using KafkaDurability\.Analyzers\.(\w+)", RegexOptions.Multiline)]
    private static partial Regex ProjectUsings();
}
