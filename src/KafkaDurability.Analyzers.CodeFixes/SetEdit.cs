using KafkaDurability.Analyzers.Fixes;
using KafkaDurability.Analyzers.Kafka;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KafkaDurability.Analyzers.CodeFixes;

/// <summary>Replaces the value of a write.</summary>
internal static class SetEdit
{
    public static bool Apply(EditSession session, Edit edit)
    {
        if (session.Node(edit.Span) is not { } node
            || !Speaks(node, edit)
            || Writes.Value(node) is not { } value
            || session.HasDirectives(value.Span))
        {
            return false;
        }

        var info = session.Model.GetTypeInfo(value, session.Cancellation);
        if ((info.ConvertedType ?? info.Type) is not { } type || ValueText.Of(session, type, edit, value.SpanStart, value) is not { } text)
        {
            return false;
        }

        session.Changes.Replace(value.Span, text + Layout.CommentsBeside(value));
        return true;
    }

    /// <summary>Whether the write is one of the edit's setting, as far as its name tells.</summary>
    private static bool Speaks(SyntaxNode node, Edit edit)
    {
        if (edit.Key is null || Writes.Name(node) is not { } name)
        {
            return edit.Key is not null;
        }

        var named = SettingTable.ByKey(name) ?? SettingTable.ByProperty(name);
        return named is null || named == SettingTable.ByKey(edit.Key);
    }
}
