using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using KafkaDurability.Analyzers.Functions;
using KafkaDurability.Analyzers.Kafka;
using KafkaDurability.Analyzers.Program;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Producing;

/// <summary>A consumer whose messages are sent on in transactions, as one member shows it.</summary>
/// <param name="Consumes">The calls of Consume that the messages come from; empty where they are parameters.</param>
/// <param name="SendsOffsets">Its offsets go with the transaction: SendOffsetsToTransaction is given its group metadata.</param>
/// <param name="MaySendOffsets">They may: the consumer or its group metadata goes to other code.</param>
/// <param name="Transactions">Those in which something of its messages is sent.</param>
/// <param name="Advances">The calls in the member that commit or store its offsets.</param>
internal sealed record ConsumedInTransaction(
    ImmutableArray<SyntaxNode> Consumes,
    bool SendsOffsets,
    bool MaySendOffsets,
    ImmutableArray<SentTogether> Transactions,
    ImmutableArray<IInvocationOperation> Advances)
{
    public static IEnumerable<ConsumedInTransaction> In(SyntaxNode member, ProducerCode code, CancellationToken cancellation)
    {
        if (code.Operations(member, cancellation) is not { } operations)
        {
            yield break;
        }

        var calls = operations.OfType<IInvocationOperation>()
            .Select(call => (Call: call, Name: code.ConsumerMethod(call), Consumer: Variables.CalledOn(call.Instance)))
            .Where(call => call.Name is "Consume" or "Commit" or "StoreOffset" && call.Consumer is not null)
            .ToList();
        foreach (var consumer in calls.GroupBy<(IInvocationOperation Call, string? Name, ISymbol? Consumer), ISymbol>(call => call.Consumer!, SymbolEqualityComparer.Default))
        {
            var consumes = consumer.Where(call => call.Name == "Consume").Select(call => call.Call).ToList();
            var advances = consumer.Where(call => call.Name != "Consume").Select(call => call.Call).ToList();
            var trail = MessageTrail.Of(operations, consumes.Count > 0 ? consumes : Parameters(operations, code.Symbols), code, cancellation);
            if (consumes.Count == 0)
            {
                // The consumer must be that of the message at hand.
                advances = advances.Where(advance => advance.Arguments.Any(argument => argument.Value is not IDefaultValueOperation && trail.IsIn(argument.Value))).ToList();
            }

            var sends = operations.Any(operation => SendsOffsetsOf(operation, consumer.Key, operations, code));
            if ((trail.Transactions.Count > 0 && consumes.Count + advances.Count > 0) || sends)
            {
                yield return new ConsumedInTransaction(
                    consumes.Select(call => call.Syntax).ToImmutableArray(),
                    sends,
                    sends || MayBeSent(consumer.Key, code, cancellation),
                    trail.Transactions.ToImmutableArray(),
                    advances.ToImmutableArray());
            }
        }
    }

    /// <summary>
    /// The calls that commit or store an offset which belongs into the transaction. Where offsets are sent to it as
    /// well, a commit behind it says nothing new, and one within it does.
    /// </summary>
    public IEnumerable<(IInvocationOperation Call, SentTogether Transaction)> Outside()
    {
        foreach (var advance in Advances)
        {
            var transaction = Transactions.FirstOrDefault(one => one.Within is null && IsWithin(advance, one)) ?? Transactions.FirstOrDefault();
            if (transaction is not null && (!MaySendOffsets || (SendsOffsets && advance.TargetMethod.Name == "Commit" && IsWithin(advance, transaction))))
            {
                yield return (advance, transaction);
            }
        }
    }

    private static bool IsWithin(IInvocationOperation advance, SentTogether transaction) =>
        transaction.Within is null
        && MessageTrail.FunctionOf(advance) == MessageTrail.FunctionOf(transaction.Begin)
        && transaction.Begin.Syntax.SpanStart < advance.Syntax.SpanStart && advance.Syntax.SpanStart < transaction.Commit.Syntax.SpanStart;

    private static IEnumerable<IOperation> Parameters(IReadOnlyList<IOperation> operations, KafkaSymbols symbols) =>
        operations.Where(operation => operation is IParameterReferenceOperation { Parameter.Type: INamedTypeSymbol type }
            && (IsResult(type, symbols) || type.TypeArguments.Any(argument => IsResult(argument, symbols))));

    private static bool IsResult(ITypeSymbol type, KafkaSymbols symbols) => SymbolEqualityComparer.Default.Equals(type.OriginalDefinition, symbols.ConsumeResult);

    /// <summary>SendOffsetsToTransaction(…, consumer.ConsumerGroupMetadata, …), directly or by a local.</summary>
    private static bool SendsOffsetsOf(IOperation operation, ISymbol consumer, IReadOnlyList<IOperation> operations, ProducerCode code) =>
        code.ProducerMethod(operation) == "SendOffsetsToTransaction"
        && ((IInvocationOperation)operation).Arguments.Any(argument => IsGroupOf(argument.Value, consumer)
            || (Variables.CalledOn(argument.Value) is ILocalSymbol group && operations.Any(other =>
                other is IVariableDeclaratorOperation declarator && SymbolEqualityComparer.Default.Equals(declarator.Symbol, group)
                && declarator.GetVariableInitializer() is { } initializer && IsGroupOf(initializer.Value, consumer))));

    private static bool IsGroupOf(IOperation value, ISymbol consumer)
    {
        while (value is IConversionOperation conversion)
        {
            value = conversion.Operand;
        }

        return value is IPropertyReferenceOperation { Property.Name: "ConsumerGroupMetadata" } property
            && SymbolEqualityComparer.Default.Equals(Variables.CalledOn(property.Instance), consumer);
    }

    /// <summary>Whether the consumer's offsets may be sent to a transaction: it, or its group metadata, goes to other code.</summary>
    public static bool MayBeSent(ISymbol consumer, ProducerCode code, CancellationToken cancellation) =>
        code.Seeing(consumer, cancellation).Any(member => code.Operations(member, cancellation) is not { } operations || operations.Any(operation =>
            SymbolEqualityComparer.Default.Equals(Variables.CalledOn(operation), consumer)
            && operation.Parent switch
            {
                IArgumentOperation { Parent: IInvocationOperation } => true,
                IConversionOperation { Parent: IArgumentOperation { Parent: IInvocationOperation } } => true,
                IPropertyReferenceOperation { Property.Name: "ConsumerGroupMetadata" } => true,
                _ => false,
            }))
        || (consumer is IFieldSymbol { DeclaredAccessibility: not Accessibility.Private } or IPropertySymbol && Members.Mentioning(consumer.ContainingType, "SendOffsetsToTransaction").Any());
}
