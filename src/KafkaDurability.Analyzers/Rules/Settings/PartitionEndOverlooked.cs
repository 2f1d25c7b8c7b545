using KafkaDurability.Analyzers.Clients;
using KafkaDurability.Analyzers.Configuration;
using KafkaDurability.Analyzers.Fixes;
using KafkaDurability.Analyzers.Kafka;
using KafkaDurability.Analyzers.Program;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Rules;

/// <summary>KD2111: partition EOF enabled and not checked, or its result committed.</summary>
internal sealed class PartitionEndOverlooked() : SettingRule(
    Warning(
        "KD2111",
        "partition EOF enabled and not checked, or its result committed",
        "{0} makes Consume return a result without a message at the end of each partition, and line {1} fails on it; {2}",
        "With enable.partition.eof=true, results with IsPartitionEOF have no Message; Commit throws on them, and StoreOffset too since Confluent.Kafka 2.15."),
    Consequence.Crash,
    FixKind.Suggestion)
{
    protected override IEnumerable<Finding> Judge(ConfigObject config, ClientSettings context)
    {
        foreach (var built in config.Built(ClientKinds.Consumer))
        {
            var switched = built[Settings.EnablePartitionEof].Writes.Where(write => write.Value is { IsTrue: true }).ToList();
            if (switched.Count == 0)
            {
                continue;
            }

            var consumes = config.CallsTo("Consume", built).ToList();
            if (consumes.Select(context.Use.OverlookedEnd).FirstOrDefault(end => end is not null) is not { } end)
            {
                foreach (var finding in Committed(config, built, switched, context))
                {
                    yield return finding;
                }

                continue;
            }

            var plan = consumes.Count == 1 && end.Guard is var (behind, condition)
                ? FixPlan.Create("Skip the end of a partition", editorOnly: true, [(behind, Edit.InsertAfter(behind, $"if ({condition}) {{ continue; }}"))])
                : null;
            foreach (var write in switched)
            {
                yield return Found(write.At, [end.Use], [plan], SettingText.Of(write), Lines.Number(end.Use), "check IsPartitionEOF first");
            }
        }
    }

    /// <summary>The end of a partition is known, and committed all the same.</summary>
    private IEnumerable<Finding> Committed(ConfigObject config, ConfigSnapshot built, List<SettingWrite> switched, ClientSettings context)
    {
        if (context.Use.CommittedEnd(config.CallsTo("Commit", built).Concat(config.CallsTo("StoreOffset", built))) is not { } end)
        {
            return [];
        }

        var plan = end.Statement is { } statement ? FixPlan.Create("Leave the end of a partition uncommitted", editorOnly: true, [(statement, Edit.Remove(statement))]) : null;
        return switched.Select(write => Found(
            write.At, [end.Call], [plan], SettingText.Of(write), Lines.Number(end.Call), "commit messages only"));
    }
}
