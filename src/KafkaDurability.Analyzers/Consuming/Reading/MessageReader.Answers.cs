using System.Collections.Generic;
using System.Linq;
using KafkaDurability.Analyzers.Functions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Consuming;

/// <content>Where the word goes that a message failed: flags, answers, and what they are used for.</content>
internal sealed partial class MessageReader
{
    /// <summary>A member is set to say what happened: who looks at it is followed within the function alone.</summary>
    private void FollowFlag(IOperation? target, IOperation value)
    {
        if (target is not IMemberReferenceOperation { Member: IFieldSymbol or IPropertySymbol } reference
            || (reference.Member is IPropertySymbol { SetMethod: { } setter } && KnownCallees.Observes(setter)))
        {
            return;
        }

        var isFlag = reference.Type is { SpecialType: SpecialType.System_Boolean } or { TypeKind: TypeKind.Enum };
        _context.IsHarmless &= !isFlag;
        if (Clause is null)
        {
            return;
        }

        if (Constants.Variable(target) is null ? isFlag || Storage.Root(target) is ILocalReferenceOperation or IParameterReferenceOperation : !IsStored(reference.Member))
        {
            FollowDealingWithAll();
        }
        else if (isFlag && Notes is { } notes)
        {
            State.Courses.Standings.Select(own => own.Value)
                .Where(standing => standing.Standing == Standing.Failed && IsWithin(standing.Handler))
                .ToList().ForEach(notes.AddFlag);
        }
    }

    /// <summary>A field, or a property that is one.</summary>
    private static bool IsStored(ISymbol member) =>
        member is IFieldSymbol || member.ContainingType.GetMembers().Any(field => field is IFieldSymbol { AssociatedSymbol: { } owner } && SymbolEqualityComparer.Default.Equals(owner, member));

    /// <summary>The answer about a message goes where it is not followed: somebody may act on it.</summary>
    private void FollowAnswerLeaving(IOperation value)
    {
        FollowAnswerGiven(value);
        if (!HasCourses || value.ConstantValue.HasValue || value.Type?.SpecialType is SpecialType.System_String)
        {
            return;
        }

        Step(course => course.IsAnswered && Constants.Of(value, course) is not null
            ? course.Change(standing => standing.Standing is Standing.Failed or Standing.Refused ? Deal(standing) : null)
            : course);
    }

    /// <summary>An answer about a message goes into something whose value is not known.</summary>
    public void FollowAnswerUsed(IOperation value) => Step(course =>
        course.IsAnswered && Constants.Of(value, course) is null && value.DescendantsAndSelf().Any(part => !part.ConstantValue.HasValue && Constants.Of(part, course) is not null)
            ? DealWithAnswers(course)
            : course);

    /// <summary>An answer, or what a handler made of the failure, is given to somebody.</summary>
    private void FollowAnswerGiven(IOperation? value)
    {
        if (Constants.Variable(value) is { } variable && Clause is null && _context.Verdicts.Contains(variable))
        {
            FollowDealing(State.Courses.Standings.Select(own => own.Key).Distinct());
        }

        if (value is { ConstantValue.HasValue: false } && !Awaitables.IsAwaitable(value.Type))
        {
            Step(course => course.IsAnswered && Constants.Of(value, course) is not null ? DealWithAnswers(course) : course);
        }
    }

    /// <summary>receivers.Select(one =&gt; one.TakeAsync(message)): an answer from each of them.</summary>
    private Derivation AnswersOf(List<MessageEvent> events, IMethodSymbol? query, IMethodSymbol function) =>
        !HasCourses || query is not { Name: "Select" } || !BaseLibrary.Declares(query)
        || (Awaitables.ResultOf(function.ReturnType) ?? function.ReturnType).SpecialType != SpecialType.System_Boolean
            ? Derivation.None
            : events.Where(happening => happening.Kind == MessageEventKind.Processed).Select(happening => happening.Message).Distinct()
                .Aggregate(Derivation.None, (all, message) => all.Union(Derivation.Of(message, MessageParts.Answers)));

    /// <summary>answers.All(yes =&gt; yes), answers.Contains(false): one no is enough.</summary>
    private void FollowAnswers(IInvocationOperation call, Derivation asked)
    {
        var method = call.TargetMethod;
        if (!HasCourses || method.Name is not ("All" or "Any" or "Contains") || !BaseLibrary.Declares(method) || method.ReturnType.SpecialType != SpecialType.System_Boolean)
        {
            return;
        }

        var answered = asked.With(MessageParts.Answers);
        var (yes, no) = (new Progress(Standing.Done, new Spot(call.Syntax)), new Progress(Standing.Refused, new Spot(call.Syntax)));
        var isYes = method.Name == "All";
        State = State.With(State.Courses.SelectMany(course => answered.Any(message => course.Of(message) is { Standing: Standing.Processed })
            ? new[] { (Value: isYes, Standing: yes), (Value: !isYes, Standing: no) }.Select(way =>
                course.Change(answered, standing => standing.Standing == Standing.Processed ? way.Standing : null).WithConstant(call.Syntax, way.Value))
            : [course]));
    }

    private Course DealWithAnswers(Course course) => course.Change(standing =>
        standing is { Standing: Standing.Refused, IsOfEarlierRound: false } or { Standing: Standing.Failed, Handler: null } ? Deal(standing, isNamed: true) : null);
}
