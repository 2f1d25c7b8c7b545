using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Consuming;

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

/// <summary>
/// Tells what calls do with the messages passed to them. The flow over one method asks only this, so summaries of
/// callees can answer in place of <see cref="CalleeEffects"/>.
/// </summary>
internal interface ICalleeEffects
{
    /// <param name="parameter">The ordinal of the parameter that takes the message, or <see cref="CalleeEffects.Receiver"/>.</param>
    CalleeEffect On(IMethodSymbol method, int parameter);

    /// <summary>What the callee's body says; null where it is not in sight, or not to be told.</summary>
    MethodSummary? SummaryOf(IMethodSymbol method);
}
