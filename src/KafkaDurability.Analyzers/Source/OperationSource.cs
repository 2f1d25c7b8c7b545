using System.Collections.Concurrent;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Source;

/// <summary>The one place that binds code outside the member at hand; see docs/decisions/0002.</summary>
internal sealed class OperationSource
{
    private readonly Compilation _compilation;
    private readonly ConcurrentDictionary<SyntaxTree, SemanticModel> _models = new();

    public OperationSource(Compilation compilation) => _compilation = compilation;

    /// <summary>The control flow graph of a member.</summary>
    /// <returns>Null where the syntax has no body, or one that is too deep for the compiler's own recursion.</returns>
    public ControlFlowGraph? Graph(SyntaxNode member, CancellationToken cancellation)
    {
        if (!_compilation.ContainsSyntaxTree(member.SyntaxTree))
        {
            return null;
        }

        try
        {
            return Model(member.SyntaxTree).GetOperation(member, cancellation) switch
            {
                IMethodBodyOperation body => ControlFlowGraph.Create(body, cancellation),
                IConstructorBodyOperation body => ControlFlowGraph.Create(body, cancellation),
                IBlockOperation { Parent: null } block => ControlFlowGraph.Create(block, cancellation),
                IFieldInitializerOperation { Parent: null } initializer => ControlFlowGraph.Create(initializer, cancellation),
                IPropertyInitializerOperation { Parent: null } initializer => ControlFlowGraph.Create(initializer, cancellation),
                _ => null,
            };
        }
        catch (InsufficientExecutionStackException)
        {
            return null;
        }
    }

    public ISymbol? DeclaredBy(SyntaxNode declaration, CancellationToken cancellation) =>
        Model(declaration.SyntaxTree).GetDeclaredSymbol(declaration, cancellation);

    public Optional<object?> Constant(SyntaxNode expression) => Model(expression.SyntaxTree).GetConstantValue(expression);

    private SemanticModel Model(SyntaxTree tree) => _models.GetOrAdd(tree, key =>
    {
#pragma warning disable RS1030 // A callee's body is bound on demand and once; the decision record gives the cost.
        return _compilation.GetSemanticModel(key);
#pragma warning restore RS1030
    });
}
