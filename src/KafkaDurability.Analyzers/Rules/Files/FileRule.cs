using KafkaDurability.Analyzers.AppSettings;
using KafkaDurability.Analyzers.Configuration;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Rules;

/// <summary>A rule over what is written in a settings file, whatever the code does with the client.</summary>
internal abstract class FileRule(DiagnosticDescriptor descriptor, Consequence consequence, FixKind fix = FixKind.None) : Rule(descriptor, consequence, fix)
{
    /// <param name="section">The section that the setting stands in, with the code that binds it.</param>
    public abstract FileFinding? Judge(FileSetting setting, PropertySection section);
}
