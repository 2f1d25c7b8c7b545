using System.Collections.Immutable;
using KafkaDurability.Analyzers.Clients;
using KafkaDurability.Analyzers.Fixes;
using KafkaDurability.Analyzers.Kafka;
using KafkaDurability.Analyzers.Program;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Rules;

/// <summary>KD2120: a commit for partitions that are somebody else's already, or of messages that nobody has processed.</summary>
internal sealed class LostHandlerCommits() : Rule<ClientMember>(
    Warning(
        "KD2120",
        "a partitions-lost handler that commits (throws), or a revoked handler that commits unprocessed messages",
        "This handler runs when {0}, so {1}; {2}",
        "Partitions are lost when the member has left its group without knowing. Those that are revoked in good order come to the partitions-revoked handler, which may commit."),
    Consequence.Crash)
{
    public override IEnumerable<Finding> Judge(ClientMember member)
    {
        foreach (var call in member.BuilderCalls(ClientKinds.Consumer, "SetPartitionsLostHandler"))
        {
            foreach (var commit in member.FunctionGivenTo(call)?.Body.DescendantsAndSelf().OfType<IInvocationOperation>() ?? [])
            {
                if (member.IsCallTo(commit, ClientKinds.Consumer, "Commit") && !IsGuarded(commit))
                {
                    yield return new Finding(this, commit.Syntax, ImmutableArray.Create(call.Arguments[0].Syntax), ImmutableArray<FixPlan>.Empty,
                        "the partitions are another member's already", $"{commit.TargetMethod.Name} fails or sets that one back, and what it throws comes out of Consume", "do not commit here");
                }
            }
        }

        foreach (var revoke in BufferedRevoke.In(member))
        {
            yield return new Finding(this, revoke.Commit.Syntax, ImmutableArray.Create(revoke.Kept), ImmutableArray<FixPlan>.Empty,
                "partitions are revoked", $"its Commit covers the messages too that {Lines.Of(revoke.Kept, revoke.Commit.Syntax)} keeps for later, and they are lost", "commit what is processed");
        }
    }

    /// <summary>Whoever catches knows that it may fail.</summary>
    private static bool IsGuarded(IOperation commit) => Functions.OwnOperations.Around<ITryOperation>(commit) is { Catches.IsEmpty: false };
}
