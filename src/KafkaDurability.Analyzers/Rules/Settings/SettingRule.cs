using System.Collections.Immutable;
using KafkaDurability.Analyzers.AppSettings;
using KafkaDurability.Analyzers.Clients;
using KafkaDurability.Analyzers.Configuration;
using KafkaDurability.Analyzers.Fixes;
using KafkaDurability.Analyzers.Kafka;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Rules;

/// <summary>A rule over one set of settings.</summary>
internal abstract class SettingRule(DiagnosticDescriptor descriptor, Consequence consequence, FixKind fix = FixKind.None) : Rule<ClientSettings>(descriptor, consequence, fix)
{
    public sealed override IEnumerable<Finding> Judge(ClientSettings fact) => Judge(fact.Config, fact);

    /// <param name="context">What a rule may ask for beyond the settings.</param>
    protected abstract IEnumerable<Finding> Judge(ConfigObject config, ClientSettings context);

    /// <param name="at">What is in a settings file is reported where code binds it, which all editors show.</param>
    protected Finding Found(Origin at, IEnumerable<Origin>? related, IEnumerable<FixPlan?> plans, params object[] arguments)
    {
        var places = related?.ToList() ?? [];
        return new(
            this,
            at.Code,
            places.Where(place => place.File is null).Select(place => place.Code).ToImmutableArray(),
            plans.OfType<FixPlan>().ToImmutableArray(),
            arguments)
        {
            Files = places.Prepend(at).Select(place => place.File).OfType<FilePlace>().Distinct().ToImmutableArray(),
        };
    }

    protected Finding Found(Origin at, FixPlan? plan, params object[] arguments) => Found(at, null, [plan], arguments);

    /// <summary>The writes that give a setting such a value, for one kind of client.</summary>
    protected static IEnumerable<(SettingWrite Write, ConfigSnapshot Snapshot)> Bad(
        ConfigObject config, ClientKinds kind, Setting setting, Func<SettingValue, bool> isBad, Func<SettingValue, bool>? isSafe = null) =>
        config.Writes(setting).Where(found =>
            (found.Snapshot.Kind & kind) != 0 && found.Write.Value is { IsAccepted: true } value && isBad(value) && !IsChosen(found.Write, config, isSafe ?? (value => !isBad(value))));

    /// <summary>An option says the value, and another choice of it is right: whoever sets the option decides.</summary>
    protected static bool IsChosen(SettingWrite write, ConfigObject config, Func<SettingValue, bool> isSafe) =>
        write is { IsOption: true, Setting: { } setting }
        && config.Writes(setting).Any(other => other.Write is { IsOption: true, Value: { IsAccepted: true } value } && isSafe(value));
}
