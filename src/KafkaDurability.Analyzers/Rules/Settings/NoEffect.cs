using KafkaDurability.Analyzers.Clients;
using KafkaDurability.Analyzers.Configuration;
using KafkaDurability.Analyzers.Kafka;

namespace KafkaDurability.Analyzers.Rules;

/// <summary>KD1010: a setting that the client takes and does not use.</summary>
/// <remarks>auto.commit.enable is one, too; KD2003 says what to write in its place.</remarks>
internal sealed class NoEffect() : SettingRule(
    Warning(
        "KD1010",
        "a setting that does nothing on this client (another client's, Java's, an obsolete one)",
        "{0} does nothing on {1}, so what it is there for does not happen; remove it",
        "The client accepts settings of the other kinds of clients, and some that it no longer uses, with no more than a line in its log."),
    Consequence.Other,
    FixKind.Setting)
{
    protected override IEnumerable<Finding> Judge(ConfigObject config, ClientSettings context)
    {
        // What several kinds of clients are built from has to have settings of all of them.
        if (config.Kinds is not (ClientKinds.Producer or ClientKinds.Consumer or ClientKinds.Admin) || config.Views.Any(view => (view.Kinds & ~config.Kinds) != 0))
        {
            yield break;
        }

        foreach (var built in config.Built(config.Kinds).Where(built => !built.IsOpen))
        {
            // What came in with a copy may be there for the clients of the original.
            foreach (var write in built.AllWrites.Where(write => write is { IsFromCopy: false, Setting: { } setting } && UnusedSettings.Has(setting, write.Value, config.Kinds)))
            {
                yield return Found(write.At, SettingFixes.RemovePlan(write), SettingText.Of(write), Name(config.Kinds));
            }
        }
    }

    private static string Name(ClientKinds kind) => kind switch
    {
        ClientKinds.Producer => "a producer",
        ClientKinds.Consumer => "a consumer",
        _ => "an admin client",
    };
}
