using KafkaDurability.Analyzers.Fixes;
using KafkaDurability.Analyzers.Functions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace KafkaDurability.Analyzers.CodeFixes;

/// <summary>Awaits a call whose task is dropped; a discard that takes the task goes.</summary>
internal static class AwaitEdit
{
    public static bool Apply(EditSession session, Edit edit) =>
        session.Node(edit.Span) is InvocationExpressionSyntax call
        && AwaitPlace.Allows(call, session.Model, session.Cancellation)
        && Await(session, call);

    /// <summary>As above, where the function is async or becomes so.</summary>
    public static bool Await(EditSession session, InvocationExpressionSyntax call)
    {
        if (call.FirstAncestorOrSelf<StatementSyntax>() is not { } statement || EditSession.HasErrors(statement))
        {
            return false;
        }

        var task = Task(call);
        if (!AwaitPlace.IsAwaitedAtOnce(session.Model.GetTypeInfo(task, session.Cancellation).Type))
        {
            return false;
        }

        switch (task.Parent)
        {
            case ExpressionStatementSyntax:
                session.Changes.Insert(task.SpanStart, "await ", essential: true);
                return true;
            case AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression, Parent: ExpressionStatementSyntax } discard
                when session.Model.GetSymbolInfo(discard.Left, session.Cancellation).Symbol is IDiscardSymbol:
                var head = TextSpan.FromBounds(discard.SpanStart, task.SpanStart);
                if (Statements.HasComments(session, head) || session.HasDirectives(head))
                {
                    return false;
                }

                session.Changes.Replace(head, "await ");
                return true;
            default:
                return false;
        }
    }

    /// <summary>The call with its parentheses and ConfigureAwait.</summary>
    private static ExpressionSyntax Task(InvocationExpressionSyntax call)
    {
        ExpressionSyntax task = call;
        while (true)
        {
            switch (task.Parent)
            {
                case ParenthesizedExpressionSyntax parenthesized:
                    task = parenthesized;
                    break;
                case MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait", Parent: InvocationExpressionSyntax outer }:
                    task = outer;
                    break;
                default:
                    return task;
            }
        }
    }
}
