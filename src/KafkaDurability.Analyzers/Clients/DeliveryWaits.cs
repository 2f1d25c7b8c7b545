using KafkaDurability.Analyzers.Functions;
using KafkaDurability.Analyzers.Kafka;
using KafkaDurability.Analyzers.Producing;
using KafkaDurability.Analyzers.Program;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Clients;

/// <summary>What blocks until deliveries of one producer are done.</summary>
internal static class DeliveryWaits
{
    public static IEnumerable<(IOperation At, string Name)> In(FunctionInSight function, ISymbol producer, KafkaSymbols symbols)
    {
        foreach (var operation in OwnOperations.Of(function.Body))
        {
            if (operation is IInvocationOperation call && Calls(call, producer, symbols, "Flush"))
            {
                yield return (call, "Flush");
            }
            else if (operation is IInvocationOperation { TargetMethod: { Name: "Wait" or "GetResult", ContainingType: var type } } wait
                && type.ContainingNamespace.FullName().StartsWith("System.", StringComparison.Ordinal) && IsSend(wait.Instance, producer, symbols))
            {
                yield return (wait, wait.TargetMethod.Name);
            }
            else if (operation is IPropertyReferenceOperation { Property: { Name: "Result", ContainingType.Name: "Task" } } result && IsSend(result.Instance, producer, symbols))
            {
                yield return (result, "Result");
            }
        }
    }

    /// <summary>The task of a ProduceAsync, or its awaiter.</summary>
    private static bool IsSend(IOperation? task, ISymbol producer, KafkaSymbols symbols)
    {
        while (OwnOperations.Unconverted(task) is IInvocationOperation call)
        {
            if (Calls(call, producer, symbols, "ProduceAsync"))
            {
                return true;
            }

            task = call.TargetMethod.Name is "GetAwaiter" or "ConfigureAwait" ? call.Instance : null;
        }

        return false;
    }

    private static bool Calls(IInvocationOperation call, ISymbol producer, KafkaSymbols symbols, string method) =>
        symbols.ProducerMethod(call.TargetMethod) == method && SymbolEqualityComparer.Default.Equals(SameClient.VariableOf(call), producer);
}
