using System.Collections.Generic;
using System.Linq;
using KafkaDurability.Analyzers.Functions;
using KafkaDurability.Analyzers.Kafka;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Consuming;

/// <summary>Which calls are taken to throw, and what: those that are evidently work. Logging, asking and in-memory work are not.</summary>
internal sealed class Throwing
{
    private readonly KafkaSymbols _symbols;

    public Throwing(KafkaSymbols symbols) => _symbols = symbols;

    /// <summary>The types of exceptions; null among them for any.</summary>
    public IEnumerable<ITypeSymbol?> Of(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        if (_symbols.ClientMethod(method) is { ContainingType: { } type } client && _symbols.IsClient(type, out var kinds) && kinds == ClientKinds.Consumer)
        {
            return OfConsumer(call, client);
        }

        if ((Awaitables.IsAwaitable(method.ReturnType) && !Completion.IsEvident(call)) || KnownCallees.Observes(method))
        {
            return [];
        }

        if (BaseLibrary.Declares(method))
        {
            return method.Name == "ThrowIfCancellationRequested" && call.Instance?.Type is { } token ? [Cancelled(token)]
                : BaseLibrary.Effect(method) == CalleeEffect.Processes ? [null]
                : Token(call) is { } given ? [Cancelled(given)]
                : [];
        }

        return KnownCallees.MayObserve(method) || CatchesAll(method) ? [] : [null];
    }

    /// <summary>Consume throws what the broker or a deserializer reports, or that it is cancelled (Confluent.Kafka, Consumer.Consume).</summary>
    private IEnumerable<ITypeSymbol?> OfConsumer(IInvocationOperation call, IMethodSymbol method) => method.Name switch
    {
        "Consume" when Token(call) is { } token => [Cancelled(token), _symbols.ConsumeException],
        "Consume" => [_symbols.ConsumeException],
        "Commit" or "StoreOffset" or "Seek" => [_symbols.KafkaException],
        _ => [],
    };

    private static ITypeSymbol? Token(IInvocationOperation call) => call.Arguments
        .Where(argument => argument.ArgumentKind == ArgumentKind.Explicit && argument.Value is not IDefaultValueOperation)
        .Select(argument => argument.Parameter?.Type)
        .FirstOrDefault(type => type is { Name: "CancellationToken", ContainingNamespace: { Name: "Threading", ContainingNamespace.Name: "System" } });

    /// <summary>OperationCanceledException is declared where the token is.</summary>
    private static ITypeSymbol? Cancelled(ITypeSymbol token) => token.ContainingAssembly?.GetTypeByMetadataName("System.OperationCanceledException");

    /// <summary>A method that does nothing outside of a try whose catch takes everything.</summary>
    private static bool CatchesAll(IMethodSymbol method) =>
        method.OriginalDefinition.DeclaringSyntaxReferences is { Length: 1 } references
        && references[0].GetSyntax() switch
        {
            MethodDeclarationSyntax declaration => declaration.Body,
            LocalFunctionStatementSyntax function => function.Body,
            _ => null,
        } is { } body
        && body.Statements.OfType<TryStatementSyntax>().Any()
        && body.Statements.All(statement => statement is TryStatementSyntax guarded ? Swallows(guarded) : !MayThrow(statement));

    private static bool Swallows(TryStatementSyntax guarded) =>
        guarded.Catches.Any(clause => clause.Filter is null && clause.Declaration?.Type is null or IdentifierNameSyntax { Identifier.ValueText: "Exception" })
        && !guarded.Catches.Any(clause => clause.DescendantNodes(StatementOrder.IsSameFunction).Any(node => node is ThrowStatementSyntax or ThrowExpressionSyntax));

    private static bool MayThrow(StatementSyntax statement) => statement.DescendantNodesAndSelf(StatementOrder.IsSameFunction)
        .Any(node => node is InvocationExpressionSyntax or AwaitExpressionSyntax or ThrowStatementSyntax or ThrowExpressionSyntax);
}
