using System.Collections.Generic;
using KafkaDurability.Analyzers.Typestate;

namespace KafkaDurability.Analyzers.Kafka.Automata;

/// <summary>The transactions of a producer (Confluent.Kafka, IProducer: its transactional methods and what they throw).</summary>
internal static class Transaction
{
    public static readonly State Unknown = new("Unknown", "The producer was there before; a transaction may be open.", isResting: true);
    public static readonly State Uninitialised = new("Uninitialised", "Built; InitTransactions has not been called.", isResting: true);
    public static readonly State Idle = new("Idle", "Initialised; nothing is begun.", isResting: true);
    public static readonly State Open = new("Open", "Begun; nothing is in it.");
    public static readonly State WithSends = new("WithSends", "Begun; messages are in it.");
    public static readonly State WithOffsets = new("WithOffsets", "Begun; offsets of a consumer are in it. They count from CommitTransaction on, and never where it is aborted.");
    public static readonly State Failed = new("Failed", "Something has failed within it; the exception is on its way, or in a handler.");
    public static readonly State LeftBehind = new("LeftBehind", "A handler took that exception, and the transaction is still open.");
    public static readonly State Doomed = new("Doomed", "CommitTransaction has failed; the exception is on its way, or in a handler. If a message failed, only an abort helps.");
    public static readonly State Refused = new("Refused", "A handler took the failure of CommitTransaction, and the transaction is still open.");
    public static readonly State Committed = new("Committed", "What was sent in it is there for others, its offsets as well.", isResting: true);
    public static readonly State Aborted = new("Aborted", "What was sent in it is taken back, or somebody has seen to that.", isResting: true);

    public static readonly Event Init = new("InitTransactions", "the producer's transactional id is made its own");
    public static readonly Event Begin = new("BeginTransaction", "a transaction begins");
    public static readonly Event Produce = new("Produce", "a message is sent");
    public static readonly Event SendOffsets = new("SendOffsetsToTransaction", "offsets of a consumer are sent");
    public static readonly Event Commit = new("CommitTransaction", "it returns");
    public static readonly Event CommitFails = new("CommitTransaction throws", "it does not return");
    public static readonly Event Abort = new("AbortTransaction", "it returns, or the producer is disposed");
    public static readonly Event MayAnswer = new("may answer", "code runs that may abort, and that may as well not");
    public static readonly Event MayBegin = new("may begin", "code runs that has the producer, too, and may begin a transaction");

    /// <summary>KD4001.</summary>
    public static readonly Error NotInitialised = new("not initialised", "BeginTransaction throws before InitTransactions (KD4001)");

    /// <summary>KD4002.</summary>
    public static readonly Error LeftOpen = new("left open", "the next BeginTransaction throws, and read_committed consumers wait (KD4002)");

    /// <summary>KD4002, on a way without a failure.</summary>
    public static readonly Error LeftUncommitted = new("left uncommitted", "a way leads past the commit (KD4002)");

    /// <summary>KD4004.</summary>
    public static readonly Error Outside = new("outside", "what is produced outside of a transaction throws (KD4004)");

    /// <summary>KD4006.</summary>
    public static readonly Error CommittedAgain = new("committed again", "a transaction with a failed message can only be aborted (KD4006)");

    /// <summary>A transaction is begun, and nothing in it has failed.</summary>
    public static readonly IReadOnlyList<State> Well = [Open, WithSends, WithOffsets];

    private static readonly IReadOnlyList<State> s_closed = [Uninitialised, Idle, Committed, Aborted];

    private static readonly IReadOnlyList<State> s_left = [LeftBehind, Refused];

    public static readonly Automaton Table = new(
        "Transaction",
        "A producer's transactions, from BeginTransaction to CommitTransaction or AbortTransaction.",
        [Unknown, Uninitialised, Idle],
        [Unknown, Uninitialised, Idle, Open, WithSends, WithOffsets, Failed, LeftBehind, Doomed, Refused, Committed, Aborted],
        [
            new([Unknown, Uninitialised], Init, Idle),
            new([Idle, Committed, Aborted], Begin, Open, Starts: true),
            new([Unknown, Failed, Doomed], Begin, Open, Starts: true),
            new([Uninitialised], Begin, Open, NotInitialised, Starts: true),
            new(Well, Begin, Open, LeftUncommitted, Starts: true),
            new(s_left, Begin, Open, LeftOpen, Starts: true),
            new([Open], Produce, WithSends),
            new(s_closed, Produce, State.Same, Outside),
            new([Open, WithSends], SendOffsets, WithOffsets),
            new(Well, Commit, Committed),
            new([Unknown, Uninitialised, Idle, Failed, LeftBehind, Aborted], Commit, Committed),
            new([Doomed, Refused], Commit, Committed, CommittedAgain),
            new(Well, CommitFails, Doomed),
            new([Unknown, Uninitialised, Idle, Failed, LeftBehind, Refused, Committed, Aborted], CommitFails, Doomed),
            new(Well, Abort, Aborted),
            new([Failed, Doomed], Abort, Aborted),
            new([Unknown, Uninitialised, Idle, LeftBehind, Refused, Committed], Abort, Aborted),
            new([Open, WithSends, WithOffsets, LeftBehind], Event.Thrown, Failed),
            new([Refused], Event.Thrown, Doomed),
            new([Failed], Event.Handled, LeftBehind),
            new([Doomed], Event.Handled, Refused),
            new([Unknown, Open, WithSends, WithOffsets, Failed, LeftBehind, Doomed, Refused], Event.Answered, Aborted),
            new([Failed, LeftBehind, Doomed, Refused], MayAnswer, Aborted),
            new(s_closed, MayBegin, Unknown),
            new([Uninitialised, Idle, Open, WithSends, WithOffsets, Failed, LeftBehind, Doomed, Refused, Committed, Aborted], Event.Replaced, Unknown),
            new([Failed, Doomed], Event.Escapes, null, LeftOpen),
            new(s_left, Event.Returns, null, LeftOpen),
            new(Well, Event.Returns, null, LeftUncommitted),
        ]);
}
