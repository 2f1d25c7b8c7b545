using System.Collections.Generic;
using System.Linq;
using KafkaDurability.Analyzers.Functions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Consuming;

/// <content>Where the word goes that a message failed: flags, answers, and what they are used for.</content>
internal sealed partial class MessageReader
{
    /// <summary>A member is set to say what happened: who looks at it is followed within the function alone.</summary>
    private void OnFlag(IOperation? target)
    {
        if (target is not IMemberReferenceOperation { Member: IFieldSymbol or IPropertySymbol } reference
            || (reference.Member is IPropertySymbol { SetMethod: { } setter } && KnownCallees.Observes(setter)))
        {
            return;
        }

        if (IsUnreadNote(target))
        {
            // repository.Update(row): who is given the object learns of the failure.
            Carry(Storage.Root(target), Storage.Root(target) is { } holder ? State.Value(holder).Union(Caught()) : Provenance.None);
            return;
        }

        if (Clause is not null && PausedIn(reference) is { } paused)
        {
            Step(disjunct => disjunct.WithConstant(new Blocked(paused), true));
            return;
        }

        var isFlag = reference.Type is { SpecialType: SpecialType.System_Boolean } or { TypeKind: TypeKind.Enum };
        _context.IsHarmless &= !isFlag;
        if (Clause is null)
        {
            return;
        }

        if (Variables.Own(target) is null ? isFlag || Storage.Root(target) is ILocalReferenceOperation or IParameterReferenceOperation : !AutoProperties.IsStored(reference.Member))
        {
            MarkAllHandled();
        }
        else if (isFlag && Notes is { } notes)
        {
            State.Disjuncts.States.Select(own => own.Value)
                .Where(tracked => IsWithin(tracked.Handler))
                .ToList().ForEach(notes.AddFlag);
        }
    }

    /// <summary>What a handler writes down about the failure, nobody comes to read: context.Error = e, _errors.Add(e).</summary>
    private bool IsUnreadNote(IOperation? target) => Clause is not null && !_storage.SavesRows && MemberOf(target) is { } reference && Storage.Root(reference) switch
    {
        IInstanceReferenceOperation or null => reference.Member.DeclaredAccessibility == Accessibility.Private,
        ILocalReferenceOperation or IParameterReferenceOperation => true,
        _ => false,
    } && _context.Unread.Contain(reference.Member);

    private static IMemberReferenceOperation? MemberOf(IOperation? target) => target switch
    {
        IPropertyReferenceOperation { Property.IsIndexer: true } element => MemberOf(element.Instance),
        IMemberReferenceOperation { Member: IFieldSymbol or IPropertySymbol } reference => reference,
        _ => null,
    };

    /// <summary>The answer about a message goes where it is not followed: somebody may act on it.</summary>
    private void OnAnswerLeaving(IOperation value)
    {
        OnAnswerGiven(value);
        if (value.ConstantValue.HasValue || value.Type?.SpecialType is SpecialType.System_String)
        {
            return;
        }

        Step(disjunct => disjunct.IsAnswered && Says(value, disjunct)
            ? disjunct.Change(tracked => tracked.State is MessageState.Failed or MessageState.ResultFalse ? Deal(tracked) : null)
            : disjunct);
    }

    /// <summary>An answer about a message goes into something whose value is not known.</summary>
    public void OnAnswerUsed(IOperation value) => Step(disjunct =>
        disjunct.IsAnswered && Constants.Of(value, disjunct) is null && value.DescendantsAndSelf().Any(part => !part.ConstantValue.HasValue && !IsCaught(part) && Says(part, disjunct))
            ? DealWithAnswers(disjunct)
            : disjunct);

