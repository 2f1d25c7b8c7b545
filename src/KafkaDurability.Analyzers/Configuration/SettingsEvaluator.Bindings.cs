using KafkaDurability.Analyzers.AppSettings;
using KafkaDurability.Analyzers.Flow;
using KafkaDurability.Analyzers.Functions;
using KafkaDurability.Analyzers.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Configuration;

/// <summary>What sections of settings files give: whole objects that they are bound to, and single values.</summary>
internal sealed partial class SettingsEvaluator
{
    /// <summary>What a section gives for a type.</summary>
    private SmallSet<AbstractValue>? Get(string path, ITypeSymbol type, SyntaxNode node, ISymbol? holder)
    {
        if (Symbols.IsConfig(type, out _))
        {
            return Symbols.Owns(type) && Files!.Section(path) is { } section ? Bind(section, type, node, holder) : null;
        }

        if (Scope.Code.IsTextMap(type))
        {
            return Files!.Section(path) is { } pairs ? Bind(pairs, null, node, holder) : null;
        }

        return OptionsBindings.IsOwn(type) ? ValueSets.Of(new BoundValue(path)) : null;
    }

    private SmallSet<AbstractValue> Bind(SettingsSection section, ITypeSymbol? config, SyntaxNode node, ISymbol? holder = null)
    {
        var store = NewStore(node, SectionWrites.Over(SettingsState.Empty, section, config, node));
        Recorder?.Add(new SectionUse(Site.Created(node), section, node, holder));
        return Symbols.IsConfig(config, out var kinds) ? View(store, kinds, node) : store;
    }

    /// <returns>Whether all that it writes is known.</returns>
    private bool BindTo(string path, IArgumentOperation argument, SmallSet<AbstractValue> objects, SyntaxNode node)
    {
        var target = OwnOperations.Unconverted(argument.Value)!;
        if (OptionsBindings.IsOwn(target.Type))
        {
            if (PlaceOf(target) is { } place)
            {
                State = State.Set(place, ValueSets.Of(new BoundValue(path)));
            }

            return false;
        }

        var isConfig = Symbols.IsConfig(target.Type, out _);
        if (!isConfig && !Scope.Code.IsTextMap(target.Type) || Files!.Section(path) is not { } section || !objects.All(value => value is SettingsValue))
        {
            return false;
        }

        foreach (var site in objects.OfType<SettingsValue>().Select(value => value.Site))
        {
            var bound = SectionWrites.Over(State.Settings(site), section, isConfig ? target.Type : null, node);
            State = State.Set(site, objects.Count == 1 ? bound : bound.Join(State.Settings(site)));
            Recorder?.Add(new SectionUse(site, section, node, null));
        }

        return true;
    }

    /// <returns>Null where the property has nothing to do with settings files.</returns>
    private SmallSet<AbstractValue>? ReadFiles(IPropertyReferenceOperation reference)
    {
        if (Files is not { } files)
        {
            return null;
        }

        var property = reference.Property;
        if (ConfigurationCode.IsOptionsValue(property))
        {
            return property.ContainingType.TypeArguments[0] is var options && settings.PathOf(options) is { } path
                ? Remembered(reference, () => Get(path, options, reference.Syntax, null))
                : null;
        }

        if (ConfigurationCode.IsConfiguration(property.ContainingType))
        {
            var own = property.IsIndexer && reference.Arguments.Length == 1 ? Evaluate(reference.Arguments[0].Value).AsText()
                : property.Name == "Value" ? ""
                : null;
            return own is not null && PathOf(Evaluate(reference.Instance)) is { } section && files.Entry(Inside(section, own)) is { } text
                ? Scalars(text, ValueSets.Unknown)
                : null;
        }

        if (property.IsStatic || property.IsIndexer || !OptionsBindings.IsOwn(property.ContainingType))
        {
            return null;
        }

        var holder = Evaluate(reference.Instance);
        var bound = holder.Count == 1 && holder.Single() is BoundValue { Path: var at } ? at : holder.All(value => value is UnknownValue) ? settings.PathOf(property.ContainingType) : null;
        return bound is null ? null : ReadBound(reference, Inside(bound, property.Name));
    }

    private SmallSet<AbstractValue>? ReadBound(IPropertyReferenceOperation reference, string path)
    {
        var property = reference.Property;
        if (Carries(property.Type) || OptionsBindings.IsOwn(property.Type))
        {
            // What the class itself puts there first is not in sight.
            return Scope.Code.HasInitializer(property) ? null : Remembered(reference, () => Get(path, property.Type, reference.Syntax, property) is { } values ? WithUnseen(values, property) : null);
        }

        var initial = Scope.Code.InitialConstant(property) is { HasValue: true, Value: { } constant }
            ? ValueSets.Of(new ConstantValue(constant, reference.Syntax))
            : ValueSets.Unknown;
        return Files!.Entry(path) is { } entry ? Scalars(entry, initial) : initial;
    }

    /// <summary>A class of another assembly may put more into the property than the file does.</summary>
    private SmallSet<AbstractValue> WithUnseen(SmallSet<AbstractValue> values, IPropertySymbol property)
    {
        foreach (var store in values.OfType<SettingsValue>().Where(_ => property.DeclaringSyntaxReferences.IsEmpty))
        {
            State = State.Set(store.Site, State.Settings(store.Site) with { HasEscaped = true });
        }

        return values;
    }

    /// <summary>Whoever reads the place again in this member gets the same object.</summary>
    private SmallSet<AbstractValue>? Remembered(IOperation operation, Func<SmallSet<AbstractValue>?> get)
    {
        var place = PlaceOf(operation);
        if (place is not null && State.Places.TryGetValue(place, out var known) && known.All(value => value is SettingsValue or BoundValue))
        {
            return known;
        }

        var values = get();
        if (place is not null && values is not null)
        {
            State = State.Set(place, values);
        }

        return values;
    }

    /// <param name="otherwise">What it is where no file says it.</param>
    private static SmallSet<AbstractValue> Scalars(SectionEntry entry, SmallSet<AbstractValue> otherwise)
    {
        var values = entry.Values.Where(value => value.Text is not null).Select(value => (AbstractValue)new FileValue(value)).ToSmallSet();
        return entry.IsElsewhere ? ValueSets.Unknown : entry.MaybeUnset || values.Count < entry.Values.Length ? ValueSets.Join(values, otherwise) : values;
    }
}
