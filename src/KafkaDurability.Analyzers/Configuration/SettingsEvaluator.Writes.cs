using KafkaDurability.Analyzers.Flow;
using KafkaDurability.Analyzers.Kafka;
using KafkaDurability.Analyzers.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Configuration;

/// <summary>Writing settings.</summary>
internal sealed partial class SettingsEvaluator
{
    protected override bool Write(IPropertyReferenceOperation property, SmallSet<AbstractValue> values, SyntaxNode write)
    {
        if (Symbols.SettingOf(property.Property) is { } setting)
        {
            WriteProperty(Evaluate(property.Instance), setting, values, write);
            return true;
        }

        if (Wrappers.SettingOf(property.Property) is not { } own)
        {
            return false;
        }

        Evaluate(property.Instance);
        WriteOwn(own, values, property.Property.Type, write);
        return true;
    }

    protected override void WriteElement(SmallSet<AbstractValue> objects, IOperation index, SmallSet<AbstractValue> values, SyntaxNode write) =>
        WriteKey(objects, Evaluate(index), index.Syntax, values, write);

    private void WriteProperty(SmallSet<AbstractValue> objects, Setting setting, SmallSet<AbstractValue> values, SyntaxNode node)
    {
        var writes = values.Where(value => value is not ConstantValue { Value: null })
            .Select(value => value is FileValue { Setting: var file } ? Write(setting, setting.Key, SettingValue.FromBound(setting, file.Text!), false, node) with { File = file, IsCopied = true, IsPresent = true }
                : value is ConstantValue constant
                ? Write(setting, setting.Key, SettingValue.FromProperty(setting, constant.Value!), false, constant.Origin) with { IsOption = IsOption(constant), GivenAt = constant.GivenAt }
                : Write(setting, setting.Key, null, value.Varies(), node) with { IsPresent = value is SetValue })
            .ToList();
        Apply(objects, setting.Key, writes, values.Any(value => value is ConstantValue { Value: null }));

        SettingWrite Write(Setting of, string key, SettingValue? value, bool varies, SyntaxNode origin) =>
            new(of, key, value, varies, node, Within(node, origin), null) { IsArm = IsArm(values, node, origin) };

        bool IsOption(ConstantValue constant) => constant.IsOption || Scope.Code.IsArmOfOption(constant.Origin);
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
            return new SettingWrite(setting, key, known, value.Varies(), node, Within(node, origin), keyNode) { IsArm = IsArm(values, node, origin), IsPresent = value is SetValue or FileValue, File = file, IsCopied = file is not null, IsOption = value is ConstantValue constant && (constant.IsOption || Scope.Code.IsArmOfOption(constant.Origin)) };
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
}
