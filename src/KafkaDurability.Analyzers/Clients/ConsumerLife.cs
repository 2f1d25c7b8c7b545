using System.Threading;
using KafkaDurability.Analyzers.Configuration;
using KafkaDurability.Analyzers.Consuming;
using KafkaDurability.Analyzers.Functions;
using KafkaDurability.Analyzers.Kafka;
using KafkaDurability.Analyzers.Kafka.Automata;
using KafkaDurability.Analyzers.Program;
using KafkaDurability.Analyzers.Kafka.Models;
using KafkaDurability.Analyzers.Typestate;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace KafkaDurability.Analyzers.Clients;

/// <summary>A consumer from where it is built to where it is left, with the settings behind it.</summary>
internal sealed class ConsumerLife
{
    private readonly ConfigModel _model;
    private readonly IReadOnlyList<ControlFlowGraph> _functions;
    private readonly CancellationToken _cancellation;
    private readonly Lazy<CommitMode> _mode;

    private ConsumerLife(OwnedClient consumer, ClientUses uses, IReadOnlyList<ControlFlowGraph> functions, ConfigModel model, CancellationToken cancellation)
    {
        Consumer = consumer;
        Uses = uses;
        _functions = functions;
        _model = model;
        _cancellation = cancellation;
        _mode = new Lazy<CommitMode>(() => CommitModes.Of(Uses.Calls.Select(call => call.Syntax).ToList(), _model, _cancellation));
    }

    public OwnedClient Consumer { get; }

    /// <summary>All calls on it; no other code can make one.</summary>
    public ClientUses Uses { get; }

    public CommitMode Mode => _mode.Value;

    /// <summary>The consumers that a member builds, and keeps in locals or in private fields.</summary>
    /// <param name="graph">The graph of the member's outermost block.</param>
    public static IEnumerable<ConsumerLife> In(ControlFlowGraph graph, ConfigModel model, CancellationToken cancellation)
    {
        var own = FunctionGraphs.Of(graph, cancellation).ToList();
        foreach (var consumer in own.SelectMany(function => OwnedClient.In(function, ClientKinds.Consumer, model.Symbols, method => model.GivesNewClient(method, cancellation))))
        {
            var functions = consumer.Variable is IFieldSymbol field ? FunctionsOf(field, model, cancellation) : Only(consumer, own);
            if (functions is not null && ClientUses.Of(consumer.Variable, functions, model.Symbols) is { IsOne: true } uses)
            {
                yield return new ConsumerLife(consumer, uses, functions, model, cancellation);
            }
        }
    }

    /// <summary>The first way on which it is left while it is in its group; null where there is none, or it is closed on each.</summary>
    public ExitPoint? FirstExitPoint()
    {
        if (!Uses.To("Subscribe").Any())
        {
            return null;
        }

        if (Consumer.Variable is ILocalSymbol && _functions.Count == 1)
        {
            // Whoever reads once only looks into the topic.
            return Uses.To("Consume").Any(call => StatementOrder.LoopAround(call.Syntax) is not null) ? Follow(Consumer.Graph, ConsumerLifecycle.None) : null;
        }

        return Uses.To("Close").Any() || !Uses.To("Consume").Any() ? null
            : Uses.To("Dispose").FirstOrDefault() is { } disposal ? new ExitPoint(disposal.IsImplicit ? ExitPointKind.Ends : ExitPointKind.Disposes, disposal.Syntax)
            : ExitPoint.First(_functions.Where(function => ConsumerLifeEvents.Loops(Consumer.Variable, function))
                .Select(function => Follow(function, Consumer.Variable is ILocalSymbol && function == Consumer.Graph ? ConsumerLifecycle.None : ConsumerLifecycle.Subscribed)).OfType<ExitPoint>());
    }

    /// <summary>Where a Close in a finally can be put; null where that is not evident.</summary>
    public GuardedSpan? Span()
    {
        IReadOnlyList<SyntaxNode> Explicit(string method) => Uses.To(method).Where(call => !call.IsImplicit).Select(call => call.Syntax).ToList();
        return Consumer.Variable is ILocalSymbol local && _functions.Count == 1
            ? GuardedSpan.Of(local, new ToGuard(Explicit("Consume"), Explicit("Subscribe"), Explicit("Close"), Explicit("Dispose")))
            : null;
    }

    /// <summary>The commits that are for several messages each.</summary>
    public IReadOnlyList<SyntaxNode> BatchCommits() => Consuming.BatchCommits.Of(Uses, _functions).ToList();

    /// <summary>What is told to its builder; null where not all of that is in sight.</summary>
    public ISet<string>? BuilderCalls() =>
        Consumer.IsBuiltHere(_model.Symbols) ? Consuming.BuilderCalls.Of(Consumer, _model.Symbols) : null;

    private ExitPoint? Follow(ControlFlowGraph function, State entry) =>
        ConsumerLifeEvents.FirstExitPoint(Consumer.Variable, entry, function, _model.Symbols, _cancellation);

    /// <summary>The function that builds it, and those in it that it lives on in.</summary>
    private static List<ControlFlowGraph> Only(OwnedClient consumer, List<ControlFlowGraph> functions) =>
        functions.Where(function => function == consumer.Graph || ClientUses.Mentions(consumer.Variable, function)).ToList();

    private static List<ControlFlowGraph>? FunctionsOf(IFieldSymbol field, ConfigModel model, CancellationToken cancellation)
    {
        var graphs = Members.Mentioning(field.ContainingType, field.Name).Select(member => model.Graph(member, cancellation)).ToList();
        return graphs.Contains(null) ? null : graphs.SelectMany(graph => FunctionGraphs.Of(graph!, cancellation)).ToList();
    }
}
