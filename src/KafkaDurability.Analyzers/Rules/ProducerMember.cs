using System.Collections.Immutable;
using System.Threading;
using KafkaDurability.Analyzers.Binding;
using KafkaDurability.Analyzers.Configuration;
using KafkaDurability.Analyzers.Functions;
using KafkaDurability.Analyzers.Kafka;
using KafkaDurability.Analyzers.Producing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace KafkaDurability.Analyzers.Rules;

/// <summary>A member that uses producers, with what the rules may ask about it; each answer is worked out once.</summary>
internal sealed class ProducerMember
{
    private readonly Lazy<ImmutableArray<ProducerCall>> _calls;
    private readonly Lazy<ImmutableArray<ProducerLife>> _lives;
    private readonly Dictionary<SyntaxNode, Transactionality> _transactional = [];

    /// <param name="graph">The graph of the member's outermost block.</param>
    public ProducerMember(SyntaxNode syntax, ControlFlowGraph graph, ConfigModel model, CancellationToken cancellation)
    {
        Syntax = syntax;
        Graph = graph;
        Model = model;
        Cancellation = cancellation;
        Functions = FunctionGraphs.Of(graph, cancellation).ToImmutableArray();
        _calls = new(() => ProducerCall.In(Functions, model.Symbols).ToImmutableArray());
        _lives = new(() => ProducerLives.In(this).ToImmutableArray());
    }

    /// <summary>As <see cref="Members.RootOf"/> gives it.</summary>
    public SyntaxNode Syntax { get; }

    public ControlFlowGraph Graph { get; }

    /// <summary>The graphs of the member, its lambdas and local functions.</summary>
    public ImmutableArray<ControlFlowGraph> Functions { get; }

    public ConfigModel Model { get; }

    public KafkaSymbols Symbols => Model.Symbols;

    public CancellationToken Cancellation { get; }

    /// <summary>The calls on producers.</summary>
    public ImmutableArray<ProducerCall> Calls => _calls.Value;

    /// <summary>The producers, other than transactional ones, that the member leaves where their queues may not be empty.</summary>
    public ImmutableArray<ProducerLife> Lives => _lives.Value;

    /// <summary>Whether the producer that a call is on sends in transactions.</summary>
    public Transactionality IsTransactional(ProducerCall call)
    {
        if (!_transactional.TryGetValue(call.Call.Syntax, out var known))
        {
            _transactional[call.Call.Syntax] = known = Transactions.Of(call.Call.Syntax, Model, Cancellation);
        }

        return known;
    }
}
