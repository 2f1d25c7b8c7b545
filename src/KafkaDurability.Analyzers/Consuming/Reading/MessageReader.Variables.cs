using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using KafkaDurability.Analyzers.Functions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Consuming;

/// <content>What is known of variables on each disjunct.</content>
internal sealed partial class MessageReader
{
    public void OnReturn(IOperation value) => Step(disjunct => disjunct.Returning(ConstantOf(value, disjunct)));

    /// <summary>Whether what a variable carries of a message says that there is something in it.</summary>
    /// <param name="isList">A list, which may hold no more than that something failed.</param>
    public static bool IsKept(TrackedState tracked, MessageFacets carried, bool isList) => (carried & tracked.State switch
    {
        MessageState.Failed or MessageState.ResultFalse => isList ? MessageFacets.Content | MessageFacets.Metadata : MessageFacets.Content,
        MessageState.HandedOff => MessageFacets.Work,
        _ => MessageFacets.None,
    }) != 0;

    /// <summary>As <see cref="Constants"/> says, and of lists whether they are empty: var ok = errors.Count == 0.</summary>
    private object? ConstantOf(IOperation value, MessageDisjunct disjunct) => Constants.Of(value, disjunct)
        ?? (EmptyTest.Of(value) is { } test && disjunct.Messages.Any(own => IsKept(own.Value, State.Value(test.Operand).Of(own.Key), isList: true)) ? !test.IsEmpty : null);

    /// <param name="isNextOffset">As <see cref="IsNextOffset"/> says of the value.</param>
    private void OnAssignment(IOperation target, IOperation value, bool isNextOffset)
    {
        if (!HasCourses)
        {
            return;
        }

        var resolved = target is IFlowCaptureReferenceOperation ? _storage.Resolve(target) : target;
        if (resolved is not null && (_context.Symbols.IsClient(resolved.Type, out _) || IsKeeper(SymbolOf(resolved))))
        {
            OnRewind(SymbolOf(resolved));
        }

        // new Outcome { Success = true }: the graph sets the members of an object that it holds itself.
        if (target is IMemberReferenceOperation { Instance: IFlowCaptureReferenceOperation made, Member: IPropertySymbol or IFieldSymbol } part && _storage.Resolve(made) is IObjectCreationOperation)
        {
            Step(disjunct => disjunct.Constant(made.Id) is { } known ? disjunct.WithConstant(made.Id, ObjectValue.With(known, part.Member.Name, Constants.Of(value, disjunct))) : disjunct);
            OnAnswerGiven(value);
            return;
        }

        OnFlag(resolved);
        if (Variables.Own(resolved) is { } variable)
        {
            OnAnswerUsed(value);
            if (Clause is not null)
            {
                _context.Verdicts.Add(variable);
            }

            Step(disjunct => disjunct.WithConstant(variable, ConstantOf(value, disjunct)).WithConstant(new Blocked(variable), null));
        }
        else if (!isNextOffset && !IsUnreadNote(resolved))
        {
            OnAnswerLeaving(value);
        }
    }

