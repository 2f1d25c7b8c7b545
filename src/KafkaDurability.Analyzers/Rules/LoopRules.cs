using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using KafkaDurability.Analyzers.Configuration;
using KafkaDurability.Analyzers.Consuming;
using KafkaDurability.Analyzers.Program;
using KafkaDurability.Analyzers.Rules.Consumer;
using KafkaDurability.Analyzers.Rules.Transactions;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Rules;

/// <summary>The rules about consume loops, put to the members of one compilation.</summary>
internal sealed class LoopRules
{
    private static readonly string[] s_words = ["Consume", "Commit", "StoreOffset"];

    private readonly ConsumeModel _loops;
    private readonly ConfigModel _configs;
    private readonly ConcurrentDictionary<SyntaxNode, ImmutableArray<Finding>> _findings = new();
    private bool? _hasUsers;

    private static readonly ConditionalWeakTable<ConfigModel, LoopRules> s_rules = new();

    private LoopRules(ConfigModel configs)
    {
        _loops = ConsumeModel.Of(configs.Compilation, configs.Symbols);
        _configs = configs;
    }

    /// <summary>The rules of a compilation, shared by the analyzers that ask for what they find.</summary>
    public static LoopRules Of(ConfigModel configs) => s_rules.GetValue(configs, key => new LoopRules(key));

    public static ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = ImmutableArray.Create(
        CommitBeforeProcessing.Descriptor,
        StoreBeforeProcessing.Descriptor,
        HandedOff.Descriptor,
        FailureSwallowed.Descriptor,
        CommitInFinally.Descriptor,
        CommitTakesBatch.Descriptor,
        RetryConsumesAgain.Descriptor);

    /// <summary>Most members can be told from their words alone, before a graph is built.</summary>
    public static bool MayConcern(SyntaxNode member) => s_words.Any(word => Members.Mentions(member, word));

    /// <summary>What is wrong in the loops of a member; some of it may stand in the helpers that they call.</summary>
    public ImmutableArray<Finding> Judge(SyntaxNode member, CancellationToken cancellation) =>
        _findings.TryGetValue(member, out var known) ? known : _findings.GetOrAdd(member, Find(member, cancellation).ToImmutableArray());

    private IEnumerable<Finding> Find(SyntaxNode member, CancellationToken cancellation)
    {
        if (!_loops.UsesClient(member, cancellation) && (!HasUsers(cancellation) || !_loops.ReachesClient(member, cancellation)))
        {
            yield break; // The Commit() of a database transaction, say.
        }

        var facts = _loops.Facts(member, cancellation);
        foreach (var advance in facts.EarlyAdvances.Where(advance => !IsInVain(advance, cancellation) && !OffsetsOutside.Is(advance.Call, _configs, cancellation)))
        {
            if ((CommitBeforeProcessing.Judge(advance) ?? StoreBeforeProcessing.Judge(advance)) is { } finding)
            {
                yield return finding;
            }
        }

        var findings = facts.Swallowed.Where(swallow => !swallow.Continues || IsRepeated(member, cancellation))
            .Select(swallow => RetryConsumesAgain.Judge(swallow)
                ?? FailureSwallowed.Judge(swallow, CommitsByItself(swallow.Passing, swallow.Consumed, member, cancellation), MayStoreByItself(swallow, cancellation)))
            .Concat(facts.HandOffs
                .Where(handOff => !IsUnseenSend(handOff, cancellation) && (handOff.Passing is null || !OffsetsOutside.Is(handOff.Passing, _configs, cancellation)))
                .Select(handOff => HandedOff.Judge(handOff, CommitsByItself(handOff.Passing, handOff.Consumed, member, cancellation))))
            .Concat(facts.InFinally.Select(CommitInFinally.Judge))
            .Concat(facts.Blanket.Where(commit => facts.EarlyAdvances.All(advance => advance.Call != commit.Call)).Select(CommitTakesBatch.Judge));
        foreach (var finding in findings.OfType<Finding>())
        {
            yield return finding;
        }
    }

    /// <summary>What loops in other members make of a helper that catches.</summary>
    public IEnumerable<Finding> JudgedElsewhere(SyntaxNode helper, CancellationToken cancellation) => ConsumeModel.Catches(helper)
        ? _loops.CallersOf(helper, cancellation).Where(MayConcern)
            .SelectMany(member => Judge(member, cancellation))
            .Where(finding => Members.RootOf(finding.At) == helper)
        : [];

    /// <summary>Whether any member consumes, commits or stores by itself.</summary>
    private bool HasUsers(CancellationToken cancellation) =>
        _hasUsers ??= Mentioning(cancellation).Any(member => _loops.UsesClient(member, cancellation));

    private IEnumerable<SyntaxNode> Mentioning(CancellationToken cancellation) =>
        s_words.SelectMany(word => Members.Mentioning(_loops.Compilation, word, cancellation)).Distinct();

    /// <summary>A StoreOffset that throws passes nothing, nor does one whose offset is never committed; KD2004 and KD2005 speak of that.</summary>
    private bool IsInVain(EarlyAdvance advance, CancellationToken cancellation) =>
        advance.Kind == AdvanceKind.Store
        && (advance.Within ?? advance.Call) is var call
        && Members.RootOf(call) is { } member
        && new ConfigLinker(_configs, cancellation).ObjectsOf(member).Any(config =>
            StoreOffsetThrows.Throwing(config).Any(throwing => throwing.Call.Node == call)
            || OffsetsNeverCommitted.IsStoredInVain(call, config, () => new OffsetKeeping(config, _configs, cancellation).MayBeElsewhere()));

    /// <summary>A send that nobody waits for, and whose outcome nobody sees: KD1103 and KD1105 stand there.</summary>
    private bool IsUnseenSend(UnfinishedHandOff handOff, CancellationToken cancellation) =>
        (handOff.Within ?? handOff.At) is var send
        && Members.RootOf(send) is { } member
        && ProducerRules.MayConcern(member, _configs, cancellation)
        && _configs.Graph(member, cancellation) is { } graph
        && ProducerRules.Unseen(new ProducerMember(member, graph, _configs, cancellation)).Any(at => send.Span.Contains(at.Span));

    /// <summary>Whether the automatic commit of what is handed out is on for the consumer; only asked where nothing else commits.</summary>
    private bool CommitsByItself(SyntaxNode? passing, SyntaxNode consumed, SyntaxNode member, CancellationToken cancellation) =>
        passing is null && Members.RootOf(consumed) == member && AutoCommit.IsOnFor(consumed, _configs, cancellation);

    /// <summary>Whether the automatic commit may pass the message as soon as it is handed out; only asked where somebody wants to seek.</summary>
    private bool MayStoreByItself(SwallowedFailure swallow, CancellationToken cancellation) =>
        swallow.SeekBack is not null && CommitModes.Of([swallow.Consumed], _configs, cancellation) == CommitMode.ByItself;

    /// <summary>A member that consumes one message is called again and again.</summary>
    private bool IsRepeated(SyntaxNode member, CancellationToken cancellation) => _loops.IsCalledInLoop(member, cancellation);
}
