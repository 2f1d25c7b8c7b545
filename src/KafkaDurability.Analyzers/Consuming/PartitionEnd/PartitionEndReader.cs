using System.Collections.Generic;
using System.Linq;
using System.Threading;
using KafkaDurability.Analyzers.Kafka;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Consuming;

/// <summary>
/// Follows the result of one Consume call through locals, and into methods in sight, to where a message is needed.
/// Any look at IsPartitionEOF or at whether there is a message, and any way out of sight, ends the search.
/// </summary>
internal sealed class PartitionEndReader
{
    private readonly KafkaSymbols _symbols;
    private readonly MessageTypes _types;
    private readonly Func<IMethodSymbol, IOperation?> _body;
    private readonly CancellationToken _cancellation;
    private readonly HashSet<ISymbol> _known = new(SymbolEqualityComparer.Default);
    private readonly Queue<(ISymbol Variable, IOperation Body)> _pending = new();
    private readonly HashSet<IOperation> _bodies = new();
    private readonly List<SyntaxNode> _uses = new();
    private bool _gaveUp;

    /// <param name="body">The body of a method in sight that is surely the one that runs; else null.</param>
    public PartitionEndReader(KafkaSymbols symbols, Func<IMethodSymbol, IOperation?> body, CancellationToken cancellation)
    {
        _symbols = symbols;
        _types = new MessageTypes(symbols);
        _body = body;
        _cancellation = cancellation;
    }

    /// <param name="body">The whole body that the call is in.</param>
    /// <param name="consume">The call of Consume.</param>
    public OverlookedEnd? Read(IOperation body, SyntaxNode consume)
    {
        if (body.Descendants().FirstOrDefault(operation => operation is IInvocationOperation && operation.Syntax == consume) is not IInvocationOperation call)
        {
            return null;
        }

        Enter(body);
        Follow(call, body);
        while (_pending.Count > 0 && !_gaveUp)
        {
            _cancellation.ThrowIfCancellationRequested();
            var (variable, within) = _pending.Dequeue();
            foreach (var reference in within.Descendants().Where(operation => IsReferenceTo(operation, variable)))
            {
                Follow(reference, within);
            }
        }

        return _gaveUp || _uses.Count == 0
            ? null
            : new OverlookedEnd(_uses.OrderBy(use => use.SyntaxTree != consume.SyntaxTree).ThenBy(use => use.SpanStart).First(), Guard(call));
    }

    /// <summary>Where one of the body's results is asked whether it is the end, all of them are taken to be.</summary>
    private void Enter(IOperation body)
    {
        if (_bodies.Add(body))
        {
            _gaveUp |= body.Descendants().Any(operation =>
                operation is IPropertyReferenceOperation { Property: { Name: "IsPartitionEOF", ContainingType: var type } } && _types.IsResult(type));
        }
    }

