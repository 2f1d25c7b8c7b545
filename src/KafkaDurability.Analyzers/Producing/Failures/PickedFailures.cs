using System.Collections.Generic;
using System.Linq;
using KafkaDurability.Analyzers.Functions;
using KafkaDurability.Analyzers.Kafka;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Producing;

/// <summary>Tells code that looks at what failed before it sends again: Local_QueueFull, say, where nothing was queued.</summary>
internal sealed class PickedFailures(KafkaSymbols symbols)
{
    /// <summary>Codes of a delivery that may have been one.</summary>
    private static readonly string[] s_doubtful = ["Local_MsgTimedOut", "Local_TimedOut", "Local_Transport", "RequestTimedOut", "NetworkException"];

    /// <summary>The clause asks for the kind of failure, in its filter or in a condition.</summary>
    public bool In(ICatchClauseOperation clause) => (clause.Filter is { } filter && !LeavesOthersIn(filter) && Picks(filter)) || InConditions(clause.Handler);

    /// <summary>The filter asks for Local_QueueFull.</summary>
    public static bool PicksFullQueue(IOperation filter) => filter.DescendantsAndSelf().OfType<IFieldReferenceOperation>().Any(code =>
        code.Field is { Name: "Local_QueueFull", ContainingType.Name: "ErrorCode" }
        && !Outer(code).Any(outer => outer is INegatedPatternOperation or IBinaryOperation { OperatorKind: BinaryOperatorKind.NotEquals } or IUnaryOperation { OperatorKind: UnaryOperatorKind.Not }));

    /// <summary>The filter only takes out codes that are no doubt about the delivery: it takes the others, timeouts too.</summary>
    private bool LeavesOthersIn(IOperation filter)
    {
        var asked = filter.DescendantsAndSelf().OfType<IFieldReferenceOperation>().Where(code => code.Field is { ContainingType.Name: "ErrorCode" } && symbols.Owns(code.Field)).ToList();
        return asked.Count > 0
            && asked.All(code => !s_doubtful.Contains(code.Field.Name) && Outer(code).TakeWhile(outer => outer is not IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd })
                .Any(outer => outer is INegatedPatternOperation or IBinaryOperation { OperatorKind: BinaryOperatorKind.NotEquals }))
            && filter.DescendantsAndSelf().OfType<IPropertyReferenceOperation>().Count(property => symbols.Owns(property.Property) && property.Property.Name is "Code" or "IsLocalError" or "IsBrokerError" or "Status") == asked.Count
            && !filter.DescendantsAndSelf().OfType<IInvocationOperation>().Any();
    }

    private static IEnumerable<IOperation> Outer(IOperation operation)
    {
        for (var outer = operation.Parent; outer is not null and not ICatchClauseOperation; outer = outer.Parent)
        {
            yield return outer;
        }
    }

    /// <summary>Some condition in the code does, or may when it is typed to its end.</summary>
    public bool InConditions(IOperation code) => OwnOperations.Of(code).Any(operation => operation switch
    {
        IConditionalOperation conditional => Picks(conditional.Condition),
        ISwitchOperation chosen => Picks(chosen.Value),
        ISwitchExpressionOperation chosen => Picks(chosen.Value),
        IWhileLoopOperation { Condition: { } condition } => Picks(condition),
        IInvalidOperation => true,
        _ => false,
    });

    private bool Picks(IOperation condition) => condition.DescendantsAndSelf().Any(operation => operation switch
    {
        IPropertyReferenceOperation { Property: var property } => symbols.Owns(property) && property.Name is "Code" or "IsLocalError" or "IsBrokerError" or "Status",
        IPropertySubpatternOperation { Member: IPropertyReferenceOperation { Property: var property } } => symbols.Owns(property) && property.Name is "Code" or "Status",
        IInvocationOperation call => call.Arguments.Any(argument => IsFailure(argument.Value.Type)),
        IInvalidOperation => true,
        _ => false,
    });

    /// <summary>Whatever is asked about an exception, an error or a report may be what kind it is.</summary>
    private bool IsFailure(ITypeSymbol? type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (Catches.All(current) && current.SpecialType == SpecialType.None)
            {
                return true;
            }

            if (current.OriginalDefinition is var declared && (SymbolEqualityComparer.Default.Equals(declared, symbols.Error) || SymbolEqualityComparer.Default.Equals(declared, symbols.DeliveryResult)))
            {
                return true;
            }
        }

        return false;
    }
}
