using System.Collections.Generic;
using System.Linq;
using KafkaDurability.Analyzers.Functions;
using KafkaDurability.Analyzers.Library;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Consuming;

/// <summary>
/// Reads operations in the order in which they run: what of which message each value carries, and what happens to
/// the messages on the way.
/// </summary>
internal sealed partial class MessageReader
{
    private readonly ReadingContext _context;
    private readonly ControlFlowGraph _graph;
    private readonly Storage _storage;
    private readonly System.Action<MessageEvent, CommitOrderState?>? _record;
    private readonly System.Action<ConsumeState> _thrown;
    private readonly bool _isHandler;

    /// <summary>The function that is read for itself: the same for all that are followed out of it.</summary>
    private readonly SyntaxNode _outermost;
    private int _depth;

    /// <param name="isHandler">Within a catch or finally: there nothing is claimed.</param>
    /// <param name="record">Told of each event, with the state in which it finds its message.</param>
    /// <param name="thrown">Told of each state in which processing throws.</param>
    public MessageReader(
        ReadingContext context,
        ControlFlowGraph graph,
        Storage storage,
        ConsumeState state,
        bool isHandler,
        System.Action<MessageEvent, CommitOrderState?>? record,
        System.Action<ConsumeState> thrown)
    {
        _thrown = thrown;
        _context = context;
        _graph = graph;
        _storage = storage;
        _isHandler = isHandler;
        _outermost = graph.OriginalOperation.Syntax;
        _record = record;
        State = state;
    }

    public ConsumeState State { get; private set; }

    public Provenance Read(IOperation? operation)
    {
        if (operation is null || !_context.Step())
        {
            return Provenance.None;
        }

        if (_depth >= Limits.ExpressionDepth)
        {
            _context.GiveUp();
            return Provenance.None;
        }

        _depth++;
        var value = ReadKind(operation);
        _depth--;
        return value;
    }

    /// <summary>The value leaves the function: whoever called it processes the message now.</summary>
    public void Return(IOperation operation, Provenance value)
    {
        foreach (var message in value.With(MessageFacets.Content | MessageFacets.Element))
        {
            Emit(new MessageEvent(message.IsGiven ? MessageEventKind.Returned : MessageEventKind.Processed, message, operation.Syntax, IsReturn: true));
        }

        // What a nested function returns, its caller goes on with.
        if (_coursesOnly)
        {
            return;
        }

        OnWaiting(value);
        MarkHandled(value.With(Contents).Where(message => message.IsGiven));
        MarkHandled(value.With(Contents).Where(message => !message.IsGiven), alsoFresh: true);
    }

