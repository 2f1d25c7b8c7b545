namespace KafkaDurability.Analyzers.Options;

/// <summary>How loud the findings of a folder, or of a project, are; the numbers are the words' places in <see cref="KafkaOption.Mode"/>.</summary>
internal enum Mode
{
    /// <summary>The severities of the rule table.</summary>
    Default,

    /// <summary>What loses messages, or makes a client throw, fails the build; the rest is a warning.</summary>
    Strict,

    /// <summary>Losses and exceptions stay warnings; the rest is a suggestion, or nothing.</summary>
    Relaxed,

    /// <summary>Nothing is reported.</summary>
    Off,
}
