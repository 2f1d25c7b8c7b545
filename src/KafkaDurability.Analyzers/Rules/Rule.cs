using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Rules;

/// <summary>Makes the descriptors, so that category and help link are the same everywhere.</summary>
internal static class Rule
{
    public const string Category = "KafkaDurability";

    /// <param name="message">One sentence: what is there, what then happens; what to do.</param>
    /// <param name="description">What the hazard is, for the IDE's details pane.</param>
    /// <param name="tags">Of <see cref="WellKnownDiagnosticTags"/>.</param>
    public static DiagnosticDescriptor Warning(string id, string title, string message, string description, params string[] tags) =>
        Create(id, title, message, description, DiagnosticSeverity.Warning, tags);

    /// <inheritdoc cref="Warning"/>
    public static DiagnosticDescriptor Info(string id, string title, string message, string description) =>
        Create(id, title, message, description, DiagnosticSeverity.Info, []);

    /// <summary>A suggestion for those who ask for it in .editorconfig.</summary>
    /// <inheritdoc cref="Warning"/>
    public static DiagnosticDescriptor Off(string id, string title, string message, string description) =>
        Create(id, title, message, description, DiagnosticSeverity.Info, [], isOn: false);

    private static DiagnosticDescriptor Create(
        string id, string title, string message, string description, DiagnosticSeverity severity, string[] tags, bool isOn = true) =>
        new(id, title, message, Category, severity, isOn, description, HelpLink(id), tags);

    private static string HelpLink(string id) =>
        $"https://github.com/kafka-durability/KafkaDurability.Analyzers/blob/main/docs/rules/{id}.md";
}
