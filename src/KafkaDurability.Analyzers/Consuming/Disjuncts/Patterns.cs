using System.Collections.Generic;
using System.Linq;
using KafkaDurability.Analyzers.Functions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Consuming;

/// <summary>Whether a value that is known, as <see cref="Constants"/> says, matches a pattern; null where that is not known.</summary>
internal static class Patterns
{
    public static object? Match(object? value, IPatternOperation pattern, int depth = 0)
    {
        if (depth > Limits.ConstantDepth)
        {
            return null;
        }

        switch (pattern)
        {
            case IDiscardPatternOperation or IDeclarationPatternOperation { MatchesNull: true }:
                return true;
            case IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: var constant } }:
                return Constants.AreEqual(value, constant ?? Constants.Null);
            case INegatedPatternOperation negated:
                return Inner(value, negated.Pattern) is bool matches ? !matches : null;
            case IBinaryPatternOperation both:
                return Constants.Fold(both.OperatorKind, Inner(value, both.LeftPattern), Inner(value, both.RightPattern));
            case ITypePatternOperation type:
                return IsOf(value, type.MatchedType, type.InputType);
            case IDeclarationPatternOperation { MatchedType: { } matched } declaration:
                return IsOf(value, matched, declaration.InputType);
            case IRecursivePatternOperation parts:
                var isOf = IsOf(value, parts.MatchedType, parts.InputType);
                return isOf is false ? false : Parts(value, parts).Aggregate(isOf, (all, part) => Constants.Fold(BinaryOperatorKind.And, all, part));
            default:
                return null;
        }

        object? Inner(object? part, IPatternOperation inner) => Match(part, inner, depth + 1);

        IEnumerable<object?> Parts(object? whole, IRecursivePatternOperation all) =>
            all.PropertySubpatterns.Select(part => Inner(part.Member is IMemberReferenceOperation { Member: var member } && whole is ObjectValue made ? Constants.MemberOf(made, member) : null, part.Pattern))
            .Concat(all.DeconstructionSubpatterns.Select((part, i) => Inner(whole is ObjectValue made && NameOf(all, i) is { } name ? made[name] : null, part)));
    }

    /// <summary>Whether a value is of a type, or of one below it.</summary>
    /// <param name="given">The type that it has in any case; null where that is not asked.</param>
    public static object? IsOf(object? value, ITypeSymbol type, ITypeSymbol? given = null) => value switch
    {
        null => null,
        _ when ReferenceEquals(value, Constants.Null) => false,
        ObjectValue { Type: { } own } when type.TypeKind is TypeKind.Class or TypeKind.Interface =>
            ObjectValue.Above(own).Append(own).Any(above => SymbolEqualityComparer.Default.Equals(above.OriginalDefinition, type.OriginalDefinition)),
        _ => SymbolEqualityComparer.Default.Equals(type, given) ? true : null,
    };

    /// <summary>What stands at a place of a tuple, or of a record.</summary>
    private static string? NameOf(IRecursivePatternOperation pattern, int index) => pattern.DeconstructSymbol switch
    {
        IMethodSymbol { IsImplicitlyDeclared: true } ofRecord when index < ofRecord.Parameters.Length => ofRecord.Parameters[index].Name,
        null when pattern.MatchedType.IsTupleType => ObjectValue.ItemName(index),
        _ => null,
    };
}
