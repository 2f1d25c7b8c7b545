using System.Collections.Immutable;
using KafkaDurability.Analyzers.Clients;
using KafkaDurability.Analyzers.Fixes;
using KafkaDurability.Analyzers.Kafka;
using KafkaDurability.Analyzers.Program;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Rules;

/// <summary>KD2112: a message that Consume hands out, and that nobody looks at.</summary>
internal sealed class ResultDropped() : Rule<ClientMember>(
    Warning(
        "KD2112",
        "the result of Consume is thrown away",
        "Consume hands out a message here that nobody looks at, and the next commit passes it, so it is lost; use the result, or pause the partitions while the consumer only stays in its group",
        "Each Consume may hand out a message, also one that is called to keep the member in its group. Of paused partitions it hands out none."),
    Consequence.Loss)
{
    public override IEnumerable<Finding> Judge(ClientMember member) => TestProject.Is(member.Model.Compilation)
        ? []
        : member.CallsTo(ClientKinds.Consumer, "Consume")
            .Where(call => IsDropped(call) && IsPassed(call, member))
            .Select(call => new Finding(this, call.Syntax, ImmutableArray<SyntaxNode>.Empty, ImmutableArray<FixPlan>.Empty));

    private static bool IsDropped(IInvocationOperation call) => call.Parent is IExpressionStatementOperation
        or ISimpleAssignmentOperation { Target: IDiscardOperation, Parent: IExpressionStatementOperation };

    /// <summary>Elsewhere the consumer's messages are read. Who pauses it, or goes to another place afterwards, passes none.</summary>
    private static bool IsPassed(IInvocationOperation call, ClientMember member) =>
        SameClient.Calls(call, member) is { } calls
        && calls.Any(other => other.Call.TargetMethod.Name == "Consume" && !IsDropped(other.Call))
        && !calls.Any(other => other.Call.TargetMethod.Name == "Pause")
        && !calls.Any(other => other.Member == member.Syntax && other.Call.Syntax.SpanStart > call.Syntax.SpanStart
            && other.Call.TargetMethod.Name is "Seek" or "Assign" or "IncrementalAssign");
}
