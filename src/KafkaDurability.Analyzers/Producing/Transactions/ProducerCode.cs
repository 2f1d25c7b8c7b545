using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using KafkaDurability.Analyzers.Functions;
using KafkaDurability.Analyzers.Kafka;
using KafkaDurability.Analyzers.Program;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Producing;

/// <summary>The code of one compilation, for what is to be known of a producer beyond the member that uses it.</summary>
internal sealed class ProducerCode
{
    private readonly OperationSource _source;
    private readonly Callees _callees;
    private readonly ConditionalWeakTable<IOperation, IReadOnlyList<IOperation>> _operations = new();
    private readonly ConcurrentDictionary<ISymbol, ProducerLife?> _lives = new(SymbolEqualityComparer.Default);

    private readonly System.Lazy<bool> _hasTransactions;

    private ProducerCode(Compilation compilation, KafkaSymbols symbols)
    {
        _hasTransactions = new(() => Members.Mentioning(compilation, "BeginTransaction", CancellationToken.None).Any());
        Compilation = compilation;
        Symbols = symbols;
        _source = OperationSource.Of(compilation);
        _callees = Callees.Of(compilation);
    }

    public Compilation Compilation { get; }

    public KafkaSymbols Symbols { get; }

    /// <summary>Whether any code in sight speaks of transactions of a producer: without that, a transactional producer cannot even send.</summary>
    public bool HasTransactions => _hasTransactions.Value;

    /// <summary>The code of a compilation, shared by all that ask for it.</summary>
    public static ProducerCode Of(Compilation compilation, KafkaSymbols symbols) =>
        KafkaProgram.Of(compilation).Part(program => new ProducerCode(program.Compilation, symbols));

    /// <summary>The name of the producer's method that is called; null for other calls.</summary>
    public string? ProducerMethod(IOperation operation) =>
        operation is IInvocationOperation call ? Symbols.ProducerMethod(call.TargetMethod) : null;

    /// <summary>The name of the consumer's method that is called; null for other calls.</summary>
    public string? ConsumerMethod(IOperation operation) =>
        operation is IInvocationOperation call && Symbols.ClientMethod(call.TargetMethod) is { } client
        && Symbols.IsClient(client.ContainingType, out var kinds) && kinds == ClientKinds.Consumer
            ? client.Name
            : null;

    /// <summary>All operations of a member, functions in it included; null where it cannot be read.</summary>
    public IReadOnlyList<IOperation>? Operations(SyntaxNode member, CancellationToken cancellation) =>
        _source.Operation(member, cancellation) is { } root ? _operations.GetValue(root, key => key.DescendantsAndSelf().ToArray()) : null;

    /// <summary>A member's graph; null where it cannot be made.</summary>
    public ControlFlowGraph? Graph(SyntaxNode member, CancellationToken cancellation) => _source.Graph(member, cancellation);

    public IMethodSymbol? MethodOf(SyntaxNode member, CancellationToken cancellation) => _source.MethodOf(member, cancellation);

    /// <inheritdoc cref="Callees.BodiesOf"/>
    public ImmutableArray<SyntaxNode> BodiesOf(IMethodSymbol method, CancellationToken cancellation)
    {
        var target = (method.ReducedFrom ?? method).OriginalDefinition;
        if (target.MethodKind is not (MethodKind.Constructor or MethodKind.LocalFunction))
        {
            return _callees.BodiesOf(target, cancellation);
        }

        // The body of a local function, or of a constructor that is written out.
        return target.DeclaringSyntaxReferences.Length == 1 && target.DeclaringSyntaxReferences[0].GetSyntax(cancellation) is { } declaration
            && declaration is LocalFunctionStatementSyntax or ConstructorDeclarationSyntax
                ? ImmutableArray.Create(Members.RootOf(declaration)!)
                : ImmutableArray<SyntaxNode>.Empty;
    }

    /// <summary>The operations that a call may run; null where some of them are out of sight.</summary>
    public IEnumerable<IOperation>? Body(IMethodSymbol method, CancellationToken cancellation)
    {
        var members = BodiesOf(method, cancellation);
        var bodies = members.Select(body => Operations(body, cancellation)).OfType<IReadOnlyList<IOperation>>().ToList();
        if (bodies.Count == 0 || bodies.Count < members.Length)
        {
            return null;
        }

        var own = method.MethodKind == MethodKind.LocalFunction ? method.DeclaringSyntaxReferences[0].GetSyntax(cancellation).Span : default;
        return bodies.SelectMany(body => body).Where(operation => own.IsEmpty || own.Contains(operation.Syntax.Span));
    }

    /// <inheritdoc cref="Members.Seeing"/>
    public IEnumerable<SyntaxNode> Seeing(ISymbol variable, CancellationToken cancellation) => Members.Seeing(variable, ProgramNames.Of(Compilation), cancellation);

    /// <summary>Whether the producer outlives the call that uses it: a member of the type keeps it.</summary>
    public static bool IsKeptByType(ISymbol variable, CancellationToken cancellation) =>
        variable is IFieldSymbol or IPropertySymbol || Members.IsOfPrimaryConstructor(variable, cancellation);

    /// <inheritdoc cref="ProducerLife"/>
    /// <returns>Null where not all of it is in sight.</returns>
    public ProducerLife? LifeOf(ISymbol variable, CancellationToken cancellation) =>
        _lives.TryGetValue(variable, out var known) ? known : _lives.GetOrAdd(variable, ProducerTrace.Of(variable, this, cancellation));
}
