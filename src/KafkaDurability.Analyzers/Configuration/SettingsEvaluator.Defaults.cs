using KafkaDurability.Analyzers.Flow;
using KafkaDurability.Analyzers.Functions;
using KafkaDurability.Analyzers.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Configuration;

/// <summary>Values that a class of the user's says of itself, and that nobody changes.</summary>
internal sealed partial class SettingsEvaluator
{
    private SmallSet<AbstractValue>? SaidByClass(IPropertyReferenceOperation reference)
    {
        var property = reference.Property;
        var constant = property.IsIndexer ? default
            : Scope.Code.OnlyConstant(property) is { HasValue: true } only ? only
            : AutoProperties.Is(property) && Scope.Code.InitialConstant(property) is { HasValue: true } initial && IsLeftAsMade(reference) ? initial
            : default;
        return constant is { HasValue: true, Value: { } value } ? ValueSets.Of(new ConstantValue(value, reference.Syntax)) : null;
    }

    /// <summary>new Options().AutoCommit, also of options in a local that is only read.</summary>
    private bool IsLeftAsMade(IPropertyReferenceOperation reference) => OwnOperations.Unconverted(reference.Instance) switch
    {
        IObjectCreationOperation creation => Leaves(creation, reference.Property),
        ILocalReferenceOperation { Local: { IsRef: false } local } => Of<IVariableDeclaratorOperation>().Where(declarator => SymbolEqualityComparer.Default.Equals(declarator.Symbol, local)).ToList() is { Count: 1 } declared
            && OwnOperations.Unconverted(declared[0].GetVariableInitializer()?.Value) is IObjectCreationOperation creation
            && Leaves(creation, reference.Property)
            && Of<ILocalReferenceOperation>().Where(use => SymbolEqualityComparer.Default.Equals(use.Local, local)).All(use => IsOnlyRead(use, reference.Property)),
        _ => false,
    };

    private IEnumerable<T> Of<T>() => OwnOperations.RootOf(Graph.OriginalOperation).DescendantsAndSelf().OfType<T>();

    /// <summary>The class has no constructor of its own, and the creation does not name the property.</summary>
    private static bool Leaves(IObjectCreationOperation creation, IPropertySymbol property) =>
        creation.Constructor is { IsImplicitlyDeclared: true, ContainingType.BaseType.SpecialType: SpecialType.System_Object }
        && SymbolEqualityComparer.Default.Equals(creation.Type, property.ContainingType)
        && creation.Initializer?.Descendants().OfType<IPropertyReferenceOperation>().Any(named => SymbolEqualityComparer.Default.Equals(named.Property, property)) != true;

    /// <summary>A property of it is read, or another one is written: nobody else gets the object.</summary>
    private static bool IsOnlyRead(ILocalReferenceOperation use, IPropertySymbol property) =>
        use.Parent is IPropertyReferenceOperation { Property: var named } reference && reference.Instance == use && AutoProperties.Is(named)
        && (!SymbolEqualityComparer.Default.Equals(named, property) || reference.Parent is null || OwnOperations.Target(reference.Parent) != reference);
}