    private Provenance ReadKind(IOperation operation)
    {
        switch (operation)
        {
            case ILocalReferenceOperation local:
                return State.Value(local.Local);
            case IParameterReferenceOperation parameter:
                return State.Value(parameter.Parameter);
            case IFlowCaptureReferenceOperation capture:
                return Lambda(_storage.Resolve(capture)) is { } captured ? ReadUncalled(captured) : State.Value(capture.Id);
            case IFlowCaptureOperation { Value: { } value } when Lambda(value) is not null:
                return Provenance.None; // It is read where it is used.
            case IFlowCaptureOperation capture:
                return Capture(capture);
            case ICaughtExceptionOperation:
                return Caught();
            case IMemberReferenceOperation { Member: IPropertySymbol or IFieldSymbol } member:
                return ReadMember(member);
            case IInvocationOperation call:
                return ReadCall(call);
            case IObjectCreationOperation creation:
                return ReadCreation(creation);
            case IAnonymousObjectCreationOperation creation:
                return creation.Initializers.Aggregate(Provenance.None, (all, member) => all.Union(Read((member as ISimpleAssignmentOperation)?.Value ?? member)));
            case IAwaitOperation awaited:
                var work = Read(awaited.Operation);
                var within = WorkWithin(work, awaited.Operation.Type);
                OnAwaiting(awaited, Except(work, within));
                OnResult(awaited.Operation);
                return work.Select(parts => parts & ~MessageFacets.Work).Union(within);
            case ISimpleAssignmentOperation assignment:
                var written = Read(assignment.Value);
                var replaced = ConsumeState.IsCollection(assignment.Target.Type) && CollectionAt(assignment.Target) is { } collection ? State.Value(collection) : Provenance.None;
                var assigned = Assign(assignment.Target, written, assignment.Syntax);
                OnReplacing(replaced);
                State = State.Drop();
                OnAssignment(assignment.Target, assignment.Value, IsNextOffset(written));
                return assigned;
            case ICompoundAssignmentOperation assignment:
                var combined = Read(assignment.Target).Union(Read(assignment.Value));
                OnFolding(assignment);
                return Assign(assignment.Target, IsAddition(assignment.OperatorKind) ? Advanced(combined) : combined, assignment.Syntax);
            case IIncrementOrDecrementOperation increment:
                OnIncrement(increment);
                return Assign(increment.Target, Advanced(Read(increment.Target)), increment.Syntax);
            case IDeconstructionAssignmentOperation deconstruction:
                var parts = AssignAll(deconstruction.Target, Read(deconstruction.Value));
                OnDeconstruction(deconstruction);
                return parts;
            case IBinaryOperation binary:
                return ReadBinary(binary);
            case IIsPatternOperation pattern:
                BindPattern(pattern.Pattern, Read(pattern.Value));
                return Provenance.None;
            case IIsTypeOperation or IIsNullOperation or ISizeOfOperation or INameOfOperation or ITypeOfOperation:
                ReadChildren(operation);
                return Provenance.None;
            case IConversionOperation conversion:
                return IsExpressionTree(conversion.Type) ? Provenance.None : Read(conversion.Operand);
            case IDelegateCreationOperation { Target: IFlowAnonymousFunctionOperation function }:
                return ReadUncalled(function);
            case IFlowAnonymousFunctionOperation function:
                return ReadUncalled(function);
            case IReturnOperation { Kind: OperationKind.YieldReturn } yielded:
                Return(yielded, Read(yielded.ReturnedValue));
                return Provenance.None;
            case IInvalidOperation { Syntax: BaseObjectCreationExpressionSyntax or MemberAccessExpressionSyntax or ArgumentSyntax or ConditionalAccessExpressionSyntax or MemberBindingExpressionSyntax }:
                return ReadChildren(operation);
            case IInvalidOperation { Syntax: InvocationExpressionSyntax unbound } when !_isHandler && IsWorkByName(unbound):
                var handled = ReadChildren(operation);
                Emit(MessageEventKind.MayBeProcessed, handled, operation.Syntax);
                OnUnboundWork(Leaves(handled.With(Contents)), operation.Syntax);
                return handled;
            case IInvalidOperation or IDynamicInvocationOperation or IDynamicObjectCreationOperation:
                var unclear = ReadChildren(operation);
                Emit(MessageEventKind.MayBeProcessed, unclear, operation.Syntax);
                MarkHandled(unclear.With(Contents), alsoFresh: true);
                _context.IsHarmless = false;
                if (_isHandler)
                {
                    MarkAllHandled();
                }

                return Provenance.None;
            default:
                return ReadChildren(operation);
        }
    }

