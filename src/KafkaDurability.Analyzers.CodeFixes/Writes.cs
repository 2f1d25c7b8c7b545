using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.CodeFixes;

/// <summary>The ways to write a setting: which part of the code is its name, and which its value.</summary>
internal static class Writes
{
    /// <summary>The value that the write gives; a node that is no write is a value itself.</summary>
    public static ExpressionSyntax? Value(SyntaxNode node) => node switch
    {
        ExpressionStatementSyntax statement => Value(statement.Expression),
        VariableDeclaratorSyntax variable => variable.Initializer?.Value,
        AssignmentExpressionSyntax assignment => IsPlain(assignment) ? assignment.Right : null,
        InitializerExpressionSyntax { RawKind: (int)SyntaxKind.ComplexElementInitializerExpression } pair =>
            pair.Expressions.Count == 2 ? pair.Expressions[1] : null,
        InitializerExpressionSyntax => null,
        ConditionalAccessExpressionSyntax { WhenNotNull: AssignmentExpressionSyntax or InvocationExpressionSyntax } access
            when Value(access.WhenNotNull) is { } value && value != access.WhenNotNull => value,
        InvocationExpressionSyntax { ArgumentList.Arguments: { Count: 1 } single } call
            when NameOf(call.Expression) == "Add" && IsPair(single[0].Expression) => Value(single[0].Expression),
        InvocationExpressionSyntax call when IsWritingCall(call) => SecondOf(call.ArgumentList),
        BaseObjectCreationExpressionSyntax creation when IsPair(creation) => SecondOf(creation.ArgumentList),
        ExpressionSyntax value => value,
        _ => null,
    };

    /// <summary>The property or the text of the key that an entry or write names; null where it names neither.</summary>
    public static string? Name(SyntaxNode node) => node switch
    {
        ExpressionStatementSyntax statement => Name(statement.Expression),
        ConditionalAccessExpressionSyntax access => Name(access.WhenNotNull),
        AssignmentExpressionSyntax { Left: ImplicitElementAccessSyntax left } => KeyText(left.ArgumentList.Arguments.FirstOrDefault()?.Expression),
        AssignmentExpressionSyntax { Left: ElementAccessExpressionSyntax left } => KeyText(left.ArgumentList.Arguments.FirstOrDefault()?.Expression),
        AssignmentExpressionSyntax assignment => NameOf(assignment.Left),
        InitializerExpressionSyntax { Expressions.Count: 2 } pair => KeyText(pair.Expressions[0]),
        InvocationExpressionSyntax { ArgumentList.Arguments: { Count: 1 } single } => Name(single[0].Expression),
        InvocationExpressionSyntax call => KeyText(FirstOf(call.ArgumentList)),
        BaseObjectCreationExpressionSyntax creation => KeyText(FirstOf(creation.ArgumentList)),
        ExpressionElementSyntax element => Name(element.Expression),
        _ => null,
    };

    /// <summary>The last name of an expression: "Acks" of config.Acks.</summary>
    public static string? NameOf(ExpressionSyntax expression) => expression switch
    {
        SimpleNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        MemberBindingExpressionSyntax binding => binding.Name.Identifier.ValueText,
        _ => null,
    };

    /// <summary>Whether it looks like the making of a KeyValuePair.</summary>
    public static bool IsPair(ExpressionSyntax expression) => expression switch
    {
        ObjectCreationExpressionSyntax creation => creation.ArgumentList?.Arguments.Count == 2 && LastName(creation.Type) == "KeyValuePair",
        ImplicitObjectCreationExpressionSyntax creation => creation.ArgumentList.Arguments.Count == 2,
        InvocationExpressionSyntax call => IsCreate(call),
        _ => false,
    };

    /// <summary>Whether the assignment writes its right side as it stands.</summary>
    public static bool IsPlain(AssignmentExpressionSyntax assignment) =>
        assignment.Kind() is SyntaxKind.SimpleAssignmentExpression or SyntaxKind.CoalesceAssignmentExpression;

    private static bool IsWritingCall(InvocationExpressionSyntax call) =>
        call.ArgumentList.Arguments.Count == 2 && (NameOf(call.Expression) is "Set" or "Add" or "TryAdd" || IsCreate(call));

    private static bool IsCreate(InvocationExpressionSyntax call) =>
        call.ArgumentList.Arguments.Count == 2
        && call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Create" } access
        && NameOf(access.Expression) == "KeyValuePair";

    private static ExpressionSyntax? FirstOf(ArgumentListSyntax? list) => Argument(list, isKey: true);

    private static ExpressionSyntax? SecondOf(ArgumentListSyntax? list) => Argument(list, isKey: false);

    private static ExpressionSyntax? Argument(ArgumentListSyntax? list, bool isKey)
    {
        if (list?.Arguments is not { Count: 2 } arguments)
        {
            return null;
        }

        var swapped = arguments[0].NameColon is { Name.Identifier.ValueText: not "key" };
        return arguments[isKey == swapped ? 1 : 0].Expression;
    }

    private static string? KeyText(ExpressionSyntax? key) =>
        key is LiteralExpressionSyntax { Token.Value: string text } ? text : null;

    private static string? LastName(TypeSyntax type) => type switch
    {
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax qualified => qualified.Name.Identifier.ValueText,
        SimpleNameSyntax name => name.Identifier.ValueText,
        _ => null,
    };
}
