using System;
using System.Collections.Generic;
using System.Linq;
using KafkaDurability.Analyzers.Functions;
using KafkaDurability.Analyzers.Program;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Topics;

/// <summary>
/// The properties of topic specifications that a compilation writes to where it is not plain whose they are: a
/// specification that gets about may get other values there.
/// </summary>
internal sealed class StrayWrites
{
    private readonly HashSet<string> _properties = [];

    /// <param name="isSpecification">Whether the type is that of topic specifications.</param>
    /// <param name="bind">The operation of a member.</param>
    public static StrayWrites In(Compilation compilation, Func<ITypeSymbol?, bool> isSpecification, Func<SyntaxNode, IOperation?> bind)
    {
        var writes = new StrayWrites();
        foreach (var property in new[] { TopicProperties.ReplicationFactor, TopicProperties.ReplicasAssignments, TopicProperties.Configs })
        {
            var members = Members.Mentioning(compilation, property, CancellationToken.None);
            if (members.Any(member => bind(member) is { } root && IsWrittenIn(root, property, isSpecification)))
            {
                writes._properties.Add(property);
            }
        }

        return writes;
    }

    public bool To(string property) => _properties.Contains(property);

    private static bool IsWrittenIn(IOperation root, string property, Func<ITypeSymbol?, bool> isSpecification)
    {
        LocalUses? variables = null;
        foreach (var operation in root.DescendantsAndSelf())
        {
            if (operation is IPropertyReferenceOperation reference
                && reference.Property.Name == property
                && isSpecification(reference.Property.ContainingType)
                && reference.Instance is not IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ImplicitReceiver }
                && (!IsOwn(reference.Instance, variables ??= new LocalUses(root)) && MayWrite(reference)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A local that only ever stands for one object, made in this member: what is written to it is read with it.</summary>
    private static bool IsOwn(IOperation? instance, LocalUses variables) =>
        instance is ILocalReferenceOperation && MadeObject.Source(instance, variables) is IObjectCreationOperation;

    private static bool MayWrite(IPropertyReferenceOperation reference) => reference.Parent switch
    {
        IAssignmentOperation assignment when assignment.Target == reference => true,
        _ => !reference.Type!.IsValueType && !IsReadOf(reference),
    };

    /// <summary>Looks into a dictionary, and leaves it as it is.</summary>
    private static bool IsReadOf(IOperation dictionary) => MadeObject.Outward(dictionary).Parent switch
    {
        IPropertyReferenceOperation { Property.IsIndexer: true } item => item.Parent is not IAssignmentOperation assignment || assignment.Target != item,
        IPropertyReferenceOperation or IForEachLoopOperation or IBinaryOperation or IIsPatternOperation => true,
        IInvocationOperation call => call.TargetMethod.Name is "ContainsKey" or "TryGetValue" or "GetValueOrDefault",
        _ => false,
    };
}
