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

    private Course DealWithAnswers(Course course) => course.Change(standing =>
        standing is { Standing: Standing.Refused } or { Standing: Standing.Failed, Handler: null } ? Deal(standing, isNamed: true) : null);
}
