using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Libraries.Chains;

/// <summary>What code does with a builder once: a call of the library on it, or a write of one of its properties.</summary>
/// <param name="Member">The method, as it is called, or the property.</param>
/// <param name="Operation">The call, or the assignment.</param>
/// <param name="Frame">Where the operation stands.</param>
internal sealed record Step(ISymbol Member, IOperation Operation, Frame? Frame)
{
    public string Name => Member.Name;

    public SyntaxNode Syntax => Operation.Syntax;

    /// <summary>What is passed for a parameter, or written to the property; null where nothing is.</summary>
    public IOperation? Value(string parameter) => Operation switch
    {
        IInvocationOperation call => call.Arguments.FirstOrDefault(argument => argument.Parameter?.Name == parameter && !argument.IsImplicit)?.Value,
        IAssignmentOperation write => write.Value,
        _ => null,
    };

    /// <summary>What is written to the property, or passed last; null where nothing is.</summary>
    public IOperation? LastValue => Operation switch
    {
        IInvocationOperation call => call.Arguments.LastOrDefault(argument => argument.ArgumentKind != ArgumentKind.DefaultValue)?.Value,
        IAssignmentOperation write => write.Value,
        _ => null,
    };

    /// <summary>The delegates that are passed.</summary>
    public IEnumerable<IOperation> Delegates => Operation is IInvocationOperation call
        ? call.Arguments.Where(argument => argument.Parameter?.Type.TypeKind == TypeKind.Delegate).Select(argument => argument.Value)
        : [];

    /// <summary>The type arguments of the call; those that only the caller of the code around knows are no types.</summary>
    public ImmutableArray<INamedTypeSymbol> Types =>
        Member is IMethodSymbol method ? method.TypeArguments.OfType<INamedTypeSymbol>().ToImmutableArray() : ImmutableArray<INamedTypeSymbol>.Empty;
}

/// <summary>All that code does with a builder, in the order in which it stands.</summary>
/// <param name="IsComplete">False where more may be done out of sight: then nothing is absent.</param>
internal sealed record Steps(ImmutableArray<Step> All, bool IsComplete)
{
    public static readonly Steps None = new(ImmutableArray<Step>.Empty, true);

    public static readonly Steps Unknown = new(ImmutableArray<Step>.Empty, false);

    public bool Has(params string[] names) => All.Any(step => names.Contains(step.Name));

    /// <summary>Whether all is in sight, and none of these is there.</summary>
    public bool Lack(params string[] names) => IsComplete && !Has(names);

    public Step? Last(string name) => All.LastOrDefault(step => step.Name == name);

    public IEnumerable<Step> Of(string name) => All.Where(step => step.Name == name);
}
