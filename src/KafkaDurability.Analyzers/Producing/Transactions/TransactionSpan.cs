using System.Collections.Generic;
using System.Linq;
using KafkaDurability.Analyzers.Functions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KafkaDurability.Analyzers.Producing;

/// <summary>The statements of a transaction, from behind BeginTransaction to CommitTransaction, in one block.</summary>
internal sealed record TransactionSpan(SyntaxNode First, SyntaxNode Last)
{
    /// <returns>Null where they are in several blocks, or declare what is used behind them.</returns>
    public static TransactionSpan? Of(SyntaxNode begin, SyntaxNode commit)
    {
        if (StatementOrder.StatementOf(begin) is not { } first || StatementOrder.StatementOf(commit) is not { } last || Siblings(first) is not { } siblings)
        {
            return null;
        }

        var (from, to) = (siblings.IndexOf(first) + 1, siblings.IndexOf(last));
        if (to < from)
        {
            return null;
        }

        var inside = siblings.GetRange(from, to - from + 1);
        return inside.Any(statement => statement is LocalFunctionStatementSyntax or LabeledStatementSyntax || statement.DescendantNodes().Any(node => node is YieldStatementSyntax))
            || Declares(inside, siblings.Skip(to + 1))
            ? null
            : new TransactionSpan(inside[0], last);
    }

    /// <summary>A name for the exception that nothing in the member is called by.</summary>
    public string FreeName()
    {
        var taken = new HashSet<string>((First.FirstAncestorOrSelf<MemberDeclarationSyntax>() ?? First).DescendantTokens().Where(token => token.IsKind(SyntaxKind.IdentifierToken)).Select(token => token.ValueText));
        return new[] { "e", "error", "failure", "exception" }.FirstOrDefault(name => !taken.Contains(name)) ?? "transactionFailure";
    }

    private static List<StatementSyntax>? Siblings(StatementSyntax statement) => statement.Parent switch
    {
        BlockSyntax block => block.Statements.ToList(),
        GlobalStatementSyntax { Parent: CompilationUnitSyntax file } => file.Members.OfType<GlobalStatementSyntax>().Select(member => member.Statement).ToList(),
        _ => null,
    };

    /// <summary>Whether what is behind the statements may need a variable that they declare.</summary>
    private static bool Declares(List<StatementSyntax> inside, IEnumerable<StatementSyntax> behind)
    {
        var names = new HashSet<string>(inside.SelectMany(statement => statement.DescendantNodes()).Select(node => node switch
        {
            VariableDeclaratorSyntax variable => variable.Identifier.ValueText,
            SingleVariableDesignationSyntax variable => variable.Identifier.ValueText,
            _ => null,
        }).OfType<string>());
        return behind.Any(statement => statement.DescendantTokens().Any(token => token.IsKind(SyntaxKind.IdentifierToken) && names.Contains(token.ValueText)));
    }
}
