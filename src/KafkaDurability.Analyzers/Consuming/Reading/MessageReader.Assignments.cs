using System.Linq;
using KafkaDurability.Analyzers.Functions;
using KafkaDurability.Analyzers.Library;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Consuming;

/// <content>Where values go.</content>
internal sealed partial class MessageReader
{
    private Provenance Assign(IOperation target, Provenance value, SyntaxNode at)
    {
        switch (target)
        {
            case ILocalReferenceOperation local:
                State = State.Assign(local.Local, WithoutFinished(value));
                break;
            case IParameterReferenceOperation parameter when parameter.Parameter.RefKind == RefKind.None || IsNested:
                State = State.Assign(parameter.Parameter, value);
                break;
            case IParameterReferenceOperation:
                Return(target, value);
                break;
            case IFlowCaptureReferenceOperation capture when _storage.Resolve(capture) is ILocalReferenceOperation local:
                State = State.Assign(local.Local, value);
                break;
            case IDiscardOperation or IDeclarationExpressionOperation or ITupleOperation:
                AssignAll(target, value);
                break;
            case IFieldReferenceOperation { Instance: IInstanceReferenceOperation } field when _context.Types.IsResult(field.Type):
                KeepInField(field, value, at);
                break;
            case IFieldReferenceOperation field when BatchAt(field, value) is { } batch:
                State = State.Assign(batch, value);
                break;
            default:
                ReadTarget(target);
                OnRowWritten(target);
                if (!(target is IPropertyReferenceOperation { Property.SetMethod: { } setter } && KnownCallees.Observes(setter)))
                {
                    Keep(target, value, at);
                }

                break;
        }

        return value;
    }

    /// <summary>row.Status = "paid", where the row was looked up by the message: it goes into the unit of work, which is saved later.</summary>
    private void OnRowWritten(IOperation target)
    {
        if (!_isHandler && target is IPropertyReferenceOperation && Storage.Root(target) is ILocalReferenceOperation row && State.Value(row.Local).With(Contents) is { Count: > 0 } messages
            && _storage.SavesRows && IsLookedUp(row))
        {
            var rows = Leaves(messages);

            // What is processed already only gets a note of that.
            _context.Stages |= State.Disjuncts.States.Any(own => own.Value.State == MessageState.Fresh && rows.Contains(own.Key));
            Emit(MessageEventKind.Processed, State.Value(row.Local), target.Syntax);
            Step(rows, tracked => tracked.State == MessageState.Fresh ? TrackedState.Processed : null);
        }
    }

    private bool IsLookedUp(ILocalReferenceOperation row)
    {
        var source = _storage.Resolve(_storage.Only(row));
        return (source is IAwaitOperation awaited ? _storage.Resolve(awaited.Operation) : source) is IInvocationOperation call
            && (TellingNames.Asks(call.TargetMethod) || NameTokens.Any(call.TargetMethod.Name, s_looking)) && SummaryOf(call) is null && !KnownCallees.Parses(call.TargetMethod);
    }

    /// <summary>The result in hand, in a field of the object: as in a variable, but that others may look at it later.</summary>
    private void KeepInField(IFieldReferenceOperation field, Provenance value, SyntaxNode at)
    {
        if (Clause is not null || !value.With(Contents).All(message => at.Span.Contains(message.Origin.Span)))
        {
            Keep(field, value, at);
            return;
        }

        State = State.Assign(field.Field.OriginalDefinition, value);
    }

    /// <summary>var (key, value) = …: each variable may hold any part.</summary>
    private Provenance AssignAll(IOperation target, Provenance value)
    {
        foreach (var part in target.DescendantsAndSelf())
        {
            switch (part)
            {
                case ILocalReferenceOperation local:
                    State = State.Assign(local.Local, value);
                    Forget(local);
                    break;
                case IMemberReferenceOperation member:
                    Forget(member);
                    Keep(member, value, target.Syntax);
                    break;
            }
        }

        return value;
    }

