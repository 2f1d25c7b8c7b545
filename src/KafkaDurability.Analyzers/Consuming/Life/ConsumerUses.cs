using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using KafkaDurability.Analyzers.Functions;
using KafkaDurability.Analyzers.Kafka;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Consuming;

/// <summary>The calls on a consumer that a variable keeps, where no other code can get at it.</summary>
internal sealed class ConsumerUses
{
    private ConsumerUses(ImmutableArray<IInvocationOperation> calls) => Calls = calls;

    public ImmutableArray<IInvocationOperation> Calls { get; }

    /// <summary>The calls to one of the client's methods; the Dispose of a using is one of them.</summary>
    public IEnumerable<IInvocationOperation> To(string method) => Calls.Where(call => call.TargetMethod.Name == method);

    /// <param name="variable">A local, or a field that only these functions see.</param>
    /// <returns>Null where the consumer is handed on, or the variable may keep another one.</returns>
    public static ConsumerUses? Of(ISymbol variable, IEnumerable<ControlFlowGraph> functions, KafkaSymbols symbols)
    {
        var calls = ImmutableArray.CreateBuilder<IInvocationOperation>();
        var filled = 0;
        foreach (var graph in functions)
        {
            var operations = FunctionGraphs.Operations(graph).ToList();
            var captures = new HashSet<CaptureId>();
            var pending = new Queue<IOperation>(operations.Where(operation => Is(operation, variable)));
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
                        operations.Where(operation => operation is IFlowCaptureReferenceOperation read && read.Id.Equals(capture.Id)).ToList().ForEach(pending.Enqueue);
                        break;
                    case IFlowCaptureOperation:
                        break;
                    case ISimpleAssignmentOperation assignment when assignment.Target == reference:
                        filled += IsNull(assignment.Value) ? 0 : 1;
                        break;
                    case IInvocationOperation call when call.Instance == value && (symbols.ClientMethod(call.TargetMethod) is not null || IsDispose(call.TargetMethod)):
                        calls.Add(call);
                        break;
                    case IPropertyReferenceOperation property when property.Instance == value:
                    case IIsNullOperation or IBinaryOperation or IIsPatternOperation or INameOfOperation:
                        break;
                    default:
                        return null;
                }
            }
        }

        return filled == 1 ? new ConsumerUses(calls.ToImmutable()) : null;
    }

    public static bool Mentions(ISymbol variable, ControlFlowGraph function) =>
        FunctionGraphs.Operations(function).Any(operation => Is(operation, variable));

    /// <summary>Whether the function consumes with it, one message after the other.</summary>
    public static bool Loops(ISymbol variable, ControlFlowGraph function)
    {
        var storage = new Storage(function, null);
        return FunctionGraphs.Operations(function).OfType<IInvocationOperation>().Any(call =>
            call.TargetMethod.Name == "Consume"
            && SymbolEqualityComparer.Default.Equals(storage.Symbol(call.Instance)?.OriginalDefinition, variable)
            && IsInLoop(call));
    }

    public static bool IsInLoop(IOperation call) =>
        call.Syntax.Ancestors().TakeWhile(StatementOrder.IsSameFunction).Any(StatementOrder.IsLoop);

    public static bool IsNull(IOperation operation) =>
        (operation is IConversionOperation conversion ? conversion.Operand : operation).ConstantValue is { HasValue: true, Value: null };

    private static bool Is(IOperation operation, ISymbol variable) => operation switch
    {
        ILocalReferenceOperation local => SymbolEqualityComparer.Default.Equals(local.Local, variable),
        IFieldReferenceOperation field => SymbolEqualityComparer.Default.Equals(field.Field.OriginalDefinition, variable),
        _ => false,
    };

    private static bool IsDispose(IMethodSymbol method) => method is { Name: "Dispose", Parameters.IsEmpty: true };
}
