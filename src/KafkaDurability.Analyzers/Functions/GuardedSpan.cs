using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KafkaDurability.Analyzers.Functions;

/// <summary>What a finally around the uses of a client has to mind; all calls are explicit ones.</summary>
/// <param name="Guarded">What it goes around.</param>
/// <param name="Opens">Calls that it comes after, where they are statements of their own.</param>
/// <param name="Ends">Calls in whose place it does its work.</param>
/// <param name="Disposals">What ends the client.</param>
/// <param name="IsTight">It takes in no more than the statements from the first of the guarded calls to the last.</param>
internal sealed record ToGuard(
    IReadOnlyList<SyntaxNode> Guarded, IReadOnlyList<SyntaxNode> Opens, IReadOnlyList<SyntaxNode> Ends, IReadOnlyList<SyntaxNode> Disposals, bool IsTight = false);

/// <summary>The statements that a finally belongs around.</summary>
/// <param name="First">The first of them; where it is a try and the only one, the finally is that of the try.</param>
/// <param name="Ends">The calls that the finally replaces, other than one right behind the statements or last in the try.</param>
/// <param name="Moved">That one; null where there is none.</param>
internal sealed record GuardedSpan(StatementSyntax First, StatementSyntax Last, IReadOnlyList<SyntaxNode> Ends, StatementSyntax? Moved)
{
    /// <param name="client">The variable that keeps the client.</param>
    /// <returns>Null where the shape is not simple.</returns>
    public static GuardedSpan? Of(ILocalSymbol client, ToGuard calls)
    {
        if (client.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is not VariableDeclaratorSyntax { Initializer: not null } declarator
            || StatementsAfter(declarator) is not { Count: > 0 } statements)
        {
            return null;
        }

        var starts = statements.Select(statement => statement.SpanStart).ToList();
        int At(SyntaxNode node)
        {
            var index = starts.BinarySearch(node.SpanStart);
            index = index < 0 ? ~index - 1 : index;
            return index >= 0 && statements[index].Span.Contains(node.Span) ? index : -1;
        }

        bool IsPlain(SyntaxNode call) => At(call) is >= 0 and var index && statements[index] is ExpressionStatementSyntax plain && plain.Expression == call;

        var guarded = calls.Guarded.Select(At).ToList();
        if (guarded.Count == 0 || guarded.Contains(-1))
        {
            return null;
        }

        var first = calls.IsTight ? guarded.Min() : calls.Opens.Where(IsPlain).Select(At).Where(index => index < guarded.Min()).DefaultIfEmpty(-1).Max() + 1;
        var behind = calls.Ends.Concat(calls.Disposals).Where(call => IsPlain(call) && At(call) > guarded.Max()).ToList();
        var end = behind.Select(At).DefaultIfEmpty(calls.IsTight ? guarded.Max() + 1 : statements.Count).Min();
        if (IsTry(statements, guarded) && !statements.Skip(guarded[0] + 1).Take(end - guarded[0] - 1).Any(statement => Names(statement, client.Name)))
        {
            first = guarded[0];
            end = first + 1;
        }

        var last = statements[end - 1];
        var inside = statements.Skip(first).Take(end - first).ToList();
        var disposals = calls.Disposals.Where(call => !behind.Contains(call)).ToList();
        var moved = calls.Ends.FirstOrDefault(call => At(call) == end && IsPlain(call)) ?? calls.Ends.FirstOrDefault(call => IsLastOf(call, last as TryStatementSyntax));
        var spare = calls.Ends.Where(call => At(call) != end && !IsLastOf(call, last as TryStatementSyntax)).ToList();
        var isSimple = spare.All(IsSpare)
            && calls.Ends.All(call => At(call) >= first)
            && disposals.All(call => inside.Count == 1 && inside[0] is TryStatementSyntax { Finally.Block: { } block } && block.Span.Contains(call.Span))
            && !inside.Any(statement => statement is LocalFunctionStatementSyntax or LabeledStatementSyntax)
            && (inside.Count == 1 && inside[0] is TryStatementSyntax || !Declares(inside, statements.Skip(end)))
            && statements.Skip(end).All(statement => !Names(statement, client.Name) || behind.Any(call => statement.Span.Contains(call.Span)));
        return isSimple ? new GuardedSpan(statements[first], last, spare, moved?.Parent as StatementSyntax) : null;
    }

    private static List<StatementSyntax>? StatementsAfter(VariableDeclaratorSyntax declarator) => declarator.Parent?.Parent switch
    {
        UsingStatementSyntax { Statement: BlockSyntax body } => body.Statements.ToList(),
        LocalDeclarationStatementSyntax { Parent: BlockSyntax block } declaration => block.Statements.Skip(block.Statements.IndexOf(declaration) + 1).ToList(),
        LocalDeclarationStatementSyntax { Parent: GlobalStatementSyntax { Parent: CompilationUnitSyntax file } global } =>
            file.Members.OfType<GlobalStatementSyntax>().Select(member => member.Statement)
                .SkipWhile(statement => statement != global.Statement).Skip(1).TakeWhile(statement => statement is not LocalFunctionStatementSyntax).ToList(),
        _ => null,
    };

    private static bool IsTry(List<StatementSyntax> statements, List<int> guarded) =>
        guarded.Distinct().Count() == 1 && statements[guarded[0]] is TryStatementSyntax;

    private static bool IsLastOf(SyntaxNode call, TryStatementSyntax? guarded) =>
        guarded?.Block.Statements.LastOrDefault() is ExpressionStatementSyntax statement && statement.Expression == call;

    /// <summary>A call on a way to the finally: nothing comes after it but the jump.</summary>
    private static bool IsSpare(SyntaxNode call)
    {
        if (call.Parent is not ExpressionStatementSyntax { Parent: BlockSyntax block } statement
            || call.Ancestors().Any(outer => outer is FinallyClauseSyntax && outer.Span.Contains(block.Span)))
        {
            return false;
        }

        var next = block.Statements.IndexOf(statement) + 1;
        return next == block.Statements.Count
            ? block.Parent is CatchClauseSyntax
            : block.Statements[next] is ReturnStatementSyntax or ThrowStatementSyntax or BreakStatementSyntax;
    }

    private static bool Names(SyntaxNode node, string name) =>
        node.DescendantTokens().Any(token => token.IsKind(SyntaxKind.IdentifierToken) && token.ValueText == name);

    /// <summary>Whether what is behind the statements may need a variable that they declare.</summary>
    private static bool Declares(List<StatementSyntax> inside, IEnumerable<StatementSyntax> behind)
    {
        var names = inside.SelectMany(statement => statement.DescendantNodes()).Select(node => node switch
        {
            VariableDeclaratorSyntax variable => variable.Identifier.ValueText,
            SingleVariableDesignationSyntax variable => variable.Identifier.ValueText,
            _ => null,
        }).OfType<string>().Distinct().ToList();
        return behind.Any(statement => names.Any(name => Names(statement, name)));
    }
}
