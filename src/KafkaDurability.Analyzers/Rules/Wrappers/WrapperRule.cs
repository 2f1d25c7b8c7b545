using System.Collections.Immutable;
using KafkaDurability.Analyzers.Libraries;
using KafkaDurability.Analyzers.Options;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Rules;

/// <summary>What a library is set up to do, and what the folder of that code asks for.</summary>
internal sealed record LibraryInFolder(LibraryFact Fact, KafkaOptions Options);

/// <summary>A rule over what libraries over the client are set up to do.</summary>
/// <param name="hazard">The facts that it judges.</param>
internal abstract class WrapperRule(Hazard hazard, DiagnosticDescriptor descriptor, Consequence consequence, FixKind fix = FixKind.None)
    : Rule<LibraryInFolder>(descriptor, consequence, fix)
{
    public sealed override IEnumerable<Finding> Judge(LibraryInFolder fact)
    {
        if (fact.Fact.Hazard == hazard && IsBad(fact.Fact, fact.Options))
        {
            yield return new Finding(this, fact.Fact.At, fact.Fact.Related.ToImmutableArray(), fact.Fact.Plans.ToImmutableArray(), Arguments(fact.Fact, fact.Options))
            {
                Files = fact.Fact.Files.ToImmutableArray(),
            };
        }
    }

    /// <summary>Whether the fact is to be reported.</summary>
    protected virtual bool IsBad(LibraryFact fact, KafkaOptions options) => true;

    /// <summary>What fills the message; a rule may say more than the fact does.</summary>
    protected virtual object[] Arguments(LibraryFact fact, KafkaOptions options) => fact.Words;
}
