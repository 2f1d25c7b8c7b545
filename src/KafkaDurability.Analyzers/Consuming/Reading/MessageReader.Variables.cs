using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Consuming;

/// <content>What is known of variables on each course.</content>
internal sealed partial class MessageReader
{
    public void FollowReturn(IOperation? value) => Step(course => course.Returning(Constants.Of(value, course)));

    /// <param name="isNextOffset">As <see cref="IsNextOffset"/> says of the value.</param>
    private void FollowAssignment(IOperation target, IOperation value, bool isNextOffset)
    {
        if (!HasCourses)
        {
            return;
        }

        var resolved = target is IFlowCaptureReferenceOperation ? _storage.Resolve(target) : target;
        if (resolved is not null && (_context.Symbols.IsClient(resolved.Type, out _) || IsKeeper(SymbolOf(resolved))))
        {
            FollowRewind(SymbolOf(resolved));
        }

        // new Outcome { Success = true }: the graph sets the members of an object that it holds itself.
        if (target is IMemberReferenceOperation { Instance: IFlowCaptureReferenceOperation made, Member: IPropertySymbol or IFieldSymbol } part && _storage.Resolve(made) is IObjectCreationOperation)
        {
            Step(course => course.Constant(made.Id) is { } known ? course.WithConstant(made.Id, ObjectValue.With(known, part.Member.Name, Constants.Of(value, course))) : course);
            FollowAnswerGiven(value);
            return;
        }

        FollowFlag(resolved, value);
        if (Constants.Variable(resolved) is { } variable)
        {
            FollowAnswerUsed(value);
            if (Clause is not null)
            {
                _context.Verdicts.Add(variable);
            }

            Step(course => course.WithConstant(variable, Constants.Of(value, course)));
        }
        else if (!isNextOffset)
        {
            FollowAnswerLeaving(value);
        }
    }

    /// <summary>Some message came from the variable, or from the consumer of the object in it.</summary>
    private bool IsKeeper(ISymbol? variable) =>
        variable is not null && State.Courses.Standings.Any(own => SymbolEqualityComparer.Default.Equals(own.Key.Consumer, variable));

    /// <summary>ok &amp;= answer: one no is enough.</summary>
    private void FollowFolding(ICompoundAssignmentOperation assignment)
    {
        if (assignment.Type?.SpecialType == SpecialType.System_Boolean && Constants.Variable(assignment.Target) is { } folded)
        {
            Step(course => course.WithConstant(folded, Constants.Fold(assignment.OperatorKind, Constants.Of(assignment.Target, course), Constants.Of(assignment.Value, course))));
            return;
        }

        FollowAnswerUsed(assignment);
        Forget(assignment.Target);
    }

    /// <summary>var (ok, why) = …: each variable gets what is known of its part.</summary>
    private void FollowDeconstruction(IDeconstructionAssignmentOperation deconstruction)
    {
        var target = deconstruction.Target is IDeclarationExpressionOperation declaration ? declaration.Expression : deconstruction.Target;
        if (target is not ITupleOperation { Elements: var elements })
        {
            return;
        }

        Step(course =>
        {
            if (Constants.Of(deconstruction.Value, course) is ObjectValue made)
            {
                for (var i = 0; i < elements.Length; i++)
                {
                    var element = elements[i] is IDeclarationExpressionOperation declared ? declared.Expression : elements[i];
                    course = Constants.Variable(element) is { } variable ? course.WithConstant(variable, made[ObjectValue.ItemName(i)]) : course;
                }
            }

            return course;
        });
    }

    private void FollowIncrement(IIncrementOrDecrementOperation increment)
    {
        if (Constants.Variable(increment.Target) is { } variable)
        {
            var step = increment.Kind == OperationKind.Increment ? 1 : -1;
            Step(course => course.WithConstant(variable, Constants.Of(increment.Target, course) is int count and > int.MinValue and < int.MaxValue ? count + step : null));
        }
    }

    /// <summary>A call that throws once its token is cancelled.</summary>
    private void FollowCancellation(IInvocationOperation call)
    {
        if (call.TargetMethod.Name is "Consume" or "ThrowIfCancellationRequested" or "Delay")
        {
            foreach (var cancellation in call.Arguments.Select(argument => argument.Value).Append(call.Instance).Select(Constants.CancellationOf).Where(known => known is not null))
            {
                Step(course => Equals(course.Constant(cancellation!), true) ? null : course);
            }
        }
    }

    private void Forget(IOperation target)
    {
        if (Constants.Variable(target) is { } variable)
        {
            Step(course => course.WithConstant(variable, null));
        }
    }
}
