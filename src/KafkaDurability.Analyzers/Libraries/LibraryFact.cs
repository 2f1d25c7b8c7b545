using System.Collections.Immutable;
using KafkaDurability.Analyzers.AppSettings;
using KafkaDurability.Analyzers.Fixes;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Libraries;

/// <summary>One place where a library is set up so that messages are lost or repeated.</summary>
/// <param name="At">What to underline.</param>
/// <param name="Words">What fills the rule's message: names as the code writes them, and what the library does, in its own words.</param>
internal sealed record LibraryFact(Hazard Hazard, SyntaxNode At, params object[] Words)
{
    /// <summary>Other places that the words speak of.</summary>
    public IReadOnlyList<SyntaxNode> Related { get; init; } = [];

    /// <summary>Places in files that they speak of.</summary>
    public IReadOnlyList<FilePlace> Files { get; init; } = [];

    /// <summary>The number that the hazard goes by: copies, or messages between two commits; null where it goes by none.</summary>
    public long? Number { get; init; }

    /// <summary>Whether the code talks to a broker on the developer's machine.</summary>
    public bool IsLocal { get; init; }

    /// <summary>The ways to mend it.</summary>
    public IReadOnlyList<FixPlan> Plans { get; init; } = [];
}
