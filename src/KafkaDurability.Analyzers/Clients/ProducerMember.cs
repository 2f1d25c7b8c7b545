using System.Collections.Immutable;
using System.Threading;
using KafkaDurability.Analyzers.Configuration;
using KafkaDurability.Analyzers.Functions;
using KafkaDurability.Analyzers.Kafka;
using KafkaDurability.Analyzers.Options;
using KafkaDurability.Analyzers.Producing;
using KafkaDurability.Analyzers.Program;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace KafkaDurability.Analyzers.Clients;

/// <summary>A member that uses producers, with what the rules may ask about it; each answer is worked out once.</summary>
internal sealed class ProducerMember
{
    private readonly Lazy<ImmutableArray<ProducerCall>> _calls;
    private readonly Lazy<SendOutcomes> _outcomes;
    private readonly Lazy<ImmutableArray<LeftProducer>> _left;
    private readonly Lazy<ImmutableArray<EarlyMark>> _unconfirmed;
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
        _outcomes = new(() => new SendOutcomes(graph.OriginalOperation, model.Compilation, model.Symbols, cancellation));
        _unconfirmed = new(() => EarlyMarks.Unconfirmed(this).ToImmutableArray());
        _left = new(() => LeftProducers.In(this).ToImmutableArray());
    }

    /// <summary>As <see cref="Members.RootOf"/> gives it.</summary>
    public SyntaxNode Syntax { get; }

    public ControlFlowGraph Graph { get; }

    /// <summary>The graphs of the member, its lambdas and local functions.</summary>
    public ImmutableArray<ControlFlowGraph> Functions { get; }

    public ConfigModel Model { get; }

    /// <summary>What the code of the member's file promises.</summary>
    public Guarantee Guarantee { get; init; }

    public KafkaSymbols Symbols => Model.Symbols;

    public CancellationToken Cancellation { get; }

    /// <summary>The calls on producers.</summary>
    public ImmutableArray<ProducerCall> Calls => _calls.Value;

    /// <summary>Who learns how the sends ended.</summary>
    public SendOutcomes Outcomes => _outcomes.Value;

    /// <summary>The delivery reports of the producer that a call is on may be switched off: there is nothing to see, and KD1007 says so.</summary>
    public bool MayLackReports(ProducerCall call) => MayLackReports(call.Call.Syntax);

    private bool MayLackReports(SyntaxNode call) => ProducerSettings.Behind(call, Model, Cancellation)
        .Any(settings => settings[Settings.EnableDeliveryReports].MayBeSet(value => value.IsFalse));

    /// <summary>A failed delivery shows in its report alone: not where a transaction's commit tells of it, or no report is made.</summary>
    public bool ShowsInReportAlone(ProducerCall call) => ShowsInReportAlone(call.Call.Syntax);

    /// <param name="call">A call on a producer, which may stand in another member.</param>
    public bool ShowsInReportAlone(SyntaxNode call) => IsTransactional(call) == Transactionality.No && !MayLackReports(call);

    /// <summary>The code around, for what is to be known of a producer beyond the member.</summary>
    public ProducerCode Code => ProducerCode.Of(Model.Compilation, Symbols);

    /// <summary>The variable, field or property that a call is on; null where it is none.</summary>
    public ISymbol? ProducerOf(ProducerCall call) => Storage.Of(call.Function).Symbol(call.Call.Instance)?.OriginalDefinition;

    /// <summary>All that happens to the producer that a call is on; null where not all of it is in sight.</summary>
    public ProducerLife? LifeOf(ProducerCall call) =>
        ProducerOf(call) is { } variable && Code.LifeOf(variable, Cancellation) is { } life && life.Calls.Any(known => known.Call == call.Call.Syntax) ? life : null;

    /// <summary>The producers, other than transactional ones, that the member leaves where their queues may not be empty.</summary>
    public ImmutableArray<LeftProducer> Left => _left.Value;

    /// <summary>The sends on producers that are disposed by then.</summary>
    public IEnumerable<SendAfterDisposal> SentAfterDisposal => Calls.Any(call => call.Sends)
        ? DisposedProducers.In(
            MemberFunctions.Of(Graph, Model.MethodOf(Syntax, Cancellation), Cancellation), QueueModel.Of(Model.Compilation, Symbols), new CodeInSight(Model.Compilation, Symbols, Cancellation), Cancellation)
        : [];

    /// <summary>Where a source is told that an item is sent before its delivery is known.</summary>
    public ImmutableArray<EarlyMark> Unconfirmed => _unconfirmed.Value;

    /// <summary>Whether the producer that a call is on sends in transactions.</summary>
    public Transactionality IsTransactional(ProducerCall call) => IsTransactional(call.Call.Syntax);

    /// <param name="call">A call on a producer, which may stand in another member.</param>
    public Transactionality IsTransactional(SyntaxNode call)
    {
        if (!_transactional.TryGetValue(call, out var known))
        {
            _transactional[call] = known = TransactionalProducers.Of(call, Model, Cancellation);
        }

        return known;
    }
}
