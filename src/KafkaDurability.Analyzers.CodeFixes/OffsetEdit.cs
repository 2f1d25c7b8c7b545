using KafkaDurability.Analyzers.Fixes;
using KafkaDurability.Analyzers.Kafka;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace KafkaDurability.Analyzers.CodeFixes;

/// <summary>Makes an offset that of the next message, or passes the result, whose overload does so.</summary>
internal static class OffsetEdit
{
    public static bool Apply(EditSession session, Edit edit)
    {
        if (session.Node(edit.Span) is not ExpressionSyntax expression
            || session.HasDirectives(expression.Span)
            || KafkaSymbols.From(session.Model.Compilation) is not { } symbols)
        {
            return false;
        }

        return edit.Other is { } part ? UseResult(session, symbols, expression, part) : NextOffset(session, symbols, expression);
    }

    private static bool UseResult(EditSession session, KafkaSymbols symbols, ExpressionSyntax argument, TextSpan part)
    {
        if (session.Node(part) is not ExpressionSyntax result
            || !argument.Span.Contains(part)
            || !SymbolEqualityComparer.Default.Equals(TypeOf(session, result)?.OriginalDefinition, symbols.ConsumeResult))
        {
            return false;
        }

        session.Changes.Replace(argument.Span, result + Layout.CommentsBeside(argument, result));
        return true;
    }

    private static bool NextOffset(EditSession session, KafkaSymbols symbols, ExpressionSyntax offset)
    {
        if (TypeOf(session, offset) is not { } type || symbols is not { Offset: { } number, TopicPartitionOffset: { } whole })
        {
            return false;
        }

        if (SymbolEqualityComparer.Default.Equals(type, whole))
        {
            if (offset is not MemberAccessExpressionSyntax { Expression: var result })
            {
                return false;
            }

            var name = whole.ToMinimalDisplayString(session.Model, offset.SpanStart);
            session.Changes.Replace(
                offset.Span,
                $"new {name}({result}.TopicPartition, {result}.Offset + 1)" + Layout.CommentsBeside(offset, result));
            return true;
        }

        if (!SymbolEqualityComparer.Default.Equals(type, number) && type.SpecialType is not (SpecialType.System_Int64 or SpecialType.System_Int32))
        {
            return false;
        }

        if (BindsTighter(offset))
        {
            session.Changes.Insert(offset.Span.End, " + 1", essential: true);
            return true;
        }

        session.Changes.Insert(offset.SpanStart, "(", essential: true);
        session.Changes.Insert(offset.Span.End, ") + 1", essential: true);
        return true;
    }

    private static ITypeSymbol? TypeOf(EditSession session, ExpressionSyntax expression)
    {
        var type = session.Model.GetTypeInfo(expression, session.Cancellation).Type;
        return type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : type;
    }

    private static bool BindsTighter(ExpressionSyntax expression) => expression is not (
        ConditionalExpressionSyntax or BinaryExpressionSyntax or AssignmentExpressionSyntax or SwitchExpressionSyntax or LambdaExpressionSyntax
        or ConditionalAccessExpressionSyntax or RangeExpressionSyntax or QueryExpressionSyntax or ThrowExpressionSyntax or IsPatternExpressionSyntax);
}
