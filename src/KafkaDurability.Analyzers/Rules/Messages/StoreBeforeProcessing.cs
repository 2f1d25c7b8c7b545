using KafkaDurability.Analyzers.Clients;
using KafkaDurability.Analyzers.Consuming;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Rules;

/// <summary>KD2102: the automatic commit writes a stored offset at any time, also while the message is processed.</summary>
internal sealed class StoreBeforeProcessing() : Rule<MemberLoops>(
    Warning(
        "KD2102",
        "offset stored before the message is processed",
        "The offset of the message consumed in line {0} is stored here before the message is processed in line {1}, so an automatic commit and then a crash lose the message; store it after processing",
        "A stored offset is written by the next automatic commit, which a background thread runs, and by Close. StoreOffset is the application's word that the message is done, so it belongs after the processing."),
    Consequence.Loss,
    FixKind.Statement)
{
    public override IEnumerable<Finding> Judge(MemberLoops fact) => fact.EarlyAdvances
        .Where(advance => advance.Kind == AdvanceKind.Store)
        .Select(advance => EarlyAdvanceFinding.Create(this, advance, "Move StoreOffset after the processing"));
}
