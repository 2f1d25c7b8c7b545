namespace KafkaDurability.Analyzers.Functions;

/// <summary>What a call does with a value that carries a message.</summary>
internal enum CalleeEffect
{
    /// <summary>Looks at it: logging, counting, comparing. Nothing of the message is in the result.</summary>
    Observes,

    /// <summary>Makes the result (and out arguments) from it and does nothing else: parsing, mapping, encoding.</summary>
    Transforms,

    /// <summary>Keeps it in the object the method is called on, a collection or builder.</summary>
    Collects,

    /// <summary>Cannot be told: it counts as processing where that silences a claim, and never where it would make one.</summary>
    MayProcess,

    Processes,
}
