using KafkaDurability.Analyzers.Program;
using KafkaDurability.Analyzers.Clients;
using KafkaDurability.Analyzers.Configuration;
using KafkaDurability.Analyzers.Fixes;
using KafkaDurability.Analyzers.Kafka;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Rules;

/// <summary>KD5003: "copied" config shares its values with the original.</summary>
internal sealed class SharedCopy() : SettingRule(
    Info(
        "KD5003",
        "\"copied\" config shares its values with the original",
        "This config shares its values with the one that it is made from, so {0} also applies to the client built in line {1}; make it from a copy of the values",
        "The constructors of the config classes that take another config, or a dictionary, wrap it: there is one set of values."),
    Consequence.Other,
    FixKind.Suggestion)
{
    protected override IEnumerable<Finding> Judge(ConfigObject config, ClientSettings context)
    {
        foreach (var built in config.Snapshots.Where(snapshot => snapshot.BuiltAt is not null))
        {
            foreach (var write in built.AllWrites.OrderBy(write => write.Node.SpanStart))
            {
                // A field that another member builds from may hold the copy by then.
                if (write.Through is { } copy && Members.RootOf(copy.Creation) == Members.RootOf(built.BuiltAt!) && copy.Creation != built.Through?.Creation && write.Setting is { } setting && (setting.Clients & built.Kind) != 0)
                {
                    var plan = FixPlan.Create("Make it from a copy of the values", editorOnly: true, [(copy.Original, Edit.Copy(copy.Original))]);
                    yield return Found(copy.Creation, [write.At, built.BuiltAt!], [plan], SettingText.Of(write), built.BuiltAt!.GetLocation().GetLineSpan().StartLinePosition.Line + 1);
                    break;
                }
            }
        }
    }
}
