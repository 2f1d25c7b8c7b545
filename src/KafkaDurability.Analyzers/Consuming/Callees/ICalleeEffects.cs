using KafkaDurability.Analyzers.Functions;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Consuming;

/// <summary>
/// Tells what calls do with the messages passed to them. The flow over one method asks only this, so summaries of
/// callees can answer in place of <see cref="CalleeEffects"/>.
/// </summary>
internal interface ICalleeEffects
{
    /// <param name="parameter">The ordinal of the parameter that takes the message, or <see cref="CalleeEffects.Receiver"/>.</param>
    /// <param name="isResultUsed">Somebody looks at what the call gives: only then it may be there to ask, or to make something.</param>
    CalleeEffect On(IMethodSymbol method, int parameter, bool isResultUsed = true);

    /// <summary>What the callee's body says; null where it is not in sight, or not to be told.</summary>
    MethodSummary? SummaryOf(IMethodSymbol method);

    /// <summary>What the functions that a delegate may run do; null where none of them is in sight.</summary>
    /// <param name="call">The call of the delegate.</param>
    MethodSummary? SummaryOfDelegate(SyntaxNode call);

    /// <summary>What the callee makes of work that it is given; null where its body is not in sight, or not to be told.</summary>
    /// <param name="parameter">The ordinal of the parameter that takes the function, or the task.</param>
    MethodSummary? WorkOf(IMethodSymbol method, int parameter);
}
