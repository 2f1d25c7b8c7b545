using System.Collections.Immutable;
using KafkaDurability.Analyzers.Clients;
using KafkaDurability.Analyzers.Fixes;
using KafkaDurability.Analyzers.Program;

namespace KafkaDurability.Analyzers.Rules;

/// <summary>KD1116: a catch clause that no failed delivery of its try comes to.</summary>
internal sealed class CatchOfOtherTypes() : Rule<ClientMember>(
    Warning(
        "KD1116",
        "a catch of ProduceException<TKey, TValue> with other types than the producer's: it never matches",
        "The send in line {0} throws {1}, which this clause does not catch, so a failed delivery goes past it; catch {1}",
        "ProduceException<TKey, TValue> has the types of the producer that throws it. One with other types is another exception."),
    Consequence.Loss,
    FixKind.Setting)
{
    public override IEnumerable<Finding> Judge(ClientMember member) => MismatchedCatch.In(member).Select(found => new Finding(
        this,
        found.Type,
        ImmutableArray.Create(found.Send.Syntax),
        ImmutableArray.Create(FixPlan.Create("Catch the producer's exception", editorOnly: false, [(found.Type, Edit.Replace(found.Type, found.Right))])),
        Lines.Number(found.Send.Syntax),
        found.Right));
}
