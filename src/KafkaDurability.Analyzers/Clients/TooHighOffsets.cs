using KafkaDurability.Analyzers.Functions;
using KafkaDurability.Analyzers.Kafka;
using KafkaDurability.Analyzers.Producing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Clients;

/// <summary>A committed offset that lies behind messages which nobody has processed.</summary>
/// <param name="Call">The call that commits, stores or sends it.</param>
/// <param name="At">Where it is computed.</param>
/// <param name="By">How many messages it skips.</param>
/// <param name="Right">What to write there instead; null where that place serves other ends too.</param>
internal sealed record TooHighOffset(IInvocationOperation Call, SyntaxNode At, long By, string? Right);

/// <summary>Finds them by adding up what is added to offsets that are known: a result's own, and positions, which are of the next message already.</summary>
internal sealed class TooHighOffsets
{
    private readonly ClientMember _member;

    private TooHighOffsets(ClientMember member) => _member = member;

    public static IEnumerable<TooHighOffset> In(ClientMember member)
    {
        var reader = new TooHighOffsets(member);
        foreach (var call in member.Calls.Where(call => call.TargetMethod.Name is "Commit" or "StoreOffset" or "SendOffsetsToTransaction" && call.Arguments.Length > 0 && member.Symbols.ClientMethod(call.TargetMethod) is not null))
        {
            var argument = call.Arguments.First(one => one.Parameter?.Ordinal == 0).Value;
            var found = IsResult(call.TargetMethod.Parameters[0].Type, member.Symbols) ? reader.Moved(call, argument) : reader.Created(call, argument);
            if (found is not null)
            {
                yield return found;
            }
        }
    }

    /// <summary>A TopicPartitionOffset that is made for the call, in it or in a variable.</summary>
    private TooHighOffset? Created(IInvocationOperation call, IOperation argument)
    {
        foreach (var creation in Parts(argument).SelectMany(part => part.DescendantsAndSelf()).OfType<IObjectCreationOperation>())
        {
            if (SymbolEqualityComparer.Default.Equals(creation.Type, _member.Symbols.TopicPartitionOffset)
                && creation.Arguments.FirstOrDefault(one => SymbolEqualityComparer.Default.Equals(one.Parameter?.Type, _member.Symbols.Offset)) is { Value: var offset }
                && Ahead(offset, Limits.HighOffsetVariables) is > 0 and var by)
            {
                return new TooHighOffset(call, offset.Syntax, by, Right(offset, by));
            }
        }

        return null;
    }

    /// <summary>The argument, and what variables in it were given.</summary>
    private IEnumerable<IOperation> Parts(IOperation argument)
    {
        yield return argument;
        foreach (var local in argument.DescendantsAndSelf().OfType<ILocalReferenceOperation>().Select(read => read.Local))
        {
            if (_member.Locals.OnlyValueOf(local) is { } value)
            {
                yield return value;
            }

            foreach (var added in _member.Locals.ReadsOf(local).Select(read => read.Parent).OfType<IInvocationOperation>().Where(add => OwnCollections.Adds(add.TargetMethod)))
            {
                yield return added;
            }
        }
    }

    /// <summary>Commit(result) adds 1 by itself: a result whose own offset was moved on passes the next one as well.</summary>
    private TooHighOffset? Moved(IInvocationOperation call, IOperation argument)
    {
        if (OwnOperations.Unconverted(argument) is not ILocalReferenceOperation { Local: var result })
        {
            return null;
        }

        foreach (var operation in OwnOperations.Of(OwnOperations.FunctionAround(call)).Where(operation => operation.Syntax.SpanStart < call.Syntax.SpanStart))
        {
            var by = operation switch
            {
                ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.Add } add when IsOffsetOf(add.Target, result) => Constant(add.Value),
                IIncrementOrDecrementOperation { Kind: OperationKind.Increment } add when IsOffsetOf(add.Target, result) => 1,
                ISimpleAssignmentOperation move when IsOffsetOf(move.Target, result) => Ahead(Whole(move.Value), Limits.HighOffsetVariables) + 1,
                _ => null,
            };
            if (by > 0)
            {
                return new TooHighOffset(call, operation.Syntax, by.Value, null);
            }
        }

        return null;
    }

    private static IOperation Whole(IOperation value) =>
        OwnOperations.Unconverted(value) is IObjectCreationOperation { Type.Name: "TopicPartitionOffset" } creation && creation.Arguments.FirstOrDefault(one => one.Parameter?.Type.Name == "Offset") is { Value: var offset } ? offset : value;

    private bool IsOffsetOf(IOperation target, ILocalSymbol result) =>
        target is IPropertyReferenceOperation { Property: { Name: "Offset" or "TopicPartitionOffset", ContainingType: var type }, Instance: ILocalReferenceOperation { Local: var own } }
        && IsResult(type, _member.Symbols) && SymbolEqualityComparer.Default.Equals(own, result);

    /// <summary>By how much an offset is ahead of the next message's; null where that is not known.</summary>
    private long? Ahead(IOperation value, int variables)
    {
        switch (OwnOperations.Unconverted(value))
        {
            case IObjectCreationOperation { Arguments.Length: 1, Type: { } type } creation when SymbolEqualityComparer.Default.Equals(type, _member.Symbols.Offset):
                return Ahead(creation.Arguments[0].Value, variables);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } sum:
                return Ahead(sum.LeftOperand, variables) + Constant(sum.RightOperand) ?? Constant(sum.LeftOperand) + Ahead(sum.RightOperand, variables);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Subtract } difference:
                return Ahead(difference.LeftOperand, variables) - Constant(difference.RightOperand);
            case IPropertyReferenceOperation { Property: { Name: "Value", ContainingType: var owner }, Instance: { } offset } when SymbolEqualityComparer.Default.Equals(owner, _member.Symbols.Offset):
                return Ahead(offset, variables);
            case IPropertyReferenceOperation { Property: { Name: "Offset", ContainingType: var owner }, Instance: { } of }:
                return IsResult(owner, _member.Symbols) ? -1
                    : of is IPropertyReferenceOperation { Property: { Name: "TopicPartitionOffset", ContainingType: var result } } && IsResult(result, _member.Symbols) ? -1
                    : OwnOperations.Unconverted(of) is IInvocationOperation { TargetMethod.Name: "PositionTopicPartitionOffset" } ? 0
                    : null;
            case IInvocationOperation call when _member.IsCallTo(call, ClientKinds.Consumer, "Position"):
                return 0;
            case ILocalReferenceOperation local when variables > 0 && _member.Locals.OnlyValueOf(local.Local) is { } only:
                return Ahead(only, variables - 1);
            default:
                return null;
        }
    }

    private static long? Constant(IOperation value) => value.ConstantValue is { HasValue: true, Value: int or long or short or byte } constant ? Convert.ToInt64(constant.Value, System.Globalization.CultureInfo.InvariantCulture) : OwnOperations.Unconverted(value) is { } inner && inner != value ? Constant(inner) : null;

    /// <summary>The sum as it should be, where it is written right there.</summary>
    private static string? Right(IOperation offset, long by) =>
        OwnOperations.Unconverted(offset) is IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } sum && sum.Syntax == offset.Syntax && Constant(sum.RightOperand) is { } number
            ? number == by ? sum.LeftOperand.Syntax.ToString() : $"{sum.LeftOperand.Syntax} + {number - by}"
            : null;

    private static bool IsResult(ITypeSymbol type, KafkaSymbols symbols) => SymbolEqualityComparer.Default.Equals(type.OriginalDefinition, symbols.ConsumeResult);
}