    /// <summary>A value is put into an object: into the function's own it is only collected, elsewhere it is handed over.</summary>
    private void Keep(IOperation target, Provenance value, SyntaxNode at)
    {
        if (value.IsNone)
        {
            return;
        }

        if ((!value.Has(~MessageFacets.Work) || IsNextOffset(value)) && Storage.OwnField(target) is { } field)
        {
            State = State.Assign(field, State.Value(field).Union(value));
            return;
        }

        if (IsNote(value) && IsUnreadNote(target))
        {
            Carry(Storage.Root(target), Storage.Root(target) is { } holder ? State.Value(holder).Union(value) : value);
            return;
        }

        if (BatchAt(target, value) is { } batch)
        {
            MarkHandled(Leaves(Clause is null ? value.With(Contents) : value.Parts.Select(part => part.Key)));
            State = State.Assign(batch, State.Value(batch).Union(WithoutFinished(value)));
            return;
        }

        var root = Storage.Root(target);
        var held = State.Value(root);
        if (!_isHandler && value.Has(Contents) && IsEmptiedElsewhere(target))
        {
            Emit(MessageEventKind.Processed, value, at);
            OnProcessing(value.With(Contents), at, MessageState.Queued);
            return;
        }

        var isOwn = _storage.IsOwn(root) || DatabaseCommands.AreOrParts(root?.Type);
        if (!isOwn && !value.With(MessageFacets.Content | MessageFacets.Element).All(message => held.Of(message) != MessageFacets.None))
        {
            Emit(root is ILocalReferenceOperation ? MessageEventKind.MayBeProcessed : MessageEventKind.Processed, value, at);
            MarkHandled(value.With(Contents), alsoFresh: true);
            if (Clause is not null)
            {
                MarkHandled(value.Parts.Select(part => part.Key));
            }

            OnWaiting(value);
            return;
        }

        if (root is not (ILocalReferenceOperation or IFlowCaptureReferenceOperation))
        {
            OnWaiting(value);
        }

        if (!isOwn && IsNote(value) && ConsumeState.IsCollection(target.Type))
        {
            MarkHandled(value.Parts.Select(part => part.Key)); // outcome.Errors = errors: others look at it.
            return;
        }

        if (OnlyNotes(target, value))
        {
            Carry(root, held.Union(value));
            return;
        }

        // new Outcome { Error = e.Message } only makes an object: where that goes is what counts.
        if (_storage.Resolve(root) is not IObjectCreationOperation)
        {
            // An element that is kept says nothing of the others in its list.
            MarkHandled(Leaves(Clause is null ? value.With(Contents) : value.Parts.Select(part => part.Key)));
        }

        Carry(root, held.Union(WithoutFinished(value)));
    }

    /// <summary>An element of a list that is put aside once it is processed: what is committed by that passes none that failed after it.</summary>
    private Provenance WithoutFinished(Provenance value)
    {
        const MessageFacets Passing = Contents | MessageFacets.NextOffset;
        foreach (var own in value.Parts)
        {
            if (own.Key.IsPart && State.Disjuncts.All.All(disjunct => disjunct.Of(own.Key) is { State: MessageState.Processed } or { State: MessageState.Done, At: null }))
            {
                value = own.Key.Parents.Append(own.Key).Aggregate(value, (all, message) => all.Without(message).Union(Provenance.Of(message, all.Of(message) & ~Passing)));
            }
        }

        return value;
    }

    /// <summary>errors.Add(e) in a handler only remembers that something failed: what is made of the list is what counts.</summary>
    private bool OnlyNotes(IOperation target, Provenance value) => Clause is not null && !_coursesOnly && IsNote(value)
        && Storage.Root(target) is ILocalReferenceOperation list && ConsumeState.IsCollection(list.Type);

    /// <summary>An exception, or where a message came from, and nothing of the message itself.</summary>
    private static bool IsNote(Provenance value) => !value.IsNone && !value.Has(~MessageFacets.Metadata);

    private void Carry(IOperation? root, Provenance value)
    {
        switch (root)
        {
            case ILocalReferenceOperation local:
                State = State.Assign(local.Local, value);
                break;
            case IParameterReferenceOperation parameter:
                State = State.Assign(parameter.Parameter, value);
                break;
            case IFlowCaptureReferenceOperation capture:
                State = State.Assign(capture.Id, value);
                if (_storage.Resolve(capture) is ILocalReferenceOperation captured)
                {
                    State = State.Assign(captured.Local, value);
                }

                break;
        }
    }

    private void ReadTarget(IOperation target)
    {
        foreach (var child in target.ChildOperations)
        {
            Read(child);
        }
    }

    private void BindPattern(IPatternOperation pattern, Provenance value)
    {
        foreach (var part in pattern.DescendantsAndSelf())
        {
            var declared = part switch
            {
                IDeclarationPatternOperation declaration => declaration.DeclaredSymbol,
                IRecursivePatternOperation recursive => recursive.DeclaredSymbol,
                IListPatternOperation list => list.DeclaredSymbol,
                _ => null,
            };
            if (declared is not null)
            {
                State = State.Assign(declared, value);
            }
        }
    }

    private Provenance Capture(IFlowCaptureOperation capture)
    {
        var value = Read(capture.Value); // Before the state is asked for: a call in it changes that.
        State = State.Assign(capture.Id, value);
        Step(disjunct => disjunct.WithConstant(capture.Id, Constants.Of(capture.Value, disjunct)));
        return Provenance.None;
    }
}
