using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Functions;

/// <summary>The local variables of a member: what is written to them, and where they are named.</summary>
internal sealed class LocalUses
{
    private readonly Dictionary<ISymbol, List<IOperation?>> _values = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, List<ILocalReferenceOperation>> _references = new(SymbolEqualityComparer.Default);

    /// <param name="member">The operation of the whole member, its lambdas and local functions included.</param>
    public LocalUses(IOperation member)
    {
        Root = member;
        foreach (var operation in member.DescendantsAndSelf())
        {
            if (Write(operation) is { } write)
            {
                Of(_values, write.Local).Add(write.Value);
            }

            if (operation is ILocalReferenceOperation reference)
            {
                Of(_references, reference.Local).Add(reference);
            }
        }
    }

    /// <summary>The operation of the whole member.</summary>
    public IOperation Root { get; }

    /// <summary>What is written to the variable that an expression names; null stands for what is not known.</summary>
    public static IEnumerable<IOperation?> ValuesOf(ILocalReferenceOperation use) => OwnOperations.RootOf(use).DescendantsAndSelf().Select(Write)
        .Where(write => write is { Local: var local } && SymbolEqualityComparer.Default.Equals(local, use.Local)).Select(write => write!.Value.Value);

    /// <summary>The value of the variable that an expression names, where it is written once.</summary>
    public static IOperation? OnlyValueOf(ILocalReferenceOperation use) => Only(ValuesOf(use).Take(2).ToList(), use.Local);

    /// <summary>What is written to the variable; null stands for what is not known.</summary>
    public IReadOnlyList<IOperation?> ValuesOf(ILocalSymbol local) => _values.TryGetValue(local, out var values) ? values : [];

    /// <summary>The variable's value, where it is written once.</summary>
    public IOperation? OnlyValueOf(ILocalSymbol local) => Only(ValuesOf(local), local);

    public IReadOnlyList<ILocalReferenceOperation> ReferencesTo(ILocalSymbol local) => _references.TryGetValue(local, out var references) ? references : [];

    /// <summary>Where it is named for what it holds, and not only to be assigned.</summary>
    public IEnumerable<ILocalReferenceOperation> ReadsOf(ILocalSymbol local) => ReferencesTo(local).Where(reference => !IsTarget(reference));

    private static IOperation? Only(IReadOnlyList<IOperation?> values, ILocalSymbol local) => values.Count == 1 && !local.IsRef ? values[0] : null;

    private static (ILocalSymbol Local, IOperation? Value)? Write(IOperation operation) => operation switch
    {
        IVariableDeclaratorOperation { Initializer.Value: { } value } declarator => (declarator.Symbol, value),
        ILocalReferenceOperation target when IsTarget(target) => (target.Local, ((ISimpleAssignmentOperation)target.Parent!).Value),
        ILocalReferenceOperation written when MayWrite(written) => (written.Local, null),
        _ => null,
    };

    private static bool IsTarget(ILocalReferenceOperation local) => local.Parent is ISimpleAssignmentOperation { IsRef: false } assignment && assignment.Target == local;

    private static bool MayWrite(ILocalReferenceOperation local) => local.Parent switch
    {
        IAssignmentOperation assignment => assignment.Target == local || assignment is ISimpleAssignmentOperation { IsRef: true },
        IArgumentOperation argument => argument.Parameter?.RefKind is RefKind.Out or RefKind.Ref,
        IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol.IsRef: true } } => true,
        ITupleOperation tuple => IsDeconstructed(tuple),
        IIncrementOrDecrementOperation or IDeclarationExpressionOperation or IAddressOfOperation => true,
        _ => false,
    };

    /// <summary>(a, b) = …, as opposed to … = (a, b).</summary>
    private static bool IsDeconstructed(IOperation tuple)
    {
        while (tuple.Parent is ITupleOperation or IDeclarationExpressionOperation)
        {
            tuple = tuple.Parent;
        }

        return tuple.Parent is IDeconstructionAssignmentOperation assignment && assignment.Target == tuple
            || tuple.Parent is IForEachLoopOperation loop && loop.LoopControlVariable == tuple;
    }

    private static List<T> Of<T>(Dictionary<ISymbol, List<T>> map, ISymbol local)
    {
        if (!map.TryGetValue(local, out var list))
        {
            map.Add(local, list = []);
        }

        return list;
    }
}
