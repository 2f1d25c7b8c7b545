using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KafkaDurability.Mutation;

/// <summary>A list without one of its elements, an object without one of its assignments, a sequence without one of its steps.</summary>
internal static class Parts
{
    public static IEnumerable<Change> Of(ExpressionSyntax code) => code switch
    {
        CollectionExpressionSyntax list => Without(list.ToString(), list.SpanStart, list.Elements),
        WithExpressionSyntax with => Without(with.ToString(), with.SpanStart, with.Initializer.Expressions),
        BaseObjectCreationExpressionSyntax { Initializer: { } initializer } creation => Without(creation.ToString(), creation.SpanStart, initializer.Expressions),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name: SimpleNameSyntax name } access, ArgumentList: var arguments } =>
            Steps(access.Expression.ToString(), name.Identifier.ValueText, name.ToString(), arguments),
        _ => [],
    };

    private static IEnumerable<Change> Without<T>(string whole, int start, SeparatedSyntaxList<T> parts)
        where T : SyntaxNode
    {
        for (var i = 0; i < parts.Count; i++)
        {
            var (from, to) = i + 1 < parts.Count ? (parts[i].SpanStart, parts[i + 1].SpanStart) : i > 0 ? (parts[i - 1].Span.End, parts[i].Span.End) : (parts[i].SpanStart, parts[i].Span.End);
            yield return new Change(whole[..(from - start)] + whole[(to - start)..]);
        }
    }

    private static IEnumerable<Change> Steps(string before, string name, string full, ArgumentListSyntax arguments)
    {
        var other = name switch
        {
            "Any" when arguments.Arguments.Count == 1 => "All",
            "All" => "Any",
            "First" => "Last",
            "Last" => "First",
            "FirstOrDefault" => "LastOrDefault",
            "LastOrDefault" => "FirstOrDefault",
            "Min" => "Max",
            "Max" => "Min",
            _ => null,
        };
        if (other is not null)
        {
            yield return new Change($"{before}.{full.Replace(name, other, StringComparison.Ordinal)}{arguments}");
        }

        if (name is "Where" or "Concat" or "Append" or "Prepend" or "Skip" or "SkipWhile" or "Take" or "TakeWhile" or "Reverse" or "Union" or "Except" or "Intersect"
            or "Add" or "AddRange" or "SetItem" or "Remove" or "OrderBy" or "OrderByDescending" or "ThenBy")
        {
            yield return new Change(before);
        }
    }
}
