using System;
using System.Collections.Generic;
using System.Linq;
using KafkaDurability.Analyzers.Functions;
using KafkaDurability.Analyzers.Kafka;
using KafkaDurability.Analyzers.Program;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Kafka.Models;

/// <summary>A client that is built in sight and kept in a variable of the builder's own.</summary>
/// <param name="Variable">The local, or the private field.</param>
/// <param name="Build">The call that it comes from.</param>
/// <param name="Graph">The function that builds it.</param>
internal sealed record OwnedClient(ISymbol Variable, IInvocationOperation Build, ControlFlowGraph Graph)
{
    /// <param name="kind">Consumers, or producers.</param>
    /// <param name="givesNew">Whether a method gives its caller a client of its own, as far as its code tells.</param>
    public static IEnumerable<OwnedClient> In(ControlFlowGraph graph, ClientKinds kind, KafkaSymbols symbols, Func<IMethodSymbol, bool>? givesNew = null)
    {
        var storage = Storage.Of(graph);
        foreach (var assignment in FunctionGraphs.Operations(graph).OfType<ISimpleAssignmentOperation>())
        {
            if (storage.Resolve(assignment.Value) is IInvocationOperation call
                && symbols.IsClient(call.Type, out var kinds) && kinds == kind
                && Kept(storage.Resolve(assignment.Target)) is { } variable
                && (IsBuild(call, symbols) || (!call.TargetMethod.DeclaringSyntaxReferences.IsEmpty && (IsUsing(variable) || givesNew?.Invoke(call.TargetMethod) == true))))
            {
                yield return new OwnedClient(variable, call, graph);
            }
        }
    }

    public bool IsBuiltHere(KafkaSymbols symbols) => IsBuild(Build, symbols);

    /// <summary>The call makes a client of a builder.</summary>
    public static bool IsBuild(IInvocationOperation call, KafkaSymbols symbols) =>
        call.TargetMethod.Name == "Build" && symbols.IsBuilder(call.Instance?.Type, out _);

    private static ISymbol? Kept(IOperation? target) => target switch
    {
        ILocalReferenceOperation { Local.RefKind: RefKind.None } local => local.Local,
        IFieldReferenceOperation { Field: { DeclaredAccessibility: Accessibility.Private } field } => field.OriginalDefinition,
        _ => null,
    };

    /// <summary>What a factory gives is the caller's own where the caller disposes it.</summary>
    private static bool IsUsing(ISymbol variable) => variable is ILocalSymbol
        && variable.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax().Parent?.Parent is { } declaration
        && (declaration is UsingStatementSyntax || declaration is LocalDeclarationStatementSyntax local && local.UsingKeyword.IsKind(SyntaxKind.UsingKeyword));
}