    /// <summary>Something is known of the value, and not only that it was counted up, or is the list that the messages are in.</summary>
    private bool Says(IOperation value, MessageDisjunct disjunct) => Constants.Of(value, disjunct) is { } known && !ReferenceEquals(known, Constants.Positive)
        && !(ReferenceEquals(known, Constants.Some) && OwnOperations.Unconverted(value) is ILocalReferenceOperation list && ConsumeState.IsCollection(list.Type) && State.Value(list).Has(Contents));

    /// <summary>catch (ConsumeException e) when (e.Error.IsFatal): what was thrown, and what it says, is no answer.</summary>
    private static bool IsCaught(IOperation part) =>
        Storage.Root(part) is ILocalReferenceOperation { Local.DeclaringSyntaxReferences: { Length: 1 } declared } && declared[0].GetSyntax() is CatchDeclarationSyntax;

    /// <summary>An answer, or what a handler made of the failure, is given to somebody.</summary>
    private void OnAnswerGiven(IOperation? value)
    {
        if (Variables.Own(value) is { } variable && Clause is null && _context.Verdicts.Contains(variable))
        {
            MarkHandled(State.Disjuncts.States.Select(own => own.Key).Distinct());
        }

        if (value is { ConstantValue.HasValue: false } && !Awaitables.IsAwaitable(value.Type))
        {
            Step(disjunct => disjunct.IsAnswered && Says(value, disjunct) ? DealWithAnswers(disjunct) : disjunct);
        }
    }

    /// <summary>EnsureNone(failures): it throws where something failed, and what comes behind it follows a success.</summary>
    private void OnFailureCheck(IInvocationOperation call)
    {
        if (Clause is null && State.Disjuncts.All.Any(disjunct => disjunct.IsAnswered) && _context.Checks.Are(call))
        {
            MarkHandled(State.Disjuncts.States.Where(own => own.Value.State is MessageState.Failed or MessageState.ResultFalse).Select(own => own.Key).Distinct().ToList());
        }
    }

    /// <summary>receivers.Select(one =&gt; one.TakeAsync(message)): an answer from each of them.</summary>
    private Provenance AnswersOf(List<MessageEvent> events, IMethodSymbol? query, IMethodSymbol function) =>
        query is not { Name: "Select" } || !BaseLibrary.Declares(query)
        || (Awaitables.ResultOf(function.ReturnType) ?? function.ReturnType).SpecialType != SpecialType.System_Boolean
            ? Provenance.None
            : events.Where(happening => happening.Kind == MessageEventKind.Processed).Select(happening => happening.Message).Distinct()
                .Aggregate(Provenance.None, (all, message) => all.Union(Provenance.Of(message, MessageFacets.Answers)));

    /// <summary>answers.All(yes =&gt; yes), answers.Contains(false): one no is enough.</summary>
    private void OnAnswers(IInvocationOperation call, Provenance asked)
    {
        var method = call.TargetMethod;
        if (method.Name is not ("All" or "Any" or "Contains") || !BaseLibrary.Declares(method))
        {
            return;
        }

        var answered = asked.With(MessageFacets.Answers);
        var (yes, no) = (new TrackedState(MessageState.Done, new CallTrace(call.Syntax)), new TrackedState(MessageState.ResultFalse, new CallTrace(call.Syntax)));
        var isYes = method.Name == "All";
        State = State.With(State.Disjuncts.SelectMany(disjunct => answered.Any(message => disjunct.Of(message) is { State: MessageState.Processed })
            ? new[] { (Value: isYes, Tracked: yes), (Value: !isYes, Tracked: no) }.Select(way =>
                disjunct.Change(answered, tracked => tracked.State == MessageState.Processed ? way.Tracked : null).WithConstant(call.Syntax, way.Value))
            : [disjunct]));
    }

    private MessageDisjunct DealWithAnswers(MessageDisjunct disjunct) => disjunct.Change(tracked =>
        tracked is { State: MessageState.ResultFalse, IsOfEarlierRound: false } or { State: MessageState.Failed, Handler: null } ? Deal(tracked, isNamed: true) : null);
}
