using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KafkaDurability.Analyzers.Consuming;

/// <summary>The statements that a finally with Close belongs around.</summary>
/// <param name="First">The first of them; where it is a try and the only one, the finally is that of the try.</param>
/// <param name="Name">The variable that keeps the consumer.</param>
/// <param name="Closes">The calls of Close that the finally replaces, other than one right behind the statements or last in the try.</param>
internal sealed record GuardedSpan(StatementSyntax First, StatementSyntax Last, string Name, IReadOnlyList<SyntaxNode> Closes)
{
    /// <returns>Null where the shape is not simple.</returns>
    public static GuardedSpan? Of(ILocalSymbol consumer, ConsumerUses uses)
    {
        if (consumer.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is not VariableDeclaratorSyntax { Initializer: not null } declarator
            || StatementsAfter(declarator) is not { Count: > 0 } statements)
        {
            return null;
        }

        int At(SyntaxNode node) => statements.FindIndex(statement => statement.Span.Contains(node.Span));
        bool IsPlain(SyntaxNode call) => At(call) is >= 0 and var index && statements[index] is ExpressionStatementSyntax plain && plain.Expression == call;
        IEnumerable<SyntaxNode> Calls(string method) => uses.To(method).Where(call => !call.IsImplicit).Select(call => call.Syntax);

        var consumes = Calls("Consume").Select(At).ToList();
        if (consumes.Count == 0 || consumes.Contains(-1))
        {
            return null;
        }

        var first = Calls("Subscribe").Where(IsPlain).Select(At).Where(index => index < consumes.Min()).DefaultIfEmpty(-1).Max() + 1;
        var behind = Calls("Close").Concat(Calls("Dispose")).Where(call => IsPlain(call) && At(call) > consumes.Max()).ToList();
        var end = behind.Select(At).DefaultIfEmpty(statements.Count).Min();
        if (IsTry(statements, consumes) && !statements.Skip(consumes[0] + 1).Take(end - consumes[0] - 1).Any(statement => Names(statement, consumer.Name)))
        {
            first = consumes[0];
            end = first + 1;
        }

        var last = statements[end - 1];
        var inside = statements.Skip(first).Take(end - first).ToList();
        var disposals = Calls("Dispose").Where(call => !behind.Contains(call)).ToList();
        var closes = Calls("Close").Where(call => At(call) != end && !IsLastOf(call, last as TryStatementSyntax)).ToList();
        var isSimple = closes.All(IsSpare)
            && Calls("Close").All(call => At(call) >= first)
            && disposals.All(call => inside.Count == 1 && inside[0] is TryStatementSyntax { Finally.Block: { } block } && block.Span.Contains(call.Span))
            && !inside.Any(statement => statement is LocalFunctionStatementSyntax or LabeledStatementSyntax)
            && (inside.Count == 1 && inside[0] is TryStatementSyntax || !Declares(inside, statements.Skip(end)))
            && statements.Skip(end).All(statement => !Names(statement, consumer.Name) || behind.Any(call => statement.Span.Contains(call.Span)));
        return isSimple ? new GuardedSpan(statements[first], last, consumer.Name, closes) : null;
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

    private static bool IsTry(List<StatementSyntax> statements, List<int> consumes) =>
        consumes.Distinct().Count() == 1 && statements[consumes[0]] is TryStatementSyntax;

    private static bool IsLastOf(SyntaxNode call, TryStatementSyntax? guarded) =>
        guarded?.Block.Statements.LastOrDefault() is ExpressionStatementSyntax statement && statement.Expression == call;

    /// <summary>A Close on a way to the finally: nothing comes after it but the jump.</summary>
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
