using System.Collections.Immutable;
using KafkaDurability.Analyzers.Flow;
using KafkaDurability.Analyzers.Kafka;
using KafkaDurability.Analyzers.Values;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Configuration;

/// <summary>Writing settings, and settings that get out of sight.</summary>
internal sealed partial class ConfigEvaluator
{
    private void WriteProperty(SmallSet<AbstractValue> objects, Setting setting, SmallSet<AbstractValue> values, SyntaxNode node)
    {
        var writes = values.Where(value => value is not ConstantValue { Value: null })
            .Select(value => value is FileValue { Setting: var file } ? Write(setting, setting.Key, SettingValue.FromBound(setting, file.Text!), false, node) with { File = file, IsCopied = true, IsPresent = true }
                : value is ConstantValue constant
                ? Write(setting, setting.Key, SettingValue.FromProperty(setting, constant.Value!), false, constant.Origin) with { IsOption = IsOption(constant) }
                : Write(setting, setting.Key, null, IsVarying(value), node) with { IsPresent = value is SetValue })
            .ToList();
        Apply(objects, setting.Key, writes, values.Any(value => value is ConstantValue { Value: null }));

        SettingWrite Write(Setting of, string key, SettingValue? value, bool varies, SyntaxNode origin) =>
            new(of, key, value, varies, node, Within(node, origin), null) { IsArm = IsArm(values, node, origin) };

        bool IsOption(ConstantValue constant) => constant.IsOption || _scope.Code.IsArmOfOption(constant.Origin);
    }

    /// <param name="ifAbsent">A key that is there already keeps its value.</param>
    private void WriteKey(
        SmallSet<AbstractValue> objects,
        SmallSet<AbstractValue> keys,
        SyntaxNode keyNode,
        SmallSet<AbstractValue> values,
        SyntaxNode node,
        bool ifAbsent = false)
    {
        if (keys.AsText() is not { } key)
        {
            // Any key may have been written.
            Leak(objects);
            return;
        }

        var setting = SettingTable.ByKey(key);
        var writes = values.Where(value => value is not ConstantValue { Value: null }).Select(value =>
        {
            var origin = value is ConstantValue { Origin: var at } ? at : node;
            var file = (value as FileValue)?.Setting;
            var known = (file?.Text ?? (value as ConstantValue)?.Value) is string text && setting is not null ? SettingValue.FromText(setting, text) : null;
            return new SettingWrite(setting, key, known, IsVarying(value), node, Within(node, origin), keyNode) { IsArm = IsArm(values, node, origin), IsPresent = value is SetValue or FileValue, File = file, IsCopied = file is not null, IsOption = value is ConstantValue constant && (constant.IsOption || _scope.Code.IsArmOfOption(constant.Origin)) };
        }).ToList();
        Apply(objects, key, writes, values.Any(value => value is ConstantValue { Value: null }), ifAbsent);
    }

    private void Apply(SmallSet<AbstractValue> objects, string key, List<SettingWrite> writes, bool maybeNull, bool ifAbsent = false)
    {
        var certain = objects.Count == 1;
        foreach (var (site, through) in objects.OfType<SettingsValue>().Select(value => (value.Site, value.Through)))
        {
            var store = State.Settings(site);
            var unset = store.Unset(key, certain);
            var written = writes.Count == 0 ? unset : store.Write(key, through is null ? writes : writes.Select(write => write with { Through = through }), certain);
            written = maybeNull && writes.Count > 0 ? written.Join(unset) : written;
            State = State.Set(site, !ifAbsent ? written : store[key].MaybeUnset ? written.Join(store) : store);
        }
    }

    private static bool IsVarying(AbstractValue value) => value is UnknownValue { Varies: true } or SetValue { Varies: true };

    /// <summary>The expression that says the value, where it stands in the write; else the write.</summary>
    private static SyntaxNode Within(SyntaxNode node, SyntaxNode origin) =>
        origin.SyntaxTree == node.SyntaxTree && node.FullSpan.Contains(origin.FullSpan) ? origin : node;

