using KafkaDurability.Analyzers.Functions;
using KafkaDurability.Analyzers.Kafka;
using KafkaDurability.Analyzers.Library;
using KafkaDurability.Analyzers.Producing;
using KafkaDurability.Analyzers.Program;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Clients;

/// <summary>A source is told that one of its items is sent, though nobody knows yet, or any more, whether that is so.</summary>
/// <param name="At">The call or assignment that tells it.</param>
/// <param name="Send">The call that sends the item.</param>
/// <param name="Clause">The catch clause that drops a failed delivery; null where nobody waits for the delivery.</param>
/// <param name="Produce">The call of Produce: <paramref name="Send"/> itself, or in a method that it leads to; null where there is a clause.</param>
internal sealed record EarlyMark(SyntaxNode At, IInvocationOperation Send, SyntaxNode? Clause, SyntaxNode? Produce = null);

internal sealed class EarlyMarks
{
    private readonly ProducerMember _member;
    private readonly IOperation _root;
    private readonly CodeInSight _code;
    private readonly ItemTrace _items;

    /// <summary>The operations of each function by where they begin; the graph has its parts in pieces.</summary>
    private readonly Dictionary<IOperation, List<IOperation>> _operations = new();

    private readonly Lazy<ILookup<SyntaxNode, IInvocationOperation>> _calls;

    private EarlyMarks(ProducerMember member)
    {
        _member = member;
        _root = member.Graph.OriginalOperation;
        _code = new CodeInSight(member.Model.Compilation, member.Symbols, member.Cancellation);
        _items = new ItemTrace(_root);
        _calls = new(() => _root.Descendants().OfType<IInvocationOperation>().ToLookup(call => call.Syntax));
    }

    /// <summary>Marks behind a Produce whose delivery nobody waits for.</summary>
    public static IEnumerable<EarlyMark> Unconfirmed(ProducerMember member)
    {
        var sends = member.Calls.Where(call => call.Name == "Produce" && member.Symbols.Owns(call.Call.TargetMethod)).ToList();
        if (!HasMarks(member))
        {
            yield break;
        }

        var functions = MemberFunctions.Of(member.Graph, member.Model.MethodOf(member.Syntax, member.Cancellation), member.Cancellation);
        var deliveries = new Deliveries(functions, QueueModel.Of(member.Model.Compilation, member.Symbols), member.Cancellation);
        var marks = new EarlyMarks(member);
        foreach (var send in sends)
        {
            if (!deliveries.MayBeAwaited(send.Call) && member.ShowsInReportAlone(send) && marks.Written(send.Call.Syntax) is { } written
                && marks.Behind(written, written.Syntax) is { } at)
            {
                yield return new EarlyMark(at, written, null, written.Syntax);
            }
        }

        var queueing = new QueueingCalls(member, marks._code);
        foreach (var call in marks._root.Descendants().OfType<IInvocationOperation>())
        {
            if (queueing.ProduceBehind(call) is { } produce && marks.Behind(call, call.Syntax) is { } at)
            {
                yield return new EarlyMark(at, call, null, produce);
            }
        }
    }

    /// <summary>Marks behind a try whose clause drops the failed delivery.</summary>
    public static IEnumerable<(SwallowedDelivery Swallowed, EarlyMark Mark)> Unnoticed(ProducerMember member, IEnumerable<SwallowedDelivery> dropped)
    {
        if (!HasMarks(member))
        {
            yield break;
        }

        var marks = new EarlyMarks(member);
        foreach (var swallowed in dropped)
        {
            if (swallowed.Clause.Parent is { } attempt && marks.Behind(swallowed.Send.Call, attempt) is { } at)
            {
                yield return (swallowed, new EarlyMark(at, swallowed.Send.Call, swallowed.Clause));
            }
        }
    }

    /// <summary>Whether anything in the member is called as a mark is: most members have none, and are not looked at any further.</summary>
    private static bool HasMarks(ProducerMember member) => member.Graph.OriginalOperation.Descendants().Any(operation => operation switch
    {
        IInvocationOperation call => MarkNames.IsMarking(call.TargetMethod.Name) || SqlMarks.IsIn(call),
        ISimpleAssignmentOperation { Target: IPropertyReferenceOperation property } => MarkNames.IsState(property.Property.Name),
        _ => false,
    });

    /// <summary>The call as it is written: a graph has its parts in pieces.</summary>
    private IInvocationOperation? Written(SyntaxNode send) => _calls.Value[send].FirstOrDefault();

