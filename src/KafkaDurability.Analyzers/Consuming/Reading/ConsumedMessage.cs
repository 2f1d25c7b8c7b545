using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Consuming;

/// <summary>One place at which a method comes to hold a message: the typestate is kept for each of them.</summary>
/// <remarks>Compared by reference; a flow makes one instance for each place.</remarks>
internal sealed class ConsumedMessage
{
    public ConsumedMessage(SyntaxNode origin, ISymbol? consumer, bool isGiven)
    {
        Origin = origin;
        Consumer = consumer;
        IsGiven = isGiven;
    }

    /// <summary>The Consume call, the call or loop that yields the message, or the parameter.</summary>
    public SyntaxNode Origin { get; }

    /// <summary>The local, field, property or parameter that Consume was called on; null where that is not evident.</summary>
    public ISymbol? Consumer { get; }

    /// <summary>The message came in as a parameter, so the caller holds it too.</summary>
    public bool IsGiven { get; }

    /// <summary>Not one message: those that were kept while more were consumed.</summary>
    public bool IsBatch { get; init; }

    /// <summary>Not one message: those that a call handed out together.</summary>
    public bool IsList { get; init; }

    /// <summary>Not one message: those that come one after the other, each consumed as it is asked for.</summary>
    public bool IsStream { get; set; }

    /// <summary>Consumed and processed by the callee that <see cref="Origin"/> calls.</summary>
    public bool IsOfCallee { get; set; }

    /// <summary>The Consume call in the callee that <see cref="Origin"/> calls; null where it is <see cref="Origin"/>, or out of sight.</summary>
    public SyntaxNode? Source { get; set; }

    /// <summary>Part of something that fails or succeeds as a whole.</summary>
    public bool IsPart => Parents.Any(parent => !parent.IsStream);

    /// <summary>An element of a loop through the whole list, and not through what is picked of it.</summary>
    public bool IsOfWhole { get; set; }

    /// <summary>What it is an element of: a batch, or the list within a message.</summary>
    public HashSet<ConsumedMessage> Parents { get; } = new();
}
