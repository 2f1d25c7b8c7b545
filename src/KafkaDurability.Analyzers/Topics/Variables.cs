using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Topics;

/// <summary>The locals of one member: where each is named, and what it is given.</summary>
internal sealed class Variables
{
    private readonly Dictionary<ILocalSymbol, List<ILocalReferenceOperation>> _references = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ILocalSymbol, List<IOperation>> _declared = new(SymbolEqualityComparer.Default);

    public Variables(IOperation root)
    {
        Root = root;
        foreach (var operation in root.DescendantsAndSelf())
        {
            switch (operation)
            {
                case ILocalReferenceOperation reference:
                    Add(_references, reference.Local, reference);
                    break;
                case IVariableDeclaratorOperation { Initializer.Value: { } value } declarator:
                    Add(_declared, declarator.Symbol, value);
                    break;
            }
        }
    }

    /// <summary>The body or initializer that the locals are of.</summary>
    public IOperation Root { get; }

    public IReadOnlyList<ILocalReferenceOperation> ReferencesTo(ILocalSymbol local) =>
        _references.TryGetValue(local, out var references) ? references : [];

    /// <summary>The one value that the local is ever given; null where it gets several, or by other means than an assignment.</summary>
    public IOperation? OnlyValueOf(ILocalSymbol local)
    {
        var values = _declared.TryGetValue(local, out var declared) ? declared.ToList() : [];
        foreach (var reference in ReferencesTo(local))
        {
            switch (reference.Parent)
            {
                case ISimpleAssignmentOperation { IsRef: false } assignment when assignment.Target == reference:
                    values.Add(assignment.Value);
                    break;
                case IAssignmentOperation assignment when assignment.Target == reference || assignment is ISimpleAssignmentOperation { IsRef: true }:
                case IIncrementOrDecrementOperation or IAddressOfOperation:
                case IArgumentOperation { Parameter.RefKind: not RefKind.None }:
                case ITupleOperation { Parent: IDeconstructionAssignmentOperation }:
                case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol.RefKind: not RefKind.None } }:
                    return null;
            }
        }

        return local.RefKind == RefKind.None && values.Count == 1 ? values[0] : null;
    }

    private static void Add<T>(Dictionary<ILocalSymbol, List<T>> lists, ILocalSymbol local, T item)
    {
        if (!lists.TryGetValue(local, out var list))
        {
            lists.Add(local, list = []);
        }

        list.Add(item);
    }
}
