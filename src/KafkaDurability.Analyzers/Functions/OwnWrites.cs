using System.Collections.Generic;
using System.Linq;
using System.Threading;
using KafkaDurability.Analyzers.Program;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Functions;

/// <summary>What methods write to the fields and properties of their own object: by themselves, and by those that they call on it.</summary>
internal sealed class OwnWrites(Compilation compilation, CancellationToken cancellation)
{
    private readonly Dictionary<IMethodSymbol, IReadOnlyCollection<ISymbol>> _known = new(SymbolEqualityComparer.Default);

    /// <param name="call">Of a method of the same object.</param>
    public IReadOnlyCollection<ISymbol> Of(IInvocationOperation call)
    {
        var method = call.TargetMethod.OriginalDefinition;
        if (!_known.TryGetValue(method, out var written))
        {
            _known.Add(method, written = Read(method));
        }

        return written;
    }

    private HashSet<ISymbol> Read(IMethodSymbol method)
    {
        var written = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        var reached = new List<IMethodSymbol> { method };
        for (var i = 0; i < reached.Count && i < Limits.OwnMethods; i++)
        {
            foreach (var operation in Callees.Of(compilation).BodiesOf(reached[i], cancellation).SelectMany(body => OperationSource.Of(compilation).Operation(body, cancellation)?.DescendantsAndSelf() ?? []))
            {
                if ((OwnOperations.Target(operation) ?? Called(operation)) is IMemberReferenceOperation { Member: IFieldSymbol or IPropertySymbol } target && Variables.Own(target) is { } variable)
                {
                    written.Add(variable);
                }

                if (operation is IInvocationOperation { Instance: null or IInstanceReferenceOperation, TargetMethod.OriginalDefinition: var next }
                    && SymbolEqualityComparer.Default.Equals(next.ContainingType, method.ContainingType) && !reached.Contains(next, SymbolEqualityComparer.Default))
                {
                    reached.Add(next);
                }
            }
        }

        return written;
    }

    /// <summary>What a call is made on may change by it; a log does not.</summary>
    public static IOperation? Called(IOperation operation) => operation is IInvocationOperation call && !KnownCallees.IsOfObservers(call.TargetMethod) ? call.Instance : null;
}
