using System.Globalization;
using KafkaDurability.Analyzers.Fixes;
using KafkaDurability.Analyzers.Kafka;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KafkaDurability.Analyzers.CodeFixes;

/// <summary>Spells the value of an edit in C#, for a place of a given type.</summary>
internal static class ValueText
{
    /// <param name="old">The value that stands there now; its spelling of the enum is taken over.</param>
    public static string? Of(EditSession session, ITypeSymbol type, Edit edit, int position, ExpressionSyntax? old = null)
    {
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable)
        {
            type = nullable.TypeArguments[0];
        }

        var value = edit.Value ?? "";
        return type.SpecialType switch
        {
            SpecialType.System_String or SpecialType.System_Object => Literal(value),
            SpecialType.System_Boolean => value is "true" or "false" ? value : null,
            SpecialType.System_Int16 => short.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _) ? value : null,
            SpecialType.System_Int32 => int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _) ? value : null,
            SpecialType.System_Int64 => long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _) ? value : null,
            SpecialType.System_Double => double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out _) ? value : null,
            _ => type.TypeKind == TypeKind.Enum ? Member(session, type, edit.Key, value, position, old) : null,
        };
    }

    public static string Literal(string text) => SymbolDisplay.FormatLiteral(text, quote: true);

    private static string? Member(EditSession session, ITypeSymbol type, string? key, string value, int position, ExpressionSyntax? old)
    {
        var choice = SettingTable.ByKey(key ?? "")?.Choices.FirstOrDefault(choice => choice.Text == value || choice.OtherTexts.Contains(value));
        if (choice?.Member is not { } name || type.GetMembers(name).OfType<IFieldSymbol>().FirstOrDefault() is not { } member)
        {
            return null;
        }

        // The first that means the member here: a property of the user's may hide the name of the enum.
        return Spellings(session, type, name, position, old).FirstOrDefault(text => SymbolEqualityComparer.Default.Equals(
            session.Model.GetSpeculativeSymbolInfo(position, SyntaxFactory.ParseExpression(text), SpeculativeBindingOption.BindAsExpression).Symbol,
            member));
    }

    private static IEnumerable<string> Spellings(EditSession session, ITypeSymbol type, string member, int position, ExpressionSyntax? old)
    {
        foreach (var node in old?.DescendantNodesAndSelf() ?? [])
        {
            if (node is ExpressionSyntax expression
                && SymbolEqualityComparer.Default.Equals(session.Model.GetSymbolInfo(expression, session.Cancellation).Symbol, type))
            {
                yield return expression.ToString() + "." + member;
            }
        }

        if (old is IdentifierNameSyntax
            && session.Model.GetSymbolInfo(old, session.Cancellation).Symbol is IFieldSymbol field
            && SymbolEqualityComparer.Default.Equals(field.ContainingType, type))
        {
            yield return member;
        }

        yield return type.ToMinimalDisplayString(session.Model, position) + "." + member;
        yield return type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat) + "." + member;
    }
}
