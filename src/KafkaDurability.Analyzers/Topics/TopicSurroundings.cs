using System;
using System.Linq;
using System.Threading;
using KafkaDurability.Analyzers.Functions;
using KafkaDurability.Analyzers.Program;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Topics;

/// <summary>What the code around a topic says of it: who gets hold of it, and which cluster it is for.</summary>
internal sealed class TopicSurroundings
{
    private readonly TopicModel _model;
    private readonly LocalUses _variables;
    private readonly CancellationToken _cancellation;
    private readonly Lazy<bool> _areBrokersLocal;
    private readonly Lazy<bool> _isOwnerForDevelopment;

    /// <param name="owner">The method that the code is the body of; null where it is of none.</param>
    public TopicSurroundings(TopicModel model, LocalUses variables, IMethodSymbol? owner, CancellationToken cancellation)
    {
        _model = model;
        _variables = variables;
        _cancellation = cancellation;
        _areBrokersLocal = new(() => model.AreBrokersLocal(model.ScopesOf(variables.Root.Syntax, cancellation), cancellation));
        _isOwnerForDevelopment = new(() => IsCalledForDevelopment(owner, 0));
    }

    /// <summary>The farthest that the object gets.</summary>
    public Reach ReachOf(MadeObject made) => made.Leaves.Select(leaf => ReachOf(leaf)).DefaultIfEmpty(Reach.Client).Max();

    /// <summary>Whether nobody but a topic, a collection of this member, or the client has the dictionary or list.</summary>
    public bool IsKept(MadeObject made) => made.Leaves.All(leaf => leaf.Parent switch
    {
        ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: var property } } =>
            _model.Symbols.Owns(property) || property.IsIndexer && _model.ReachOf(property) == Reach.Compilation,
        IArgumentOperation { Parent: IInvocationOperation call } =>
            _model.ReachOf(call.TargetMethod) == Reach.Client || call.TargetMethod.Name == "Add" && _model.Code.IsPlatform(call.TargetMethod.ContainingAssembly),
        IForEachLoopOperation => true,
        _ => ContainerOf(leaf) is not null,
    });

    /// <summary>Whether the same type alters configs.</summary>
    public bool AlterConfigs(SyntaxNode node) => _model.ScopesOf(node, _cancellation).Any(scope =>
        Members.Mentioning(scope, "AlterConfigsAsync").Any() || Members.Mentioning(scope, "IncrementalAlterConfigsAsync").Any());

    /// <summary>Whether the specification is made, or used, in development alone.</summary>
    public bool AreForDevelopment(MadeObject made) => AreForDevelopment(made.Creation) || AreUsesForDevelopment(made, 0);

    /// <summary>Whether the operation runs in development alone, or its type talks to local brokers.</summary>
    public bool AreForDevelopment(IOperation operation) =>
        _areBrokersLocal.Value || IsForDevelopment(operation, _variables, () => _isOwnerForDevelopment.Value, 0);

    private bool AreUsesForDevelopment(MadeObject made, int depth) => made.Leaves.Count > 0 && made.Leaves.All(leaf =>
        _model.Development.Covers(leaf, _variables)
        || depth < Limits.Containers && ContainerOf(leaf) is { } container && MadeObject.Of(container, _variables) is { } outer && AreUsesForDevelopment(outer, depth + 1));

    /// <summary>Kept out of production by a condition here, or by one at each call of the function around.</summary>
    /// <param name="isOwner">The same of the calls of the member.</param>
    private bool IsForDevelopment(IOperation operation, LocalUses variables, Func<bool> isOwner, int calls)
    {
        if (_model.Development.Covers(operation, variables))
        {
            return true;
        }

        for (var outer = operation.Parent; outer is not null; outer = outer.Parent)
        {
            if (outer is ILocalFunctionOperation { Symbol: var function })
            {
                var inner = variables.Root.Descendants().OfType<IInvocationOperation>()
                    .Where(call => SymbolEqualityComparer.Default.Equals(call.TargetMethod.OriginalDefinition, function)).ToList();
                return calls < Limits.CallDepth && inner.Count > 0 && inner.All(call => IsForDevelopment(call, variables, isOwner, calls + 1));
            }
        }

        return isOwner();
    }

    private bool IsCalledForDevelopment(IMethodSymbol? method, int calls) => method is not null && calls < Limits.CallDepth
        && _model.CallsTo(method, _cancellation) is { Count: > 0 } found
        && found.All(call => IsForDevelopment(call.Call, call.Variables, () => IsCalledForDevelopment(call.Caller, calls + 1), calls + 1));

    private Reach ReachOf(IOperation leaf)
    {
        for (var steps = 0; steps < Limits.Containers; steps++)
        {
            switch (leaf.Parent)
            {
                case not null when ContainerOf(leaf) is { } container and not IObjectCreationOperation:
                    leaf = MadeObject.Outward(container);
                    continue;
                case IArgumentOperation { Parent: IInvocationOperation call }:
                    return _model.ReachOf(call.TargetMethod);
                case IArgumentOperation { Parent: IObjectCreationOperation { Constructor: { } constructor } }:
                    return _model.ReachOf(constructor);
                case ISimpleAssignmentOperation { Target: IMemberReferenceOperation { Member: var member } }:
                    return _model.ReachOf(member) is var reach && reach == Reach.Client ? Reach.Compilation : reach;
                default:
                    return Reach.Compilation;
            }
        }

        return Reach.Compilation;
    }

    /// <summary>The array, collection expression or initialised collection that the value is an element of; null where it is none.</summary>
    private static IOperation? ContainerOf(IOperation leaf) => leaf.Parent switch
    {
        IArrayInitializerOperation { Parent: { } array } => array,
        IArgumentOperation { Parent: IInvocationOperation { Parent: IObjectOrCollectionInitializerOperation { Parent: IObjectCreationOperation creation } } } => creation,
        ISimpleAssignmentOperation { Parent: IObjectOrCollectionInitializerOperation { Parent: IObjectCreationOperation creation }, Target: IPropertyReferenceOperation { Property.IsIndexer: true } } => creation,
        var parent when MadeObject.IsCollectionExpression(parent) => parent,
        _ => null,
    };
}
