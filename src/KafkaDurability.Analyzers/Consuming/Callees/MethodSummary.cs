using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using KafkaDurability.Analyzers.Functions;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Consuming;

/// <summary>What a method does with what it is given: all that its callers ask about it.</summary>
/// <param name="Parameters">One for each parameter: it is taken for the message, or for the work (a function, a task) that is about one.</param>
/// <param name="Exits">The ways to return; empty where it never does.</param>
/// <param name="Actions">What it does to consumers that are not its own.</param>
/// <param name="Consumed">The consumer whose message it returns; null where it returns none.</param>
/// <param name="RunsOn">async void: nobody learns when it is done.</param>
/// <param name="Leaving">A message that it consumes, and whose failure it lets out; null where there is none.</param>
/// <param name="IsHarmless">It does nothing beyond what the others tell: it ends no program, sets no flag and calls nobody unknown.</param>
internal sealed record MethodSummary(
    ImmutableArray<ParameterSummary> Parameters,
    ImmutableArray<MethodExit> Exits,
    ImmutableArray<ConsumerAction> Actions,
    Consumption? Consumed,
    bool RunsOn = false,
    bool IsHarmless = false,
    LeavingFailure? Leaving = null)
{
    /// <summary>It answers, and not the same each time: so it may tell how it went.</summary>
    public bool Tells => Exits.Any(exit => exit.Verdict is null || !Equals(exit.Verdict, Exits[0].Verdict));

    /// <summary>Nothing is known of any answer.</summary>
    public bool IsSilent => Exits.All(exit => exit.Verdict is null || Constants.IsBare(exit.Verdict))
        && Exits.Select(exit => exit.Verdict).Where(verdict => verdict is not null).Distinct().Take(2).Count() < 2;

    /// <summary>What a parameter stands for may fail, and the method returns.</summary>
    public bool Swallows(int ordinal) => Leaves(ordinal, MessageState.Failed);

    /// <summary>The same of any parameter.</summary>
    public bool SwallowsAny => Exits.Any(exit => exit.Standings.Any(tracked => tracked.State == MessageState.Failed));

    /// <summary>What a parameter stands for is left like that on some way.</summary>
    public bool Leaves(int ordinal, MessageState state) => Exits.Any(exit => exit.Standings[ordinal].State == state);

    /// <summary>A body that cannot be told: whatever it does, nothing is claimed because of it.</summary>
    public static MethodSummary Unknown(IMethodSymbol method)
    {
        var parameters = method.Parameters.Select(_ => new ParameterSummary(CalleeEffect.MayProcess, false, null, ImmutableArray<Advance>.Empty));
        var exit = new MethodExit(null, method.Parameters.Select(_ => TrackedState.Done).ToImmutableArray(), method.Parameters.Select(_ => (object?)null).ToImmutableArray());
        return new MethodSummary(parameters.ToImmutableArray(), ImmutableArray.Create(exit), ImmutableArray<ConsumerAction>.Empty, null);
    }

    /// <summary>What a delegate does that runs one of several functions, or all of them: each of them may be the one.</summary>
    /// <param name="isRaise">It is an event: who raises it has to know that a subscriber goes on.</param>
    public static MethodSummary Any(IReadOnlyList<(FunctionValue Function, MethodSummary Summary)> functions, int parameters, bool isComplete, bool isRaise)
    {
        var summaries = functions.Select(one => one.Summary).ToList();
        var own = Enumerable.Range(0, parameters).Select(ordinal =>
        {
            var all = summaries.Select(summary => summary.Parameters[ordinal]).ToList();
            return new ParameterSummary(
                isComplete ? all.Max(one => one.Effect) : CalleeEffect.Processes,
                !isComplete || all.Any(one => one.MayThrow),
                null,
                all.SelectMany(one => one.Passed is { } passed ? one.MayPass.Add(passed) : one.MayPass).ToImmutableArray());
        });
        var exits = functions.SelectMany(one => one.Summary.RunsOn ? [one.Summary.RunningOn(isRaise ? null : one.Function.Lambda)] : one.Summary.Exits.Select(InCallback));
        var unknown = new MethodExit(null, Enumerable.Repeat(TrackedState.Done, parameters).ToImmutableArray(), Enumerable.Repeat<object?>(null, parameters).ToImmutableArray());
        return new MethodSummary(
            own.ToImmutableArray(),
            exits.Concat(isComplete ? [] : [unknown]).ToImmutableArray(),
            summaries.SelectMany(summary => summary.Actions).Where(action => action.Advance is null).ToImmutableArray(),
            null,
            IsHarmless: isComplete && summaries.All(summary => summary.IsHarmless));

        static MethodExit InCallback(MethodExit exit) => exit with
        {
            Standings = exit.Standings.Select(tracked => tracked.At is { } at ? tracked with { At = at with { IsCallback = true } } : tracked).ToImmutableArray(),
        };
    }

    /// <summary>async void: what it was given is still being processed when it returns.</summary>
    private MethodExit RunningOn(SyntaxNode? lambda) => new(
        null,
        Parameters.Select(parameter => parameter.Effect != CalleeEffect.Processes ? TrackedState.Fresh
            : lambda is null ? new TrackedState(MessageState.HandedOff)
            : new TrackedState(MessageState.HandedOff, new CallTrace(lambda) { IsCallback = true })).ToImmutableArray(),
        Parameters.Select(_ => (object?)null).ToImmutableArray());

    /// <summary>What several implementations do: each of them may be the one.</summary>
    public static MethodSummary Common(IReadOnlyList<MethodSummary> summaries, IMethodSymbol method)
    {
        if (summaries.Count == 1)
        {
            return summaries[0];
        }

        var parameters = method.Parameters.Select(parameter =>
        {
            var own = summaries.Select(summary => summary.Parameters[parameter.Ordinal]).ToList();
            return new ParameterSummary(
                own.Max(one => one.Effect),
                own.Any(one => one.MayThrow),
                own.All(one => one.Passed is not null) ? own[0].Passed : null,
                own.SelectMany(one => one.MayPass).ToImmutableArray(),
                own.All(one => one.Sends));
        });
        return new MethodSummary(
            parameters.ToImmutableArray(),
            summaries.SelectMany(summary => summary.Exits).Distinct().ToImmutableArray(),
            summaries.SelectMany(summary => summary.Actions).Where(action => action.Advance is null).ToImmutableArray(),
            summaries[0].Consumed,
            summaries.All(summary => summary.RunsOn),
            summaries.All(summary => summary.IsHarmless));
    }
}

