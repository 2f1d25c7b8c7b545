using System.Collections.Immutable;
using KafkaDurability.Analyzers.Clients;
using KafkaDurability.Analyzers.Fixes;
using KafkaDurability.Analyzers.Functions;
using KafkaDurability.Analyzers.Kafka;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Rules;

/// <summary>KD3008: a change of topics whose failure nobody learns.</summary>
internal sealed class AdminTaskDropped() : Rule<ClientMember>(
    Warning(
        "KD3008",
        "an admin task is dropped: a topic that was not made is never noticed",
        "Nobody waits for {0}, so nobody learns that it has failed, and a topic that was not made is created later with the broker's defaults, or not at all; await it",
        "What the broker refuses is in the exception of the task."),
    Consequence.Loss,
    FixKind.Statement)
{
    private static readonly string[] s_methods =
        ["CreateTopicsAsync", "CreatePartitionsAsync", "AlterConfigsAsync", "IncrementalAlterConfigsAsync", "AlterConsumerGroupOffsetsAsync"];

    public override IEnumerable<Finding> Judge(ClientMember member) => s_methods
        .SelectMany(method => member.CallsTo(ClientKinds.Admin, method))
        .Where(call => member.LostTaskOf(call) is not null)
        .Select(call => new Finding(this, call.Syntax, ImmutableArray<SyntaxNode>.Empty, Plans(call, member), call.TargetMethod.Name));

    private static ImmutableArray<FixPlan> Plans(IInvocationOperation call, ClientMember member) =>
        call.SemanticModel is { } model && AwaitPlace.Takes(call.Syntax, model, member.Cancellation)
            ? ImmutableArray.Create(FixPlan.Create("Await the call", editorOnly: false, [(call.Syntax, Edit.Await(call.Syntax))]))
            : ImmutableArray<FixPlan>.Empty;
}
