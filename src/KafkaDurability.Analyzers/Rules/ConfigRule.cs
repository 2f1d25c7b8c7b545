using System.Collections.Immutable;
using KafkaDurability.Analyzers.Configuration;
using KafkaDurability.Analyzers.Fixes;
using KafkaDurability.Analyzers.Kafka;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Rules;

/// <summary>A rule over one set of settings: its descriptor and its decision.</summary>
internal abstract class ConfigRule
{
    protected ConfigRule(DiagnosticDescriptor descriptor) => Descriptor = descriptor;

    public DiagnosticDescriptor Descriptor { get; }

    public abstract IEnumerable<Finding> Judge(ConfigObject config, RuleContext context);

    protected Finding Found(SyntaxNode at, IEnumerable<SyntaxNode>? related, IEnumerable<FixPlan?> plans, params object[] arguments) => new(
        Descriptor,
        at,
        related?.ToImmutableArray() ?? ImmutableArray<SyntaxNode>.Empty,
        plans.OfType<FixPlan>().ToImmutableArray(),
        arguments);

    protected Finding Found(SyntaxNode at, FixPlan? plan, params object[] arguments) => Found(at, null, [plan], arguments);

    /// <summary>The writes that give a setting such a value, for one kind of client.</summary>
    protected static IEnumerable<(SettingWrite Write, ConfigSnapshot Snapshot)> Bad(
        ConfigObject config, ClientKinds kind, Setting setting, Func<SettingValue, bool> isBad) =>
        config.Writes(setting).Where(found =>
            (found.Snapshot.Kind & kind) != 0 && found.Write.Value is { IsAccepted: true } value && isBad(value));
}
