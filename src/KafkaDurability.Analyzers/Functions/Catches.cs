using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Functions;

/// <summary>Where a failure goes that is thrown in a try.</summary>
internal static class Catches
{
    /// <summary>catch, catch (Exception).</summary>
    public static bool All(ITypeSymbol? type) =>
        type is null
        || type.SpecialType == SpecialType.System_Object
        || IsException(type);

    /// <summary>System.Exception itself.</summary>
    public static bool IsException(ITypeSymbol type) =>
        type is { Name: "Exception", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } };

    /// <summary>Whether a clause of a type takes exceptions of another.</summary>
    public static bool Take(ITypeSymbol? type, ITypeSymbol? thrown)
    {
        for (var own = thrown; own is not null; own = own.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(own, type))
            {
                return true;
            }
        }

        return All(type);
    }

    /// <summary>Whether a failure in the operation comes out of everything around it, up to a try or a function.</summary>
    /// <param name="outer">What is around the operation, and does not count.</param>
    /// <param name="takes">Whether a clause of a type takes the failure.</param>
    public static bool LetThrough(IOperation operation, IOperation outer, System.Func<ITypeSymbol?, bool> takes)
    {
        for (var inner = operation; inner.Parent is { } parent && parent != outer; inner = parent)
        {
            if (parent is ITryOperation attempt && attempt.Body == inner && !ThrowsOn(attempt, takes))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether the clause that takes the failure does no more than throw it on.</summary>
    private static bool ThrowsOn(ITryOperation attempt, System.Func<ITypeSymbol?, bool> takes)
    {
        foreach (var clause in attempt.Catches.Where(clause => takes(clause.ExceptionType)))
        {
            if (!OwnOperations.Of(clause.Handler).OfType<IThrowOperation>().Any(thrown => thrown.Exception is null)
                || OwnOperations.Of(clause.Handler).Any(operation => operation is IReturnOperation or IBranchOperation or IThrowOperation { Exception: not null })
                || OwnOperations.ReachesEnd(clause.Handler))
            {
                return false;
            }

            if (clause.Filter is null)
            {
                break;
            }
        }

        return true;
    }
}