    private static bool IsArm(SmallSet<AbstractValue> values, SyntaxNode node, SyntaxNode origin) =>
        values.Count > 1 && Within(node, origin) != node;

    private void AddPair(SmallSet<AbstractValue> objects, SmallSet<AbstractValue> pairs)
    {
        foreach (var byKey in pairs.GroupBy(value => value is PairValue pair ? pair.Node : null))
        {
            if (byKey.Key is null || byKey.First() is not PairValue { Key: { } key } first)
            {
                Leak(objects);
                continue;
            }

            WriteKey(
                objects,
                ValueSets.Of(new ConstantValue(key, first.KeyNode)),
                first.KeyNode,
                byKey.Cast<PairValue>().Select(pair => pair.Value).ToSmallSet(),
                byKey.Key);
        }
    }

    /// <summary>Settings, a builder or a client go into a field or property: followed where all code that can write there is in sight.</summary>
    private void Keep(SmallSet<AbstractValue> values, ISymbol member, bool inOwnType)
    {
        foreach (var value in values)
        {
            if (value is TrackedValue { Site: { } site } && (inOwnType || member.DeclaredAccessibility != Accessibility.Private) && IsKept(member, isClient: value is not SettingsValue))
            {
                _recorder?.Add(new StoredIn(site, member.OriginalDefinition, IsDerived: value is not SettingsValue));
            }
            else
            {
                Leak(ValueSets.Of(value));
            }
        }
    }

    /// <summary>Whether what is in the member is what code in sight puts there. Settings that others can reach, they can write to.</summary>
    private bool IsKept(ISymbol member, bool isClient) =>
        member.DeclaredAccessibility == Accessibility.Private
        || (IsSetInSight(member) && (isClient || !_scope.Code.IsVisibleOutside(member)) && !(member is IPropertySymbol { ContainingType: var type } && _scope.PathOf(type) is not null));

    private bool IsSetInSight(ISymbol member) => member switch
    {
        IFieldSymbol field => field.IsReadOnly || !_scope.Code.IsVisibleOutside(field),
        IPropertySymbol property => IsAutoProperty(property) && !property.IsAbstract && (property.SetMethod is null or { DeclaredAccessibility: Accessibility.Private } || !_scope.Code.IsVisibleOutside(property)),
        _ => false,
    };

    /// <summary>Hands the values to code that is not in sight.</summary>
    private void Leak(SmallSet<AbstractValue> values)
    {
        foreach (var value in values)
        {
            switch (value)
            {
                case SettingsValue store:
                    LeakStore(store.Site);
                    break;
                case TupleValue tuple:
                    tuple.Items.ToList().ForEach(Leak);
                    break;
                case TrackedValue { Site: { } config }:
                    _recorder?.Add(new Escape(config, EscapeKind.HandedOn));
                    break;
            }
        }
    }

    private void LeakStore(Site site) => State = State.Set(site, State.Settings(site).Escape());

    /// <summary>The body at hand returns the values.</summary>
    public void Return(SmallSet<AbstractValue> values)
    {
        if (Receiver is not null)
        {
            if (Receiver.Service is { } service)
            {
                Provide(values, service);
            }

            return;
        }

        foreach (var value in values)
        {
            switch (value)
            {
                case TupleValue tuple:
                    tuple.Items.ToList().ForEach(Return);
                    break;
                case SettingsValue store:
                    _recorder?.Add(new Escape(store.Site, EscapeKind.Returned));
                    break;
                case BuilderValue { Site: { } config }:
                    _recorder?.Add(new Escape(config, EscapeKind.Returned));
                    break;
                case ClientValue client:
                    _recorder?.Add(new Escape(client.Site, EscapeKind.HandedOn));
                    break;
            }
        }
    }
}
