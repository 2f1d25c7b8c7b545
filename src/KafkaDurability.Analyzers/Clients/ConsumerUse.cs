using System.Threading;
using KafkaDurability.Analyzers.Program;
using KafkaDurability.Analyzers.Configuration;
using KafkaDurability.Analyzers.Consuming;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Clients;

/// <summary>What the loops in sight do with the consumer that is built from one set of settings.</summary>
internal sealed class ConsumerUse
{
    private readonly ConfigObject _config;
    private readonly ConfigModel _model;
    private readonly CancellationToken _cancellation;
    private readonly Lazy<bool>? _isReported;

    public ConsumerUse(ConfigObject config, ConfigModel model, CancellationToken cancellation)
    {
        _config = config;
        _model = model;
        _cancellation = cancellation;
        var calls = config.Calls.Where(call => call.Method.Name is "Consume" or "Commit" or "StoreOffset").ToList();
        if (calls.Count == 0)
        {
            return;
        }

        var loops = ConsumeModel.Of(model.Compilation, model.Symbols);
        var members = calls.Select(call => Members.RootOf(call.Node)).OfType<SyntaxNode>().Distinct().ToList();
        var facts = members.Select(member => loops.Facts(member, cancellation)).ToList();

        // A member that hands out what it consumes leaves the loop to its callers.
        var callers = members.SelectMany(member => loops.Calls.CallersOf(member, cancellation)).Distinct().Select(member => loops.Facts(member, cancellation));
        _isReported = new Lazy<bool>(() => facts.Concat(callers).Any(own =>
            own.EarlyAdvances.Any(advance => Names(advance.Call) || Names(advance.Within))
            || own.Swallowed.Any(swallow => Passes(swallow.Passing, swallow.Source ?? swallow.Consumed))
            || own.HandOffs.Any(handOff => Passes(handOff.Passing, handOff.Source ?? handOff.Consumed))
            || own.InFinally.Any(advance => Names(advance.Call))));

        // Several places that consume, or one that commits, are for the user to put in order.
        Loop = calls.Count == 1 && !config.IsClientHandedOn
            ? facts.SelectMany(own => own.Loops).FirstOrDefault(loop => loop.Consume == calls[0].Node && !loop.IsPassed)
            : null;

        // What is right for one consumer in a loop may throw for another.
        if (Loop is not null && new ConfigLinker(model, cancellation).CreationsBehind(Loop.Consume).Any(creation => creation != config.Creation))
        {
            Loop = null;
        }

        bool Passes(SyntaxNode? passing, SyntaxNode consumed) =>
            Names(consumed) && (passing is not null || AutoCommit.IsOnFor(consumed, model, cancellation));

        bool Names(SyntaxNode? node) => node is not null && calls.Any(call => call.Node == node);
    }

    /// <summary>The one loop that consumes, where it is the only one and commits nothing.</summary>
    public SimpleLoop? Loop { get; }

    /// <summary>A rule on the consumer's use reports the loss where it happens.</summary>
    public bool IsReported => _isReported?.Value == true;

    /// <inheritdoc cref="SubscribedElsewhere"/>
    public bool IsSubscribedElsewhere => SubscribedElsewhere.Is(_config, _model, _cancellation);

    /// <summary>The method around a call; null for initializers.</summary>
    public IMethodSymbol? MethodOf(SyntaxNode call) => Members.RootOf(call) is { } member ? _model.MethodOf(member, _cancellation) : null;

    /// <inheritdoc cref="SeekBack.Of"/>
    public IEnumerable<SeekBack> SeekBacks(IEnumerable<ClientCall> calls) => SeekBack.Of(calls, _model, _cancellation);

    /// <inheritdoc cref="Clients.StatusReads.Of"/>
    public IEnumerable<SyntaxNode> StatusReads(IEnumerable<ClientCall> sends) => Clients.StatusReads.Of(sends, _model, _cancellation);

    /// <inheritdoc cref="Clients.CommittedEnd.Of"/>
    public CommittedEnd? CommittedEnd(IEnumerable<ClientCall> advances) => Clients.CommittedEnd.Of(advances, _model, _cancellation);

    /// <summary>The version of Confluent.Kafka.</summary>
    public Version ClientVersion => _model.Symbols.Version;

    /// <summary>The program itself creates topics, as it wants them.</summary>
    public bool CreatesTopics => Members.Calling(_model.Compilation, "CreateTopicsAsync", _cancellation).Any();

    /// <summary>The code is of a project of tests.</summary>
    public bool IsInTests => TestProject.Is(_model.Compilation);

    /// <inheritdoc cref="OffsetKeeping.MayBeElsewhere"/>
    public bool MayKeepOffsetsElsewhere => new OffsetKeeping(_config, _model, _cancellation).MayBeElsewhere();

    /// <summary>What the code in sight does to the result of a Consume call without looking whether it is the end of a partition.</summary>
    public OverlookedEnd? OverlookedEnd(ClientCall consume) =>
        Members.RootOf(consume.Node) is { } member && _model.Graph(member, _cancellation) is { } graph
            ? new PartitionEndReader(_model.Symbols, method => _model.Body(method, _cancellation), _cancellation).Read(graph.OriginalOperation, consume.Node)
            : null;
}