/// <param name="Effect">What it does with the parameter, were it the message.</param>
/// <param name="MayThrow">A failure of its processing may reach the caller as an exception.</param>
/// <param name="Passed">What commits or stores it on every way, without processing it; null where some way does not.</param>
/// <param name="MayPass">What commits or stores it on some way.</param>
/// <param name="Sends">It goes to another topic: what fails then is a KafkaException.</param>
internal sealed record ParameterSummary(CalleeEffect Effect, bool MayThrow, Advance? Passed, ImmutableArray<Advance> MayPass, bool Sends = false);

/// <param name="Verdict">What it returns then, as <see cref="Constants"/> names it; null where that is not known.</param>
/// <param name="Standings">How each parameter stands, were it the message.</param>
/// <param name="Given">What it leaves in each parameter that the caller reads afterwards (out, ref), as <see cref="Constants"/> names it; null where that is not known.</param>
internal sealed record MethodExit(object? Verdict, ImmutableArray<TrackedState> Standings, ImmutableArray<object?> Given)
{
    public bool Equals(MethodExit? other) =>
        other is not null && Equals(Verdict, other.Verdict) && Standings.SequenceEqual(other.Standings) && Given.SequenceEqual(other.Given);

    public override int GetHashCode() => Standings.Aggregate(Verdict?.GetHashCode() ?? 0, (hash, tracked) => (hash * 31) + tracked.GetHashCode());
}

/// <summary>A call on a consumer that speaks of all its messages.</summary>
/// <param name="Consumer">The field, property or parameter that holds it.</param>
/// <param name="Advance">A Commit() that names no message; null where the consumer is set back, closed or built anew.</param>
internal sealed record ConsumerAction(ISymbol Consumer, Advance? Advance);

/// <summary>The processing of a message fails in the method that consumes it, and the exception leaves the method.</summary>
/// <param name="Consumer">The field, property or parameter that holds the consumer.</param>
/// <param name="Passed">What passes the message where the processing goes well: the next one's, too.</param>
internal sealed record LeavingFailure(ISymbol Consumer, CallTrace Processing, Advance Passed);

/// <param name="Consumer">What Consume is called on.</param>
/// <param name="Passed">What passes the message in the method itself: behind a yield, once the caller asks for the next.</param>
/// <param name="Source">The Consume call.</param>
internal sealed record Consumption(ISymbol? Consumer, Advance? Passed, SyntaxNode Source);
