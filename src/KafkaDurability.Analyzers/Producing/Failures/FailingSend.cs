using KafkaDurability.Analyzers.Functions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Producing;

/// <summary>A call whose exception says that a message was not sent.</summary>
/// <param name="Call">The call in the function at hand: of ProduceAsync or Produce, or of a method that leads there.</param>
/// <param name="Innermost">The call of ProduceAsync or Produce; that of <paramref name="Call"/> itself where it is one.</param>
/// <param name="Thrown">The exception of a failed delivery: a ProduceException of the producer's types.</param>
/// <param name="IsQueueing">Produce: it throws only where it cannot put the message into its queue.</param>
/// <param name="IsAggregate">The failure comes out of Wait() or Result.</param>
internal sealed record FailingSend(
    IInvocationOperation Call, SyntaxNode Innermost, INamedTypeSymbol Thrown, bool IsQueueing, bool IsAggregate)
{
    /// <summary>No method of the user's stands between.</summary>
    public bool IsDirect => Call.Syntax == Innermost;

    /// <summary>The call is waited for with Wait() or Result, which wrap what they throw.</summary>
    public static bool IsWrapped(SyntaxNode call)
    {
        for (var node = call.Parent; node is not null; node = node.Parent)
        {
            switch (node)
            {
                case ParenthesizedExpressionSyntax or ConditionalAccessExpressionSyntax or InvocationExpressionSyntax:
                case MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait" or "AsTask" }:
                    continue;
                case MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Wait" or "Result" }:
                    return true;
                default:
                    return false;
            }
        }

        return false;
    }

    /// <summary>A clause of this type takes the failure, where no clause before it does.</summary>
    public bool IsTakenBy(ITypeSymbol? clause) => IsAggregate
        ? Catches.All(clause) || clause is { Name: "AggregateException", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } }
        : Catches.Take(clause, Thrown);
}

/// <summary>What a method's callers ask about the send whose failure comes out of it; the operations of its body are not kept for it.</summary>
/// <inheritdoc cref="FailingSend"/>
internal sealed record EscapingSend(SyntaxNode Innermost, INamedTypeSymbol Thrown, bool IsQueueing, bool IsAggregate);
