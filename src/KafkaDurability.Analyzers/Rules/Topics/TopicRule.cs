using System.Collections.Immutable;
using KafkaDurability.Analyzers.Fixes;
using KafkaDurability.Analyzers.Options;
using KafkaDurability.Analyzers.Topics;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Rules;

/// <summary>A rule over one topic.</summary>
internal abstract class TopicRule(DiagnosticDescriptor descriptor, Consequence consequence, FixKind fix = FixKind.None) : Rule<TopicInFolder>(descriptor, consequence, fix)
{
    /// <summary>Whether it has nothing to say of the one broker of a developer's machine, and of topics for tests.</summary>
    public virtual bool IsForClusters => true;

    public sealed override IEnumerable<Finding> Judge(TopicInFolder fact) => Judge(fact.Topic, fact.Options);

    protected abstract IEnumerable<Finding> Judge(Topic topic, KafkaOptions options);

    /// <param name="related">Another place that the message speaks of.</param>
    protected Finding Found(SyntaxNode at, SyntaxNode? related, FixPlan? plan, params object[] arguments) => new(
        this,
        at,
        related is null ? ImmutableArray<SyntaxNode>.Empty : ImmutableArray.Create(related),
        plan is null ? ImmutableArray<FixPlan>.Empty : ImmutableArray.Create(plan),
        arguments);

    /// <summary>Gives the setting another value wherever it has these.</summary>
    /// <param name="name">The property, or the broker's name of the config.</param>
    protected static FixPlan? Set(string title, IEnumerable<TopicValue> values, string name, string text, bool editorOnly = false)
    {
        var writes = values.Select(value => value.Settable).OfType<SyntaxNode>().ToList();
        return writes.Count > 0 ? FixPlan.Create(title, editorOnly, writes.Select(write => (write, Edit.Set(write, name, text)))) : null;
    }
}
