using System.Collections.Immutable;
using KafkaDurability.Analyzers.Clients;
using KafkaDurability.Analyzers.Fixes;
using KafkaDurability.Analyzers.Kafka;
using KafkaDurability.Analyzers.Program;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Rules;

/// <summary>KD2114: a consumer that goes to the end of its partitions, in a group that commits.</summary>
internal sealed class StartsAtEnd() : Rule<ClientMember>(
    Warning(
        "KD2114",
        "a handler or Assign starts at Offset.End in a group that commits: the backlog is skipped at each rebalance",
        "Offset.End skips what has come since the last commit, {0}, and the commit in line {1} makes that final; use Offset.Stored",
        "Offset.Stored goes on where the group has committed, and by auto.offset.reset where it has not."),
    Consequence.Loss,
    FixKind.Suggestion)
{
    public override IEnumerable<Finding> Judge(ClientMember member)
    {
        foreach (var call in member.BuilderCalls(ClientKinds.Consumer, "SetPartitionsAssignedHandler"))
        {
            var commit = member.BuiltFrom(call)
                .SelectMany(built => built.Config.CallsTo("Commit", built.Built).Concat(built.Config.CallsTo("StoreOffset", built.Built)))
                .FirstOrDefault();
            if (commit is not null)
            {
                foreach (var end in member.FunctionGivenTo(call) is { } handler ? PartitionEnds.In(handler.Body, member.Symbols) : [])
                {
                    yield return Found(end, commit.Node, "at each rebalance");
                }
            }
        }

        foreach (var call in member.CallsTo(ClientKinds.Consumer, "Assign"))
        {
            var commit = SameClient.Calls(call, member)?.FirstOrDefault(other => other.Call.TargetMethod.Name is "Commit" or "StoreOffset").Call;
            if (commit is not null)
            {
                foreach (var end in call.Arguments.SelectMany(argument => PartitionEnds.In(argument.Value, member.Symbols)))
                {
                    yield return Found(end, commit.Syntax, "at each start");
                }
            }
        }
    }

    private Finding Found(IFieldReferenceOperation end, SyntaxNode commit, string when)
    {
        var text = end.Syntax.ToString();
        var plan = FixPlan.Create("Use Offset.Stored", editorOnly: true, [(end.Syntax, Edit.Replace(end.Syntax, text.Substring(0, text.Length - "End".Length) + "Stored"))]);
        return new Finding(
            this, end.Syntax, ImmutableArray.Create(commit), ImmutableArray.Create(plan), when, Lines.Number(commit));
    }
}
