using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Functions;

/// <summary>A method that answers how it went, and calls of it that do not look at the answer.</summary>
internal static class UnreadAnswers
{
    /// <returns>The calls in sight, where each of them leaves the answer alone; empty where somebody may read it, or where nobody is in sight.</returns>
    public static IReadOnlyList<SyntaxNode> Of(IMethodSymbol method, Compilation compilation, CancellationToken cancellation)
    {
        if (!KnownCallees.HasResult(method) || method.Parameters.Any(parameter => parameter.RefKind is RefKind.Out or RefKind.Ref))
        {
            return [];
        }

        var uses = Callers.UsesOf(method, compilation, cancellation, Limits.BoundCallers).Select(one => one.Use).ToList();
        return uses.All(use => use is IInvocationOperation && HandOffs.IsDropped(use.Syntax)) ? uses.Select(use => use.Syntax).ToList() : [];
    }
}
