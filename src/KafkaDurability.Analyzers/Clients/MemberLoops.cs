using System.Collections.Immutable;
using System.Threading;
using KafkaDurability.Analyzers.Program;
using KafkaDurability.Analyzers.Configuration;
using KafkaDurability.Analyzers.Consuming;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Clients;

/// <summary>What a member does with the messages it consumes, with the settings of its consumers.</summary>
internal sealed class MemberLoops
{
    private readonly SyntaxNode _member;
    private readonly ConsumeModel _loops;
    private readonly ConfigModel _configs;
    private readonly CancellationToken _cancellation;
    private readonly ConsumeFacts _facts;

    /// <param name="isSaid">Whether something else is reported of a send that is not waited for.</param>
    /// <param name="isDroppedDelivery">Whether a catch is reported because a failed delivery ends there.</param>
    public MemberLoops(
        SyntaxNode member, ConsumeModel loops, ConfigModel configs, Func<SyntaxNode, bool> isSaid, Func<SyntaxNode, bool> isDroppedDelivery, CancellationToken cancellation)
    {
        _member = member;
        _loops = loops;
        _configs = configs;
        _cancellation = cancellation;
        _facts = loops.Facts(member, cancellation);
        EarlyAdvances = _facts.EarlyAdvances
            .Where(advance => !IsInVain(advance) && !OutsideTransaction.Is(advance.Call, configs, cancellation))
            .ToImmutableArray();
        Swallowed = _facts.Swallowed
            .Where(swallow => (!swallow.Continues || IsRepeated(swallow.Consumer)) && (!swallow.IsToldToCaller || loops.Calls.IsRunAgainOnNo(member, cancellation)) && !(swallow.IsAside && isDroppedDelivery(swallow.At)))
            .ToImmutableArray();
        HandOffs = _facts.HandOffs
            .Where(handOff => !isSaid(handOff.Within ?? handOff.At) && (handOff.Passing is null || !OutsideTransaction.Is(handOff.Passing, configs, cancellation)))
            .ToImmutableArray();
    }

    /// <summary>Offsets that are advanced before their message is processed, and take effect.</summary>
    public ImmutableArray<EarlyAdvance> EarlyAdvances { get; }

    /// <summary>Failures after which the next message is consumed.</summary>
    public ImmutableArray<SwallowedFailure> Swallowed { get; }

    /// <summary>Messages in the hands of somebody that nothing waits for.</summary>
    public ImmutableArray<UnfinishedHandOff> HandOffs { get; }

    public ImmutableArray<FinallyAdvance> InFinally => _facts.InFinally;

    /// <summary>Commits of all that was handed out, other than those that come too early for their one message.</summary>
    public IEnumerable<BlanketCommit> Blanket => _facts.Blanket.Where(commit => _facts.EarlyAdvances.All(advance => advance.Call != commit.Call));

    /// <summary>Whether the automatic commit of what is handed out is on for the consumer; only asked where nothing else commits.</summary>
    /// <param name="source">The Consume call, where that is in a callee.</param>
    public bool CommitsByItself(SyntaxNode? passing, SyntaxNode consumed, SyntaxNode? source) =>
        passing is null && (source is not null || Members.RootOf(consumed) == _member) && AutoCommit.IsOnFor(source ?? consumed, _configs, _cancellation);

    /// <summary>Whether the automatic commit may pass the message as soon as it is handed out; only asked where somebody wants to seek.</summary>
    public bool MayStoreByItself(SwallowedFailure swallow) =>
        swallow.SeekBack is not null && CommitModes.Of([swallow.Consumed], _configs, _cancellation) == CommitMode.ByItself;

    /// <summary>A StoreOffset that throws passes nothing, nor does one whose offset is never committed; KD2004 and KD2005 speak of that.</summary>
    private bool IsInVain(EarlyAdvance advance) =>
        advance.Kind == AdvanceKind.Store
        && (advance.Within ?? advance.Call) is var call
        && Members.RootOf(call) is { } member
        && new ConfigLinker(_configs, _cancellation).ObjectsOf(member).Any(config =>
            RefusedStores.In(config).Any(refused => refused.Call.Node == call)
            || UncommittedOffsets.IsStoredInVain(call, config, () => new OffsetKeeping(config, _configs, _cancellation).MayBeElsewhere()));

    /// <summary>A member that consumes one message is called again and again.</summary>
    private bool IsRepeated(ISymbol? consumer) => _loops.Calls.IsCalledInLoop(
        _member, consumer is IFieldSymbol or IPropertySymbol or IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor } }, _cancellation);
}
