using System;
using KafkaDurability.Analyzers.Functions;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Typestate;

/// <summary>How far exceptions are followed. Which operations throw them says the <see cref="EventSource"/>.</summary>
/// <param name="FollowsThrow">A throw statement leads to its handlers; else the way ends there.</param>
/// <param name="FollowsFilter">A filter may say no; else it is taken to say what the user means it to say.</param>
/// <param name="Taken">Whether a clause of the first type may take an exception of the second, and whether none of that kind goes past it.</param>
internal sealed record ThrowModel(bool FollowsThrow, bool FollowsFilter, Func<ITypeSymbol?, ITypeSymbol?, (bool Takes, bool TakesAll)> Taken)
{
    /// <summary>Only ways without exceptions.</summary>
    public static ThrowModel None { get; } = new(FollowsThrow: false, FollowsFilter: false, Untyped);

    /// <summary>Any exception may come to any clause.</summary>
    public static ThrowModel Any { get; } = new(FollowsThrow: true, FollowsFilter: true, Untyped);

    /// <summary>Clauses pick by type; what may be of any type may come to any clause.</summary>
    public static ThrowModel Typed { get; } = new(FollowsThrow: true, FollowsFilter: false, (caught, thrown) =>
        Catches.All(caught) ? (true, true)
        : thrown is null ? (true, false)
        : (Derives(thrown, caught) || Derives(caught, thrown), Derives(thrown, caught)));

    private static (bool Takes, bool TakesAll) Untyped(ITypeSymbol? caught, ITypeSymbol? thrown) => (true, Catches.All(caught));

    private static bool Derives(ITypeSymbol? type, ITypeSymbol? ancestor)
    {
        for (; type is not null; type = type.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(type.OriginalDefinition, ancestor?.OriginalDefinition))
            {
                return true;
            }
        }

        return false;
    }
}
