using System.Threading;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Program;

/// <summary>
/// The compiler, asked so that it may fail: of half-typed code, and of some that is whole, it throws where it is to say what
/// the code does. An interpolated string for a handler type whose constructor does not bind is such code.
/// </summary>
internal static class Compiler
{
    /// <returns>Null where there is none, or where the compiler cannot read the code.</returns>
    public static IOperation? Operation(SemanticModel model, SyntaxNode node, CancellationToken cancellation) =>
        Survive(() => model.GetOperation(node, cancellation));

    /// <summary>What the compiler gives; null where it throws, be it that the code is too deep for its own recursion.</summary>
    public static T? Survive<T>(Func<T?> ask)
        where T : class
    {
        try
        {
            return ask();
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return null;
        }
    }
}
