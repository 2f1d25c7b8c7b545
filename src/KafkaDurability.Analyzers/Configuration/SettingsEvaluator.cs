using KafkaDurability.Analyzers.AppSettings;
using KafkaDurability.Analyzers.Flow;
using KafkaDurability.Analyzers.Kafka;
using KafkaDurability.Analyzers.Program;
using KafkaDurability.Analyzers.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Configuration;

/// <summary>What code does to settings, and to the builders and clients made from them.</summary>
internal sealed partial class SettingsEvaluator(ControlFlowGraph graph, EvaluationScope scope, SettingsScope settings) : Evaluator(graph, scope)
{
    protected override ObjectState Unwritten => SettingsState.Empty;

    private KafkaSymbols Symbols => settings.Symbols;

    private SettingsFiles? Files => settings.Files;

    protected override Evaluator For(ControlFlowGraph graph) => new SettingsEvaluator(graph, Scope, settings);

    protected override bool IsFollowed(ITypeSymbol type) =>
        Symbols.IsConfig(type, out _) || Symbols.IsClient(type, out _) || Symbols.IsBuilder(type, out _) || Scope.Code.IsTextMap(type);

    protected override bool IsObject(ITypeSymbol? type) => Symbols.IsConfig(type, out _);

    protected override bool IsHandle(ITypeSymbol? type) => Symbols.IsClient(type, out _);

    protected override SmallSet<AbstractValue> FromOutside(Site site, ITypeSymbol type)
    {
        if (Symbols.IsClient(type, out var client))
        {
            return ValueSets.Of(new ClientValue(client, site));
        }

        if (Symbols.IsBuilder(type, out var kind))
        {
            return ValueSets.Of(new BuilderValue(Graph.OriginalOperation.Syntax, kind, site));
        }

        if (Symbols.IsConfig(type, out var kinds))
        {
            Recorder?.Add(new ConfigView(site, kinds, Graph.OriginalOperation.Syntax));
        }

        if (site.Root is MemberPath { Symbol: var member } && Wrappers.IsDictionary(member))
        {
            Recorder?.Add(new ConfigView(site, ClientKinds.Producer | ClientKinds.Consumer, Graph.OriginalOperation.Syntax));
        }

        return ValueSets.Of(new SettingsValue(site));
    }

    protected override SmallSet<AbstractValue>? New(ITypeSymbol type, SyntaxNode node) =>
        Symbols.IsConfig(type, out var kinds) ? View(NewStore(node, SettingsState.Empty), kinds, node) : null;

    /// <summary>Whoever asks for a configuration mostly gets the whole.</summary>
    protected override SmallSet<AbstractValue>? Initially(IOperation place) =>
        Files is not null && ConfigurationCode.IsConfiguration(place.Type) && !ConfigurationCode.IsSection(place.Type) ? ValueSets.Of(new SectionValue("")) : null;

    protected override bool IsFilledElsewhere(IPropertySymbol property) => settings.PathOf(property.ContainingType) is not null;

    protected override SmallSet<AbstractValue> Read(IOperation operation)
    {
        if (operation is not IPropertyReferenceOperation reference)
        {
            return base.Read(operation);
        }

        var values = ReadKnown(reference) ?? SaidByClass(reference) ?? base.Read(reference);
        if (Recorder is not null && values.Any(value => value is SettingsValue) && OptionsSource.Of(reference) is { } source)
        {
            values.OfType<SettingsValue>().ToList().ForEach(store => Recorder.Add(new TakenFromOptions(store.Site, source)));
        }

        return values;
    }

    private SmallSet<AbstractValue>? ReadKnown(IPropertyReferenceOperation reference)
    {
        if (Symbols.SettingOf(reference.Property) is { } setting)
        {
            return ReadSetting(Evaluate(reference.Instance), setting);
        }

        if (ReadFiles(reference) is { } bound)
        {
            return bound;
        }

        var options = reference.Property.Type;
        if (!ConfigurationCode.IsOptionsValue(reference.Property) || !Carries(options))
        {
            return null;
        }

        Evaluate(reference.Instance);
        return Root(Site.At(new ServicePath(new Service(options, IsOptions: true))), options);
    }

    private SmallSet<AbstractValue> ReadSetting(SmallSet<AbstractValue> objects, Setting setting)
    {
        var read = SmallSet<AbstractValue>.Empty;
        foreach (var value in objects)
        {
            if (value is not SettingsValue { Site: var site } || State.Settings(site) is not { HasEscaped: false } store)
            {
                return ValueSets.Unknown;
            }

            // The getter looks at the canonical key alone.
            var slot = store[setting.Key];
            if (slot.MayBeOverwritten || slot.MaybeUnset && !site.IsCreated)
            {
                return ValueSets.Unknown;
            }

            read = slot.Writes.Aggregate(read, (all, write) => all.Add(new SetValue(write.Varies)));
            read = slot.MaybeUnset ? read.Add(new ConstantValue(null, Graph.OriginalOperation.Syntax)) : read;
        }

        return read.IsEmpty ? ValueSets.Unknown : read;
    }
}
