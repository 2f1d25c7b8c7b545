using System.Collections.Immutable;
using System.Text;
using KafkaDurability.Analyzers.AppSettings;
using KafkaDurability.Analyzers.Tests.Verifiers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Microsoft.Extensions.Configuration;

namespace KafkaDurability.Analyzers.Tests.AppSettings;

/// <summary>Settings files are flattened and layered as .NET's configuration does it.</summary>
public class SettingsFilesTests
{
    private const string Common = """
        {
          // of all environments
          "Kafka": {
            "Producer": { "Acks": "Leader", "LingerMs": 5, "EnableIdempotence": false },
            "Servers": ["a:9092", "b:9092"]
          },
          "Kafka:Consumer": { "GroupId": "billing" }
        }
        """;

    [Theory]
    [InlineData(Common)]
    [InlineData("""{ "a": { "b:c": 1 }, "A:B": { "d": null }, "e": [ { "f": true } ], "": "x" }""")]
    public void A_file_has_the_paths_and_values_of_configuration(string json)
    {
        var configuration = new ConfigurationBuilder().AddJsonStream(new MemoryStream(Encoding.UTF8.GetBytes(json))).Build();
        var file = Open("appsettings.json", json);

        Assert.Null(file.Error);
        foreach (var setting in file.Settings)
        {
            var expected = configuration[setting.Path];
            Assert.Equal(setting.Text, expected is "" && setting.Text is null ? null : expected, ignoreCase: true);
            Assert.True(setting.Key == setting.Value || setting.Name == file.Text.ToString(setting.Key.Span).Trim('"').Split(':')[^1]);
        }

        var leaves = configuration.AsEnumerable().Where(pair => !configuration.GetSection(pair.Key).GetChildren().Any()).Select(pair => pair.Key.ToUpperInvariant());
        Assert.Equal(leaves.Order(), file.Settings.Select(setting => setting.Path.ToUpperInvariant()).Order());
    }

    [Fact]
    public void A_name_that_is_there_twice_spoils_the_file_as_it_does_for_the_host()
    {
        const string json = """{ "Kafka": { "Acks": "All", "acks": "None" } }""";
        Assert.Throws<FormatException>(() => new ConfigurationBuilder().AddJsonStream(new MemoryStream(Encoding.UTF8.GetBytes(json))).Build());
        var file = Open("appsettings.json", json);
        Assert.Equal(json.IndexOf("\"acks\"", StringComparison.Ordinal), file.Error!.Position);
        Assert.Empty(file.Settings);
    }

    [Theory]
    [InlineData("/a/appsettings.json", "")]
    [InlineData("/a/AppSettings.Production.JSON", "Production")]
    [InlineData("/a/appsettings.eu.west.json", "eu.west")]
    public void The_name_of_a_file_says_its_environment(string path, string environment) => Assert.Equal(environment, Open(path, "{}").Environment);

    [Theory]
    [InlineData("/a/settings.json")]
    [InlineData("/a/appsettings-old.json")]
    [InlineData("/a/appsettings.json.bak")]
    public void Other_files_are_no_settings(string path) => Assert.Null(SettingsFile.Of(path, SourceText.From("{}")));

    [Fact]
    public void The_file_of_an_environment_lies_over_the_common_one()
    {
        var files = Files(
            ("/a/appsettings.json", Common),
            ("/a/appsettings.Staging.json", """{ "Kafka": { "Producer": { "Acks": "All" } } }"""),
            ("/a/appsettings.Development.json", """{ "Kafka": { "Producer": { "Acks": "None", "Debug": "all" } } }"""));
        var section = files.Section("kafka:producer")!;

        Assert.Equal("Acks=Leader,All; Debug=?; EnableIdempotence=false; LingerMs=5", Show(section));
        Assert.Equal(3, section.Body.Lines.Start.Line);
    }

    [Fact]
    public void Where_production_has_a_file_the_common_one_does_not_stand_alone()
    {
        var files = Files(
            ("/a/appsettings.json", Common),
            ("/a/appsettings.Production.json", """{ "Kafka": { "Producer": { "Acks": "All", "LingerMs": null, "ClientId": "x" } } }"""));
        Assert.Equal("Acks=All; ClientId=x; EnableIdempotence=false; LingerMs=null", Show(files.Section("Kafka:Producer")!));
    }

    [Fact]
    public void A_section_of_one_environment_is_missing_in_another()
    {
        var files = Files(("/a/appsettings.json", "{}"), ("/a/appsettings.Eu.json", """{ "Kafka": { "Acks": 1 } }"""));
        Assert.Equal("Acks=1 or unset", Show(files.Section("Kafka")!));
        Assert.Null(files.Section("Kafka:Acks"));
        Assert.Null(files.Section("Other"));
        Assert.Null(files.Section(""));
    }

    [Fact]
    public void Of_several_folders_the_outermost_counts()
    {
        var files = Files(("/a/tests/data/appsettings.json", """{ "X": { "A": 1 } }"""), ("/a/appsettings.json", """{ "Y": { "A": 1 } }"""));
        Assert.Null(files.Section("X"));
        Assert.NotNull(files.Section("Y"));
    }

    [Fact]
    public void A_broken_file_does_not_count()
    {
        var files = Files(("/a/appsettings.json", "{ \"X\": { \"A\": 1 }"), ("/a/appsettings.Eu.json", """{ "X": { "A": 2 } }"""));
        Assert.Equal("A=2", Show(files.Section("X")!));
    }

    private static string Show(SettingsSection section) => string.Join("; ", section.Entries.Select(entry =>
        entry.Name + "=" + (entry.IsElsewhere ? "?" : string.Join(",", entry.Values.Select(value => value.Text ?? "null"))) + (entry is { MaybeUnset: true, IsElsewhere: false } ? " or unset" : "")));

    private static SettingsFile Open(string path, string json) => SettingsFile.Of(path, SourceText.From(json))!;

    private static SettingsFiles Files(params (string Path, string Json)[] files) =>
        SettingsFiles.Of(new AnalyzerOptions(files.Select(file => (AdditionalText)new MemoryText(file.Path, file.Json)).ToImmutableArray()), default);
}