    /// <summary>Goes up from a value to what is done with it.</summary>
    private void Follow(IOperation value, IOperation body)
    {
        var isMessage = !_types.IsResult(value.Type);
        for (var at = value; ; at = at.Parent!)
        {
            switch (at.Parent)
            {
                case IConversionOperation:
                case IConditionalOperation choice when choice.Condition != at:
                case IConditionalAccessOperation outer when outer.WhenNotNull == at:
                case ICoalesceOperation other when !isMessage || other.WhenNull == at:
                    break;
                case ISimpleAssignmentOperation assignment when assignment.Target == at:
                case IExpressionStatementOperation:
                    return;
                case ISimpleAssignmentOperation { Target: var target }:
                    Track((target as ILocalReferenceOperation)?.Local ?? (ISymbol?)(target as IParameterReferenceOperation)?.Parameter, body, isFine: target is IDiscardOperation);
                    break;
                case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } }:
                    Track(local, body);
                    return;
                case IPropertyReferenceOperation { Property: var property } reference when reference.Instance == at:
                    ReadMember(reference, property, isMessage, body);
                    return;
                case IConditionalAccessOperation access when !isMessage:
                    FollowInstance(access, body);
                    return;
                case IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } when !isMessage:
                    return;
                case IIsPatternOperation { Pattern: var pattern } when !isMessage:
                    Track(Named(pattern, out var isPlain), body, isPlain);
                    return;
                case IArgumentOperation argument:
                    Pass(argument, isMessage, body);
                    return;
                default:
                    // Returned, kept, or looked at in a way that may be the check.
                    _gaveUp = true;
                    return;
            }
        }
    }

    private void ReadMember(IPropertyReferenceOperation reference, IPropertySymbol property, bool isMessage, IOperation body)
    {
        if (!isMessage && !_symbols.Owns(property))
        {
            _gaveUp = true;
        }
        else if (isMessage || property.Name is "Key" or "Value" or "Headers" or "Timestamp")
        {
            _uses.Add(reference.Syntax);
        }
        else if (property.Name == "Message")
        {
            Follow(reference, body);
        }
    }

    /// <summary>The value within <c>result?.Message</c>.</summary>
    private void FollowInstance(IConditionalAccessOperation access, IOperation body)
    {
        var first = access.WhenNotNull.DescendantsAndSelf().FirstOrDefault(operation =>
            operation is IConditionalAccessInstanceOperation && operation.Syntax == access.Operation.Syntax);
        if (first is null)
        {
            _gaveUp = true;
            return;
        }

        Follow(first, body);
    }

    private void Pass(IArgumentOperation argument, bool isMessage, IOperation body)
    {
        if (argument is not { Parameter: { RefKind: RefKind.None } parameter, Parent: IInvocationOperation { TargetMethod: var method } call })
        {
            _gaveUp = true;
        }
        else if (_symbols.ClientMethod(method) is not null)
        {
            // Commit, StoreOffset and Produce throw where there is no message.
            _uses.Add(call.Syntax);
        }
        else if (method.MethodKind == MethodKind.LocalFunction)
        {
            Track(method.OriginalDefinition.Parameters[parameter.Ordinal], body);
        }
        else if (_body(method) is { } callee)
        {
            Enter(callee);
            Track((method.ReducedFrom ?? method).OriginalDefinition.Parameters[parameter.Ordinal], callee);
        }
        else
        {
            _gaveUp = true;
        }
    }

    /// <param name="isFine">Where there is no variable, the value goes nowhere.</param>
    private void Track(ISymbol? variable, IOperation body, bool isFine = false)
    {
        var type = (variable as ILocalSymbol)?.Type ?? (variable as IParameterSymbol)?.Type;
        if (variable is null ? !isFine : !(_types.IsResult(type) || _types.IsMessage(type)) || _known.Count >= Limits.PartitionVariables)
        {
            _gaveUp = true;
        }
        else if (variable is not null && _known.Add(variable))
        {
            _pending.Enqueue((variable, body));
        }
    }

    /// <summary>The name that a pattern gives to a result that is not null.</summary>
    /// <param name="isPlain">It asks no more than that.</param>
    private static ISymbol? Named(IPatternOperation pattern, out bool isPlain)
    {
        while (pattern is INegatedPatternOperation negated)
        {
            pattern = negated.Pattern;
        }

        isPlain = pattern is IConstantPatternOperation or IRecursivePatternOperation { PropertySubpatterns.IsEmpty: true, DeconstructionSubpatterns.IsEmpty: true };
        return pattern switch
        {
            IDeclarationPatternOperation declaration => declaration.DeclaredSymbol,
            IRecursivePatternOperation recursive when isPlain => recursive.DeclaredSymbol,
            _ => null,
        };
    }

    private static bool IsReferenceTo(IOperation operation, ISymbol variable) => SymbolEqualityComparer.Default.Equals(
        (operation as ILocalReferenceOperation)?.Local ?? (ISymbol?)(operation as IParameterReferenceOperation)?.Parameter, variable);

    private static (SyntaxNode, string)? Guard(IInvocationOperation call)
    {
        if (SimpleLoopReader.Declaration(call.Syntax) is not { Parent: BlockSyntax block } declaration || !SimpleLoopReader.IsLoopBody(block))
        {
            return null;
        }

        // With a timeout the result may also be null.
        var result = declaration.Declaration.Variables[0].Identifier.Text;
        var isNeverNull = call.TargetMethod.Parameters.All(parameter => parameter.Type.Name == "CancellationToken");
        return (declaration, isNeverNull ? $"{result}.IsPartitionEOF" : $"{result}?.IsPartitionEOF == true");
    }
}
