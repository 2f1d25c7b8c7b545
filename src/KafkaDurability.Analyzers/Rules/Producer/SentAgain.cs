using System.Collections.Immutable;
using System.Linq;
using KafkaDurability.Analyzers.Clients;
using KafkaDurability.Analyzers.Fixes;
using KafkaDurability.Analyzers.Producing;
using KafkaDurability.Analyzers.Program;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Rules;

/// <summary>KD1108: the program sends a message again that may have arrived.</summary>
internal sealed class SentAgain() : ProducerRule(
    Info(
        "KD1108",
        "produce retried by the application, or after cancellation: duplicates",
        "A message whose delivery {0} is sent again here, so it is in the topic twice if only the confirmation was lost, even with idempotence; let the client retry, or resend only after Local_QueueFull",
        "Idempotence recognizes what the client itself sends again. What the program sends again is a new message to it, with a sequence number of its own. A cancelled ProduceAsync has only stopped waiting: the message stays in the queue."),
    Consequence.Duplicate)
{
    public override IEnumerable<Finding> Judge(ProducerMember member)
    {
        if (TestProject.Is(member.Model.Compilation))
        {
            return [];
        }

        var reader = new RepeatedSendReader(SendModel.Of(member.Model.Compilation, member.Symbols), member.Symbols, member.Cancellation);
        return reader.Read(member.Graph.OriginalOperation, member.Model.MethodOf(member.Syntax, member.Cancellation))
            .Where(again => member.IsTransactional(again.Innermost) == Transactionality.No)
            .Select(again => new Finding(
                this,
                again.At,
                new[] { again.Innermost, again.Because }.Where(place => place != again.At).ToImmutableArray(),
                ImmutableArray<FixPlan>.Empty,
                again.IsCancelled ? "was cancelled" : "failed"))
            .ToList();
    }
}
