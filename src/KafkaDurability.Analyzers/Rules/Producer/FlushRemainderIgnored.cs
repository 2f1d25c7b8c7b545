using System.Collections.Immutable;
using System.Globalization;
using KafkaDurability.Analyzers.Clients;
using KafkaDurability.Analyzers.Fixes;
using KafkaDurability.Analyzers.Kafka;
using KafkaDurability.Analyzers.Producing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Rules;

/// <summary>KD1102: Flush with a timeout, and its result is ignored.</summary>
internal sealed class FlushRemainderIgnored() : ProducerRule(
    Info(
        "KD1102",
        "Flush with a timeout, and its result is ignored",
        "Flush {0}, and messages that are still queued then are lost when the producer is {1}; call Flush() without a timeout, or check the number that it returns",
        "Flush(TimeSpan) returns how many messages are left in the queue. Flush() waits until each is delivered or has failed."),
    Consequence.Loss,
    FixKind.Suggestion)
{
    /// <summary>The default of message.timeout.ms, after which librdkafka gives a message up by itself (CONFIGURATION.md).</summary>
    private const double MessageTimeoutMs = 300_000;

    public override IEnumerable<Finding> Judge(ProducerMember member)
    {
        // Where a Flush is missing, that comes first.
        foreach (var life in member.Left.Where(life => life.Lost is null))
        {
            foreach (var (flush, wayOut) in life.Ignored)
            {
                if (TimeoutOf(flush, member) is { } timeout && timeout.TotalMilliseconds < LongestDelivery(life, member))
                {
                    var plan = FixPlan.Create("Wait until all is delivered", editorOnly: true, [(flush.Syntax, Edit.ReplaceArguments(flush.Syntax, ""))]);
                    yield return new Finding(
                        this, flush.Syntax, ImmutableArray<SyntaxNode>.Empty, ImmutableArray.Create(plan), Words(timeout), NotFlushed.Words(wayOut));
                }
            }
        }
    }

    private static TimeSpan? TimeoutOf(IInvocationOperation flush, ProducerMember member) => member.Calls
        .Where(call => call.Call == flush || call.Call.Syntax == flush.Syntax)
        .Select(call => FlushTimeout.Of(call.Call, call.Function, Program.OperationSource.Of(member.Model.Compilation), member.Cancellation))
        .FirstOrDefault();

    /// <summary>How long a message may take until it is delivered or given up; 0 in the setting is no end.</summary>
    private static double LongestDelivery(LeftProducer life, ProducerMember member)
    {
        var settings = ProducerSettings.Behind(life.Sends[0], member.Model, member.Cancellation).ToList();
        var longest = settings.Select(built => NumericSetting.Only(built, Settings.MessageTimeoutMs)?.Value ?? MessageTimeoutMs).DefaultIfEmpty(MessageTimeoutMs).Max();
        return longest == 0 ? double.PositiveInfinity : longest;
    }

    private static string Words(TimeSpan timeout)
    {
        var (number, unit) = timeout.TotalMilliseconds switch
        {
            <= 0 => (0, ""),
            < 1_000 => (timeout.TotalMilliseconds, "millisecond"),
            < 120_000 => (timeout.TotalSeconds, "second"),
            _ => (timeout.TotalMinutes, "minute"),
        };
        return unit.Length == 0 ? "does not wait" : $"gives up after {number.ToString("0.#", CultureInfo.InvariantCulture)} {unit}{(number == 1 ? "" : "s")}";
    }
}
