using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Program;

/// <summary>The one place that binds code outside the member at hand; see docs/decisions/0002.</summary>
internal sealed class OperationSource
{
    /// <summary>Try statements within each other: what the compiler needs for their graph grows with the cube of that.</summary>
    private const int DeepestGuards = 250;

    private readonly Compilation _compilation;
    private readonly ConcurrentDictionary<SyntaxTree, SemanticModel> _models = new();
    private readonly ConcurrentDictionary<SyntaxNode, ControlFlowGraph?> _graphs = new();

    private static readonly ConditionalWeakTable<Compilation, OperationSource> s_sources = new();

    private OperationSource(Compilation compilation) => _compilation = compilation;

    /// <summary>The source of a compilation, shared by all that ask for it.</summary>
    public static OperationSource Of(Compilation compilation) => s_sources.GetValue(compilation, key => new OperationSource(key));

    /// <summary>The control flow graph of a member; made once, as several readings look at the same few members.</summary>
    /// <returns>Null where the syntax has no body, or one that is too deep for the compiler's own recursion.</returns>
    public ControlFlowGraph? Graph(SyntaxNode member, CancellationToken cancellation) =>
        _graphs.TryGetValue(member, out var known) ? known : _graphs.GetOrAdd(member, Create(member, cancellation));

    private ControlFlowGraph? Create(SyntaxNode member, CancellationToken cancellation)
    {
        if (TreeNames.Of(member.SyntaxTree).IsGuardedDeeperThan(DeepestGuards, member.Span))
        {
            return null;
        }

        try
        {
            return Operation(member, cancellation) switch
            {
                IMethodBodyOperation body => ControlFlowGraph.Create(body, cancellation),
                IConstructorBodyOperation body => ControlFlowGraph.Create(body, cancellation),
                IBlockOperation block => ControlFlowGraph.Create(block, cancellation),
                IFieldInitializerOperation initializer => ControlFlowGraph.Create(initializer, cancellation),
                IPropertyInitializerOperation initializer => ControlFlowGraph.Create(initializer, cancellation),
                _ => null,
            };
        }
        catch (InsufficientExecutionStackException)
        {
            return null;
        }
    }

    /// <summary>What a member does, as its graph is made from it: a good deal cheaper than that.</summary>
    /// <inheritdoc cref="Graph" path="/returns"/>
    public IOperation? Operation(SyntaxNode member, CancellationToken cancellation)
    {
        if (!_compilation.ContainsSyntaxTree(member.SyntaxTree))
        {
            return null;
        }

        try
        {
            return Model(member.SyntaxTree).GetOperation(member, cancellation) switch
            {
                IMethodBodyBaseOperation body => body,
                { Parent: null } root and (IBlockOperation or IFieldInitializerOperation or IPropertyInitializerOperation) => root,
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

    /// <summary>The method or accessor whose body the member is; null for initializers.</summary>
    public IMethodSymbol? MethodOf(SyntaxNode member, CancellationToken cancellation)
    {
        var declaration = member is ArrowExpressionClauseSyntax ? member.Parent! : member;
        return DeclaredBy(declaration, cancellation) switch
        {
            IMethodSymbol method => method,
            IPropertySymbol property => property.GetMethod,
            _ => null,
        };
    }

    public Optional<object?> Constant(SyntaxNode expression) => Model(expression.SyntaxTree).GetConstantValue(expression);

    private SemanticModel Model(SyntaxTree tree) => _models.GetOrAdd(tree, key =>
    {
#pragma warning disable RS1030 // A callee's body is bound on demand and once; the decision record gives the cost.
        return _compilation.GetSemanticModel(key);
#pragma warning restore RS1030
    });
}
