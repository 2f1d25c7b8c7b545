using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using KafkaDurability.Analyzers.Functions;
using KafkaDurability.Analyzers.Kafka;
using KafkaDurability.Analyzers.Program;
using KafkaDurability.Analyzers.Typestate;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Kafka.Models;

/// <summary>What is done with a client that a variable keeps.</summary>
/// <param name="Calls">The calls of its methods; the Dispose of a using is one of them.</param>
/// <param name="Fills">What the variable is given, other than null.</param>
/// <param name="HandedOn">Where other code gets hold of it: as an argument, a value that is stored or returned.</param>
/// <param name="SharesHandle">Its Handle is read, with which other clients use its connection and queue.</param>
internal sealed record ClientUses(
    ImmutableArray<IInvocationOperation> Calls, ImmutableArray<IOperation> Fills, ImmutableArray<IOperation> HandedOn, bool SharesHandle)
{
    public IEnumerable<IInvocationOperation> To(string method) => Calls.Where(call => call.TargetMethod.Name == method);

    /// <summary>Nobody else gets it, and it is one and the same client.</summary>
    public bool IsOne => HandedOn.IsEmpty && Fills.Length == 1;

    /// <param name="variable">A local, parameter, field or property; one of type Lazy stands for its value.</param>
    /// <param name="functions">All functions that may use it.</param>
    public static ClientUses Of(ISymbol variable, IEnumerable<ControlFlowGraph> functions, KafkaSymbols symbols)
    {
        var calls = ImmutableArray.CreateBuilder<IInvocationOperation>();
        var fills = ImmutableArray.CreateBuilder<IOperation>();
        var handedOn = ImmutableArray.CreateBuilder<IOperation>();
        var sharesHandle = false;
        foreach (var graph in functions)
        {
            if (!Mentions(variable, graph))
            {
                continue;
            }

            var operations = FunctionGraphs.Operations(graph);
            var pending = new Queue<IOperation>(operations.Where(operation => Is(operation, variable)));
            var captures = new HashSet<CaptureId>();
            var reads = operations.OfType<IFlowCaptureReferenceOperation>().ToLookup(read => read.Id);
            while (pending.Count > 0)
            {
                var reference = pending.Dequeue();
                var value = reference;
                while (value.Parent is IConversionOperation conversion)
                {
                    value = conversion;
                }

                switch (value.Parent)
                {
                    case IFlowCaptureOperation capture when captures.Add(capture.Id):
                        reads[capture.Id].ToList().ForEach(pending.Enqueue);
                        break;
                    case IFlowCaptureOperation:
                        break;
                    case ISimpleAssignmentOperation assignment when assignment.Target == value:
                        if (!NullTest.IsNull(assignment.Value))
                        {
                            fills.Add(assignment.Value);
                        }

                        break;
                    case IInvocationOperation call when call.Instance == value && (symbols.ClientMethod(call.TargetMethod) is not null || IsDispose(call.TargetMethod)):
                        calls.Add(call);
                        break;
                    case IPropertyReferenceOperation property when property.Instance == value && IsValueOfLazy(property.Property):
                        pending.Enqueue(property);
                        break;
                    case IPropertyReferenceOperation property when property.Instance == value:
                        sharesHandle |= property.Property.Name == "Handle";
                        break;
                    case IIsNullOperation or IBinaryOperation or IIsPatternOperation or INameOfOperation:
                        break;
                    default:
                        handedOn.Add(value);
                        break;
                }
            }
        }

        return new ClientUses(calls.ToImmutable(), fills.ToImmutable(), handedOn.ToImmutable(), sharesHandle);
    }

    public static bool Mentions(ISymbol variable, ControlFlowGraph function)
    {
        foreach (var operation in FunctionGraphs.Operations(function))
        {
            if (Is(operation, variable))
            {
                return true;
            }
        }

        return false;
    }

    public static bool Is(IOperation operation, ISymbol variable) => operation switch
    {
        ILocalReferenceOperation local => SymbolEqualityComparer.Default.Equals(local.Local, variable),
        IParameterReferenceOperation parameter => SymbolEqualityComparer.Default.Equals(parameter.Parameter.OriginalDefinition, variable),
        IMemberReferenceOperation member => SymbolEqualityComparer.Default.Equals(member.Member.OriginalDefinition, variable),
        _ => false,
    };

    private static bool IsDispose(IMethodSymbol method) => method is { Name: "Dispose", Parameters.IsEmpty: true };

    private static bool IsValueOfLazy(IPropertySymbol property) =>
        property is { Name: "Value", ContainingType: { Name: "Lazy", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } };
}
