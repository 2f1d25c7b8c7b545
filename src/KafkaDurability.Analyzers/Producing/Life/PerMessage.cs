using System.Collections.Generic;
using System.Linq;
using System.Threading;
using KafkaDurability.Analyzers.Program;
using KafkaDurability.Analyzers.Kafka.Models;
using KafkaDurability.Analyzers.Functions;
using KafkaDurability.Analyzers.Kafka;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Producing;

/// <summary>Producers that are built for one message: in a loop over messages, or in a method that is given the message.</summary>
internal static class PerMessage
{
    /// <param name="method">The method of the functions; null for an initializer.</param>
    /// <param name="entry">What the program starts with; null for a library.</param>
    public static IEnumerable<SyntaxNode> In(
        MemberFunctions functions, IMethodSymbol? method, IMethodSymbol? entry, QueueModel model, CancellationToken cancellation)
    {
        foreach (var graph in functions.All)
        {
            var built = OwnedClient.In(graph, ClientKinds.Producer, model.Symbols)
                .Where(producer => producer.Variable is ILocalSymbol && producer.IsBuiltHere(model.Symbols))
                .Select(producer => (Local: (ILocalSymbol)producer.Variable, producer.Build, producer.Build.Syntax))
                .Concat(FallbackClient.In(graph, model, cancellation).Select(producer => (producer.Local, producer.Build, Syntax: producer.Whole)));
            foreach (var (local, build, made) in built)
            {
                if (Declarator(local) is { } declarator
                    && ClientUses.Of(local, functions.All, model.Symbols) is { IsOne: true, SharesHandle: false } uses
                    && (IsPerRound(declarator, made, uses)
                        || (graph == functions.Outermost && IsPerCall(declarator, made, uses, method, entry, model, cancellation))))
                {
                    yield return build.Syntax;
                }
            }
        }
    }

    /// <summary>The loop goes over messages, and each round builds a producer for its own, always in the same way.</summary>
    private static bool IsPerRound(VariableDeclaratorSyntax declarator, SyntaxNode made, ClientUses uses)
    {
        if (StatementOrder.LoopAround(made) is not { } loop || !loop.Span.Contains(declarator.Span))
        {
            return false;
        }

        var own = Declared(loop);
        return !DependsOn(own, made, loop)
            && Sends(uses).Where(send => StatementOrder.LoopAround(send.Syntax) == loop && Message(send) is { } message && Names(message).Overlaps(own))
                .Any(send => !Leaves(loop, send.Syntax));
    }

    /// <summary>The method is given a message, and builds, sends and disposes.</summary>
    private static bool IsPerCall(
        VariableDeclaratorSyntax declarator, SyntaxNode made, ClientUses uses, IMethodSymbol? method, IMethodSymbol? entry,
        QueueModel model, CancellationToken cancellation)
    {
        if (method is not { MethodKind: MethodKind.Ordinary, Name: not "CheckHealthAsync" }
            || SymbolEqualityComparer.Default.Equals(method.ContainingType, entry?.ContainingType)
            || declarator.FirstAncestorOrSelf<MethodDeclarationSyntax>() is not { } declaration
            || StatementOrder.LoopAround(made) is not null
            || !uses.To("Dispose").Any())
        {
            return false;
        }

        var given = new HashSet<string>(method.Parameters.Where(parameter => parameter.Type.Name != "CancellationToken").Select(parameter => parameter.Name));
        if (given.Count == 0 || DependsOn(given, made, declaration))
        {
            return false;
        }

        foreach (var variable in declaration.DescendantNodes(StatementOrder.IsSameFunction).OfType<VariableDeclaratorSyntax>())
        {
            if (variable.Initializer is { } initializer && variable != declarator && Names(initializer).Overlaps(given))
            {
                given.Add(variable.Identifier.ValueText);
            }
        }

        var sends = Sends(uses).ToList();
        return sends.Count > 0
            && sends.All(send => StatementOrder.LoopAround(send.Syntax) is null && Message(send) is { } message && Names(message).Overlaps(given))
            && !(entry is not null && IsOnlyCalledFrom(entry, method, declaration, model, cancellation));
    }

