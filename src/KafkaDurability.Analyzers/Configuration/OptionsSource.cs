using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Configuration;

/// <summary>An object that <c>IOptions</c> or <c>IOptionsMonitor</c> holds, one for the whole program; or what a property of it holds.</summary>
/// <param name="Type">The type of the options.</param>
/// <param name="Path">"Producer" in <c>options.Value.Producer</c>; empty for the options themselves.</param>
internal sealed record OptionsSource(ITypeSymbol Type, string Path)
{
    /// <returns>Null where it is no such object: <c>IOptionsSnapshot</c> has another one for each scope, and options with a name are told from each other.</returns>
    public static OptionsSource? Of(IPropertyReferenceOperation reference)
    {
        if (ConfigurationCode.IsOptionsValue(reference.Property))
        {
            return reference.Instance?.Type is { Name: not "IOptionsSnapshot" } ? new(reference.Property.ContainingType.TypeArguments[0], "") : null;
        }

        return !reference.Property.IsIndexer && OptionsBindings.IsOwn(reference.Property.ContainingType)
            && reference.Instance is IPropertyReferenceOperation outer && Of(outer) is { } source
                ? source with { Path = source.Path + "." + reference.Property.Name }
                : null;
    }
}
