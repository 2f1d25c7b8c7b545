using System.Collections.Immutable;
using KafkaDurability.Analyzers.Fixes;
using KafkaDurability.Analyzers.Guarantees;

namespace KafkaDurability.Analyzers.Rules;

/// <summary>KD0003: the folder promises more than the client keeps.</summary>
internal sealed class GuaranteeNotMet() : Rule<GuaranteeAtBuild>(
    Warning(
        "KD0003",
        "the guarantee that the folder declares is not met",
        "The folder declares kafka_durability.guarantee = {0}. {1}; fix that, or declare what holds",
        "kafka_durability.guarantee says what the code of a folder promises. Of this client the opposite is proved: a finding or a setting shows how a message is lost, or comes twice."),
    Consequence.Loss)
{
    public override IEnumerable<Finding> Judge(GuaranteeAtBuild fact)
    {
        if (fact.Promise is { } promise && fact.Guarantees.Where(one => one.Breaks(promise)).OrderBy(one => one.Delivery).FirstOrDefault() is { } worst)
        {
            var word = promise == Options.Guarantee.ExactlyOnce ? "exactly_once" : "at_least_once";
            yield return new Finding(this, fact.Build, GuaranteePlaces.Of(worst, fact.Build), ImmutableArray<FixPlan>.Empty, word, worst.Sentence) { Files = GuaranteePlaces.Files(worst) };
        }
    }
}
