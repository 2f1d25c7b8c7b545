using System.Collections.Immutable;
using KafkaDurability.Analyzers.Clients;
using KafkaDurability.Analyzers.Fixes;

namespace KafkaDurability.Analyzers.Rules;

/// <summary>KD1109: a producer that is there until the process stops, and with it what it has queued.</summary>
internal sealed class NeverFlushed() : ProducerRule(
    Info(
        "KD1109",
        "nothing ever flushes a producer that Produce is called on, and the process stops: what is queued is lost",
        "Nothing in this program flushes the producer that this message is queued in, so what it holds when the process stops is lost; flush it where the program ends, in StopAsync or Dispose",
        "Produce only queues a message. A container disposes its producers without a Flush, and a process that ends does not even that."),
    Consequence.Loss,
    FixKind.Suggestion)
{
    public override IEnumerable<Finding> Judge(ProducerMember member) => LeftProducers.NeverFlushed(member).Select(life => new Finding(
        this,
        life.Lost!.At,
        life.Lost.More,
        life.Repair is { } repair
            ? ImmutableArray.Create(FixPlan.Create("Flush where the program ends", editorOnly: true, [(repair.First, Edit.InsertFirst(repair.First, repair.Text))]))
            : ImmutableArray<FixPlan>.Empty));
}
