using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using KafkaDurability.Analyzers.Functions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Producing;

/// <summary>A producer that is left where its queue may not be empty.</summary>
/// <param name="Sends">The calls whose messages only a Flush waits for; the first of them is in sight of the settings behind the producer.</param>
/// <param name="HasTransactions">A call on it in sight has to do with a transaction.</param>
/// <param name="Lost">The sends that no Flush follows on some way out; at a field, one of the sends and its disposal.</param>
/// <param name="Ignored">The calls of Flush with a timeout after which it is left, whatever they return.</param>
/// <param name="Repair">Where a Flush belongs; null where that is not evident.</param>
internal sealed record LeftProducer(
    ImmutableArray<SyntaxNode> Sends,
    bool HasTransactions,
    UnflushedQueue? Lost,
    ImmutableArray<(IInvocationOperation Flush, ExitPoint ExitPoint)> Ignored,
    FlushRepair? Repair);

/// <param name="At">Where to speak of it.</param>
/// <param name="More">Further sends, and what ends the producer.</param>
/// <param name="ExitPoint">Null where that is what it is spoken of at.</param>
internal sealed record UnflushedQueue(SyntaxNode At, ImmutableArray<SyntaxNode> More, ExitPoint? ExitPoint)
{
    public static UnflushedQueue? First(IReadOnlyDictionary<SyntaxNode, ExitPoint> lost)
    {
        var sends = lost.OrderBy(send => send.Key.SpanStart).ToList();
        if (sends.Count == 0)
        {
            return null;
        }

        var wayOut = sends[0].Value;
        var more = sends.Skip(1).Select(send => send.Key).ToImmutableArray();
        return new UnflushedQueue(sends[0].Key, wayOut.Kind is ExitPointKind.Disposes or ExitPointKind.Exits ? more.Add(wayOut.At) : more, wayOut);
    }
}

/// <summary>Where a Flush goes: into a finally around statements, or before the statement that disposes.</summary>
/// <param name="Text">The statement.</param>
internal sealed record FlushRepair(string Text, SyntaxNode First, SyntaxNode Last, bool IsFinally);