    /// <summary>A call of a library that is not restored, or of an overload that is not found: it does not compile, and yet its name tells what it is for.</summary>
    private static bool IsWorkByName(InvocationExpressionSyntax call) => call.Expression switch
    {
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } => TellingNames.Works(name),
        MemberBindingExpressionSyntax { Name.Identifier.ValueText: var name } => TellingNames.Works(name),
        _ => false,
    };

    private Provenance ReadChildren(IOperation operation)
    {
        var value = Provenance.None;
        foreach (var child in operation.ChildOperations)
        {
            value = value.Union(Read(child));
        }

        return Narrow(value, operation.Type);
    }

    private Provenance ReadMember(IMemberReferenceOperation reference)
    {
        var value = Read(reference.Instance);
        if (reference is IFieldReferenceOperation { Instance: IInstanceReferenceOperation } field && _context.Types.IsResult(field.Type))
        {
            return State.Value(field.Field.OriginalDefinition);
        }

        if (reference is IFieldReferenceOperation)
        {
            value = value.Union(Storage.OwnField(reference) is { } own ? State.Value(own) : Provenance.None);
        }

        if (reference is IPropertyReferenceOperation property)
        {
            OnAcknowledgement(property, value);

            // task.IsCompleted, task.Result: how the work went is asked for.
            if (Awaitables.IsAwaitable(property.Instance?.Type))
            {
                OnResult(property.Property.Name == "Result" ? property.Instance : null);
                if (property.Property.Name == "Result")
                {
                    OnFailingWork(value.With(MessageFacets.Work));
                }

                if (property.Property.Name == "Exception")
                {
                    OnWaiting(value);
                }
                else if (!OnlyPeeks(property, value))
                {
                    OnAsking(Except(value, WorkWithin(value, property.Instance?.Type)));
                }
            }

            if (property is { Property.Name: "Task", Instance.Type.Name: "TaskCompletionSource" })
            {
                OnFlush();
            }

            foreach (var argument in property.Arguments)
            {
                Read(argument.Value);
            }

            // The element of a foreach over results: a message of its own.
            if (property is { Property.Name: "Current", IsImplicit: true })
            {
                if (_context.Types.IsResult(property.Type))
                {
                    return Begin(property.Syntax, null, value).Union(value.Select(ToElement));
                }

                if (value.Has(Contents) && HasCourses)
                {
                    var isGroup = ConsumeState.IsCollection(property.Type);
                    return BeginElement(property.Syntax, value, isGroup).Union(value.Select(parts => isGroup ? ToElement(parts) : _context.Types.Member(reference, parts)));
                }
            }
        }

        return value.IsNone ? value : value.Select(parts => _context.Types.Member(reference, parts));
    }

    /// <summary>A chain such as a + b + c leans to the left, and may be longer than the stack is deep.</summary>
    private Provenance ReadBinary(IBinaryOperation binary)
    {
        var value = Provenance.None;
        var isSum = IsAddition(binary.OperatorKind);
        var isText = binary.Type?.SpecialType == SpecialType.System_String;
        IOperation operation = binary;
        while (operation is IBinaryOperation inner && inner.OperatorKind == binary.OperatorKind)
        {
            value = value.Union(Read(inner.RightOperand));
            operation = inner.LeftOperand;
        }

        value = Narrow(value.Union(Read(operation)), binary.Type);
        return isSum && !isText ? Advanced(value) : value;
    }

    private static bool IsAddition(BinaryOperatorKind kind) => kind == BinaryOperatorKind.Add;

    /// <summary>Where the group is to go on, put aside for the next commit: that says nothing of how the processing went, and nobody finds the message by it.</summary>
    private bool IsNextOffset(Provenance value) => !_isHandler && !value.Has(Contents | MessageFacets.Key) && value.Has(MessageFacets.NextOffset);

    /// <summary>offset + 1: what a consumer commits to say that the message is done.</summary>
    private static Provenance Advanced(Provenance value) => value.Select(parts =>
        (parts & MessageFacets.Metadata) != 0 ? parts | MessageFacets.NextOffset : parts);

    private static MessageFacets ToElement(MessageFacets parts) =>
        (parts & MessageFacets.Content) != 0 ? (parts & ~MessageFacets.Content) | MessageFacets.Element : parts;

    /// <summary>An answer such as yes or no carries nothing of the message, nor does a client that was made with it.</summary>
    private Provenance Narrow(Provenance value, ITypeSymbol? type) =>
        value.IsNone || type?.SpecialType is SpecialType.System_Boolean or SpecialType.System_Void || _context.Symbols.IsClient(type, out _) ? Provenance.None : value;

    private static bool IsExpressionTree(ITypeSymbol? type) =>
        type is { Name: "Expression", ContainingNamespace.Name: "Expressions" };
}
