using System.Linq;
using KafkaDurability.Analyzers.Functions;
using KafkaDurability.Analyzers.Kafka;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Producing;

/// <summary>How the offset that a commit is given goes into the transaction: right before CommitTransaction.</summary>
/// <param name="Commit">The commit, a statement of its own.</param>
/// <param name="Before">The statement that SendOffsetsToTransaction comes behind.</param>
/// <param name="Result">The variable with the message.</param>
internal sealed record OffsetMove(SyntaxNode Commit, SyntaxNode Before, string Producer, string Consumer, string Result)
{
    /// <returns>Null where the shape is not simple.</returns>
    public static OffsetMove? Of(IInvocationOperation commit, SentTogether transaction, KafkaSymbols symbols)
    {
        if (transaction.Within is not null
            || commit is not { TargetMethod.Name: "Commit", Arguments.Length: 1 }
            || commit.Arguments[0].Value is not (ILocalReferenceOperation or IParameterReferenceOperation)
            || !SymbolEqualityComparer.Default.Equals(commit.Arguments[0].Value.Type?.OriginalDefinition, symbols.ConsumeResult)
            || Variables.CalledOn(commit.Instance) is not { } consumer
            || StatementOrder.StatementOf(commit.Syntax) is not { } own
            || StatementOrder.StatementOf(transaction.Commit.Syntax) is not { Parent: BlockSyntax block } end)
        {
            return null;
        }

        // The result is the same one there: it is known in the block, and nothing is between the two.
        var result = commit.Arguments[0].Value.Syntax.ToString();
        var siblings = block.Statements;
        var before = siblings.Take(siblings.IndexOf(end)).LastOrDefault(statement => statement != own);
        return own.Parent == block && before is not null && System.Math.Abs(siblings.IndexOf(own) - siblings.IndexOf(end)) == 1
            ? new OffsetMove(commit.Syntax, before, transaction.Producer.Name, consumer.Name, result)
            : null;
    }
}
