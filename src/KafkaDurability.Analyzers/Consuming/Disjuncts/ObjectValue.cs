using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Consuming;

/// <summary>What is known of the members of an object or tuple that was made on a disjunct: Success, of new Outcome(false).</summary>
internal sealed class ObjectValue : IEquatable<ObjectValue>
{
    private static readonly ImmutableSortedDictionary<string, object> s_nothing = ImmutableSortedDictionary.Create<string, object>(StringComparer.Ordinal);
    private readonly ImmutableSortedDictionary<string, object> _members;

    private ObjectValue(ImmutableSortedDictionary<string, object> members, ITypeSymbol? type)
    {
        _members = members;
        Type = type;
    }

    /// <summary>The type it was made of, where that is one of several below a type of the program: Result.Failure; null elsewhere.</summary>
    public ITypeSymbol? Type { get; }

    /// <summary>Nothing but the type is known.</summary>
    public bool IsBare => _members.Count == 0;

    /// <returns>Null where nothing of the member is known.</returns>
    public object? this[string member] => _members.TryGetValue(member, out var value) ? value : null;

    /// <summary>What a creation says; <see cref="Constants.Some"/> where that is nothing. In a graph its initializer is assignments of their own.</summary>
    /// <param name="valueOf">What is known of an argument.</param>
    public static object Of(IObjectCreationOperation creation, Func<IOperation, object?> valueOf)
    {
        var members = ImmutableSortedDictionary.CreateBuilder<string, object>(StringComparer.Ordinal);
        AddUnset(creation, members);
        if (creation.Constructor is { } constructor)
        {
            AddAll(Constructors.Set(constructor, parameter => creation.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == parameter.Ordinal)?.Value is { } given ? valueOf(given) : null), members);
        }

        return Known(members, OneOfSeveral(creation.Type));
    }

    /// <summary>What is known of a ready-made object; null where that is nothing.</summary>
    /// <param name="instance">A static field or property.</param>
    public static object? OfInstance(ISymbol instance)
    {
        if (Constructors.OfInstance(instance) is not { } known)
        {
            return null;
        }

        var members = ImmutableSortedDictionary.CreateBuilder<string, object>(StringComparer.Ordinal);
        AddAll(known, members);
        return Known(members);
    }

    private static void AddAll(IEnumerable<(string Member, object Value)> known, ImmutableSortedDictionary<string, object>.Builder members)
    {
        foreach (var (member, value) in known)
        {
            members[member] = value;
        }
    }

    public static object Of(ITupleOperation tuple, Func<IOperation, object?> valueOf)
    {
        var members = ImmutableSortedDictionary.CreateBuilder<string, object>(StringComparer.Ordinal);
        for (var i = 0; i < tuple.Elements.Length; i++)
        {
            if (valueOf(tuple.Elements[i]) is { } value)
            {
                members[ItemName(i)] = value;
            }
        }

        return Known(members);
    }

    /// <summary>An object whose flags say that it went well, or that it did not.</summary>
    /// <param name="flags">What each of them is where it went well.</param>
    public static object Saying(IEnumerable<(string Member, bool WhenWell)> flags, bool isWell)
    {
        var members = ImmutableSortedDictionary.CreateBuilder<string, object>(StringComparer.Ordinal);
        foreach (var (member, whenWell) in flags)
        {
            members[member] = whenWell == isWell;
        }

        return Known(members);
    }

    /// <summary>The object with one member set.</summary>
    /// <param name="made">What is known of it so far.</param>
    public static object With(object made, string member, object? value)
    {
        var members = (made as ObjectValue)?._members ?? s_nothing;
        return Known((value is null ? members.Remove(member) : members.SetItem(member, value)).ToBuilder(), (made as ObjectValue)?.Type);
    }

    /// <summary>The name of a tuple's element, whatever else it is called.</summary>
    public static string ItemName(int index) => "Item" + (index + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);

    public bool Equals(ObjectValue? other)
    {
        if (other is null || _members.Count != other._members.Count || !SymbolEqualityComparer.Default.Equals(Type, other.Type))
        {
            return false;
        }

        foreach (var member in _members)
        {
            if (!member.Value.Equals(other[member.Key]))
            {
                return false;
            }
        }

        return true;
    }

    public override bool Equals(object? obj) => Equals(obj as ObjectValue);

    public override int GetHashCode() => _members.Count;

    private static object Known(ImmutableSortedDictionary<string, object>.Builder members, ITypeSymbol? type = null) =>
        members.Count > Limits.ObjectMembers || (members.Count == 0 && type is null) ? Constants.Some : new ObjectValue(members.ToImmutable(), type);

    private static ITypeSymbol? OneOfSeveral(ITypeSymbol? type) => type is { IsReferenceType: true, DeclaringSyntaxReferences.IsEmpty: false }
        && Above(type).Any(above => !above.DeclaringSyntaxReferences.IsEmpty)
            ? type.OriginalDefinition
            : null;

    /// <summary>The types that a type derives from and implements.</summary>
    public static IEnumerable<ITypeSymbol> Above(ITypeSymbol type)
    {
        for (var above = type.BaseType; above is not null; above = above.BaseType)
        {
            yield return above;
        }

        foreach (var implemented in type.AllInterfaces)
        {
            yield return implemented;
        }
    }

    /// <summary>A bool that nothing sets is false: new Outcome { Error = … }.</summary>
    private static void AddUnset(IObjectCreationOperation creation, ImmutableSortedDictionary<string, object>.Builder members)
    {
        if (creation is not { Constructor.IsImplicitlyDeclared: true, Type: { IsReferenceType: true } type })
        {
            return;
        }

        foreach (var flag in type.GetMembers().OfType<IPropertySymbol>().Where(flag => flag.Type.SpecialType == SpecialType.System_Boolean).Take(Limits.ObjectMembers))
        {
            if (flag.DeclaringSyntaxReferences is { Length: 1 } declared
                && declared[0].GetSyntax() is Microsoft.CodeAnalysis.CSharp.Syntax.PropertyDeclarationSyntax { Initializer: null, ExpressionBody: null, AccessorList: { } accessors }
                && accessors.Accessors.All(accessor => accessor is { Body: null, ExpressionBody: null }))
            {
                members[flag.Name] = false;
            }
        }
    }
}
