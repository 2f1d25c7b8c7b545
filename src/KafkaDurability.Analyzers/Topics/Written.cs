using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Topics;

/// <summary>Something that is put into an object: into a property, under a key, or into a list.</summary>
/// <param name="Member">The property; null in a dictionary or list.</param>
/// <param name="Key">The key; null outside of a dictionary.</param>
/// <param name="Value">What is put there; null where that is not known.</param>
/// <param name="Node">All of it: assignment, Add call, element.</param>
/// <param name="IsCertain">It happens whenever the object is made.</param>
internal sealed record Written(ISymbol? Member, IOperation? Key, IOperation? Value, IOperation Node, bool IsCertain);

/// <summary>What may be in one place of an object where it is used.</summary>
internal sealed record Effective(IReadOnlyList<Written> Writes, bool MaybeUnset)
{
    /// <param name="writes">The writes to one place, in the order of the code.</param>
    /// <param name="uses">Where else the object is named.</param>
    public static Effective Of(IReadOnlyList<Written> writes, IReadOnlyList<IOperation> uses)
    {
        for (var last = writes.Count - 1; last > 0; last--)
        {
            var (first, end) = (writes[0].Node.Syntax.SpanStart, writes[last].Node.Syntax.SpanStart);
            if (writes[last].IsCertain && !uses.Any(use => use.Syntax.SpanStart > first && use.Syntax.SpanStart < end))
            {
                // Nobody sees what it writes over.
                return new Effective(writes.Skip(last).ToList(), MaybeUnset: false);
            }
        }

        return new Effective(writes, MaybeUnset: !writes.Any(write => write.IsCertain));
    }
}
