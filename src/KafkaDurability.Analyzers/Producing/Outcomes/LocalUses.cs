using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Producing;

/// <summary>The local variables of a member: what is written to them, and where they are read.</summary>
internal sealed class LocalUses
{
    private readonly Dictionary<ISymbol, List<IOperation?>> _values = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, List<ILocalReferenceOperation>> _reads = new(SymbolEqualityComparer.Default);

    /// <param name="member">The operation of the whole member, its lambdas and local functions included.</param>
    public LocalUses(IOperation member)
    {
        foreach (var operation in member.DescendantsAndSelf())
        {
            switch (operation)
            {
                case IVariableDeclaratorOperation { Initializer.Value: { } value } declarator:
                    Of(_values, declarator.Symbol).Add(value);
                    break;
                case ILocalReferenceOperation { Parent: ISimpleAssignmentOperation { IsRef: false } assignment } target when assignment.Target == target:
                    Of(_values, target.Local).Add(assignment.Value);
                    break;
                case ILocalReferenceOperation written when MayWrite(written):
                    Of(_values, written.Local).Add(null);
                    Of(_reads, written.Local).Add(written);
                    break;
                case ILocalReferenceOperation read:
                    Of(_reads, read.Local).Add(read);
                    break;
            }
        }
    }

    /// <summary>What is written to the variable; null stands for what is not known.</summary>
    public IReadOnlyList<IOperation?> ValuesOf(ILocalSymbol local) => _values.TryGetValue(local, out var values) ? values : [];

    /// <summary>The variable's value, where it is written once.</summary>
    public IOperation? OnlyValueOf(ILocalSymbol local) => ValuesOf(local) is { Count: 1 } values && !local.IsRef ? values[0] : null;

    public IReadOnlyList<ILocalReferenceOperation> ReadsOf(ILocalSymbol local) => _reads.TryGetValue(local, out var reads) ? reads : [];

    private static bool MayWrite(ILocalReferenceOperation local) => local.Parent switch
    {
        IAssignmentOperation assignment => assignment.Target == local,
        IArgumentOperation argument => argument.Parameter?.RefKind is RefKind.Out or RefKind.Ref,
        IIncrementOrDecrementOperation or IDeclarationExpressionOperation or ITupleOperation => true,
        _ => false,
    };

    private static List<T> Of<T>(Dictionary<ISymbol, List<T>> map, ISymbol local)
    {
        if (!map.TryGetValue(local, out var list))
        {
            map.Add(local, list = []);
        }

        return list;
    }
}
