using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KafkaDurability.Analyzers.Consuming;

/// <summary>What constructors in sight put into the members of an object: <c>Success = ok;</c>, <c>: this(true, null)</c>, a record's parameters.</summary>
internal static class Constructors
{
    /// <summary>The members that a constructor sets, each with what is known of its value.</summary>
    /// <param name="given">What is known of the argument for each parameter, null where that is nothing.</param>
    public static IEnumerable<(string Member, object Value)> Set(IMethodSymbol constructor, Func<IParameterSymbol, object?> given, int depth = 0)
    {
        var syntax = depth < Limits.CallDepth ? constructor.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() : null;
        if (syntax is not ConstructorDeclarationSyntax declaration)
        {
            return ByName(constructor, given).Concat(syntax is TypeDeclarationSyntax type ? Initialized(type, constructor, given) : []);
        }

        var chained = declaration.Initializer is { } initializer && Chained(constructor, initializer) is { } other
            ? Set(other, parameter => ValueOf(ArgumentFor(parameter, initializer.ArgumentList)?.Expression, constructor, given), depth + 1)
            : [];
        return chained.Concat(Assignments(declaration).SelectMany(assignment => Parts(assignment.Left, assignment.Right))
            .Select(part => (Member: MemberOf(part.Target, constructor), Value: ValueOf(part.Value, constructor, given)))
            .Where(part => part is { Member: not null, Value: not null }).Select(part => (part.Member!, part.Value!)));
    }

    /// <summary>public static readonly Outcome Failed = new(false): an object that is always the same.</summary>
    /// <returns>The members that are known; null where it is something else.</returns>
    public static IEnumerable<(string Member, object Value)>? OfInstance(ISymbol instance)
    {
        var made = instance is { IsStatic: true, DeclaringSyntaxReferences: { Length: 1 } declared } and (IFieldSymbol { IsReadOnly: true } or IPropertySymbol { SetMethod: null })
            ? declared[0].GetSyntax() switch
            {
                VariableDeclaratorSyntax field => field.Initializer?.Value,
                PropertyDeclarationSyntax property => property.Initializer?.Value ?? property.ExpressionBody?.Expression,
                _ => null,
            }
            : null;
        var type = (instance as IFieldSymbol)?.Type ?? (instance as IPropertySymbol)?.Type;
        return made is BaseObjectCreationExpressionSyntax { Initializer: null, ArgumentList: { } arguments } && type is INamedTypeSymbol own && Taking(own, arguments, null) is { } constructor
            ? Set(constructor, parameter => ValueOf(ArgumentFor(parameter, arguments)?.Expression, constructor, _ => null))
            : null;
    }

    /// <summary>A record's parameter, and by custom that of a constructor out of sight, is the property of its name.</summary>
    private static IEnumerable<(string Member, object Value)> ByName(IMethodSymbol constructor, Func<IParameterSymbol, object?> given) => constructor.Parameters
        .Select(parameter => (Member: NamedLike(constructor.ContainingType, parameter.Name), Value: given(parameter)))
        .Where(part => part is { Member: not null, Value: not null }).Select(part => (part.Member!, part.Value!));

    /// <summary>public bool Success { get; } = ok; where ok is a parameter of the primary constructor.</summary>
    private static IEnumerable<(string Member, object Value)> Initialized(TypeDeclarationSyntax type, IMethodSymbol constructor, Func<IParameterSymbol, object?> given) =>
        type.Members.OfType<PropertyDeclarationSyntax>()
            .Select(property => (Member: property.Identifier.ValueText, Value: ValueOf(property.Initializer?.Value ?? property.ExpressionBody?.Expression, constructor, given)))
            .Where(part => part.Value is not null).Select(part => (part.Member, part.Value!));

    private static string? NamedLike(ITypeSymbol? type, string parameter)
    {
        for (; type is { SpecialType: SpecialType.None }; type = type.BaseType)
        {
            if (type.GetMembers().FirstOrDefault(member => member is IPropertySymbol or IFieldSymbol && string.Equals(member.Name.TrimStart('_'), parameter, StringComparison.OrdinalIgnoreCase)) is { } named)
            {
                return named.Name;
            }
        }

        return null;
    }

    private static IMethodSymbol? Chained(IMethodSymbol constructor, ConstructorInitializerSyntax initializer) => Taking(
        initializer.ThisOrBaseKeyword.IsKind(SyntaxKind.ThisKeyword) ? constructor.ContainingType : constructor.ContainingType.BaseType, initializer.ArgumentList, constructor);

    /// <summary>The only constructor that takes so many arguments.</summary>
    private static IMethodSymbol? Taking(INamedTypeSymbol? type, ArgumentListSyntax arguments, IMethodSymbol? except)
    {
        var taking = type?.InstanceConstructors.Where(other => !SymbolEqualityComparer.Default.Equals(other, except) && other.Parameters.Length == arguments.Arguments.Count).ToList();
        return taking is { Count: 1 } ? taking[0] : null;
    }

    private static ArgumentSyntax? ArgumentFor(IParameterSymbol parameter, ArgumentListSyntax given) =>
        given.Arguments.FirstOrDefault(argument => argument.NameColon?.Name.Identifier.ValueText == parameter.Name)
        ?? (parameter.Ordinal < given.Arguments.Count && given.Arguments[parameter.Ordinal] is { NameColon: null } positional ? positional : null);

    /// <summary>Only what is always run.</summary>
    private static IEnumerable<AssignmentExpressionSyntax> Assignments(ConstructorDeclarationSyntax declaration) =>
        (declaration.Body?.Statements.OfType<ExpressionStatementSyntax>().Select(statement => statement.Expression) ?? [declaration.ExpressionBody?.Expression!])
        .OfType<AssignmentExpressionSyntax>().Where(assignment => assignment.IsKind(SyntaxKind.SimpleAssignmentExpression));

    private static IEnumerable<(ExpressionSyntax Target, ExpressionSyntax Value)> Parts(ExpressionSyntax target, ExpressionSyntax value) =>
        target is TupleExpressionSyntax targets && value is TupleExpressionSyntax values && targets.Arguments.Count == values.Arguments.Count
            ? targets.Arguments.Zip(values.Arguments, (left, right) => (left.Expression, right.Expression))
            : [(target, value)];

    private static string? MemberOf(ExpressionSyntax target, IMethodSymbol constructor) => target switch
    {
        MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax, Name.Identifier.ValueText: var name } => name,
        IdentifierNameSyntax { Identifier.ValueText: var name } when constructor.Parameters.All(parameter => parameter.Name != name) => name,
        _ => null,
    };

    private static object? ValueOf(ExpressionSyntax? value, IMethodSymbol constructor, Func<IParameterSymbol, object?> given) => value switch
    {
        IdentifierNameSyntax { Identifier.ValueText: var name } => constructor.Parameters.FirstOrDefault(parameter => parameter.Name == name) is { } parameter ? given(parameter) : null,
        PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression, Operand: var operand } => ValueOf(operand, constructor, given) is bool known ? !known : null,
        LiteralExpressionSyntax { RawKind: (int)SyntaxKind.TrueLiteralExpression } => true,
        LiteralExpressionSyntax { RawKind: (int)SyntaxKind.FalseLiteralExpression } => false,
        LiteralExpressionSyntax { RawKind: (int)SyntaxKind.NullLiteralExpression } => Constants.Null,
        LiteralExpressionSyntax { Token.Value: string } => Constants.Some,
        _ => null,
    };
}
