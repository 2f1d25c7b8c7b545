using KafkaDurability.Analyzers.Fixes;
using KafkaDurability.Analyzers.Functions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace KafkaDurability.Analyzers.CodeFixes;

/// <summary>Makes a Produce without a handler an awaited ProduceAsync.</summary>
internal static class AwaitProduceEdit
{
    public static bool Apply(EditSession session, Edit edit)
    {
        if (session.Node(edit.Span) is not InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access, Parent: ExpressionStatementSyntax statement } call
            || EditSession.HasErrors(statement)
            || session.Model.GetSymbolInfo(call, session.Cancellation).Symbol is not IMethodSymbol { Name: "Produce", Parameters.Length: 3 } method
            || !AwaitPlace.Allows(call, session.Model, session.Cancellation))
        {
            return false;
        }

        var arguments = call.ArgumentList.Arguments;
        if (AddHandlerEdit.HandlerIn(call, method) is { } none)
        {
            var index = arguments.IndexOf(none);
            var span = index == 0 ? default : TextSpan.FromBounds(arguments[index - 1].Span.End, none.Span.End);
            if (span.IsEmpty || Statements.HasComments(session, span) || session.HasDirectives(span))
            {
                return false;
            }

            session.Changes.Delete(span);
        }

        session.Changes.Insert(call.SpanStart, "await ", essential: true);
        session.Changes.Replace(access.Name.Span, "ProduceAsync");
        return true;
    }
}
