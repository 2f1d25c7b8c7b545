using System.Collections.Immutable;
using System.Globalization;
using KafkaDurability.Analyzers.Clients;
using KafkaDurability.Analyzers.Fixes;
using KafkaDurability.Analyzers.Kafka;
using KafkaDurability.Analyzers.Program;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Rules;

/// <summary>KD2117: the group gives the partitions of a consumer away that does not consume in time.</summary>
/// <remarks>librdkafka, CONFIGURATION.md: max.poll.interval.ms, 300000 by default.</remarks>
internal sealed class WaitTooLong() : Rule<ClientMember>(
    Info(
        "KD2117",
        "a known wait between two Consume calls is longer than max.poll.interval.ms: expelled, and processed twice",
        "This waits {0} s before the next Consume (line {1}); after {2} s the group gives the partitions away, so messages are processed twice; wait in shorter steps, or raise max.poll.interval.ms",
        "A consumer has to call Consume within max.poll.interval.ms, also while its partitions are paused. After that its commits fail, and another member reads from the last one on."),
    Consequence.Duplicate)
{
    public override IEnumerable<Finding> Judge(ClientMember member)
    {
        foreach (var wait in KnownWaits.In(member))
        {
            var limits = wait.Built.Select(built => NumericSetting.Only(built, Settings.MaxPollIntervalMs)).ToList();
            if (limits.Count > 0 && limits.All(limit => limit is not null && wait.Milliseconds >= limit.Value))
            {
                var limit = limits.OrderByDescending(one => one!.Value).First()!;
                yield return new Finding(
                    this,
                    wait.At,
                    new[] { wait.Consume, wait.Within, limit.Write?.At.Code }.OfType<SyntaxNode>().ToImmutableArray(),
                    ImmutableArray<FixPlan>.Empty,
                    Seconds(wait.Milliseconds),
                    Lines.Number(wait.Consume),
                    Seconds(limit.Value));
            }
        }
    }

    private static string Seconds(double milliseconds) => (milliseconds / 1000).ToString("0.###", CultureInfo.InvariantCulture);
}