    /// <summary>What the program does once, on its way through: a tool that sends one message and ends.</summary>
    private static bool IsOnlyCalledFrom(
        IMethodSymbol entry, IMethodSymbol method, MethodDeclarationSyntax declaration, QueueModel model, CancellationToken cancellation)
    {
        var uses = Callers.UsesOf(method, model.Compilation, cancellation).Where(use => use.Member != declaration).ToList();
        var starts = entry.ContainingType.DeclaringSyntaxReferences.Select(part => part.GetSyntax(cancellation)).ToList();

        // What a lambda calls, the handler of an endpoint say, is called as often as that.
        return uses.Count > 0
            && uses.All(use => OwnOperations.FunctionAround(use.Use) is not IAnonymousFunctionOperation
                && starts.Any(start => start.SyntaxTree == use.Member.SyntaxTree && start.Span.Contains(use.Member.Span)))
            && !uses.Any(use => StatementOrder.CallsInLoop(use.Member, method.Name));
    }

    private static IEnumerable<IInvocationOperation> Sends(ClientUses uses) => uses.To("Produce").Concat(uses.To("ProduceAsync"));

    private static SyntaxNode? Message(IInvocationOperation send) => send.Arguments.FirstOrDefault(argument => argument.Parameter?.Name == "message")?.Syntax;

    private static VariableDeclaratorSyntax? Declarator(ILocalSymbol local) => local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() as VariableDeclaratorSyntax;

    private static HashSet<string> Declared(SyntaxNode loop) => [.. loop.DescendantNodes(StatementOrder.IsSameFunction).Prepend(loop).Select(NameOf).OfType<string>()];

    private static string? NameOf(SyntaxNode node) => node switch
    {
        ForEachStatementSyntax each => each.Identifier.ValueText,
        VariableDeclaratorSyntax variable => variable.Identifier.ValueText,
        SingleVariableDesignationSyntax variable => variable.Identifier.ValueText,
        _ => null,
    };

    private static HashSet<string> Names(SyntaxNode node) =>
        [.. node.DescendantTokens().Where(token => token.IsKind(SyntaxKind.IdentifierToken)).Select(token => token.ValueText)];

    /// <summary>The producer is built in another way each time: for another cluster, say. Its config may have a variable in between.</summary>
    private static bool DependsOn(HashSet<string> names, SyntaxNode build, SyntaxNode scope)
    {
        var variables = scope.DescendantNodes(StatementOrder.IsSameFunction).OfType<VariableDeclaratorSyntax>().ToLookup(variable => variable.Identifier.ValueText);
        var pending = new Stack<string>(Names(build));
        var seen = new HashSet<string>();
        while (pending.Count > 0)
        {
            var name = pending.Pop();
            if (!seen.Add(name))
            {
                continue;
            }

            if (!variables.Contains(name))
            {
                if (names.Contains(name))
                {
                    return true;
                }

                continue;
            }

            // Whatever is said of the variable counts: config.ClientId = order.Customer.
            foreach (var statement in variables[name].Select(variable => (SyntaxNode?)variable.FirstAncestorOrSelf<StatementSyntax>())
                .Concat(Writes(name, scope)).OfType<SyntaxNode>())
            {
                foreach (var other in Names(statement))
                {
                    pending.Push(other);
                }
            }
        }

        return false;
    }

    private static IEnumerable<SyntaxNode> Writes(string name, SyntaxNode scope) => scope.DescendantNodes(StatementOrder.IsSameFunction)
        .OfType<ExpressionStatementSyntax>()
        .Where(statement => statement.Expression switch
        {
            AssignmentExpressionSyntax assignment => assignment.Left.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().FirstOrDefault()?.Identifier.ValueText == name,
            InvocationExpressionSyntax call => call.Expression.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().FirstOrDefault()?.Identifier.ValueText == name,
            _ => false,
        });

    /// <summary>Whether the loop may be over once the message is sent: it tries again and again, with the same one.</summary>
    private static bool Leaves(SyntaxNode loop, SyntaxNode send) => loop.DescendantNodes(StatementOrder.IsSameFunction).Any(node =>
        node.SpanStart > send.SpanStart
        && (node is ReturnStatementSyntax or GotoStatementSyntax
            || (node is BreakStatementSyntax && node.Ancestors().First(outer => StatementOrder.IsLoop(outer) || outer is SwitchStatementSyntax) == loop)));
}
