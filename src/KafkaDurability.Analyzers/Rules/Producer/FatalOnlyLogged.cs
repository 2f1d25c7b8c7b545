using System.Collections.Immutable;
using KafkaDurability.Analyzers.Clients;
using KafkaDurability.Analyzers.Fixes;
using KafkaDurability.Analyzers.Kafka;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Rules;

/// <summary>KD1115: after a fatal error a client does nothing any more.</summary>
/// <remarks>librdkafka, INTRODUCTION.md, "Fatal producer errors" and "Fatal consumer errors": the instance has to be replaced.</remarks>
internal sealed class FatalOnlyLogged() : Rule<ClientMember>(
    Info(
        "KD1115",
        "a fatal error is only logged: the client never sends or receives again",
        "{0} may have fatal errors ({1}), after which it never {2} again, and this only writes them down; where Error.IsFatal, build a new client or end the process",
        "After a fatal error each further call of the client fails with the same error, until another client takes its place."),
    Consequence.Loss)
{
    public override IEnumerable<Finding> Judge(ClientMember member) => UnansweredFatal.In(member).Select(found => new Finding(
        this,
        found.At,
        ImmutableArray.Create(found.Cause.At.Code),
        ImmutableArray<FixPlan>.Empty,
        found.Kind == ClientKinds.Producer ? "This producer" : "This consumer",
        SettingText.Of(found.Cause),
        found.Kind == ClientKinds.Producer ? "sends" : "receives"));
}
