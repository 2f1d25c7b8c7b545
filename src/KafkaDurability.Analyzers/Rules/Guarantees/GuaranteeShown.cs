using System.Collections.Immutable;
using KafkaDurability.Analyzers.Fixes;
using KafkaDurability.Analyzers.Guarantees;

namespace KafkaDurability.Analyzers.Rules;

/// <summary>KD0002: what the client that is built here guarantees.</summary>
internal sealed class GuaranteeShown() : Rule<GuaranteeAtBuild>(
    Off(
        "KD0002",
        "what this client guarantees",
        "{0}",
        "The guarantee that is proved for the client: from the findings on it, its settings, and what is out of sight. It is never better than what is proved."),
    Consequence.Other)
{
    public override IEnumerable<Finding> Judge(GuaranteeAtBuild fact)
    {
        // Settings of several callers may reach one Build: the worst of them is what can be relied on.
        var worst = fact.Guarantees.OrderBy(one => one.Delivery).First();
        yield return new Finding(this, fact.Build, GuaranteePlaces.Of(worst, fact.Build), ImmutableArray<FixPlan>.Empty, worst.Sentence) { Files = GuaranteePlaces.Files(worst) };
    }
}
