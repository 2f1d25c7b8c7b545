using KafkaDurability.Analyzers.Kafka;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Clients;

/// <summary>Places that a partition is read from, and that are its end.</summary>
internal static class PartitionEnds
{
    /// <summary>Each Offset.End that a new TopicPartitionOffset is given, and that no condition chooses.</summary>
    public static IEnumerable<IFieldReferenceOperation> In(IOperation code, KafkaSymbols symbols) => code.DescendantsAndSelf()
        .OfType<IFieldReferenceOperation>()
        .Where(field => field.Field is { Name: "End", IsStatic: true, ContainingType: var type }
            && SymbolEqualityComparer.Default.Equals(type, symbols.Offset)
            && field.Parent is IArgumentOperation { Parent: IObjectCreationOperation { Type: var created } creation }
            && SymbolEqualityComparer.Default.Equals(created, symbols.TopicPartitionOffset)
            && !IsChosen(creation, code));

    private static bool IsChosen(IOperation operation, IOperation code)
    {
        for (var outer = operation.Parent; outer is not null && outer != code.Parent; outer = outer.Parent)
        {
            if (outer is IConditionalOperation or ISwitchOperation or ISwitchExpressionOperation)
            {
                return true;
            }
        }

        return false;
    }
}
