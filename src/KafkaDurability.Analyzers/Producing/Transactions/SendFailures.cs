using System.Collections.Generic;
using KafkaDurability.Analyzers.Functions;
using KafkaDurability.Analyzers.Kafka;
using KafkaDurability.Analyzers.Typestate;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Producing;

/// <summary>What calls throw within a transaction, and which handlers take it.</summary>
internal static class SendFailures
{
    /// <summary>The type of exception that a call is taken to throw; an empty list where it is taken not to.</summary>
    /// <remarks>
    /// CommitTransaction and SendOffsetsToTransaction throw KafkaTxnRequiresAbortException where a message of the
    /// transaction failed, Produce a ProduceException (Confluent.Kafka, IProducer). Null stands for any.
    /// </remarks>
    public static IEnumerable<ITypeSymbol?> Of(IInvocationOperation call, KafkaSymbols symbols)
    {
        var method = call.TargetMethod;
        if (symbols.ProducerMethod(method) is { } name)
        {
            return name switch
            {
                "CommitTransaction" or "SendOffsetsToTransaction" => [symbols.AbortRequired],
                "Produce" or "ProduceAsync" => [symbols.ProduceException],
                _ => [],
            };
        }

        if (symbols.ClientMethod(method) is { } client)
        {
            return client.Name switch
            {
                "Consume" => [symbols.ConsumeException],
                "Commit" or "StoreOffset" or "Seek" => [symbols.KafkaException],
                _ => [],
            };
        }

        if ((Awaitables.IsAwaitable(method.ReturnType) && !Completion.IsEvident(call)) || KnownCallees.Observes(method))
        {
            return [];
        }

        return BaseLibrary.Declares(method)
            ? BaseLibrary.Effect(method) == CalleeEffect.Processes ? [null] : []
            : KnownCallees.MayObserve(method) ? [] : [null];
    }

    /// <summary>Whether a clause may take an exception, and whether none of that kind goes past it. Whoever takes a cancellation is about to end.</summary>
    public static (bool Takes, bool TakesAll) Taken(ITypeSymbol? caught, ITypeSymbol? thrown) =>
        thrown is null && caught?.Name is "OperationCanceledException" or "TaskCanceledException" ? (false, false) : ThrowModel.Typed.Taken(caught, thrown);
}
