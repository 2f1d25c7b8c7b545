using System.Reflection;

namespace KafkaDurability.Tool;

/// <summary>What this tool calls itself in what it writes.</summary>
internal static class ToolVersion
{
    public static string Text { get; } = typeof(ToolVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0";

    /// <summary>Where the project is: the beginning of each rule's help link.</summary>
    public static string Address { get; } = Analysis.KafkaRules.Descriptors[0].HelpLinkUri.Split("/blob/")[0];
}
