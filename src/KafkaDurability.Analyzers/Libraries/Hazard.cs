namespace KafkaDurability.Analyzers.Libraries;

/// <summary>What a library does with messages, as it is set up; each is what one rule reports.</summary>
internal enum Hazard
{
    /// <summary>The offset of a message is committed though its function failed.</summary>
    CommittedOnFailure,

    /// <summary>An exception is logged, and the next message follows.</summary>
    LoggedAndPassed,

    /// <summary>So it is after the last of some retries.</summary>
    RetriesEnd,

    /// <summary>A message whose consumer failed is thrown away.</summary>
    Discarded,

    /// <summary>The offset moves on while the message waits in memory.</summary>
    Buffered,

    /// <summary>A message whose handler failed is acknowledged.</summary>
    Acknowledged,

    /// <summary>Failed messages are to go to a dead letter topic, and there is none.</summary>
    NoDeadLetters,

    /// <summary>Nothing handles errors, so the message is passed.</summary>
    NoErrorHandler,

    /// <summary>Nobody learns of a message that was not sent.</summary>
    Unconfirmed,

    /// <summary>A topic is created with few copies.</summary>
    FewCopies,

    /// <summary>Skipping failed messages is written down.</summary>
    Skips,

    /// <summary>What was received, or is to be sent, is kept in memory alone.</summary>
    MemoryStorage,

    /// <summary>Offsets are committed while lower ones are in work.</summary>
    OutOfOrder,

    /// <summary>Offsets are never moved on.</summary>
    NeverCompleted,

    /// <summary>Many messages lie between two commits.</summary>
    WideCheckpoint,
}
