using System.Threading;
using KafkaDurability.Analyzers.Configuration;
using KafkaDurability.Analyzers.Functions;
using KafkaDurability.Analyzers.Program;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Clients;

/// <summary>A result that is known to be the end of a partition, and committed or stored all the same.</summary>
/// <param name="Statement">The statement that the call is; null where it is part of one.</param>
internal sealed record CommittedEnd(SyntaxNode Call, SyntaxNode? Statement)
{
    /// <param name="advances">Calls of Commit and StoreOffset.</param>
    public static CommittedEnd? Of(IEnumerable<ClientCall> advances, ConfigModel model, CancellationToken cancellation)
    {
        foreach (var advance in advances)
        {
            if (Members.RootOf(advance.Node) is { } member
                && model.Operation(member, cancellation)?.Descendants().OfType<IInvocationOperation>().FirstOrDefault(call => call.Syntax == advance.Node) is { Arguments.Length: 1 } call
                && OwnOperations.Unconverted(call.Arguments[0].Value) is ILocalReferenceOperation { Local: var result } && IsEnd(call, result))
            {
                return new CommittedEnd(call.Syntax, StatementOrder.StatementOf(call.Syntax) is { Parent: BlockSyntax } statement ? statement : null);
            }
        }

        return null;
    }

    /// <summary>The innermost condition on IsPartitionEOF says that it is.</summary>
    private static bool IsEnd(IOperation call, ILocalSymbol result)
    {
        for (IOperation inner = call; inner.Parent is { } outer and not (IAnonymousFunctionOperation or ILocalFunctionOperation); inner = outer)
        {
            if (outer is IConditionalOperation choice && choice.Condition != inner && Holds(choice.Condition, result) is { } holds)
            {
                return holds == (choice.WhenTrue == inner);
            }
        }

        return false;
    }

    private static bool? Holds(IOperation condition, ILocalSymbol result)
    {
        var holds = true;
        while (condition is IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not)
        {
            (condition, holds) = (not.Operand, !holds);
        }

        return condition is IPropertyReferenceOperation { Property.Name: "IsPartitionEOF", Instance: ILocalReferenceOperation { Local: var own } } && SymbolEqualityComparer.Default.Equals(own, result) ? holds : null;
    }
}
