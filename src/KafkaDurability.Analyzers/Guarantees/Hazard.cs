using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Guarantees;

/// <summary>What a hazard does to a guarantee.</summary>
internal enum Harm
{
    /// <summary>Nothing, or nothing that is certain.</summary>
    None,

    /// <summary>It holds only where what a suggestion speaks of does not happen.</summary>
    MayLose,

    Loses,
    Duplicates,

    /// <summary>The client throws.</summary>
    Throws,
}

/// <summary>A finding, as the inference needs it.</summary>
/// <param name="At">The code at fault.</param>
/// <param name="Related">The other places that its message speaks of.</param>
/// <param name="Files">Its places in settings files.</param>
internal sealed record Hazard(
    string Rule, string Message, Harm Harm, SyntaxNode At, ImmutableArray<SyntaxNode> Related, ImmutableArray<AppSettings.FilePlace> Files)
{
    public IEnumerable<SyntaxNode> Places => Related.Prepend(At);
}
