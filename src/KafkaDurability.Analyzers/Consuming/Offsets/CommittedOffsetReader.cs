using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using KafkaDurability.Analyzers.Functions;
using KafkaDurability.Analyzers.Kafka;
using KafkaDurability.Analyzers.Program;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Consuming;

/// <summary>Finds the calls of one member that commit the own offset of a message.</summary>
internal sealed class CommittedOffsetReader
{
    /// <summary>What a member that commits an offset mentions.</summary>
    public static readonly string[] Words = ["Commit", "StoreOffset", "SendOffsetsToTransaction"];

    private readonly KafkaSymbols _symbols;
    private readonly MessageTypes _types;
    private readonly IOperation _member;
    private readonly List<IInvocationOperation> _results;
    private readonly OffsetVariables _variables;
    private readonly OffsetTrace _trace;
    private readonly OffsetUses _uses;

    private CommittedOffsetReader(IOperation member, KafkaSymbols symbols, ICalleeEffects effects, CancellationToken cancellation)
    {
        _symbols = symbols;
        _types = new MessageTypes(symbols);
        _member = member;
        _results = member.Descendants().OfType<IInvocationOperation>()
            .Where(call => call.TargetMethod.Name is "Commit" or "StoreOffset" && call.Arguments.Length == 1 && _types.IsResult(call.Arguments[0].Value.Type))
            .ToList();
        _variables = new OffsetVariables(cancellation);
        _variables.Include(member);
        _trace = new OffsetTrace(symbols, _variables, member.SemanticModel);
        _uses = new OffsetUses(symbols, effects, _variables);
    }

    /// <summary>Most members can be told from their words alone.</summary>
    public static bool MayCommit(SyntaxNode syntax) => Words.Any(name => Members.Mentions(syntax, name));

    /// <param name="member">The body of a method, or an initializer, with all lambdas and local functions in it.</param>
    public static IEnumerable<CommittedOffset> Read(IOperation member, KafkaSymbols symbols, ICalleeEffects effects, CancellationToken cancellation)
    {
        var calls = member.Descendants().OfType<IInvocationOperation>().Where(call => IsSink(call, symbols)).ToList();
        if (calls.Count == 0)
        {
            return [];
        }

        try
        {
            var reader = new CommittedOffsetReader(member, symbols, effects, cancellation);
            return reader.MovesResults() ? [] : reader.Read(calls);
        }
        catch (InsufficientExecutionStackException)
        {
            return [];
        }
    }

    /// <summary>Whether it takes offsets as they are.</summary>
    private static bool IsSink(IOperation operation, KafkaSymbols symbols) =>
        operation is IInvocationOperation { Arguments.Length: > 0, TargetMethod.Name: "Commit" or "StoreOffset" or "SendOffsetsToTransaction" } call
        && symbols.ClientMethod(call.TargetMethod) is { } method
        && method.Parameters[0].Type is INamedTypeSymbol type
        && SymbolEqualityComparer.Default.Equals(type.TypeArguments.Length == 1 ? type.TypeArguments[0] : type, symbols.TopicPartitionOffset);

    private IEnumerable<CommittedOffset> Read(IEnumerable<IInvocationOperation> calls)
    {
        var found = calls.Select(call => (Call: call, Sources: Sources(call))).Where(own => own.Sources.Count > 0).ToList();
        var wrong = new HashSet<SyntaxNode>(found.Select(own => own.Call.Syntax));
        return found.Select(own => new CommittedOffset(
            own.Call.Syntax,
            own.Call.TargetMethod.Name,
            own.Sources.Select(source => source.Exact!.Syntax).Distinct().ToImmutableArray(),
            Overload(own.Call),
            Repairs(own.Sources, wrong))).ToList();
    }

