using System.Linq;
using System.Reflection;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Rules;

/// <summary>What there is to say of one hazard: presets, fixers, tables and the declared guarantee all go by this.</summary>
/// <param name="descriptor">Made by <see cref="Warning"/>, <see cref="Info"/> or <see cref="Off"/>.</param>
/// <param name="consequence">What comes of a finding.</param>
/// <param name="fix">Which fixers look at its findings; which edit a finding offers, it says itself.</param>
internal abstract class Rule(DiagnosticDescriptor descriptor, Consequence consequence, FixKind fix = FixKind.None)
{
    public const string Category = "KafkaDurability";

    /// <summary>Where the pages are; Directory.Build.props has the address.</summary>
    private static readonly string s_pages = typeof(Rule).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "PagesUrl").Value;

    public DiagnosticDescriptor Descriptor { get; } = descriptor;

    public string Id => Descriptor.Id;

    public Consequence Consequence { get; } = consequence;

    public FixKind Fix { get; } = fix;

    /// <summary>What the preset Strict makes of it: what loses messages, or makes a client throw, fails the build; the rest is a warning.</summary>
    public DiagnosticSeverity Strict =>
        !Descriptor.IsEnabledByDefault ? DiagnosticSeverity.Info
        : IsWarning && IsGrave ? DiagnosticSeverity.Error
        : DiagnosticSeverity.Warning;

    /// <summary>What the preset Relaxed makes of it: losses and exceptions stay warnings; the rest is a suggestion, or nothing.</summary>
    public DiagnosticSeverity? Relaxed =>
        !IsWarning ? null
        : IsGrave ? DiagnosticSeverity.Warning
        : DiagnosticSeverity.Info;

    private bool IsWarning => Descriptor.DefaultSeverity == DiagnosticSeverity.Warning;

    private bool IsGrave => Consequence is Consequence.Loss or Consequence.Crash;

    /// <param name="message">One sentence: what is there, what then happens; what to do.</param>
    /// <param name="description">What the hazard is, for the IDE's details pane.</param>
    /// <param name="tags">Of <see cref="WellKnownDiagnosticTags"/>.</param>
    public static DiagnosticDescriptor Warning(string id, string title, string message, string description, params string[] tags) =>
        Create(id, title, message, description, DiagnosticSeverity.Warning, tags);

    /// <inheritdoc cref="Warning"/>
    public static DiagnosticDescriptor Info(string id, string title, string message, string description, params string[] tags) =>
        Create(id, title, message, description, DiagnosticSeverity.Info, tags);

    /// <summary>A suggestion for those who ask for it in .editorconfig.</summary>
    /// <inheritdoc cref="Warning"/>
    public static DiagnosticDescriptor Off(string id, string title, string message, string description) =>
        Create(id, title, message, description, DiagnosticSeverity.Info, [], isOn: false);

    private static DiagnosticDescriptor Create(
        string id, string title, string message, string description, DiagnosticSeverity severity, string[] tags, bool isOn = true) =>
        new(id, title, message, Category, severity, isOn, description, HelpLink(id), tags);

    private static string HelpLink(string id) => $"{s_pages}rules/{id}.md";
}

/// <summary>A rule that judges facts of one kind.</summary>
/// <typeparam name="TFact">What was read from the code, in Kafka's terms.</typeparam>
internal abstract class Rule<TFact>(DiagnosticDescriptor descriptor, Consequence consequence, FixKind fix = FixKind.None) : Rule(descriptor, consequence, fix)
{
    public abstract IEnumerable<Finding> Judge(TFact fact);
}
