using System;
using System.Collections.Generic;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Topics;

/// <summary>A topic that is created, or whose configs are altered: what the topic rules judge.</summary>
internal sealed class Topic
{
    private readonly IReadOnlyDictionary<string, TopicFact> _configs;
    private readonly Lazy<bool> _isForDevelopment;
    private readonly Lazy<bool> _isAlteredLater;

    /// <param name="configs">What is written, by the broker's name of the config.</param>
    public Topic(IReadOnlyDictionary<string, TopicFact> configs, Func<bool> isForDevelopment, Func<bool> isAlteredLater)
    {
        _configs = configs;
        _isForDevelopment = new(isForDevelopment);
        _isAlteredLater = new(isAlteredLater);
    }

    /// <summary>Where its specification is made; null where it exists, and is altered.</summary>
    public SyntaxNode? Creation { get; init; }

    /// <summary>The brokers that have a copy of each partition, by number or by assignment.</summary>
    public TopicFact ReplicationFactor { get; init; } = TopicFact.Unknown;

    /// <summary>Code that is not in sight may have written any config.</summary>
    public bool IsOpen { get; init; }

    /// <summary>The dictionary of configs, or the specification, that a config can be added to; null where there is none.</summary>
    public SyntaxNode? Extendable { get; init; }

    /// <summary>The brokers are local ones, it is a project of tests, or only code for development gets here.</summary>
    public bool IsForDevelopment => _isForDevelopment.Value;

    /// <summary>The same type alters configs of topics, of this one, maybe.</summary>
    public bool IsAlteredLater => _isAlteredLater.Value;

    /// <param name="name">The broker's name of the config; case counts.</param>
    public TopicFact this[string name] =>
        IsOpen ? TopicFact.Unknown : _configs.TryGetValue(name, out var fact) ? fact : TopicFact.Unset;
}

/// <summary>The configs of a topic that rules speak of, as brokers name them.</summary>
internal static class TopicConfigs
{
    public const string MinInsyncReplicas = "min.insync.replicas";
    public const string UncleanLeaderElection = "unclean.leader.election.enable";
    public const string Retention = "retention.ms";
    public const string CleanupPolicy = "cleanup.policy";
}

/// <summary>The properties of a topic specification that matter here.</summary>
internal static class TopicProperties
{
    public const string ReplicationFactor = "ReplicationFactor";
    public const string ReplicasAssignments = "ReplicasAssignments";
    public const string Configs = "Configs";
}
