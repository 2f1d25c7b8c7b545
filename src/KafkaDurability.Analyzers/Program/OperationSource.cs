using System.Collections.Concurrent;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Program;

/// <summary>The one place that binds code outside the member at hand, and lets go what nobody looks at any more; see docs/decisions/0002.</summary>
internal sealed class OperationSource
{
    private readonly Compilation _compilation;
    private readonly RecentlyMade<SyntaxTree, SemanticModel> _models = new(Limits.KeptModels);
    private readonly RecentlyMade<SyntaxNode, IOperation> _operations = new(Limits.KeptBodies);
    private readonly RecentlyMade<SyntaxNode, ControlFlowGraph> _graphs = new(Limits.KeptBodies);
    private readonly ConcurrentDictionary<SyntaxNode, IMethodSymbol?> _methods = new();

    /// <param name="compilation">Whose <see cref="KafkaProgram"/> keeps this source.</param>
    public OperationSource(Compilation compilation) => _compilation = compilation;

    /// <summary>The source of a compilation, shared by all that ask for it.</summary>
    public static OperationSource Of(Compilation compilation) => KafkaProgram.Of(compilation).Source;

    /// <summary>How many bodies are in memory.</summary>
    public int BodiesInMemory => _operations.InMemory;

    /// <summary>The control flow graph of a member; the same as long as somebody has it, as several readings look at the same few members.</summary>
    /// <returns>Null where the syntax has no body, or one that the compiler cannot read.</returns>
    public ControlFlowGraph? Graph(SyntaxNode member, CancellationToken cancellation) =>
        _graphs.Of(member, key => Create(key, cancellation));

    private ControlFlowGraph? Create(SyntaxNode member, CancellationToken cancellation)
    {
        if (TreeNames.Of(member.SyntaxTree).IsGuardedDeeperThan(Limits.Guards, member.Span))
        {
            return null;
        }

        return Operation(member, cancellation) is { } body ? Compiler.Survive(() => Whole(body, cancellation)) : null;
    }

    /// <summary>The graph with those of all functions in it: the compiler makes them later, and what it throws at then nobody expects.</summary>
    private static ControlFlowGraph? Whole(IOperation body, CancellationToken cancellation)
    {
        var graph = body switch
        {
            IMethodBodyOperation method => ControlFlowGraph.Create(method, cancellation),
            IConstructorBodyOperation constructor => ControlFlowGraph.Create(constructor, cancellation),
            IBlockOperation block => ControlFlowGraph.Create(block, cancellation),
            IFieldInitializerOperation initializer => ControlFlowGraph.Create(initializer, cancellation),
            IPropertyInitializerOperation initializer => ControlFlowGraph.Create(initializer, cancellation),
            _ => null,
        };
        if (graph is not null)
        {
            _ = FunctionGraphs.Of(graph, cancellation).Count();
        }

        return graph;
    }

    /// <summary>What a member does, as its graph is made from it: a good deal cheaper than that.</summary>
    /// <inheritdoc cref="Graph" path="/returns"/>
    public IOperation? Operation(SyntaxNode member, CancellationToken cancellation) =>
        _operations.Of(member, key => Bind(key, cancellation));

    private IOperation? Bind(SyntaxNode member, CancellationToken cancellation)
    {
        return Model(member.SyntaxTree) is { } model ? Bind(model, member, cancellation) : null;
    }

    private static IOperation? Bind(SemanticModel model, SyntaxNode member, CancellationToken cancellation) =>
        Compiler.Operation(model, member, cancellation) switch
        {
            IMethodBodyBaseOperation body => body,
            { Parent: null } root and (IBlockOperation or IFieldInitializerOperation or IPropertyInitializerOperation) => root,
            _ => null,
        };

    public ISymbol? DeclaredBy(SyntaxNode declaration, CancellationToken cancellation) =>
        Model(declaration.SyntaxTree)?.GetDeclaredSymbol(declaration, cancellation);

    /// <summary>The method or accessor whose body the member is; null for initializers.</summary>
    public IMethodSymbol? MethodOf(SyntaxNode member, CancellationToken cancellation) =>
        _methods.TryGetValue(member, out var known) ? known : _methods.GetOrAdd(member, Declared(member, cancellation));

    private IMethodSymbol? Declared(SyntaxNode member, CancellationToken cancellation) =>
        DeclaredBy(member is ArrowExpressionClauseSyntax ? member.Parent! : member, cancellation) switch
        {
            IMethodSymbol method => method,
            IPropertySymbol property => property.GetMethod,
            _ => null,
        };

    public Optional<object?> Constant(SyntaxNode expression) => Model(expression.SyntaxTree)?.GetConstantValue(expression) ?? default;

    /// <summary>The model of a file.</summary>
    /// <returns>Null for a file of another project, which editors reference as source: it is as far out of sight as its assembly is in a build.</returns>
    private SemanticModel? Model(SyntaxTree tree) => !_compilation.ContainsSyntaxTree(tree) ? null : _models.Of(tree, key =>
    {
#pragma warning disable RS1030 // A callee's body is bound on demand; the decision record gives the cost.
        return _compilation.GetSemanticModel(key);
#pragma warning restore RS1030
    });
}
