using System;

namespace KafkaDurability.Analyzers.Consuming;

/// <summary>What of a message a value carries.</summary>
[Flags]
internal enum MessageFacets
{
    None = 0,

    /// <summary>The result, its message or value, or anything made from them.</summary>
    Content = 1,

    /// <summary>Content of one element of a batch: processing it processes the batch, committing it does not commit the batch.</summary>
    Element = 2,

    Key = 4,

    /// <summary>Topic, partition, offset, timestamp, headers, lengths: reading them is no processing.</summary>
    Metadata = 8,

    /// <summary>The offset after the message: committing it passes the message.</summary>
    NextOffset = 16,

    /// <summary>A task that processes the message: who waits for it knows that it is done.</summary>
    Work = 32,

    /// <summary>What those answered, each yes or no, that processed the message.</summary>
    Answers = 64,
}
