using KafkaDurability.Analyzers.Clients;
using KafkaDurability.Analyzers.Configuration;
using KafkaDurability.Analyzers.Fixes;
using KafkaDurability.Analyzers.Kafka;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Rules;

/// <summary>KD1002: acks is 1, or another number: confirmed before it is replicated.</summary>
internal sealed class AcksLeader() : SettingRule(
    Warning(
        "KD1002",
        "acks is 1 (or another number): confirmed before it is replicated",
        "{0} confirms a message before it is replicated, so a broker failure loses confirmed messages; use Acks.All",
        "The leader confirms, fails before a follower has copied the message, and the new leader does not have it."),
    Consequence.Loss,
    FixKind.Setting)
{
    protected override IEnumerable<Finding> Judge(ConfigObject config, ClientSettings context)
    {
        foreach (var (write, snapshot) in Bad(config, ClientKinds.Producer, Settings.Acks, value => value.Number >= 1, value => value.Is("all")))
        {
            yield return Found(write.At, Plan(config, write, snapshot), SettingText.Of(write));
        }
    }

    /// <summary>acks to all; and idempotence on, which is safe then, where the whole object is in sight.</summary>
    internal static FixPlan Plan(ConfigObject config, SettingWrite write, ConfigSnapshot snapshot)
    {
        var edits = snapshot.IsBuilt && snapshot[Settings.TransactionalId].IsUnset ? SettingFixes.Idempotence(config, snapshot) : null;
        var own = SettingFixes.Set(write, "all");
        return FixPlan.Create("Set acks to all", editorOnly: false, edits is null || edits.Any(edit => edit.Node.SyntaxTree != own.Node.SyntaxTree) ? [own] : [own, .. edits]);
    }
}
