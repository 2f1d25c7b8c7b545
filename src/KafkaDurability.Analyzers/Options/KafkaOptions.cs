using System.Collections.Generic;
using Microsoft.CodeAnalysis.Diagnostics;

namespace KafkaDurability.Analyzers.Options;

/// <summary>The options of this package for one file, from .editorconfig.</summary>
internal sealed class KafkaOptions(AnalyzerConfigOptions file)
{
    /// <summary>The option's value; its default where it is not set, or to what it does not take.</summary>
    public int this[KafkaOption option] => file.TryGetValue(option.Key, out var text) ? option.Parse(text) ?? option.Default : option.Default;

    /// <summary>What the code of the file promises.</summary>
    public Guarantee Guarantee => (Guarantee)this[KafkaOption.Guarantee];

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
}
