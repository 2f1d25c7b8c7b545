using KafkaDurability.Analyzers.Functions;
using KafkaDurability.Analyzers.Kafka;
using KafkaDurability.Analyzers.Kafka.Models;
using KafkaDurability.Analyzers.Program;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Clients;

/// <summary>A consumer that is built for one message: in each round of a loop, or in a method that a loop calls.</summary>
internal sealed record PerMessageConsumer(SyntaxNode Build, SyntaxNode Consume)
{
    public static IEnumerable<PerMessageConsumer> In(ClientMember member)
    {
        if (!Members.Mentions(member.Syntax, "Build") || member.Model.Graph(member.Syntax, member.Cancellation) is not { } outermost)
        {
            yield break;
        }

        foreach (var graph in FunctionGraphs.Of(outermost, member.Cancellation))
        {
            foreach (var consumer in OwnedClient.In(graph, ClientKinds.Consumer, member.Symbols))
            {
                if (consumer.Variable is ILocalSymbol local && consumer.IsBuiltHere(member.Symbols) && ConsumeOf(local, consumer.Build.Syntax, graph, member) is { } consume)
                {
                    yield return new PerMessageConsumer(consumer.Build.Syntax, consume);
                }
            }
        }
    }

    /// <summary>The one Consume of the variable, where it subscribes, takes one message and is built anew for the next.</summary>
    private static SyntaxNode? ConsumeOf(ILocalSymbol local, SyntaxNode build, ControlFlowGraph graph, ClientMember member)
    {
        var uses = ClientUses.Of(local, FunctionGraphs.Of(graph, member.Cancellation), member.Symbols);
        var consumes = uses.To("Consume").Select(call => call.Syntax).ToList();
        if (!uses.IsOne || consumes.Count != 1 || !uses.To("Subscribe").Any())
        {
            return null;
        }

        var loop = StatementOrder.LoopAround(build);
        return StatementOrder.LoopAround(consumes[0]) != loop ? null
            : loop is not null ? (IsPerRound(loop, local, consumes[0]) ? consumes[0] : null)
            : graph.OriginalOperation.Syntax == member.Syntax && IsCalledInLoop(member) ? consumes[0]
            : null;
    }

    /// <summary>A round of its own: not where a loop goes over topics or settings, or the first message ends it.</summary>
    private static bool IsPerRound(SyntaxNode loop, ILocalSymbol local, SyntaxNode consume) =>
        loop is WhileStatementSyntax or DoStatementSyntax or ForStatementSyntax { Incrementors.Count: 0 }
        && local.DeclaringSyntaxReferences.Any(declaration => loop.Span.Contains(declaration.Span))
        && !loop.DescendantNodes(StatementOrder.IsSameFunction).Any(node => node.SpanStart > consume.SpanStart && node is ReturnStatementSyntax or GotoStatementSyntax
            || node is BreakStatementSyntax && StatementOrder.LoopAround(node) == loop);

    /// <summary>A loop in sight calls the method for one message after the other.</summary>
    private static bool IsCalledInLoop(ClientMember member) =>
        member.Model.MethodOf(member.Syntax, member.Cancellation) is { MethodKind: MethodKind.Ordinary } method
        && Callers.UsesOf(method, member.Model.Compilation, member.Cancellation).Any(use => use.Member != member.Syntax
            && use.Use is IInvocationOperation call && StatementOrder.LoopAround(call.Syntax) is WhileStatementSyntax or DoStatementSyntax or ForStatementSyntax { Incrementors.Count: 0 });
}
