using System.Collections.Generic;
using System.Threading;
using KafkaDurability.Analyzers.Kafka;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Consuming;

/// <summary>What the readers of one member share.</summary>
internal sealed class ReadingContext
{
    /// <summary>Enough for any method that a person wrote; past it the member is given up.</summary>
    private const int MaxSteps = 1_000_000;

    private readonly Dictionary<SyntaxNode, ConsumedMessage> _messages = new();
    private int _steps;

    public ReadingContext(KafkaSymbols symbols, ICalleeEffects effects, CancellationToken cancellation)
    {
        Symbols = symbols;
        Effects = effects;
        Types = new MessageTypes(symbols);
        Cancellation = cancellation;
    }

    public KafkaSymbols Symbols { get; }

    public ICalleeEffects Effects { get; }

    public MessageTypes Types { get; }

    public CancellationToken Cancellation { get; }

    /// <summary>The member is too large or too deeply nested; nothing is said about it.</summary>
    public bool GaveUp { get; private set; }

    public void GiveUp() => GaveUp = true;

    /// <summary>Counts one operation read.</summary>
    public bool Step()
    {
        if ((++_steps & 0xFFF) == 0)
        {
            Cancellation.ThrowIfCancellationRequested();
        }

        GaveUp |= _steps > MaxSteps;
        return !GaveUp;
    }

    /// <summary>All that some path came to hold.</summary>
    public IEnumerable<ConsumedMessage> Messages => _messages.Values;

    public ConsumedMessage Message(SyntaxNode origin, ISymbol? consumer = null, bool isGiven = false)
    {
        if (!_messages.TryGetValue(origin, out var message))
        {
            message = new ConsumedMessage(origin, consumer, isGiven);
            _messages.Add(origin, message);
        }

        return message;
    }
}
