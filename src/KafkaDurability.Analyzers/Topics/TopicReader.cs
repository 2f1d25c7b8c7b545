using System.Collections.Generic;
using System.Linq;
using System.Threading;
using KafkaDurability.Analyzers.Functions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Topics;

/// <summary>Reads the topics that one member specifies, or alters.</summary>
internal sealed class TopicReader
{
    private readonly TopicModel _model;
    private readonly LocalUses _variables;
    private readonly TopicFacts _facts;
    private readonly TopicSurroundings _surroundings;
    private readonly CancellationToken _cancellation;

    /// <param name="owner">The method that the code is the body of; null where it is of none.</param>
    public TopicReader(TopicModel model, IOperation root, IMethodSymbol? owner, CancellationToken cancellation)
    {
        _model = model;
        _cancellation = cancellation;
        _variables = new LocalUses(root);
        _facts = new TopicFacts(model, _variables);
        _surroundings = new TopicSurroundings(model, _variables, owner, cancellation);
    }

    public IEnumerable<Topic> Read()
    {
        foreach (var operation in _variables.Root.DescendantsAndSelf())
        {
            _cancellation.ThrowIfCancellationRequested();
            switch (operation)
            {
                case IObjectCreationOperation creation when _model.IsSpecification(creation.Type) && MadeObject.Of(creation, _variables) is { IsOpen: false } made:
                    if (Specified(made) is { } topic)
                    {
                        yield return topic;
                    }

                    break;
                case IInvocationOperation call when _model.IsAlteration(call):
                    foreach (var altered in Altered(call))
                    {
                        yield return altered;
                    }

                    break;
            }
        }
    }

    private Topic? Specified(MadeObject made)
    {
        var reach = _surroundings.ReachOf(made);
        if (reach == Reach.Elsewhere)
        {
            return null;
        }

        var stray = reach == Reach.Compilation ? _model.StrayWrites(_cancellation) : null;
        var (configs, extendable) = Configs(made);
        var facts = stray?.To(TopicProperties.Configs) == true ? null : configs;
        return new Topic(facts ?? [], () => _surroundings.AreForDevelopment(made), () => _surroundings.AlterConfigs(made.Creation.Syntax))
        {
            Creation = made.Creation.Syntax,
            ReplicationFactor = ReplicationFactor(made, stray),
            IsOpen = facts is null,
            Extendable = extendable,
        };
    }

    private TopicFact ReplicationFactor(MadeObject made, StrayWrites? stray)
    {
        if (stray?.To(TopicProperties.ReplicationFactor) == true || stray?.To(TopicProperties.ReplicasAssignments) == true)
        {
            return TopicFact.Unknown;
        }

        var assigned = In(made, TopicProperties.ReplicasAssignments);
        return assigned.Writes.Count == 0 ? _facts.ReplicationFactor(In(made, TopicProperties.ReplicationFactor))
            : assigned is { MaybeUnset: false, Writes: { Count: 1 } writes } && MadeObject.Of(writes[0].Value, _variables, made, writes[0].Member) is { } partitions
                ? _facts.Assigned(partitions)
                : TopicFact.Unknown;
    }

    /// <summary>What the configs say, and where more can be added; null where that is not all in sight.</summary>
    private (Dictionary<string, TopicFact>? Facts, SyntaxNode? Extendable) Configs(MadeObject made)
    {
        var given = In(made, TopicProperties.Configs);
        if (given.Writes.Count == 0)
        {
            var isTouched = made.Uses.Any(use => use is IPropertyReferenceOperation { Property.Name: TopicProperties.Configs });
            return isTouched ? (null, null) : ([], made.Creation.Syntax);
        }

        if (given is not { MaybeUnset: false, Writes: { Count: 1 } writes })
        {
            return (null, null);
        }

        if (MadeObject.Source(writes[0].Value, _variables) is { ConstantValue: { HasValue: true, Value: null } })
        {
            return ([], null);
        }

        var dictionary = writes[0].Value is IObjectOrCollectionInitializerOperation initializer
            ? MadeObject.OfInitializer(initializer, made, writes[0].Member!)
            : MadeObject.Of(writes[0].Value, _variables, made, writes[0].Member);
        if (dictionary is null or { IsOpen: true } || !_surroundings.IsKept(dictionary) || MayShare(dictionary, made))
        {
            return (null, null);
        }

        return (_facts.ByKey(dictionary), dictionary.Creation is IObjectCreationOperation ? dictionary.Creation.Syntax : null);
    }

    /// <summary>One dictionary for several topics, and one of them may write to it.</summary>
    private bool MayShare(MadeObject dictionary, MadeObject made) => dictionary.Leaves.Count > 1
        && _variables.Root.Descendants().Any(operation => operation is IPropertyReferenceOperation { Property.Name: TopicProperties.Configs } reference
            && _model.IsSpecification(reference.Property.ContainingType)
            && !(reference.Parent is ISimpleAssignmentOperation assignment && assignment.Target == reference)
            && !made.Uses.Contains(reference));

    private IEnumerable<Topic> Altered(IInvocationOperation call)
    {
        if (MadeObject.Of(call.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == 0)?.Value, _variables) is not { IsOpen: false } resources
            || !_surroundings.IsKept(resources))
        {
            yield break;
        }

        foreach (var resource in resources.Written)
        {
            if (IsTopic(resource.Key) && MadeObject.Of(resource.Value, _variables) is { IsOpen: false } entries && _surroundings.IsKept(entries))
            {
                yield return new Topic(Entries(entries), () => _surroundings.AreForDevelopment(call), () => false);
            }
        }
    }

    private bool IsTopic(IOperation? resource) => MadeObject.Of(resource, _variables) is { IsOpen: false } made
        && In(made, "Type") is { MaybeUnset: false, Writes: { Count: 1 } writes }
        && SaidValues.Of(writes[0].Value, _variables, _model.Code) is { IsAll: true, Values: { Count: 1 } values }
        && _model.IsTopicResource(values[0].Constant);

    private Dictionary<string, TopicFact> Entries(MadeObject entries)
    {
        var facts = new Dictionary<string, TopicFact>();
        foreach (var element in entries.Written)
        {
            if (MadeObject.Of(element.Value, _variables) is { IsOpen: false } entry
                && In(entry, "Name") is { MaybeUnset: false, Writes: { Count: 1 } names }
                && SaidValues.Of(names[0].Value, _variables, _model.Code).OnlyText is { } name
                && _surroundings.ReachOf(entry) != Reach.Elsewhere
                && Sets(entry))
            {
                facts[name] = facts.ContainsKey(name) ? TopicFact.Unknown : _facts.Config(name, In(entry, "Value"), entry.Creation.Syntax);
            }
        }

        return facts;
    }

    /// <summary>Whether the entry sets its value, and does not add it to a list or take it from one.</summary>
    private bool Sets(MadeObject entry)
    {
        var operation = In(entry, "IncrementalOperation");
        return operation.Writes.Count == 0
            || SaidValues.Of(operation.Writes[0].Value, _variables, _model.Code) is { IsAll: true, Values: { Count: 1 } values }
                && operation.Writes.Count == 1 && _model.IsSet(values[0].Constant);
    }

    private static Effective In(MadeObject made, string property) => made.In(written => written.Member?.Name == property);
}
