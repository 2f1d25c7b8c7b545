using System;
using KafkaDurability.Analyzers.Functions;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Consuming;

/// <summary>Judges a callee by who declares it, by its body where that is in sight, and by its name.</summary>
internal sealed class CalleeEffects : ICalleeEffects
{
    public const int Receiver = -1;

    private readonly Func<IMethodSymbol, MethodSummary?> _summaries;

    /// <param name="summaries">What is known of bodies in sight; null for the others.</param>
    public CalleeEffects(Func<IMethodSymbol, MethodSummary?> summaries) => _summaries = summaries;

    public CalleeEffect On(IMethodSymbol method, int parameter)
    {
        method = (method.ReducedFrom ?? method).OriginalDefinition;
        var declared = ByDeclaration(method);
        if (declared is not (null or CalleeEffect.MayProcess))
        {
            return Judge(declared.Value);
        }

        var body = SummaryOf(method) is { } summary && parameter >= 0 && parameter < summary.Parameters.Length
            ? summary.Parameters[parameter].Effect
            : (CalleeEffect?)null;

        // What is called processing and does nothing but log is a processing to be.
        if (body is not null && KnownCallees.IsCalledProcessing(method))
        {
            return Judge(CalleeEffect.Processes);
        }

        // A body tells that nothing is done, but what "Check" means when it does something only its name tells.
        return Judge(body is CalleeEffect.Observes or CalleeEffect.Transforms ? body.Value : declared ?? body ?? CalleeEffect.Processes);

        // order.ExecuteAsync() may be the processing, or no more than a question to the message.
        CalleeEffect Judge(CalleeEffect effect) =>
            parameter == Receiver && effect == CalleeEffect.Processes && method.MethodKind != MethodKind.DelegateInvoke ? CalleeEffect.MayProcess : effect;
    }

    public MethodSummary? SummaryOf(IMethodSymbol method) =>
        BaseLibrary.Declares(method) ? null : _summaries((method.ReducedFrom ?? method).OriginalDefinition);

    private static CalleeEffect? ByDeclaration(IMethodSymbol method) =>
        KnownCallees.Observes(method) ? CalleeEffect.Observes
        : KnownCallees.Transforms(method) ? CalleeEffect.Transforms
        : BaseLibrary.Declares(method) ? BaseLibrary.Effect(method)
        : KnownCallees.MayObserve(method) ? CalleeEffect.MayProcess
        : null;
}
