using KafkaDurability.Analyzers.Configuration;
using KafkaDurability.Analyzers.Kafka;

namespace KafkaDurability.Analyzers.Guarantees;

/// <summary>What a setting is, as a reason, with where that is said.</summary>
internal static class SettingReasons
{
    public static Reason Ground(ConfigSnapshot built, Setting setting) => Of(built, setting, ReasonKind.Ground);

    /// <summary>It may be anything.</summary>
    public static Reason OutOfSight(ConfigSnapshot built, Setting setting) => built[setting].Writes.FirstOrDefault() is { } write
        ? new Reason(ReasonKind.OutOfSight, $"the value of {setting.Key} is not known", write.At.Code, write.At.File)
        : new Reason(ReasonKind.OutOfSight, $"{setting.Key} may be set by code that is out of sight", built.BuiltAt);

    private static Reason Of(ConfigSnapshot built, Setting setting, ReasonKind kind) => built[setting].Writes.FirstOrDefault() is { } write
        ? new Reason(kind, $"{setting.Key} is {write.Value?.Text ?? "set"}", write.At.Code, write.At.File)
        : new Reason(kind, $"{setting.Key} is {setting.Default ?? "not set"} by default");
}
