using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Clients;

/// <summary>The code that the program starts with, and ends with.</summary>
internal static class EntryPoint
{
    public static bool Is(ProducerMember member) =>
        Of(member) is { } entry && SymbolEqualityComparer.Default.Equals(entry, member.Model.MethodOf(member.Syntax, member.Cancellation));

    /// <summary>Null where the compilation is a library.</summary>
    public static IMethodSymbol? Of(ProducerMember member) => member.Model.Compilation.GetEntryPoint(member.Cancellation);
}
