using KafkaDurability.Analyzers.Configuration;
using KafkaDurability.Analyzers.Fixes;
using KafkaDurability.Analyzers.Kafka;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Rules;

/// <summary>The fixes that several rules share, in terms of settings.</summary>
internal static class SettingFixes
{
    /// <summary>Gives the write, or the arm of it that says the bad value, another value.</summary>
    public static (SyntaxNode Node, Edit Edit) Set(SettingWrite write, string value) => write.File is { } file
        ? (write.Node, FileEdit.Set(file, write.Setting!, value, write.IsProperty))
        : (write.At.Code, Edit.Set(write.At.Code, write.Setting!.Key, value));

    /// <summary>Takes the write out; where it is one arm of several, that arm says the default instead.</summary>
    public static (SyntaxNode Node, Edit Edit) Remove(SettingWrite write) => write.File is { } file
        ? write is { IsCopied: true, Setting.Default: { } fallback } ? Set(write, fallback) : (write.Node, FileEdit.Remove(file))
        : write.IsArm && write.Setting?.Default is { } value ? Set(write, value) : (write.Node, Edit.Remove(write.Node));

    /// <summary>Writes another key.</summary>
    public static (SyntaxNode Node, Edit Edit) Rename(SettingWrite write, string key) => write.File is { } file
        ? (write.Node, FileEdit.Rename(file, key))
        : (write.KeyNode!, Edit.Rename(write.KeyNode!, key));

    public static FixPlan SetPlan(string title, SettingWrite write, string value, bool editorOnly = false) =>
        FixPlan.Create(title, editorOnly, [Set(write, value)]);

    public static FixPlan RemovePlan(SettingWrite write, bool editorOnly = false) =>
        FixPlan.Create("Remove the setting", editorOnly, [Remove(write)]);

    /// <summary>Adds the setting, or sets it where it is written already.</summary>
    /// <returns>Null where that would reach code that is not in sight.</returns>
    public static List<(SyntaxNode Node, Edit Edit)>? Ensure(ConfigObject config, ConfigSnapshot snapshot, ClientKinds kind, Setting setting, string value)
    {
        var fact = snapshot[setting];
        if (snapshot.IsOpen || config.CreationFor(kind) is not { } creation || !fact.IsDecided)
        {
            return null;
        }

        return fact.IsUnset
            ? [(creation, Added(config, creation, setting, value))]
            : fact.Writes.Where(write => !write.Value!.Is(value)).Select(write => Set(write, value)).ToList();
    }

    private static Edit Added(ConfigObject config, SyntaxNode creation, Setting setting, string value) =>
        config is { BoundWrite: { } bound, Section: { } section }
            ? FileEdit.Add(section, setting, value, bound.IsProperty)
            : Edit.Add(creation, setting.Key, value);

    /// <summary>Switches idempotence on, and mends what contradicts it on the same object.</summary>
    /// <returns>Null where not all of that is in sight: the fix could make the client throw.</returns>
    public static List<(SyntaxNode Node, Edit Edit)>? Idempotence(ConfigObject config, ConfigSnapshot snapshot)
    {
        var edits = Ensure(config, snapshot, ClientKinds.Producer, Settings.EnableIdempotence, "true");
        return edits is null || !Add(Settings.Acks, value => !value.Is("all"), write => Set(write, "all"))
            || !Add(Settings.MaxInFlight, value => value.Number > 5, write => Set(write, "5"))
            || !Add(Settings.MessageSendMaxRetries, value => value.Number < 1, Remove)
            || !Add(Settings.QueueBufferingBackpressureThreshold, value => value.Number > 1, Remove)
            || !Add(Settings.QueuingStrategy, value => !value.Is("fifo"), Remove)
                ? null
                : edits;

        bool Add(Setting setting, Func<SettingValue, bool> contradicts, Func<SettingWrite, (SyntaxNode, Edit)> mend)
        {
            var fact = snapshot[setting];
            edits!.AddRange(fact.Writes.Where(write => write.Value is { } value && contradicts(value)).Select(mend));
            return fact.IsDecided;
        }
    }
}
