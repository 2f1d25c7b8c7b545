using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Library;

/// <summary>SQL that tells a table that one of its rows is done with: the row is deleted, or a column says that it is sent.</summary>
internal static class SqlMarks
{
    private static readonly char[] s_between = " \t\r\n=,;()[].\"'`@:$".ToCharArray();

    /// <summary>connection.ExecuteAsync("delete from outbox …", …), also with the text in a constant or an interpolated string.</summary>
    public static bool IsIn(IInvocationOperation call) =>
        MayBeIn(call.TargetMethod.Name) && call.Arguments.Any(argument => TextOf(argument.Value) is { } text && Marks(text));

    public static bool MayBeIn(string method) => NameTokens.First(method) == "Execute";

    private static bool Marks(string text)
    {
        var words = text.Split(s_between, StringSplitOptions.RemoveEmptyEntries);
        return words.Length > 0 && (Is(words[0], "delete") || (Is(words[0], "update")
            && words.SkipWhile(word => !Is(word, "set")).TakeWhile(word => !Is(word, "where")).Any(MarkNames.IsState)));
    }

    private static bool Is(string word, string keyword) => word.Equals(keyword, StringComparison.OrdinalIgnoreCase);

    private static string? TextOf(IOperation value)
    {
        while (value is IConversionOperation conversion)
        {
            value = conversion.Operand;
        }

        return value switch
        {
            { ConstantValue: { HasValue: true, Value: string text } } => text,
            IInterpolatedStringOperation parts => string.Concat(parts.Parts.Select(part => part is IInterpolatedStringTextOperation { Text.ConstantValue: { HasValue: true, Value: string text } } ? text : "@")),
            _ => null,
        };
    }
}
