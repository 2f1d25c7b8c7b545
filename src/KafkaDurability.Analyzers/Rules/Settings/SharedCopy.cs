using System.Collections.Generic;
using KafkaDurability.Analyzers.Clients;
using KafkaDurability.Analyzers.Configuration;
using KafkaDurability.Analyzers.Fixes;
using KafkaDurability.Analyzers.Kafka;
using KafkaDurability.Analyzers.Program;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Rules;

/// <summary>KD5003: "copied" config shares its values with the original.</summary>
internal sealed class SharedCopy() : SettingRule(
    Info(
        "KD5003",
        "\"copied\" config shares its values with the original",
        "This config shares its values with {2}, so {0} also applies to the client built in {1}; make it from a copy of the values",
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
                    yield return Shared(copy, write, built.BuiltAt!, "the one that it is made from");
                    break;
                }
            }
        }

        foreach (var (copy, write, built) in context.Sharing.Copies())
        {
            yield return Shared(copy, write, built, "the options that it is made from, which each service is given");
        }
    }

    private Finding Shared(Wrapping copy, SettingWrite write, SyntaxNode built, string original) => Found(
        copy.Creation,
        [write.At, built],
        [FixPlan.Create("Make it from a copy of the values", editorOnly: true, [(copy.Original, Edit.Copy(copy.Original))])],
        SettingText.Of(write),
        Lines.Of(built, copy.Creation),
        original);
}
