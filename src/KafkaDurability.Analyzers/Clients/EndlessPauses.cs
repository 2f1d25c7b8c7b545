using KafkaDurability.Analyzers.Functions;
using KafkaDurability.Analyzers.Kafka;
using KafkaDurability.Analyzers.Program;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Clients;

/// <summary>Partitions that are paused by a consumer that goes on, and that nothing resumes.</summary>
internal sealed record EndlessPause(IInvocationOperation Pause, SyntaxNode Consume)
{
    public static IEnumerable<EndlessPause> In(ClientMember member)
    {
        var pauses = member.CallsTo(ClientKinds.Consumer, "Pause").ToList();
        if (pauses.Count == 0 || Members.Mentioning(member.Model.Compilation, "Resume", member.Cancellation).Any()
            || member.Model.Graph(member.Syntax, member.Cancellation) is not { } graph)
        {
            yield break;
        }

        var functions = FunctionGraphs.Of(graph, member.Cancellation).ToList();
        foreach (var pause in pauses)
        {
            SyntaxNode? consume = null;
            if (SameClient.VariableOf(pause) is { } consumer && SameClient.Calls(pause, member) is { } calls
                && !calls.Any(call => call.Call.TargetMethod.Name is "Assign" or "IncrementalAssign" or "Unassign" or "Unsubscribe")
                && WaysOn.Lead(functions, pause.Syntax, operation => IsOn(operation, consumer, "Consume") && (consume = operation.Syntax) is not null, operation => IsOn(operation, consumer, "Close") || IsOn(operation, consumer, "Dispose")))
            {
                yield return new EndlessPause(pause, consume!);
            }
        }
    }

    private static bool IsOn(IOperation operation, ISymbol consumer, string method) =>
        operation is IInvocationOperation call && call.TargetMethod.Name == method && SymbolEqualityComparer.Default.Equals(SameClient.VariableOf(call), consumer);
}
