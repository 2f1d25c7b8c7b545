using System.Collections.Immutable;
using KafkaDurability.Analyzers.Flow;
using KafkaDurability.Analyzers.Kafka;
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
                ? Write(setting, setting.Key, SettingValue.FromProperty(setting, constant.Value!), false, constant.Origin)
                : Write(setting, setting.Key, null, IsVarying(value), node) with { IsPresent = value is SetValue })
            .ToList();
        Apply(objects, setting.Key, writes, values.Any(value => value is ConstantValue { Value: null }));

        SettingWrite Write(Setting of, string key, SettingValue? value, bool varies, SyntaxNode origin) =>
            new(of, key, value, varies, node, Within(node, origin), null) { IsArm = IsArm(values, node, origin) };
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
            return new SettingWrite(setting, key, known, IsVarying(value), node, Within(node, origin), keyNode) { IsArm = IsArm(values, node, origin), IsPresent = value is SetValue or FileValue, File = file, IsCopied = file is not null };
        }).ToList();
        Apply(objects, key, writes, values.Any(value => value is ConstantValue { Value: null }), ifAbsent);
    }

    private void Apply(SmallSet<AbstractValue> objects, string key, List<SettingWrite> writes, bool maybeNull, bool ifAbsent = false)
    {
        var certain = objects.Count == 1;
        foreach (var (site, through) in objects.OfType<StoreValue>().Select(value => (value.Site, value.Through)))
        {
            var store = State.Store(site);
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
                Values.Of(new ConstantValue(key, first.KeyNode)),
                first.KeyNode,
                byKey.Cast<PairValue>().Select(pair => pair.Value).ToSmallSet(),
                byKey.Key);
        }
    }

    /// <summary>Settings or a client go into a field: a private one of the own type is followed, another is not.</summary>
    private void Keep(SmallSet<AbstractValue> values, ISymbol member, bool inOwnType)
    {
        var isPrivate = member.DeclaredAccessibility == Accessibility.Private
            || member is IPropertySymbol { SetMethod: null or { DeclaredAccessibility: Accessibility.Private } } property && IsAutoProperty(property) && Symbols.IsClient(property.Type, out _);
        if (!inOwnType || !isPrivate)
        {
            Leak(values);
            return;
        }

        foreach (var value in values)
        {
            if (value is StoreValue store)
            {
                _recorder?.Add(new StoredIn(store.Site, member.OriginalDefinition, IsClient: false));
            }
            else if (value is ClientValue client)
            {
                _recorder?.Add(new StoredIn(client.Config, member.OriginalDefinition, IsClient: true));
            }
            else if (value is BuilderValue { Config: { } config })
            {
                // A builder in a field builds where nobody looks.
                LeakStore(config);
            }
        }
    }

    /// <summary>Hands the values to code that is not in sight.</summary>
    private void Leak(SmallSet<AbstractValue> values)
    {
        foreach (var value in values)
        {
            switch (value)
            {
                case StoreValue store:
                    LeakStore(store.Site);
                    break;
                case BuilderValue { Config: { } config }:
                    LeakStore(config);
                    break;
                case ClientValue client:
                    _recorder?.Add(new Departure(client.Config, Leaving.ClientHandedOn));
                    break;
            }
        }
    }

    private void LeakStore(Site site) => State = State.Set(site, State.Store(site).Leak());

    /// <summary>Hands the values to code that keeps them and does not write to them.</summary>
    private void Register(SmallSet<AbstractValue> values)
    {
        foreach (var value in values)
        {
            switch (value)
            {
                case StoreValue store:
                    _recorder?.Add(new Departure(store.Site, Leaving.Registered));
                    break;
                case ClientValue client:
                    _recorder?.Add(new Departure(client.Config, Leaving.ClientHandedOn));
                    break;
            }
        }
    }

    /// <summary>The body at hand returns the values.</summary>
    public void Return(SmallSet<AbstractValue> values)
    {
        foreach (var value in values)
        {
            switch (value)
            {
                case StoreValue store:
                    _recorder?.Add(new Departure(store.Site, Leaving.Returned));
                    break;
                case BuilderValue { Config: { } config }:
                    _recorder?.Add(new Departure(config, Leaving.Returned));
                    break;
                case ClientValue client:
                    _recorder?.Add(new Departure(client.Config, Leaving.ClientHandedOn));
                    break;
            }
        }
    }
}
