using System;
using System.Collections.Generic;
using KafkaDurability.Analyzers.Functions;
using KafkaDurability.Analyzers.Library;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Consuming;

/// <summary>
/// Judges a callee by the library that declares it, else by its body, else by its shape: what is given a message and is
/// known to do nothing of a smaller kind processes it, whatever it is called.
/// </summary>
/// <remarks>For the reading of one member, which comes by a call again on each of its ways.</remarks>
internal sealed class CalleeEffects : ICalleeEffects
{
    public const int Receiver = -1;

    private readonly Func<IMethodSymbol, MethodSummary?> _summaries;

    private readonly Func<SyntaxNode, MethodSummary?> _delegates;

    private readonly Func<IMethodSymbol, int, MethodSummary?> _works;

    private readonly Dictionary<(IMethodSymbol Method, int Parameter), MethodSummary?> _knownWorks = new();

    private readonly Dictionary<IMethodSymbol, MethodSummary?> _known = new(SymbolEqualityComparer.Default);

    private readonly Dictionary<(IMethodSymbol Method, int Parameter, bool IsResultUsed), CalleeEffect> _effects = new();

    /// <param name="summaries">What is known of bodies in sight; null for the others.</param>
    /// <param name="delegates">What is known of what the call of a delegate runs; null for the others.</param>
    /// <param name="works">What is known of bodies in sight that are given work.</param>
    public CalleeEffects(Func<IMethodSymbol, MethodSummary?> summaries, Func<SyntaxNode, MethodSummary?> delegates, Func<IMethodSymbol, int, MethodSummary?> works)
    {
        _works = works;
        _summaries = summaries;
        _delegates = delegates;
    }

    public CalleeEffect On(IMethodSymbol method, int parameter, bool isResultUsed = true)
    {
        var question = (method, parameter, isResultUsed);
        if (!_effects.TryGetValue(question, out var known))
        {
            _effects.Add(question, known = Judge(method, parameter, isResultUsed));
        }

        return known;
    }

    private CalleeEffect Judge(IMethodSymbol method, int parameter, bool isResultUsed)
    {
        var called = method;
        method = (method.ReducedFrom ?? method).OriginalDefinition;
        if (DatabaseCommands.Effect(method, parameter == Receiver) is { } onCommand)
        {
            return onCommand;
        }

        var effect = ByLibrary(method) ?? ByBody(called, parameter) ?? ByShape(method, parameter, isResultUsed && KnownCallees.HasResult(method));

        // order.ExecuteAsync() may be the processing, or no more than a question to the message.
        return parameter == Receiver && effect == CalleeEffect.Processes && method.MethodKind != MethodKind.DelegateInvoke ? CalleeEffect.MayProcess : effect;
    }

    public MethodSummary? SummaryOf(IMethodSymbol method)
    {
        if (!_known.TryGetValue(method, out var summary))
        {
            summary = BaseLibrary.Declares(method) || LogMethods.IsGenerated(method) ? null : _summaries(method.ReducedFrom ?? method);
            _known.Add(method, summary);
        }

        return summary;
    }

    public MethodSummary? WorkOf(IMethodSymbol method, int parameter)
    {
        if (!_knownWorks.TryGetValue((method, parameter), out var work))
        {
            work = BaseLibrary.Declares(method) || LogMethods.IsGenerated(method) ? null : _works(method, parameter);
            _knownWorks.Add((method, parameter), work);
        }

        return work;
    }

    public MethodSummary? SummaryOfDelegate(SyntaxNode call) => _delegates(call);

    private static CalleeEffect? ByLibrary(IMethodSymbol method) =>
        method.MethodKind is MethodKind.PropertyGet or MethodKind.Conversion or MethodKind.UserDefinedOperator ? CalleeEffect.Transforms
        : KnownCallees.IsOfObservers(method) ? CalleeEffect.Observes
        : BaseLibrary.Declares(method) ? KnownCallees.Transforms(method) ? CalleeEffect.Transforms : BaseLibrary.Effect(method)
        : TransformingLibraries.Declare(method) ? KnownCallees.HasResult(method) ? CalleeEffect.Transforms : CalleeEffect.MayProcess
        : null;

    private CalleeEffect? ByBody(IMethodSymbol method, int parameter) =>
        SummaryOf(method) is not { } summary || parameter < 0 || parameter >= summary.Parameters.Length ? null

        // What is called processing and does nothing but log is a processing to be.
        : KnownCallees.IsCalledProcessing(method) ? CalleeEffect.Processes
        : summary.Parameters[parameter].Effect;

    private static CalleeEffect ByShape(IMethodSymbol method, int parameter, bool answers)
    {
        if (method.MethodKind == MethodKind.DelegateInvoke)
        {
            return CalleeEffect.Processes;
        }

        if (answers && (TellingNames.Makes(method) || TellingNames.IsOfMaker(method)))
        {
            return CalleeEffect.Transforms;
        }

        if (TellingNames.Logs(method) && !answers)
        {
            return CalleeEffect.Observes;
        }

        var given = parameter >= 0 && parameter < method.Parameters.Length ? method.Parameters[parameter].Type : null;
        return (answers && TellingNames.Asks(method)) || TellingNames.IsOfWatcher(method) || TellingNames.KeepsOffset(method, given)
            ? CalleeEffect.MayProcess
            : CalleeEffect.Processes;
    }
}
