using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using KafkaDurability.Analyzers.Program;
using KafkaDurability.Analyzers.Clients;
using KafkaDurability.Analyzers.Configuration;
using KafkaDurability.Analyzers.Consuming;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Rules;

/// <summary>The rules about consume loops, put to the members of one compilation.</summary>
internal sealed class LoopRules
{
    /// <summary>What a member with a loop mentions.</summary>
    public static readonly string[] Words = ["Consume", "Commit", "StoreOffset"];

    private readonly ConsumeModel _loops;
    private readonly ConfigModel _configs;
    private readonly ConcurrentDictionary<SyntaxNode, ImmutableArray<Finding>> _findings = new();
    private readonly ConcurrentDictionary<(string Id, SyntaxNode At), SyntaxNode> _told = new();
    private bool? _hasUsers;
    private ImmutableArray<SyntaxNode> _candidates;
    private ImmutableHashSet<SyntaxNode>? _above;

    private LoopRules(ConfigModel configs)
    {
        _loops = ConsumeModel.Of(configs.Compilation, configs.Symbols);
        _configs = configs;
    }

    /// <summary>The rules of a compilation, shared by the analyzers that ask for what they find.</summary>
    public static LoopRules Of(ConfigModel configs) => KafkaProgram.Of(configs.Compilation).Part(_ => new LoopRules(configs), configs);

    /// <summary>Most members can be told from their words alone, before a graph is built.</summary>
    public bool MayConcern(SyntaxNode member) => Words.Any(word => Members.Mentions(member, word)) && _configs.Trees.Reaches(member.SyntaxTree);

    /// <summary>Whether the rules have something to say of a member: it consumes or commits, or catches what a callee that does so lets out.</summary>
    public bool Concerns(SyntaxNode member, CancellationToken cancellation) =>
        MayConcern(member) || (ConsumeModel.Catches(member) && AboveConsumers(cancellation).Contains(member));

    /// <summary>The members that come to call one that consumes.</summary>
    private ImmutableHashSet<SyntaxNode> AboveConsumers(CancellationToken cancellation) =>
        _above ??= _loops.Calls.Consuming(cancellation).SelectMany(member => _loops.Calls.CallersOf(member, cancellation)).ToImmutableHashSet();

    /// <summary>What is wrong in the loops of a member; some of it may stand in the helpers that they call.</summary>
    public ImmutableArray<Finding> Judge(SyntaxNode member, CancellationToken cancellation) =>
        _findings.TryGetValue(member, out var known) ? known : _findings.GetOrAdd(member, Find(member, cancellation).ToImmutableArray());

    private IEnumerable<Finding> Find(SyntaxNode member, CancellationToken cancellation)
    {
        if (!_loops.Calls.UsesClient(member, cancellation) && (!HasUsers(cancellation) || !_loops.Calls.ReachesClient(member, cancellation)))
        {
            yield break; // The Commit() of a database transaction, say.
        }

        var loops = new MemberLoops(
            member, _loops, _configs, send => IsUnseen(send, cancellation), clause => DeliveryFailureDropped.StandsAt(clause, _configs, cancellation), cancellation);
        foreach (var finding in AllRules.Over<MemberLoops>().SelectMany(rule => rule.Judge(loops)))
        {
            yield return finding;
        }
    }

    /// <summary>What loops in other members make of a helper that catches, and of functions that are given to them.</summary>
    public IEnumerable<Finding> JudgedElsewhere(SyntaxNode helper, CancellationToken cancellation) => Candidates(cancellation).IsEmpty ? []
        : JudgingElsewhere(helper, cancellation).Distinct()
            .SelectMany(member => Judge(member, cancellation))
            .Where(finding => Members.RootOf(finding.At) == helper);

    /// <summary>Of several loops that run a function, the first in the program's order tells what is wrong there.</summary>
    public bool IsFirstToTell(SyntaxNode member, Finding finding, SyntaxNode place, CancellationToken cancellation) =>
        _loops.Calls.RunnersOf(place, cancellation).FirstOrDefault(runner => Judge(runner, cancellation).Any(other => other.At == finding.At && other.Rule.Id == finding.Rule.Id)) == member;

    /// <summary>What is wrong in the callers of a member that consumes for them, where they have none of the words by which a member is visited.</summary>
    public IEnumerable<Finding> OfLoopsThatTake(SyntaxNode member, WordSet words, CancellationToken cancellation) => !MayConcern(member) || !_loops.HandsOut(member, cancellation) ? []
        : _loops.Calls.CallersOf(member, cancellation).Where(caller => !words.StandIn(caller))
            .SelectMany(caller => Judge(caller, cancellation).Where(finding => Members.RootOf(finding.At) == caller && _told.GetOrAdd((finding.Rule.Id, finding.At), member) == member));

    private IEnumerable<SyntaxNode> JudgingElsewhere(SyntaxNode helper, CancellationToken cancellation)
    {
        var callers = !ConsumeModel.Catches(helper) ? []
            : _loops.Calls.MayBeCalledBy(helper, cancellation)?.Where(caller => Concerns(caller, cancellation))
                ?? Candidates(cancellation).Union(AboveConsumers(cancellation).Where(ConsumeModel.Catches));
        return callers.Concat(_loops.Calls.RunnersOf(helper, cancellation).Where(runner => runner != helper));
    }

    /// <summary>Whether any member consumes, commits or stores by itself.</summary>
    private bool HasUsers(CancellationToken cancellation) =>
        _hasUsers ??= Candidates(cancellation).Any(member => _loops.Calls.UsesClient(member, cancellation));

    /// <summary>The calls of a member that hand messages on, by what is found in it or in the loops that run it: KD2103 stands there.</summary>
    public ImmutableArray<Finding> HandOffsIn(SyntaxNode member, CancellationToken cancellation) =>
        (Concerns(member, cancellation) ? Judge(member, cancellation) : ImmutableArray<Finding>.Empty).Concat(JudgedElsewhere(member, cancellation))
            .Where(finding => finding.Rule.Id == "KD2103").ToImmutableArray();

    /// <summary>All members that may have a loop.</summary>
    private ImmutableArray<SyntaxNode> Candidates(CancellationToken cancellation)
    {
        if (_candidates.IsDefault)
        {
            _candidates = Words.SelectMany(word => _configs.Trees.NamesReaching.Mentioning(word, cancellation)).Distinct().ToImmutableArray();
        }

        return _candidates;
    }

    /// <summary>A send that nobody waits for, and whose outcome nobody sees: KD1103 and KD1105 stand there.</summary>
    private bool IsUnseen(SyntaxNode send, CancellationToken cancellation) =>
        Members.RootOf(send) is { } member
        && ProducerRules.MayConcern(member, _configs, cancellation)
        && _configs.Graph(member, cancellation) is { } graph
        && ProducerRules.Unseen(new ProducerMember(member, graph, _configs, cancellation)).Any(at => send.Span.Contains(at.Span));
}
