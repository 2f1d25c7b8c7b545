using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using KafkaDurability.Analyzers.Functions;
using KafkaDurability.Analyzers.Kafka;
using KafkaDurability.Analyzers.Program;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace KafkaDurability.Analyzers.Producing;

/// <summary>What the members of a compilation do to the queues of producers, worked out on demand and once.</summary>
internal sealed class QueueModel
{
    private readonly Callees _callees;

    private QueueModel(Compilation compilation, KafkaSymbols symbols)
    {
        Compilation = compilation;
        Symbols = symbols;
        Source = OperationSource.Of(compilation);
        _callees = Callees.Of(compilation);
    }

    /// <summary>The model of a compilation, shared by all that ask for it.</summary>
    public static QueueModel Of(Compilation compilation, KafkaSymbols symbols) => KafkaProgram.Of(compilation).Part(program => new QueueModel(program.Compilation, symbols));

    public Compilation Compilation { get; }

    public KafkaSymbols Symbols { get; }

    public OperationSource Source { get; }

    /// <summary>What methods do to a producer that they are given; null where it cannot be told.</summary>
    public ConcurrentDictionary<(SyntaxNode Body, int Parameter, int Calls), QueueEffect?> Effects { get; } = new();

    /// <summary>Whether all that is put into a field, property or parameter is built in sight: each member that sends with it asks.</summary>
    public ConcurrentDictionary<ISymbol, bool> BuiltInSight { get; } = new(SymbolEqualityComparer.Default);

    /// <summary>The producers of such variables that nothing flushes; the second where all is a program.</summary>
    public (ConcurrentDictionary<ISymbol, LeftProducer?> InLibrary, ConcurrentDictionary<ISymbol, LeftProducer?> InProgram) NeverFlushed { get; } =
        (new(SymbolEqualityComparer.Default), new(SymbolEqualityComparer.Default));

    /// <inheritdoc cref="Callees.BodiesOf"/>
    public ImmutableArray<SyntaxNode> BodiesOf(IMethodSymbol method, CancellationToken cancellation) => _callees.BodiesOf(method, cancellation);

    /// <summary>A member's functions; null where its graph cannot be made.</summary>
    public MemberFunctions? FunctionsOf(SyntaxNode member, CancellationToken cancellation) =>
        Source.Graph(member, cancellation) is { } graph ? MemberFunctions.Of(graph, Source.MethodOf(member, cancellation), cancellation) : null;

    /// <summary>The functions of all members that see a field, property or captured parameter; null where some are out of sight.</summary>
    /// <param name="isProgram">Nobody outside of the compilation sees anything of it.</param>
    public IReadOnlyList<MemberFunctions>? FunctionsSeeing(ISymbol member, CancellationToken cancellation, bool isProgram = false)
    {
        var type = member.ContainingType;
        var isOwn = member is IParameterSymbol || member.DeclaredAccessibility == Accessibility.Private;
        if (type is null || (!isOwn && !isProgram && IsSeenOutside(member)))
        {
            return null;
        }

        var all = new List<MemberFunctions>();
        foreach (var mentioning in Members.Seeing(member, KafkaTrees.Of(Compilation, Symbols).NamesTouching, cancellation))
        {
            if (FunctionsOf(mentioning, cancellation) is not { } functions)
            {
                return null;
            }

            all.Add(functions);
        }

        return all;
    }

    private static bool IsSeenOutside(ISymbol member)
    {
        for (ISymbol? symbol = member; symbol is not null and not INamespaceSymbol; symbol = symbol.ContainingSymbol)
        {
            switch (symbol.DeclaredAccessibility)
            {
                case Accessibility.Private or Accessibility.Internal or Accessibility.ProtectedAndInternal:
                case Accessibility.Protected or Accessibility.ProtectedOrInternal when symbol.ContainingType is { IsSealed: true } && symbol.DeclaredAccessibility == Accessibility.Protected:
                    return false;
            }
        }

        return true;
    }
}

/// <summary>The graphs of a member, its lambdas and local functions.</summary>
/// <param name="Outermost">The member's own.</param>
/// <param name="ByFunction">Those of its lambdas and local functions, by their symbols.</param>
internal sealed record MemberFunctions(ControlFlowGraph Outermost, IReadOnlyDictionary<ISymbol, ControlFlowGraph> ByFunction)
{
    public static MemberFunctions Of(ControlFlowGraph graph, IMethodSymbol? member, CancellationToken cancellation)
    {
        var functions = new Dictionary<ISymbol, ControlFlowGraph>(SymbolEqualityComparer.Default);
        foreach (var (function, symbol) in FunctionGraphs.Of(graph, member, cancellation))
        {
            if (function != graph && symbol is not null)
            {
                functions[symbol] = function;
            }
        }

        return new MemberFunctions(graph, functions);
    }

    public IEnumerable<ControlFlowGraph> All => ByFunction.Values.Prepend(Outermost);

    /// <summary>The graph of a local function that is called, or of a lambda; null for other methods.</summary>
    public ControlFlowGraph? Of(IMethodSymbol function) => ByFunction.TryGetValue(function.OriginalDefinition, out var graph) ? graph : null;
}
