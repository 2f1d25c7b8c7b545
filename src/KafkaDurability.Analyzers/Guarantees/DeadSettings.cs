using System.Collections.Generic;
using KafkaDurability.Analyzers.Configuration;
using KafkaDurability.Analyzers.Kafka;
using KafkaDurability.Analyzers.Program;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KafkaDurability.Analyzers.Guarantees;

/// <summary>Settings that are written and that the client never uses, with the reason: a clause without a full stop.</summary>
internal static class DeadSettings
{
    /// <summary>What another setting switches off.</summary>
    /// <remarks>librdkafka's CONFIGURATION.md; the last one is of the .NET Producer's constructor.</remarks>
    private static readonly (Setting Setting, Func<ConfigSnapshot, bool> IsUnused, string Reason)[] s_switchedOff =
    [
        (Settings.AutoCommitIntervalMs, built => built[Settings.EnableAutoCommit].IsCertainly(value => value.IsFalse), "unused, as enable.auto.commit is false"),
        (Settings.TransactionTimeoutMs, built => built[Settings.TransactionalId].IsUnset, "unused, as there is no transactional.id"),
        (Settings.GroupRemoteAssignor, built => built[Settings.GroupProtocol].IsCertainly(value => value.Is("classic")), "unused, as group.protocol is classic"),
        (Settings.DeliveryReportFields, built => built[Settings.EnableDeliveryReports].IsCertainly(value => value.IsFalse), "unused, as dotnet.producer.enable.delivery.reports is false"),
    ];

    /// <returns>Null where the client uses it, or may.</returns>
    public static string? ReasonOf(ConfigSnapshot built, SettingWrite write) => write.Setting is not { } setting ? null
        : setting == Settings.LegacyAutoCommitEnable || UnusedSettings.Has(setting, write.Value, built.Kind) ? $"a {(built.Kind == ClientKinds.Producer ? "producer" : "consumer")} does not use it"
        : s_switchedOff.Where(one => one.Setting == setting && one.IsUnused(built)).Select(one => one.Reason).FirstOrDefault();

    /// <summary>Values of a setting that are in the settings file, in the initializer or under another spelling, and that a later one replaces on every way.</summary>
    public static IEnumerable<EffectiveValue> WrittenOver(ConfigObject config, ConfigSnapshot built, Setting setting)
    {
        var fact = built[setting];
        if (!fact.IsWritten || fact.Writes.First() is not { } winner)
        {
            yield break;
        }

        var reason = "written over by " + (winner.At.File?.ToString() ?? $"line {Lines.Number(winner.Node)}");
        foreach (var earlier in built.AllWrites.Where(write => write.Setting == setting && !fact.Writes.Contains(write)))
        {
            yield return Dead(earlier.Value?.Text, earlier.At.File is null ? ValueOrigin.Code : ValueOrigin.File, earlier.At);
        }

        foreach (var value in config.Section?.Entries.Where(entry => SettingTable.ByPropertyIgnoreCase(entry.Name) == setting).SelectMany(entry => entry.Values) ?? [])
        {
            if (built.AllWrites.All(write => write.File != value) && config.Creation is { } binder)
            {
                yield return Dead(value.Text, ValueOrigin.File, new Origin(binder, value.Value));
            }
        }

        foreach (var assignment in (config.Creation as BaseObjectCreationExpressionSyntax)?.Initializer?.Expressions.OfType<AssignmentExpressionSyntax>() ?? [])
        {
            if (assignment.Left is IdentifierNameSyntax { Identifier.Text: var name } && SettingTable.ByPropertyIgnoreCase(name) == setting && built.AllWrites.All(write => write.Node != assignment))
            {
                yield return Dead(assignment.Right.ToString(), ValueOrigin.Code, assignment);
            }
        }

        EffectiveValue Dead(string? text, ValueOrigin origin, Origin at) => new(setting, text, origin, at.Code, at.File, reason) { Mark = SettingMark.Dead };
    }
}
