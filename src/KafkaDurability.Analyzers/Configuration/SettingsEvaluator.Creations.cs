using System.Collections.Immutable;
using KafkaDurability.Analyzers.Flow;
using KafkaDurability.Analyzers.Kafka;
using KafkaDurability.Analyzers.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Configuration;

/// <summary>What creations of objects, lists and copies evaluate to.</summary>
internal sealed partial class SettingsEvaluator
{
    protected override SmallSet<AbstractValue>? CreateKnown(
        IObjectCreationOperation creation, ImmutableArray<IArgumentOperation> passed, List<SmallSet<AbstractValue>> arguments)
    {
        if (Symbols.IsConfig(creation.Type, out var kinds))
        {
            if (!WritesNothing(creation))
            {
                // The constructor of a class of the user's own may write any setting.
                arguments.ForEach(Leak);
                return View(NewStore(creation.Syntax, SettingsState.Escaped), kinds, creation.Syntax);
            }

            if (arguments.Count == 0 || arguments[0].All(value => value is ConstantValue { Value: null }))
            {
                return View(NewStore(creation.Syntax, SettingsState.Empty), kinds, creation.Syntax);
            }

            // The copy constructors of the config classes share the dictionary of the original.
            return arguments[0].All(value => value is SettingsValue)
                ? View(Wrapped(arguments[0], creation.Syntax, passed[0].Value.Syntax), kinds, creation.Syntax)
                : View(Root(Site.At(new OpaqueSource(creation.Syntax)), creation.Type!), kinds, creation.Syntax);
        }

        if (Symbols.IsBuilder(creation.Type, out var kind))
        {
            if (!Symbols.Owns(creation.Type!))
            {
                arguments.ForEach(Leak);
            }

            return arguments.Count == 0 ? ValueSets.Unknown : Builders(arguments[0], kind, creation.Syntax);
        }

        if (Scope.Code.IsPair(creation.Type) && passed.Length == 2)
        {
            return Pairs(passed, arguments, creation.Syntax);
        }

        if (Scope.Code.IsTextMap(creation.Type))
        {
            if (!WritesNothing(creation))
            {
                arguments.ForEach(Leak);
                return NewStore(creation.Syntax, SettingsState.Escaped);
            }

            return Copy(arguments.Count == 0 ? null : arguments[0], creation.Syntax);
        }

        if (creation.Constructor is { } constructor)
        {
            InvokeWrapper(constructor, passed, arguments, creation.Syntax);
        }

        return null;
    }

    private static SmallSet<AbstractValue> Wrapped(SmallSet<AbstractValue> stores, SyntaxNode creation, SyntaxNode original) =>
        stores.Cast<SettingsValue>().Select(store => (AbstractValue)(store with { Through = new Wrapping(creation, original) })).ToSmallSet();

    /// <summary>Whether the object starts without settings of its own: Confluent's classes, the collections of .NET, and those that add no constructor to them.</summary>
    private bool WritesNothing(IObjectCreationOperation creation)
    {
        var constructor = creation.Constructor;
        for (var type = creation.Type as INamedTypeSymbol; type is not null && !Symbols.Owns(type) && !Scope.Code.IsPlatform(type.ContainingAssembly); type = type.BaseType)
        {
            constructor ??= type.InstanceConstructors.FirstOrDefault(candidate => candidate.Parameters.IsEmpty);
            var isEmpty = constructor is { IsImplicitlyDeclared: true } && !type.DeclaringSyntaxReferences.IsEmpty
                || constructor?.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is ConstructorDeclarationSyntax { Initializer: null, Body.Statements.Count: 0 };
            if (!isEmpty)
            {
                return false;
            }

            constructor = null;
        }

        return true;
    }

    private SmallSet<AbstractValue> NewStore(SyntaxNode node, ObjectState state)
    {
        var site = Site.Created(node);
        State = State.Set(site, state);
        return ValueSets.Of(new SettingsValue(site));
    }

    private SmallSet<AbstractValue> View(SmallSet<AbstractValue> stores, ClientKinds kinds, SyntaxNode creation)
    {
        foreach (var store in stores.OfType<SettingsValue>())
        {
            Recorder?.Add(new ConfigView(store.Site, kinds, creation));
        }

        return stores;
    }

    /// <summary>A new collection with what another one holds.</summary>
    private SmallSet<AbstractValue> Copy(SmallSet<AbstractValue>? original, SyntaxNode node)
    {
        if (original is null || original.All(value => value is ConstantValue))
        {
            return NewStore(node, SettingsState.Empty);
        }

        if (!original.All(value => value is SettingsValue { Site.IsCreated: true }))
        {
            return NewStore(node, SettingsState.Escaped);
        }

        return NewStore(node, original.Cast<SettingsValue>().Select(value => State.Settings(value.Site)).Aggregate((left, right) => left.Join(right)).Copied());
    }

    protected override SmallSet<AbstractValue>? CreateList(IOperation list, List<SmallSet<AbstractValue>> elements)
    {
        if (elements.Count == 0 ? !Scope.Code.IsTextMap(list.Type) : !elements.Any(element => element.Any(value => value is PairValue)))
        {
            return null;
        }

        var store = NewStore(list.Syntax, SettingsState.Empty);
        elements.ForEach(pairs => AddPair(store, pairs));
        return store;
    }

    private static SmallSet<AbstractValue> Pairs(
        ImmutableArray<IArgumentOperation> arguments, List<SmallSet<AbstractValue>> values, SyntaxNode node) =>
        values[1].Select(value => (AbstractValue)new PairValue(values[0].AsText(), arguments[0].Value.Syntax, value, node)).ToSmallSet();

    private static SmallSet<AbstractValue> Builders(SmallSet<AbstractValue> settings, ClientKinds kind, SyntaxNode node) =>
        settings.Select(value => (AbstractValue)new BuilderValue(node, kind, (value as SettingsValue)?.Site, (value as SettingsValue)?.Through)).ToSmallSet();
}
