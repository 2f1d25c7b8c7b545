using System.Collections.Generic;
using Microsoft.CodeAnalysis.Diagnostics;

namespace KafkaDurability.Analyzers.Options;

/// <summary>The options of this package for one file, from .editorconfig.</summary>
internal sealed class KafkaOptions(AnalyzerConfigOptions file)
{
    /// <summary>The MSBuild property that sets the mode of a project.</summary>
    private const string ProjectMode = "build_property.KafkaDurabilityMode";

    /// <summary>The option's value; its default where it is not set, or to what it does not take.</summary>
    public int this[KafkaOption option] => file.TryGetValue(option.Key, out var text) ? option.Parse(text) ?? option.Default : option.Default;

    /// <summary>What the code of the file promises.</summary>
    public Guarantee Guarantee => (Guarantee)this[KafkaOption.Guarantee];

    /// <summary>How loud the findings of the file are: what its folder says, or else the project.</summary>
    /// <param name="project">The options of the whole compilation.</param>
    public Mode ModeIn(AnalyzerConfigOptions project) => (Mode)(
        Read(file, KafkaOption.Mode.Key) ?? Read(project, KafkaOption.Mode.Key) ?? Read(project, ProjectMode) ?? KafkaOption.Mode.Default);

    /// <summary>The options that are set to what they do not take, with that.</summary>
    public IEnumerable<(KafkaOption Option, string Text)> Rejected()
    {
        foreach (var option in KafkaOption.All)
        {
            if (file.TryGetValue(option.Key, out var text) && option.Parse(text) is null)
            {
                yield return (option, text);
            }
        }
    }

    /// <summary>The names that look like options of this package and are none.</summary>
    public IEnumerable<string> Unknown() => Keys()
        .Where(key => key.StartsWith(KafkaOption.Prefix, StringComparison.OrdinalIgnoreCase) && !KafkaOption.All.Any(option => string.Equals(option.Key, key, StringComparison.OrdinalIgnoreCase)));

    /// <summary>Some hosts do not say which options there are.</summary>
    private IEnumerable<string> Keys()
    {
        try
        {
            return file.Keys;
        }
        catch (NotImplementedException)
        {
            return [];
        }
    }

    private static int? Read(AnalyzerConfigOptions options, string key) => options.TryGetValue(key, out var text) ? KafkaOption.Mode.Parse(text) : null;
}
