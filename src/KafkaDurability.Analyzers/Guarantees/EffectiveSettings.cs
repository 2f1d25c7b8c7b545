using System.Collections.Generic;
using System.Collections.Immutable;
using KafkaDurability.Analyzers.AppSettings;
using KafkaDurability.Analyzers.Configuration;
using KafkaDurability.Analyzers.Kafka;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Guarantees;

/// <summary>Where the value of a setting comes from.</summary>
internal enum ValueOrigin
{
    Default,
    Code,
    File,

    /// <summary>Another setting brings it along.</summary>
    Implied,

    /// <summary>Not in sight.</summary>
    Unknown,
}

/// <summary>One value that a setting may have for a client.</summary>
/// <param name="Text">As the client reads it; null where it is not known.</param>
/// <param name="Code">Where it is written, or bound; null for defaults.</param>
/// <param name="File">The place in a settings file.</param>
/// <param name="Note">What is to be said of it: an environment, a setting that implies it, why it is marked; null where there is nothing.</param>
internal sealed record EffectiveValue(Setting Setting, string? Text, ValueOrigin Origin, SyntaxNode? Code, FilePlace? File, string? Note)
{
    public SettingMark Mark { get; init; }

    /// <summary>The findings on it.</summary>
    public ImmutableArray<string> Rules { get; init; } = ImmutableArray<string>.Empty;
}

/// <summary>What a client is really configured with, of all that durability depends on, and of all else that is written.</summary>
internal static class EffectiveSettings
{
    private static readonly Setting[] s_producer =
    [
        Settings.Acks, Settings.EnableIdempotence, Settings.TransactionalId, Settings.MessageSendMaxRetries, Settings.MessageTimeoutMs, Settings.MaxInFlight,
        Settings.LingerMs, Settings.EnableDeliveryReports, Settings.EnableBackgroundPoll,
    ];

    private static readonly Setting[] s_consumer =
    [
        Settings.GroupId, Settings.EnableAutoCommit, Settings.EnableAutoOffsetStore, Settings.AutoCommitIntervalMs, Settings.AutoOffsetReset, Settings.IsolationLevel,
        Settings.MaxPollIntervalMs, Settings.SessionTimeoutMs, Settings.HeartbeatIntervalMs, Settings.GroupInstanceId, Settings.GroupProtocol, Settings.EnablePartitionEof,
    ];

    /// <summary>Settings that nobody wants to see in a report.</summary>
    private static readonly string[] s_secret = ["password", "secret", "key", "pem", "token", "sasl", "ssl"];

    /// <param name="version">Of the client; what came later has no default there.</param>
    /// <param name="hazards">Those of the client.</param>
    /// <returns>Empty where no settings are in sight.</returns>
    public static IEnumerable<EffectiveValue> Of(ClientInSight client, Version? version, IReadOnlyCollection<Hazard> hazards)
    {
        if (client.Built is not { } built)
        {
            yield break;
        }

        var durable = client.Kind == ClientKinds.Producer ? s_producer : s_consumer;
        var others = built.AllWrites.Select(write => write.Setting).OfType<Setting>().Distinct().Except(durable)
            .Where(setting => !s_secret.Any(word => setting.Key.Contains(word))).OrderBy(setting => setting.Key, StringComparer.Ordinal);
        foreach (var setting in durable.Concat(others).Where(setting => setting.Since is null || version is null || Version.Parse(setting.Since) <= version || !built[setting].Writes.IsEmpty))
        {
            foreach (var value in Values(built, setting, hazards).Concat(client.Config is { } config ? DeadSettings.WrittenOver(config, built, setting) : []))
            {
                yield return value;
            }
        }
    }

    private static IEnumerable<EffectiveValue> Values(ConfigSnapshot built, Setting setting, IReadOnlyCollection<Hazard> hazards)
    {
        var fact = built[setting];
        foreach (var write in fact.Writes)
        {
            var said = hazards.Where(hazard => IsOn(write, hazard)).ToList();
            var clash = said.FirstOrDefault(hazard => SettingMarks.IsContradiction(hazard.Rule));
            var dead = clash is null ? DeadSettings.ReasonOf(built, write) : null;
            yield return new EffectiveValue(
                setting, write.Value?.Text, write.At.File is null ? ValueOrigin.Code : ValueOrigin.File, write.At.Code, write.At.File,
                Join(new[] { Environment(write), clash?.Message ?? dead }.OfType<string>()))
            {
                Mark = clash is not null ? SettingMark.Contradiction : dead is not null ? SettingMark.Dead : SettingMark.None,
                Rules = said.Select(hazard => hazard.Rule).Distinct().ToImmutableArray(),
            };
        }

        if (fact.IsUnset)
        {
            yield return Implied(built, setting) ?? new EffectiveValue(setting, setting.Default, ValueOrigin.Default, null, null, null);
        }
        else if (!fact.IsWritten)
        {
            yield return built.IsOpen
                ? new EffectiveValue(setting, null, ValueOrigin.Unknown, null, null, "may be set by code that is out of sight")
                : new EffectiveValue(setting, setting.Default, ValueOrigin.Default, null, null, "on other ways");
        }
    }

    /// <summary>At fault, or the other side of a contradiction. All values of a section have the same code, which binds them.</summary>
    private static bool IsOn(SettingWrite write, Hazard hazard) =>
        write.At.File is { } file ? hazard.Files.Contains(file) || write.IsCopied && hazard.Files.IsEmpty && hazard.At == write.Node
        : hazard.Files.IsEmpty && (hazard.At == write.At.Code || hazard.At == write.Node)
            || SettingMarks.IsContradiction(hazard.Rule) && hazard.Places.Any(place => place == write.At.Code || place == write.Node);

    /// <summary>librdkafka's CONFIGURATION.md: transactional.id brings idempotence, and that acks, retries and max.in.flight.</summary>
    private static EffectiveValue? Implied(ConfigSnapshot built, Setting setting) =>
        setting == Settings.EnableIdempotence && built[Settings.TransactionalId].IsPresent
            ? new EffectiveValue(setting, "true", ValueOrigin.Implied, null, null, "by transactional.id")
        : setting == Settings.MaxInFlight && (built[Settings.EnableIdempotence].IsCertainly(value => value.IsTrue) || built[Settings.TransactionalId].IsPresent)
            ? new EffectiveValue(setting, "5", ValueOrigin.Implied, null, null, "by enable.idempotence")
        : null;

    private static string? Environment(SettingWrite write) =>
        write.File is { } file && SettingsFile.EnvironmentOf(file.Value.Path) is { Length: > 0 } environment ? "in " + environment : null;

    private static string? Join(IEnumerable<string> notes) => string.Join(", ", notes) is { Length: > 0 } text ? text : null;
}
