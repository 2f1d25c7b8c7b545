using System.Collections.Generic;
using System.Linq;
using KafkaDurability.Analyzers.Kafka.Models;
using KafkaDurability.Analyzers.Functions;
using KafkaDurability.Analyzers.Kafka;
using KafkaDurability.Analyzers.Program;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Consuming;

/// <summary>What is told to the builder of a consumer.</summary>
internal static class BuilderCalls
{
    /// <summary>The builder's methods that are called on the way from its creation to the consumer.</summary>
    /// <returns>Null where not all of the way is in sight.</returns>
    public static HashSet<string>? Of(OwnedClient consumer, KafkaSymbols symbols)
    {
        var storage = Storage.Of(consumer.Graph);
        var called = new HashSet<string>();
        IOperation? builder = consumer.Build;
        for (var i = 0; i < Limits.BuilderCalls; i++)
        {
            switch (storage.Resolve(builder))
            {
                case IInvocationOperation { Instance: { } instance } call when symbols.IsBuilder(instance.Type, out _):
                    called.Add(call.TargetMethod.Name);
                    builder = instance;
                    break;
                case IObjectCreationOperation creation:
                    return creation.Type is { } type && symbols.Owns(type) ? called : null;
                case ILocalReferenceOperation { Local: var local } when Creation(local, consumer, symbols, called) is { } created:
                    builder = created;
                    break;
                default:
                    return null;
            }
        }

        return null;
    }

    /// <summary>What a local is filled with, once; the calls on it are added.</summary>
    private static IOperation? Creation(ILocalSymbol local, OwnedClient consumer, KafkaSymbols symbols, HashSet<string> called)
    {
        IOperation? creation = null;
        foreach (var reference in FunctionGraphs.Operations(consumer.Graph).OfType<ILocalReferenceOperation>())
        {
            if (!SymbolEqualityComparer.Default.Equals(reference.Local, local))
            {
                continue;
            }

            switch (reference.Parent)
            {
                case ISimpleAssignmentOperation assignment when assignment.Target == reference && creation is null:
                    creation = assignment.Value;
                    break;
                case IInvocationOperation call when call.Instance == reference && symbols.IsBuilder(reference.Type, out _):
                    called.Add(call.TargetMethod.Name);
                    break;
                case IFlowCaptureOperation capture:
                    var calls = FunctionGraphs.Operations(consumer.Graph).OfType<IFlowCaptureReferenceOperation>().Where(read => read.Id.Equals(capture.Id)).ToList();
                    if (calls.Any(read => (read.Parent as IInvocationOperation)?.Instance != read))
                    {
                        return null;
                    }

                    called.UnionWith(calls.Select(read => ((IInvocationOperation)read.Parent!).TargetMethod.Name));
                    break;
                default:
                    return null;
            }
        }

        return creation;
    }
}
