using KafkaDurability.Analyzers.Configuration;
using KafkaDurability.Analyzers.Functions;
using KafkaDurability.Analyzers.Kafka;
using KafkaDurability.Analyzers.Producing;
using KafkaDurability.Analyzers.Program;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Clients;

/// <summary>A wait of a known length between two Consume calls of one consumer.</summary>
/// <param name="At">The wait, or the call of the method that has it.</param>
/// <param name="Within">The wait in that method; null where it stands in the loop itself.</param>
/// <param name="Built">The settings behind the consumer.</param>
internal sealed record KnownWait(SyntaxNode At, SyntaxNode? Within, SyntaxNode Consume, double Milliseconds, IReadOnlyList<ConfigSnapshot> Built);

internal static class KnownWaits
{
    /// <summary>One of them stands in each member that waits.</summary>
    private static readonly string[] s_words = ["Sleep", "Delay"];

    public static IEnumerable<KnownWait> In(ClientMember member)
    {
        var consumes = member.CallsTo(ClientKinds.Consumer, "Consume").Where(call => OwnOperations.Around<ILoopOperation>(call) is not null).ToList();
        if (consumes.Count == 0 || !s_words.Any(word => ProgramNames.Of(member.Model.Compilation).Calling(word, member.Cancellation).Any()) || member.Model.Graph(member.Syntax, member.Cancellation) is not { } graph)
        {
            yield break;
        }

        var functions = FunctionGraphs.Of(graph, member.Cancellation).ToList();
        var waits = functions.SelectMany(function => FunctionGraphs.Operations(function).OfType<IInvocationOperation>().Select(call => (Call: call, Wait: Of(call, function, member, isInLoop: true))))
            .Where(found => found.Wait is not null).ToList();
        foreach (var consume in waits.Count == 0 ? [] : consumes)
        {
            var consumer = SameClient.VariableOf(consume);
            foreach (var (call, wait) in waits)
            {
                if (StatementOrder.LoopAround(consume.Syntax)?.Span.Contains(call.Syntax.Span) == true && WaysOn.Lead(functions, call.Syntax, operation => operation.Syntax == consume.Syntax, IsEnd))
                {
                    var (at, length) = wait!.Value;
                    yield return new KnownWait(call.Syntax, at == call.Syntax ? null : at, consume.Syntax, length, ConsumerSettings.Behind(consume.Syntax, member.Model, member.Cancellation));
                }
            }

            bool IsEnd(IOperation operation) => operation is IInvocationOperation { TargetMethod.Name: "Close" or "Unsubscribe" or "Dispose" or "Build" } other
                && (other.TargetMethod.Name == "Build" || consumer is not null && SymbolEqualityComparer.Default.Equals(SameClient.VariableOf(other), consumer));
        }
    }

    /// <summary>How many milliseconds a call waits, and where it says so; null where that is not known.</summary>
    /// <param name="isInLoop">The call stands in the loop itself: what it runs is looked at as well.</param>
    private static (SyntaxNode At, double Milliseconds)? Of(IInvocationOperation call, ControlFlowGraph function, ClientMember member, bool isInLoop)
    {
        var method = call.TargetMethod;
        if (BaseLibrary.Declares(method) && (method.ContainingType.Name, method.Name) is ("Thread", "Sleep") or ("Task", "Delay"))
        {
            return method.Name == "Delay" && !Completion.IsAwaited(call.Syntax) ? null
                : Milliseconds(call, function, member) is { } length ? (call.Syntax, length)
                : null;
        }

        if (!isInLoop || method.DeclaringSyntaxReferences.IsEmpty || method.IsAsync && !Completion.IsAwaited(call.Syntax) || member.Code.FunctionsOf(method) is not { Length: 1 } bodies
            || !s_words.Any(word => Members.HasWord(bodies[0].Syntax, word))
            || Members.RootOf(bodies[0].Syntax) != bodies[0].Syntax || member.Model.Graph(bodies[0].Syntax, member.Cancellation) is not { } callee)
        {
            return null;
        }

        return FunctionGraphs.Operations(callee).OfType<IInvocationOperation>().Select(inner => Of(inner, callee, member, isInLoop: false)).FirstOrDefault(found => found is not null);
    }

    private static double? Milliseconds(IInvocationOperation call, ControlFlowGraph function, ClientMember member)
    {
        var storage = Storage.Of(function);
        return storage.Resolve(storage.Only(storage.Resolve(call.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == 0)?.Value)))?.ConstantValue is { HasValue: true, Value: int number }
            ? number
            : FlushTimeout.Of(call, function, OperationSource.Of(member.Model.Compilation), member.Cancellation)?.TotalMilliseconds;
    }
}
