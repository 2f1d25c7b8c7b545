using KafkaDurability.Analyzers.Functions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Clients;

/// <summary>Which item of a source values are made from, by the local variables of a member.</summary>
internal sealed class ItemTrace
{
    private readonly Dictionary<ISymbol, HashSet<ISymbol>> _from = new(SymbolEqualityComparer.Default);

    /// <param name="member">The operation of the whole member.</param>
    public ItemTrace(IOperation member)
    {
        foreach (var operation in member.DescendantsAndSelf())
        {
            switch (operation)
            {
                case IVariableDeclaratorOperation { Initializer.Value: { } value } declarator:
                    From(declarator.Symbol).UnionWith(Named(value));
                    break;
                case ISimpleAssignmentOperation { Target: ILocalReferenceOperation local } assignment:
                    From(local.Local).UnionWith(Named(assignment.Value));
                    break;
                case IDeconstructionAssignmentOperation deconstruction:
                    foreach (var local in Named(deconstruction.Target).ToList())
                    {
                        From(local).UnionWith(Named(deconstruction.Value));
                    }

                    break;
                case IForEachLoopOperation { LoopControlVariable: { } control } loop:
                    // The parts of one element belong together.
                    var parts = loop.Locals.ToList();
                    parts.ForEach(part => From(part).UnionWith(parts.Concat(Named(loop.Collection))));
                    break;
            }
        }
    }

    /// <summary>The variables that values are made from, and those that these are made from.</summary>
    public HashSet<ISymbol> Of(IEnumerable<IOperation> values)
    {
        var all = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        var pending = new Queue<ISymbol>(values.SelectMany(Named));
        while (pending.Count > 0)
        {
            var symbol = pending.Dequeue();
            if (all.Add(symbol) && _from.TryGetValue(symbol, out var more))
            {
                more.ToList().ForEach(pending.Enqueue);
            }
        }

        return all;
    }

    private HashSet<ISymbol> From(ISymbol local)
    {
        if (!_from.TryGetValue(local, out var from))
        {
            _from.Add(local, from = new HashSet<ISymbol>(SymbolEqualityComparer.Default));
        }

        return from;
    }

    /// <summary>The variables in a value; not those of the delegates in it, nor services and tokens.</summary>
    private static IEnumerable<ISymbol> Named(IOperation value) => OwnOperations.Of(value).Select(operation => operation switch
    {
        ILocalReferenceOperation local when !IsService(local.Type) => local.Local,
        IParameterReferenceOperation parameter when parameter.Type?.TypeKind != TypeKind.Interface && !IsService(parameter.Type) => (ISymbol)parameter.Parameter,
        _ => null,
    }).OfType<ISymbol>();

    private static bool IsService(ITypeSymbol? type) => type is { TypeKind: TypeKind.Delegate } or { Name: "CancellationToken" }
        || type?.AllInterfaces.Any(contract => contract.Name is "IDisposable" or "IAsyncDisposable") == true;
}
