using KafkaDurability.Analyzers.Fixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KafkaDurability.Analyzers.CodeFixes;

/// <summary>Gives a Produce a delivery handler that tells of a failed delivery.</summary>
internal static class AddHandlerEdit
{
    public static bool Apply(EditSession session, Edit edit)
    {
        if (session.Node(edit.Span) is not InvocationExpressionSyntax { ArgumentList.Arguments: { Count: >= 2 } arguments } call
            || session.Model.GetSymbolInfo(call, session.Cancellation).Symbol is not IMethodSymbol { Name: "Produce", Parameters.Length: 3 } method)
        {
            return false;
        }

        var check = DeliveryCheck.For(session, call, call.SpanStart, isNewFunction: true);
        var layout = session.Layout;
        var old = HandlerIn(call, method);
        var beside = old ?? arguments.Last();
        var lineBreak = layout.LineBreak(call.SpanStart);
        var indentation = layout.Indentation(beside.SpanStart);
        var handler = check.Report + " =>" + (check.IsInOneLine
            ? " { " + check.Line + " }"
            : check.Opening(lineBreak + indentation) + string.Concat(check.Lines.Select(line => lineBreak + indentation + check.Step + line)) + lineBreak + indentation + "}");
        if (old is not null)
        {
            if (Statements.HasComments(session, old.Expression.Span) || session.HasDirectives(old.Expression.Span))
            {
                return false;
            }

            session.Changes.Replace(old.Expression.Span, handler);
            return true;
        }

        var name = arguments.Any(argument => argument.NameColon is not null) ? method.Parameters[2].Name + ": " : "";
        session.Changes.Insert(beside.Span.End, "," + (layout.StartsLine(beside.SpanStart) ? lineBreak + indentation : " ") + name + handler, essential: true);
        return true;
    }

    /// <summary>The argument that says there is no handler; null where there is no such argument.</summary>
    public static ArgumentSyntax? HandlerIn(InvocationExpressionSyntax call, IMethodSymbol method)
    {
        var arguments = call.ArgumentList.Arguments;
        return arguments.FirstOrDefault(argument => argument.NameColon?.Name.Identifier.ValueText == method.Parameters[2].Name)
            ?? (arguments.Count == 3 && arguments[2].NameColon is null ? arguments[2] : null);
    }
}
