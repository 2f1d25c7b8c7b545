using System.Collections.Generic;
using System.Linq;
using KafkaDurability.Analyzers.Program;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Functions;

/// <summary>Which failures a handler takes.</summary>
internal enum HandlerScope
{
    /// <summary>Whatever the processing comes across at any time.</summary>
    Every,

    /// <summary>One kind of exception, or those that a filter picks: somebody thought about this failure.</summary>
    Specific,

    /// <summary>Whatever fails but the last time: a filter counts the attempts.</summary>
    EveryButLast,

    /// <summary>What the client throws: every failure of a send, and none of other work.</summary>
    Kafka,
}

/// <param name="Clause">The catch clause; null where the region's is not known.</param>
/// <param name="TakesTimeouts">It takes TimeoutException and nothing else.</param>
internal sealed record Handler(CatchClauseSyntax? Clause, HandlerScope Scope, bool TakesTimeouts = false);

/// <summary>The catch regions of a graph, and the clauses they come from.</summary>
internal sealed class Handlers
{
    /// <summary>Failures that processing comes across at any time: who takes one of these takes every message's.</summary>
    private static readonly HashSet<string> s_everyday = new()
    {
        "System.Exception", "System.SystemException", "System.AggregateException", "System.TimeoutException", "System.InvalidOperationException",
        "System.NullReferenceException", "System.ArgumentException", "System.FormatException", "System.InvalidCastException",
        "System.IO.IOException", "System.Runtime.Serialization.SerializationException", "System.Text.Json.JsonException",
        "System.Net.Http.HttpRequestException", "System.Net.Sockets.SocketException", "System.Data.Common.DbException",
        "Newtonsoft.Json.JsonException", "Newtonsoft.Json.JsonReaderException", "Newtonsoft.Json.JsonSerializationException",
        "Microsoft.Data.SqlClient.SqlException", "System.Data.SqlClient.SqlException", "Npgsql.NpgsqlException",
        "Microsoft.EntityFrameworkCore.DbUpdateException", "MongoDB.Driver.MongoException", "StackExchange.Redis.RedisException",
        "Grpc.Core.RpcException", "Polly.CircuitBreaker.BrokenCircuitException", "Confluent.Kafka.ProduceException",
    };

    private readonly Dictionary<ControlFlowRegion, Handler> _handlers = new();
    private readonly Dictionary<int, ControlFlowRegion> _first = new();

    public Handlers(ControlFlowGraph graph)
    {
        var regions = Regions(graph).OrderBy(region => region.FirstBlockOrdinal).ThenByDescending(region => region.LastBlockOrdinal).ToList();
        var clauses = Clauses(graph.OriginalOperation).OrderBy(clause => clause.Syntax.SpanStart).ToList();
        for (var i = 0; i < regions.Count; i++)
        {
            var clause = regions.Count == clauses.Count ? clauses[i].Syntax as CatchClauseSyntax : null;
            _handlers[regions[i]] = new Handler(clause, ScopeOf(regions[i], regions.Count == clauses.Count ? clauses[i].Filter : null),
                regions[i].ExceptionType is { } type && NameOf(type) == "System.TimeoutException");
            _first[regions[i].FirstBlockOrdinal] = regions[i];
        }
    }

    /// <summary>The clause names what parsing throws.</summary>
    public static bool TakesParsing(SyntaxNode clause) =>
        clause is CatchClauseSyntax { Declaration.Type: { } type } && type.ToString() is { } name
        && (name.EndsWith("JsonException", System.StringComparison.Ordinal) || name.EndsWith("FormatException", System.StringComparison.Ordinal)
            || name.EndsWith("SerializationException", System.StringComparison.Ordinal));

    public bool Any => _handlers.Count > 0;

    /// <summary>The handler that begins with a block.</summary>
    public Handler? StartingAt(BasicBlock block) => _first.TryGetValue(block.Ordinal, out var region) ? _handlers[region] : null;

    /// <summary>The innermost handler that a block is in.</summary>
    public Handler? Around(BasicBlock block)
    {
        for (var region = block.EnclosingRegion; region is not null; region = region.EnclosingRegion)
        {
            if (_handlers.TryGetValue(region, out var handler))
            {
                return handler;
            }
        }

        return null;
    }

    /// <summary>The region of the filter that a block is in, and of its handler; null outside of filters.</summary>
    public static ControlFlowRegion? FilterAround(BasicBlock block)
    {
        for (var region = block.EnclosingRegion; region is not null; region = region.EnclosingRegion)
        {
            if (region.Kind == ControlFlowRegionKind.Filter)
            {
                return region.EnclosingRegion;
            }
        }

        return null;
    }

    /// <summary>Whether a clause with a filter takes all that is thrown in its try, but for cancellation.</summary>
    /// <param name="region">The region of the filter and the handler.</param>
    public bool TakesAllButCancellation(ControlFlowRegion region) => region.Kind == ControlFlowRegionKind.FilterAndHandler
        && region.NestedRegions.FirstOrDefault(nested => nested.Kind == ControlFlowRegionKind.Catch) is { } taking
        && Catches.All(taking.ExceptionType) && _handlers[taking].Scope == HandlerScope.Every;

    private static HandlerScope ScopeOf(ControlFlowRegion region, IOperation? filter)
    {
        var isFiltered = region.EnclosingRegion?.Kind == ControlFlowRegionKind.FilterAndHandler;
        var isEvery = !isFiltered || (filter is not null && CatchFilters.TakesAllButCancellation(filter));
        var type = region.ExceptionType is { SpecialType: not SpecialType.System_Object } known ? NameOf(known) : null;
        return type is null || s_everyday.Contains(type)
            ? isEvery ? HandlerScope.Every : filter is not null && CatchFilters.OnlyCounts(filter) ? HandlerScope.EveryButLast : HandlerScope.Specific
            : isEvery && type == "Confluent.Kafka.KafkaException" ? HandlerScope.Kafka
            : HandlerScope.Specific;
    }

    private static string NameOf(ITypeSymbol type) => type.ContainingNamespace?.FullName() + "." + type.Name;

    /// <summary>Whether the graph catches anything.</summary>
    public static bool IsAnyIn(ControlFlowGraph graph) => Regions(graph).Any();

    private static IEnumerable<ControlFlowRegion> Regions(ControlFlowGraph graph)
    {
        var pending = new Stack<ControlFlowRegion>();
        pending.Push(graph.Root);
        while (pending.Count > 0)
        {
            var region = pending.Pop();
            if (region.Kind == ControlFlowRegionKind.Catch)
            {
                yield return region;
            }

            foreach (var nested in region.NestedRegions)
            {
                pending.Push(nested);
            }
        }
    }

    private static IEnumerable<ICatchClauseOperation> Clauses(IOperation function)
    {
        var pending = new Stack<IOperation>();
        pending.Push(function);
        while (pending.Count > 0)
        {
            var operation = pending.Pop();
            if (operation is ICatchClauseOperation clause)
            {
                yield return clause;
            }

            foreach (var child in operation.ChildOperations)
            {
                if (child is not (IAnonymousFunctionOperation or ILocalFunctionOperation))
                {
                    pending.Push(child);
                }
            }
        }
    }
}
