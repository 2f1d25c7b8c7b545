using System.Linq;
using KafkaDurability.Analyzers.Functions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Consuming;

/// <content>batch.Select(HandleAsync): a method that gets each element of a list, and swallows its failure.</content>
internal sealed partial class MessageReader
{
    /// <returns>The tasks that do the work; null where nothing is swallowed, or more is to be told of the answers.</returns>
    private Provenance? OnEach(IInvocationOperation query, IArgumentOperation argument, IMethodSymbol method, Provenance given)
    {
        if (_isHandler || !given.Has(Contents) || !BaseLibrary.Declares(query.TargetMethod)
            || _context.Effects.SummaryOf(method) is not { RunsOn: false, Parameters: { Length: > 0 } parameters } summary
            || parameters[0].Effect != CalleeEffect.Processes
            || !summary.Exits.Any(exit => exit.Standings[0].IsSwallowed)
            || (KnownCallees.HasResult(method) && !(query.TargetMethod.Name == "Select" && Awaitables.IsAwaitable(method.ReturnType) && UnreadResults.Are(query, _graph.OriginalOperation))))
        {
            return null;
        }

        var element = BeginElement(argument.Syntax, given).With(Contents).ToList();
        var outcomes = summary.Exits.Select(exit => exit.Standings[0].IsSwallowed ? Told(exit.Standings[0], summary.Tells && KnownCallees.HasResult(method), isAside: false).SeenFrom(argument.Syntax) : TrackedState.Done).Distinct().ToList();
        NoteProcessing(element, query.Syntax);
        _followed = query;
        if (query.TargetMethod.Name == "Select")
        {
            element.ForEach(one => _context.Outcomes[(argument.Syntax, one)] = outcomes);
            Step(element, _ => new TrackedState(MessageState.HandedOff, new CallTrace(argument.Syntax)));
            return element.Aggregate(Provenance.None, (all, one) => all.Union(Provenance.Of(one, MessageFacets.Work)));
        }

        State = State.With(State.Disjuncts.SelectMany(disjunct => outcomes.Select(outcome => disjunct.Change(element, _ => outcome))));
        OnEndOfLoop(given);
        return Provenance.None;
    }

    private static readonly HashSet<string> s_leavingOut = ["Where", "Take", "TakeWhile", "Skip", "SkipWhile", "SkipLast", "TakeLast", "Except", "ExceptBy", "Intersect", "IntersectBy", "FindAll", "GetRange"];

    /// <summary>batch.Where(saved.Contains), batch.Take(count): after a failure, what is picked may well be what went well.</summary>
    private Provenance Picked(IInvocationOperation query, Provenance value)
    {
        if (!s_leavingOut.Contains(query.TargetMethod.Name) || !BaseLibrary.Declares(query.TargetMethod))
        {
            return value;
        }

        foreach (var message in value.With(MessageFacets.Content).Where(message => State.Disjuncts.States.Any(own => own.Key == message && own.Value.State == MessageState.Failed)))
        {
            value = value.Without(message).Union(Provenance.Of(message, ToElement(value.Of(message))));
        }

        return value;
    }
}