    /// <summary>Some message came from the variable, or from the consumer of the object in it.</summary>
    private bool IsKeeper(ISymbol? variable)
    {
        foreach (var disjunct in variable is null ? ImmutableArray<MessageDisjunct>.Empty : State.Disjuncts.All)
        {
            foreach (var own in disjunct.Messages)
            {
                if (SymbolEqualityComparer.Default.Equals(own.Key.Consumer, variable))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>ok &amp;= answer: one no is enough.</summary>
    private void OnFolding(ICompoundAssignmentOperation assignment)
    {
        if (assignment.Type?.SpecialType == SpecialType.System_Boolean && Variables.Own(assignment.Target) is { } folded)
        {
            Step(disjunct => disjunct.WithConstant(folded, Constants.Fold(assignment.OperatorKind, Constants.Of(assignment.Target, disjunct), Constants.Of(assignment.Value, disjunct))));
            return;
        }

        OnAnswerUsed(assignment);
        Forget(assignment.Target);
    }

    /// <summary>var (ok, why) = …: each variable gets what is known of its part.</summary>
    private void OnDeconstruction(IDeconstructionAssignmentOperation deconstruction)
    {
        var target = deconstruction.Target is IDeclarationExpressionOperation declaration ? declaration.Expression : deconstruction.Target;
        if (!HasCourses || target is not ITupleOperation { Elements: var elements })
        {
            return;
        }

        var values = OwnOperations.Unconverted(deconstruction.Value) is ITupleOperation given ? given.Elements : ImmutableArray<IOperation>.Empty;
        for (var i = 0; i < elements.Length; i++)
        {
            OnFlag(elements[i]);
            if (i < values.Length && elements[i] is IMemberReferenceOperation && Variables.Own(elements[i]) is null)
            {
                OnAnswerLeaving(values[i]);
            }
        }

        Step(disjunct =>
        {
            if (Constants.Of(deconstruction.Value, disjunct) is ObjectValue made)
            {
                for (var i = 0; i < elements.Length; i++)
                {
                    var element = elements[i] is IDeclarationExpressionOperation declared ? declared.Expression : elements[i];
                    disjunct = Variables.Own(element) is { } variable ? disjunct.WithConstant(variable, made[ObjectValue.ItemName(i)]) : disjunct;
                }
            }

            return disjunct;
        });
    }

    private void OnIncrement(IIncrementOrDecrementOperation increment) => Count(increment.Target, increment.Kind == OperationKind.Increment ? 1 : -1);

    private void Count(IOperation counter, int step)
    {
        if (Variables.Own(counter) is { } variable)
        {
            Step(disjunct => disjunct.WithConstant(variable, Constants.Count(Constants.Of(counter, disjunct), step, isCounted: Clause is not null || _context.FollowsLost)));
        }
    }

    /// <summary>What a call writes to variables that it is given: Interlocked counts and exchanges, others may write anything.</summary>
    private void OnReferences(IInvocationOperation call)
    {
        var (method, isAtomic) = (call.TargetMethod, call.TargetMethod.ContainingType?.Name is "Interlocked" or "Volatile" && BaseLibrary.Declares(call.TargetMethod));
        foreach (var argument in call.Arguments.Where(argument => argument.Parameter?.RefKind is RefKind.Ref or RefKind.Out))
        {
            switch (method.Name)
            {
                case "Increment" or "Decrement" when isAtomic:
                    Count(argument.Value, method.Name == "Increment" ? 1 : -1);
                    break;
                case "Exchange" or "Write" when isAtomic && Variables.Own(argument.Value) is { } variable:
                    Step(disjunct => disjunct.WithConstant(variable, call.Arguments.Where(other => other != argument).Select(other => Constants.Of(other.Value, disjunct)).FirstOrDefault()));
                    break;
                case not "Read":
                    Forget(argument.Value);
                    break;
            }
        }
    }

    /// <summary>A call that throws once its token is cancelled.</summary>
    private void OnCancellation(IInvocationOperation call)
    {
        if (call.TargetMethod.Name is "Consume" or "ThrowIfCancellationRequested" or "Delay")
        {
            foreach (var cancellation in call.Arguments.Select(argument => argument.Value).Append(call.Instance).Select(Constants.CancellationOf).OfType<Cancellation>())
            {
                Step(disjunct => Equals(disjunct.Constant(cancellation), true) ? null : disjunct);
            }
        }
    }

    /// <summary>ArgumentNullException.ThrowIfNull(answer), ObjectDisposedException.ThrowIf(!ok, this): it goes on only where that does not hold.</summary>
    private void OnThrowIf(IInvocationOperation call)
    {
        if (BaseLibrary.IsThrowHelper(call.TargetMethod))
        {
            Step(disjunct => (call.TargetMethod.Name, Given(0, disjunct)) switch
            {
                ("ThrowIf", true) => null,
                ("ThrowIfNull" or "ThrowIfNullOrEmpty" or "ThrowIfNullOrWhiteSpace", { } known) when ReferenceEquals(known, Constants.Null) => null,
                ("ThrowIfZero" or "ThrowIfNegativeOrZero", 0) => null,
                ("ThrowIfEqual", { } known) when known.Equals(Given(1, disjunct)) => null,
                ("ThrowIfNotEqual", { } known) when Given(1, disjunct) is { } other && !known.Equals(other) && known is bool or int or string => null,
                _ => disjunct,
            });
        }

        object? Given(int ordinal, MessageDisjunct disjunct) =>
            call.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == ordinal)?.Value is { } value ? Constants.Of(value, disjunct) : null;
    }

    private void Forget(IOperation target)
    {
        if (Variables.Own(target) is { } variable)
        {
            Step(disjunct => disjunct.WithConstant(variable, null));
        }
    }
}