    /// <summary>The first mark that follows on each way, with nothing before it that may wait for the delivery.</summary>
    private SyntaxNode? Behind(IInvocationOperation send, SyntaxNode from)
    {
        var items = _items.Of(send.Arguments.Select(argument => argument.Value));
        var function = OwnOperations.FunctionAround(send);
        foreach (var statement in Following(from).Take(Limits.MarkDistance))
        {
            foreach (var operation in In(statement, function).OrderBy(operation => operation.Syntax.Span.End))
            {
                if (operation is IInvocationOperation call && MayConfirm(call, _member.Symbols))
                {
                    return null;
                }

                if (IsMark(operation, items, function) && !IsChosen(operation.Syntax, statement))
                {
                    return operation.Syntax;
                }
            }

            if (StatementOrder.MayLeave(statement, throwCounts: true) && statement is not (IfStatementSyntax or SwitchStatementSyntax))
            {
                return null;
            }
        }

        return null;
    }

    private IEnumerable<IOperation> In(StatementSyntax statement, IOperation function)
    {
        if (!_operations.TryGetValue(function, out var all))
        {
            _operations.Add(function, all = OwnOperations.Of(function).OrderBy(operation => operation.Syntax.SpanStart).ToList());
        }

        var (low, high) = (0, all.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = all[middle].Syntax.SpanStart < statement.SpanStart ? (middle + 1, high) : (low, middle);
        }

        for (; low < all.Count && all[low].Syntax.SpanStart < statement.Span.End; low++)
        {
            if (statement.Span.Contains(all[low].Syntax.Span))
            {
                yield return all[low];
            }
        }
    }

    /// <summary>The statements behind one, and behind those around it.</summary>
    private static IEnumerable<StatementSyntax> Following(SyntaxNode node)
    {
        foreach (var outer in node.AncestorsAndSelf().OfType<StatementSyntax>())
        {
            if (!StatementOrder.IsSameFunction(outer))
            {
                yield break;
            }

            if (outer.Parent is BlockSyntax block)
            {
                if (block.Parent is CatchClauseSyntax or FinallyClauseSyntax)
                {
                    yield break;
                }

                foreach (var next in block.Statements.Skip(block.Statements.IndexOf(outer) + 1))
                {
                    yield return next;
                }

                if (block.Parent is not StatementSyntax and not ElseClauseSyntax)
                {
                    yield break;
                }
            }
        }
    }

    private static bool IsChosen(SyntaxNode mark, StatementSyntax statement) => mark.Ancestors().TakeWhile(outer => outer != statement.Parent)
        .Any(outer => outer is IfStatementSyntax or SwitchStatementSyntax or ConditionalExpressionSyntax or CatchClauseSyntax || StatementOrder.IsLoop(outer));

    /// <summary>Behind the call, the deliveries may be known.</summary>
    internal static bool MayConfirm(IInvocationOperation call, KafkaSymbols symbols) =>
        symbols.ProducerMethod(call.TargetMethod) is "Flush" or "Poll" || Waits.MayTakeLong(call) || BaseLibrary.EndsTheProcess(call.TargetMethod)
        || (call.TargetMethod.ContainingType.Name == "Task" && call.TargetMethod.Name is "WhenAll" or "WhenAny");

    private bool IsMark(IOperation operation, HashSet<ISymbol> items, IOperation function) => operation switch
    {
        IInvocationOperation call => IsMarking(call, function) && _items.Of(call.Arguments.Select(argument => argument.Value)).Overlaps(items),
        ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Instance: { } owner } property } assignment => MarkNames.IsState(property.Property.Name)
            && assignment.Value.ConstantValue is not { HasValue: true, Value: false or null } && _items.Of([owner]).Overlaps(items) && IsSavedBehind(assignment, function),
        _ => false,
    };

    private bool IsMarking(IInvocationOperation call, IOperation function)
    {
        var method = call.TargetMethod;
        if (_member.Symbols.ClientMethod(method) is not null || KnownCallees.Observes(method))
        {
            return false; // A consumer's Commit is for KD2103.
        }

        if (!MarkNames.IsMarking(method.Name))
        {
            return SqlMarks.IsIn(call);
        }

        if (BaseLibrary.Declares(method))
        {
            return method.ContainingType is { Name: "File", ContainingNamespace.Name: "IO" };
        }

        return KnownCallees.Stages(method) ? IsSavedBehind(call, function)
            : !(_code.FunctionsOf(method) is { IsEmpty: false } bodies && bodies.All(body => IsOnlyTold(body.Body)));
    }

    /// <summary>What is changed in memory is kept by a later call.</summary>
    private static bool IsSavedBehind(IOperation change, IOperation function) => OwnOperations.Of(function).OfType<IInvocationOperation>().Any(call =>
        call.Syntax.SpanStart > change.Syntax.SpanStart && (KnownCallees.Saves(call.TargetMethod) || NameTokens.First(call.TargetMethod.Name) is "Save" or "Update"));

    private static bool IsOnlyTold(IOperation body) => OwnOperations.Of(body).All(operation =>
        operation is not IInvocationOperation call || KnownCallees.Observes(call.TargetMethod)) && OwnOperations.Of(body).All(operation => OwnOperations.Target(operation) is null or ILocalReferenceOperation);
}
