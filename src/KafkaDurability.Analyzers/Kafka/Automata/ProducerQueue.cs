using KafkaDurability.Analyzers.Typestate;

namespace KafkaDurability.Analyzers.Kafka.Automata;

/// <summary>The queue in memory that Produce fills, as far as nobody waits for the reports (Confluent.Kafka, IProducer.Produce, Flush, Dispose).</summary>
internal static class ProducerQueue
{
    public static readonly State Empty = new("Empty", "Nothing is queued.", isResting: true);
    public static readonly State Queued = new("Queued", "A message is queued, or on its way to the broker.");
    public static readonly State Remainder = new("Remainder", "A Flush has given up, and nobody has looked at what it left.");
    public static readonly State Over = new("Over", "The producer is disposed.", isResting: true);

    public static readonly Event Produce = new("Produce", "a message is queued, and nothing but a Flush waits for it");
    public static readonly Event Flush = new("Flush", "it returns when nothing is queued, or what it returns is looked at; so do CommitTransaction and a long wait");
    public static readonly Event FlushGivesUp = new("Flush, result dropped", "it returns after its time, and what it returns is looked at by nobody");
    public static readonly Event Dispose = new("Dispose", "the producer ends, and its queue with it, also at the end of a using");

    /// <summary>KD1101.</summary>
    public static readonly Error LeftQueued = new("left queued", "the message is lost with the queue (KD1101, and KD1109 where nothing flushes at all)");

    /// <summary>KD1102.</summary>
    public static readonly Error RemainderDropped = new("remainder dropped", "what the Flush left is lost with the queue (KD1102)");

    /// <summary>KD1112.</summary>
    public static readonly Error AfterDispose = new("after dispose", "native memory is corrupted, and the process dies (KD1112)");

    public static readonly Automaton Table = new(
        "ProducerQueue",
        "What a producer has queued, message by message, from Produce to Flush.",
        [Empty],
        [Empty, Queued, Remainder, Over],
        [
            new([Empty], Produce, Queued, Starts: true, Keeps: true),
            new([Over], Produce, State.Same, AfterDispose),
            new([Queued, Remainder], Flush, Empty),
            new([Empty], FlushGivesUp, Remainder, Starts: true, Keeps: true),
            new([Queued], FlushGivesUp, Empty),
            new([Empty], Dispose, Over),
            new([Queued], Dispose, Over, LeftQueued),
            new([Remainder], Dispose, Over, RemainderDropped),
            new([Queued], Event.Exits, Empty, LeftQueued),
            new([Remainder], Event.Exits, Empty, RemainderDropped),
            new([Queued, Remainder], Event.Answered, Empty),
            new([Queued, Remainder], Event.IsNull, Empty),
            new([Queued, Remainder, Over], Event.Replaced, Empty),
            new([Queued], Event.Returns, null, LeftQueued),
            new([Remainder], Event.Returns, null, RemainderDropped),
        ]);
}