    private List<OffsetSource> Sources(IInvocationOperation call)
    {
        if (call.Syntax.ContainsDiagnostics || OffsetOrder.IsSetUp(call) || OffsetOrder.GoesBack(call, _symbols))
        {
            return [];
        }

        // Of what is written in the call each element stands for itself; what comes from elsewhere is right or wrong as a whole.
        var argument = Argument(call).Value;
        return (OffsetTrace.Written(argument)?.Select(_trace.Of) ?? [_trace.Of(argument)])
            .Select(value => value.Shape == OffsetShape.Sequence ? value.Element! : value)
            .Where(value => value.Shape == OffsetShape.Offset && value.Sources.All(source => IsOwn(source, call)))
            .SelectMany(value => value.Sources)
            .ToList();
    }

    private static IArgumentOperation Argument(IInvocationOperation call) => call.Arguments.First(given => given.Parameter?.Ordinal == 0);

    /// <param name="wrong">The calls of the member that the repair is meant for; behind a variable it must reach no other.</param>
    private ImmutableArray<OffsetRepair> Repairs(List<OffsetSource> sources, HashSet<SyntaxNode> wrong)
    {
        var through = sources.SelectMany(source => source.Through).ToImmutableHashSet<ISymbol>(SymbolEqualityComparer.Default);
        return sources.All(source => source.Repair is { } repair && (!repair.IsWhole || repair.Result is not null))
            && through.All(variable => OffsetOrder.OnlyLeadsTo(variable, _variables, through, IsMeant, _symbols))
                ? sources.Select(source => source.Repair!).Distinct().ToImmutableArray()
                : ImmutableArray<OffsetRepair>.Empty;

        bool IsMeant(IOperation call) => wrong.Contains(call.Syntax)
            || (!_member.Syntax.Span.Contains(call.Syntax.Span) && OffsetOrder.HandlerAround(call) is null && !OffsetOrder.GoesBack(call, _symbols));
    }

    /// <summary>Whether the message was processed, as far as can be told, when its offset is committed.</summary>
    private bool IsOwn(OffsetSource source, IInvocationOperation call)
    {
        var exact = source.Exact!;
        var handler = OffsetOrder.HandlerAround(call);
        var isHere = _member.Syntax.Span.Contains(exact.Syntax.Span);
        if ((handler is not null && handler.Span.Contains(exact.Syntax.Span)) || OffsetOrder.HasCounterpart(call, source.Holders, _results, _symbols))
        {
            return false;
        }

        var position = !isHere || (handler is null && call.Syntax.Span.End > exact.Syntax.Span.End) ? call.Syntax.Span.End : exact.Syntax.Span.End;
        var function = isHere ? _member : OwnOperations.RootOf(exact);
        return !_uses.IsUsedBehind(position, source.Holders, _member)
            && (isHere || !_uses.IsUsedBehind(exact.Syntax.Span.End, source.Holders, function))
            && _uses.IsProcessedBefore(isHere ? position : exact.Syntax.SpanStart, source.Holders, function, source.IsGuess);
    }

    /// <summary>result.TopicPartitionOffset = …: the results are not what the broker gave.</summary>
    private bool MovesResults() => _member.Descendants().Any(operation => operation switch
    {
        IAssignmentOperation { Target: IPropertyReferenceOperation { Property.ContainingType: { } type } } => _types.IsResult(type),
        IIncrementOrDecrementOperation { Target: IPropertyReferenceOperation { Property.ContainingType: { } type } } => _types.IsResult(type),
        _ => false,
    });

    /// <summary>Commit(new[] { r.TopicPartitionOffset }) says Commit(r).</summary>
    private (SyntaxNode Argument, SyntaxNode Result)? Overload(IInvocationOperation call)
    {
        var argument = Argument(call);
        var written = OffsetTrace.Written(argument.Value)?.ToList() ?? [argument.Value];
        if (written.Count != 1 || OffsetOrder.IsNamed(argument) || OffsetOrder.ResultIn(written[0], _symbols) is not { Type: { } type } result)
        {
            return null;
        }

        var takesResult = call.TargetMethod.ContainingType.GetMembers(call.TargetMethod.Name).OfType<IMethodSymbol>().Any(other =>
            other.Parameters.Length == 1 && SymbolEqualityComparer.Default.Equals(other.Parameters[0].Type, type));
        return takesResult ? (argument.Value.Syntax, OffsetOrder.WithSuppression(result.Syntax)) : null;
    }
}
